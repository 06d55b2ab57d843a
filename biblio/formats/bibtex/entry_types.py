"""Types of entries and what they tell: kinds of papers, names of languages, verbatim fields."""

from __future__ import annotations

from typing import Final

__all__ = ["KINDS", "LANGUAGES", "ROLES", "VERBATIM", "WRITTEN_AS", "kind_of"]

KINDS: Final = {
    "article": "article",
    "suppperiodical": "article",
    "inproceedings": "conference-paper",
    "conference": "conference-paper",
    "proceedings": "proceedings",
    "mvproceedings": "proceedings",
    "book": "book",
    "mvbook": "book",
    "collection": "book",
    "mvcollection": "book",
    "reference": "book",
    "booklet": "book",
    "incollection": "chapter",
    "inbook": "chapter",
    "bookinbook": "chapter",
    "inreference": "chapter",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "thesis": "thesis",
    "techreport": "report",
    "report": "report",
    "unpublished": "preprint",
    "dataset": "dataset",
    "software": "software",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "patent": "patent",
    "standard": "standard",
}
"""Types of entries (biblatex manual, section 2.1), as kinds of papers; any other is `other`."""

WRITTEN_AS: Final = {
    "preprint": "misc",
    "article": "article",
    "conference-paper": "inproceedings",
    "proceedings": "proceedings",
    "book": "book",
    "chapter": "incollection",
    "thesis": "phdthesis",
    "report": "techreport",
}
"""The type that an entry of a kind is written as; `misc` for all others."""

LANGUAGES: Final = {
    **dict.fromkeys(("english", "american", "british", "usenglish", "ukenglish"), "en"),
    **dict.fromkeys(("german", "ngerman", "austrian", "naustrian", "swissgerman"), "de"),
    **dict.fromkeys(("french", "francais", "acadian", "canadien"), "fr"),
    **dict.fromkeys(("portuguese", "portuges", "brazil", "brazilian"), "pt"),
    **dict.fromkeys(("norwegian", "norsk"), "no"),
    "nynorsk": "nn",
    "chinese": "zh",
    "croatian": "hr",
    "czech": "cs",
    "danish": "da",
    "dutch": "nl",
    "finnish": "fi",
    "greek": "el",
    "hungarian": "hu",
    "italian": "it",
    "japanese": "ja",
    "latin": "la",
    "polish": "pl",
    "russian": "ru",
    "spanish": "es",
    "swedish": "sv",
    "turkish": "tr",
    "ukrainian": "uk",
}
"""Names of languages as babel has them, as BCP 47 tags."""

VERBATIM: Final = frozenset(
    {"doi", "eprint", "file", "url", "urlraw", "pmid", "pmcid", "issn", "isbn"}
)
ROLES: Final = {"editor": "editor", "translator": "translator"}


def kind_of(entry_type: str, *, is_on_arxiv: bool, has_container: bool) -> str:
    """The kind of paper that an entry of a type is, where no field says more."""
    is_loose = entry_type in {"article", "misc", "online", "unpublished"}
    if is_on_arxiv and is_loose and not has_container:
        return "preprint"
    return KINDS.get(entry_type, "other")
