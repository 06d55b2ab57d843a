"""What the shell offers when a value is half typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from biblio.model.kinds import KINDS

FORMATS: Final = (
    *("abs", "atom", "bibtex", "crossref", "csl-json", "listing", "oai", "openalex"),
    *("pubmed", "records", "rejects", "ris", "snapshot"),
)
"""The names in `biblio.formats`, which takes too long to import while a person types."""

FIELDS: Final = tuple(
    f"{name}:"
    for name in (
        *("abstract", "all", "author", "author_count", "category", "cited_by", "cites"),
        *(
            "collaboration",
            "comments",
            "date",
            "doi",
            "first_author",
            "has",
            "id",
            "journal",
            "kind",
            "lacks",
            "last_author",
        ),
        *("list", "primary", "report", "tag", "title", "withdrawn"),
    )
)
"""The fields of `biblio.queries.language.query_fields`, named here for the same reason."""
PRESENT: Final = (
    *("abstract", "affiliation", "arxiv", "author", "category", "comments", "date", "doi"),
    *("isbn", "journal", "keyword", "list", "orcid", "pmcid", "pmid", "reference", "report"),
    *("tag", "title"),
)
"""What a paper may have, as in `biblio.queries.narrowing.presence`."""
FACETS: Final = (
    *("author", "category", "collaboration", "container", "kind", "list", "primary", "tag"),
    "year",
)
"""The facets of `biblio.queries.papers.facets`."""
DIMENSIONS: Final = (
    *("authors-a-paper", "category", "collaboration", "container", "kind", "month", "primary"),
    "year",
)
"""By what papers are counted, as in `biblio.queries.counting.dimensions`."""
ANSWERS: Final = ("yes", "no")
CATEGORIES: Final = frozenset({"category", "cat", "primary"})


def complete_category(incomplete: str) -> Iterator[tuple[str, str]]:
    """The categories and whole archives that begin so, with their names."""
    from biblio.model import categories

    typed = incomplete.casefold()
    for code, name in categories.patterns():
        if code.casefold().startswith(typed):
            yield code, name


def complete_format(incomplete: str) -> Iterator[str]:
    """The formats that can be read."""
    return (name for name in FORMATS if name.startswith(incomplete))


def complete_kind(incomplete: str) -> Iterator[str]:
    """The kinds that begin so."""
    return (kind for kind in sorted(KINDS) if kind.startswith(incomplete.lower()))


def complete_presence(incomplete: str) -> Iterator[str]:
    """What a paper may have that begins so."""
    return (each for each in PRESENT if each.startswith(incomplete.lower()))


def complete_facets(incomplete: str) -> Iterator[str]:
    """The facets that begin as the last one of several that are named."""
    return _one_more(FACETS, incomplete)


def complete_dimensions(incomplete: str) -> Iterator[str]:
    """The same of what papers are counted by."""
    return _one_more(DIMENSIONS, incomplete)


def _one_more(words: Sequence[str], incomplete: str) -> Iterator[str]:
    """Those of *words* that begin as the last of several in *incomplete*, and stand not there."""
    before, comma, word = incomplete.rpartition(",")
    named = before.split(",")
    return (
        f"{before}{comma}{each}"
        for each in words
        if each.startswith(word.lower()) and each not in named
    )


def complete_query(incomplete: str) -> Iterator[str]:
    """The fields of a query, behind those of categories and kinds these, for its last word."""
    before, space, word = incomplete.rpartition(" ")
    field, colon, value = word.partition(":")
    if colon and field.lower() in CATEGORIES:
        offered = (f"{field}:{code}" for code, _ in complete_category(value))
    elif colon and field.lower() == "kind":
        offered = (f"{field}:{kind}" for kind in complete_kind(value))
    elif colon and field.lower() in {"has", "lacks"}:
        offered = (f"{field}:{each}" for each in complete_presence(value))
    elif colon and field.lower() == "withdrawn":
        offered = (f"{field}:{each}" for each in ANSWERS if each.startswith(value.lower()))
    else:
        offered = (each for each in FIELDS if each.startswith(word.lower()))
    return (f"{before}{space}{each}" for each in offered)
