"""arXiv identifiers in the ways that bibliographies write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from biblio.errors import InvalidIdentifier
from biblio.model import categories
from biblio.model.identifiers import ArxivId

__all__ = ["Eprint", "eprint_of", "is_arxiv_citation"]

_BRACKETED: Final = re.compile(r"\s*\[([^\[\]]*)\]?\s*$")
_CITATION: Final = re.compile(
    r"\(?(?:available\s+(?:at|as)\s+|cite\s+as\s+|also\s+|in\s+)?(?:e-?print\s+|preprint\s+)?"
    r"(?:arxiv(?:\.org)?\s*(?:e-?prints?|preprints?)?[\s,:]*)?"
    r"((?:arxiv:\s*|https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/)\S+?)"
    r"(?:\s*\[[^\[\]]*\]?)?[\s.,;)]*",
    re.IGNORECASE,
)
_NAMED: Final = "arxiv"
_CODE: Final = re.compile(r"[a-z][a-z-]+(?:\.[A-Za-z-]{2,})?")


class Eprint(NamedTuple):
    """The arXiv identifier that an entry names, its category, and what is to be said of them."""

    identifier: ArxivId | None = None
    category: str | None = None
    warnings: tuple[str, ...] = ()


def eprint_of(values: Mapping[str, str]) -> Eprint:
    """What the fields *values*, as plain text, say of arXiv.

    `eprint` with its type is asked first; then fields that hold a citation of arXiv and nothing
    else, since a note may speak of another paper as well.
    """
    archive = (values.get("eprinttype") or values.get("archiveprefix") or "").strip().lower()
    text = values.get("eprint", "").strip()
    bracketed = _BRACKETED.search(text)
    stem = text[: bracketed.start()] if bracketed else text
    found: ArxivId | None = None
    warnings: list[str] = []
    if stem and archive in ("", _NAMED):
        try:
            found = ArxivId.parse(stem)
        except InvalidIdentifier as error:
            if archive or stem.lower().startswith(_NAMED):
                warnings.append(str(error))
    if found is None:
        found = _cited(values)
    if found is None:
        return Eprint(warnings=tuple(warnings))
    said = values.get("eprintclass") or values.get("primaryclass")
    said = said or (bracketed[1] if bracketed else "")
    category, warning = _category(said)
    return Eprint(found, category, (*warnings, *warning))


def is_arxiv_citation(text: str) -> bool:
    """Whether *text* says nothing but where a paper is on arXiv."""
    return _identifier_in(text) is not None


def _cited(values: Mapping[str, str]) -> ArxivId | None:
    for name in ("doi", "url", "journal", "journaltitle", "howpublished", "note"):
        found = _identifier_in(values.get(name, ""))
        if found is not None:
            return found
    return None


def _identifier_in(text: str) -> ArxivId | None:
    if _NAMED not in text.lower():
        return None
    citation = _CITATION.fullmatch(text.strip())
    for each in (text, citation[1] if citation else ""):
        if _NAMED not in each.lower():
            continue
        try:
            return ArxivId.parse(each)
        except InvalidIdentifier:
            continue
    return None


def _category(said: str) -> tuple[str | None, tuple[str, ...]]:
    """The category that *said* names, or one that is found in it, which is said."""
    if not said.strip():
        return None, ()
    code = said.strip()
    if categories.is_known(code):
        return categories.canonical(code), ()
    found = next((each for each in _CODE.findall(said) if categories.is_known(each)), None)
    if found is None:
        return None, (f"primaryClass {code[:60]!r} is not a category",)
    canonical = categories.canonical(found)
    return canonical, (f"primaryClass is not a category; {canonical} was found in it",)
