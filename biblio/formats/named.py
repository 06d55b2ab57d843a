"""What an entry names beside arXiv: DOIs, ISBNs, and identifiers of other schemes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from biblio.errors import InvalidIdentifier
from biblio.model.identifiers import Identifier, doi_or_arxiv, isbn, printed_dois

__all__ = ["WHOLE", "Dois", "Isbns", "dois_in", "eprints_elsewhere", "isbns_in", "isbns_of"]

_ARCHIVES: Final = {
    "pubmed": "pmid",
    "pmid": "pmid",
    "pmcid": "pmcid",
    "pmc": "pmcid",
    "jstor": "jstor",
    "hdl": "hdl",
}
"""Types of eprints (biblatex manual, section 3.14.7), as schemes."""
WHOLE: Final = frozenset({"book", "proceedings", "thesis", "report", "standard", "other"})
"""Kinds of which an ISBN names the work itself, and not what it stands in."""
_AT_DOI: Final = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/\S+", re.IGNORECASE)
_BETWEEN_ISBNS: Final = re.compile(r"[,;/]|\s*\([^()]*\)|\s*\[[^][]*\]|\band\b")
_SPACED: Final = re.compile(r"\s+(?=[0-9-]*[0-9Xx](?:\s|$))")


class Dois(NamedTuple):
    """The DOIs of an entry as they are printed, those of arXiv, and what is wrong with them."""

    printed: str | None = None
    of_arxiv: tuple[Identifier, ...] = ()
    warning: str | None = None


class Isbns(NamedTuple):
    """The ISBNs of an entry that are valid, all of them as text, and what is wrong with them."""

    valid: tuple[Identifier, ...] = ()
    text: str | None = None
    warnings: tuple[str, ...] = ()


def dois_in(doi: str | None, url: str | None) -> Dois:
    """The DOIs in the fields *doi* and, where there is none, *url*, if that is a DOI's address."""
    if doi is None:
        doi = url if url and _AT_DOI.fullmatch(url) else None
    if doi is None:
        return Dois()
    found = {each: doi_or_arxiv(each) for each in printed_dois(doi)}
    if not found:
        return Dois(warning=f"doi {doi[:80]!r} is not a DOI")
    return Dois(
        " ".join(each for each, named in found.items() if named and named.scheme == "doi") or None,
        tuple(each for each in found.values() if each and each.scheme == "arxiv"),
    )


def isbns_in(printed: str | None) -> Isbns:
    """The ISBNs in the field *printed*, which may list several, each with a word of its own."""
    parts = _BETWEEN_ISBNS.split(printed or "")
    return isbns_of(each for part in parts for each in _isbns_of(part))


def isbns_of(printed: Iterable[str]) -> Isbns:
    """The ISBNs that each of *printed* is."""
    found: list[Identifier] = []
    texts: list[str] = []
    warnings: list[str] = []
    for each in printed:
        try:
            text = isbn(each)
            found.append(Identifier("isbn", text))
        except InvalidIdentifier as error:
            warnings.append(str(error))
            text = each
        texts.append(text)
    return Isbns(
        tuple(dict.fromkeys(found)), " ".join(dict.fromkeys(texts)) or None, tuple(warnings)
    )


def _isbns_of(part: str) -> list[str]:
    """*part* as one ISBN, which may have spaces in it, or as those that spaces divide."""
    part = part.strip()
    pieces = _SPACED.split(part)
    if len(pieces) > 1 and not _is_isbn(part) and any(map(_is_isbn, pieces)):
        return pieces
    return [part] if part else []


def _is_isbn(text: str) -> bool:
    try:
        isbn(text)
    except InvalidIdentifier:
        return False
    return True


def eprints_elsewhere(values: Mapping[str, str]) -> Iterator[tuple[str, Identifier]]:
    """The identifiers of archives but arXiv, each with the field that names it."""
    archive = (values.get("eprinttype") or values.get("archiveprefix") or "").strip().lower()
    if archive in _ARCHIVES and (value := values.get("eprint")):
        yield "eprint", Identifier(_ARCHIVES[archive], value)
    for scheme in ("pmid", "pmcid"):
        if value := values.get(scheme):
            yield scheme, Identifier(scheme, value)
