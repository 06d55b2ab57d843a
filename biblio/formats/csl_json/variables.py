"""The types and variables of CSL 1.0.2 (its schema `csl-data.json`), and what they mean here."""

from __future__ import annotations

from typing import Final

__all__ = [
    "DATES",
    "KINDS",
    "NAMES",
    "ROLES",
    "ROLE_VARIABLES",
    "TEXTS",
    "TYPES",
    "VARIABLES",
    "WRITTEN_AS",
]

KINDS: Final = {
    "article": "preprint",
    **dict.fromkeys(
        ("article-journal", "article-magazine", "article-newspaper", "review", "review-book"),
        "article",
    ),
    **dict.fromkeys(("paper-conference", "speech"), "conference-paper"),
    **dict.fromkeys(("book", "classic", "periodical", "collection"), "book"),
    **dict.fromkeys(("chapter", "entry", "entry-dictionary", "entry-encyclopedia"), "chapter"),
    "thesis": "thesis",
    "report": "report",
    "dataset": "dataset",
    "software": "software",
    **dict.fromkeys(("webpage", "post", "post-weblog"), "webpage"),
    "patent": "patent",
    "standard": "standard",
    # Types that nobody has defined, and programs write.
    "journal-article": "article",
    "posted-content": "preprint",
    "preprint": "preprint",
    "book-chapter": "chapter",
    "proceedings-article": "conference-paper",
}
"""Types of items (CSL 1.0.2, appendix III), as kinds of papers; any other is `other`."""

WRITTEN_AS: Final = {
    "preprint": "article",
    "article": "article-journal",
    "conference-paper": "paper-conference",
    "proceedings": "book",
    "book": "book",
    "chapter": "chapter",
    "thesis": "thesis",
    "report": "report",
    "dataset": "dataset",
    "software": "software",
    "webpage": "webpage",
    "patent": "patent",
    "standard": "standard",
}
"""The type that an item of a kind is written as; `document` for all others."""

TYPES: Final = frozenset(
    (
        *("article", "article-journal", "article-magazine", "article-newspaper", "bill", "book"),
        *("broadcast", "chapter", "classic", "collection", "dataset", "document", "entry"),
        *("entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing"),
        *("interview", "legal_case", "legislation", "manuscript", "map", "motion_picture"),
        *("musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical"),
        *("personal_communication", "post", "post-weblog", "regulation", "report", "review"),
        *("review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage"),
    )
)
"""Every type of the schema."""

ROLES: Final = {
    "editor": "editor",
    "translator": "translator",
    "collection-editor": "series-editor",
    "container-author": "container-author",
    "editorial-director": "editorial-director",
    "chair": "chair",
    "compiler": "compiler",
    "composer": "composer",
    "contributor": "contributor",
    "curator": "curator",
    "director": "director",
    "executive-producer": "executive-producer",
    "guest": "guest",
    "host": "host",
    "illustrator": "illustrator",
    "interviewer": "interviewer",
    "narrator": "narrator",
    "organizer": "organizer",
    "original-author": "original-author",
    "performer": "performer",
    "producer": "producer",
    "recipient": "recipient",
    "reviewed-author": "reviewed-author",
    "script-writer": "script-writer",
    "series-creator": "series-creator",
}
"""Variables of names but the authors', as what they make of those whom they name."""

ROLE_VARIABLES: Final = {role: variable for variable, role in ROLES.items()}
"""The variable in which who had a part is written; `contributor` for any other part."""

NAMES: Final = frozenset(("author", *ROLES))

DATES: Final = frozenset(
    ("accessed", "available-date", "event-date", "issued", "original-date", "submitted")
)

TEXTS: Final = frozenset(
    (
        *("abstract", "annote", "archive", "archive_collection", "archive_location"),
        *("archive-place", "authority", "call-number", "chapter-number", "citation-key"),
        *("citation-label", "citation-number", "collection-number", "collection-title"),
        *("container-title", "container-title-short", "dimensions", "division", "DOI"),
        *("edition", "event", "event-place", "event-title", "first-reference-note-number"),
        *("genre", "ISBN", "ISSN", "issue", "journalAbbreviation", "jurisdiction", "keyword"),
        *("language", "license", "locator", "medium", "note", "number", "number-of-pages"),
        *("number-of-volumes", "original-publisher", "original-publisher-place"),
        *("original-title", "page", "page-first", "part", "part-title", "PMCID", "PMID"),
        *("printing", "publisher", "publisher-place", "references", "reviewed-genre"),
        *("reviewed-title", "scale", "section", "shortTitle", "source", "status", "supplement"),
        *("title", "title-short", "URL", "version", "volume", "volume-title"),
        *("volume-title-short", "year-suffix"),
    )
)

VARIABLES: Final = NAMES | DATES | TEXTS
"""Every variable of the schema."""
