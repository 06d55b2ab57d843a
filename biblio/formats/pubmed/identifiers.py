"""What a paper of PubMed is called, and what it refers to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from biblio.errors import InvalidData, InvalidIdentifier
from biblio.formats.pubmed.elements import line
from biblio.formats.xml import Element
from biblio.model.identifiers import ArxivId, Identifier, doi_or_arxiv
from biblio.model.records import Reference
from biblio.model.records.references import identifiers_in, reference_to

__all__ = ["ARXIV", "Called", "called", "pmid_of", "references_of"]

ARXIV: Final = "arxiv"
_ARTICLE_ID: Final = "ArticleIdList/ArticleId"
_NOT_VALID: Final = "N"
_SCHEMES: Final = {"pubmed": "pmid", "pmc": "pmcid"}


class Called(NamedTuple):
    """What a paper is called: by arXiv, its DOI, by others, and what else stands there."""

    arxiv: ArxivId | None
    doi: str | None
    others: tuple[Identifier, ...]
    further: Mapping[str, list[str]]


def pmid_of(found: Element | None) -> Identifier:
    """The PMID that the element *found* is.

    Raises:
        InvalidData: it is none, or not there.
    """
    said = line(found)
    if said is None or not (said.isascii() and said.isdigit()):
        raise InvalidData("it has no PMID" if said is None else f"{said[:60]!r} is not a PMID")
    return Identifier("pmid", said)


def called(
    paper: Element, data: Element | None, *more: Element | None, is_on_arxiv: bool = False
) -> Called:
    """The identifiers of the paper itself; lists of references have their own."""
    printed = (
        (each.get("EIdType") or each.get("IdType") or "", said)
        for place in (paper, *more, data)
        for each in _spelled(place)
        if each.get("ValidYN") != _NOT_VALID and (said := line(each))
    )
    arxiv = doi = None
    others: list[Identifier] = []
    kept: dict[str, list[str]] = {}
    for scheme, value in dict.fromkeys(printed):
        named = doi_or_arxiv(value) if scheme == "doi" else None
        is_arxiv = scheme == "pii" and (is_on_arxiv or value.lower().startswith(ARXIV))
        if named is not None and named.scheme == "doi" and doi in {None, value}:
            doi = value
        elif is_arxiv or (named is not None and named.scheme == ARXIV):
            arxiv = arxiv or _arxiv(value)
        elif scheme in {"pmc", "pmcid"}:
            others.append(Identifier("pmcid", value.upper()))
        elif scheme != "pubmed":
            kept.setdefault(scheme or "ArticleId", []).append(value)
    return Called(arxiv, doi, tuple(dict.fromkeys(others)), kept)


def _spelled(place: Element | None) -> Iterator[Element]:
    """The elements in *place* that spell an identifier each."""
    if place is not None:
        yield from place.iterfind("ELocationID")
        yield from place.iterfind(_ARTICLE_ID)


def _arxiv(value: str) -> ArxivId | None:
    try:
        return ArxivId.parse(value)
    except InvalidIdentifier:
        return None


def references_of(data: Element | None, citation: Element | None) -> tuple[Reference, ...]:
    """The works that it refers to, each by all of its identifiers."""
    found = [
        _reference(line(each, "Citation"), _named(each))
        for each in (data.iter("Reference") if data is not None else ())
    ]
    found += [
        _reference(line(each, "RefSource"), [("pubmed", line(each, "PMID"))])
        for each in (
            citation.iterfind("CommentsCorrectionsList/CommentsCorrections[@RefType='Cites']")
            if citation is not None
            else ()
        )
    ]
    return tuple(filter(None, dict.fromkeys(found)))


def _named(reference: Element) -> list[tuple[str, str | None]]:
    """The identifiers of *reference*, each with what PubMed calls its scheme."""
    return [(each.get("IdType") or "", line(each)) for each in reference.iterfind(_ARTICLE_ID)]


def _reference(printed: str | None, given: Iterable[tuple[str, str | None]]) -> Reference | None:
    """The work that is *printed* so, of the identifiers *given* and those in the text."""
    named: list[tuple[str, str | None]] = list(identifiers_in(printed))
    for kind, value in given:
        if value:
            scheme = _SCHEMES.get(kind, kind)
            named.append((scheme, value.upper() if scheme == "pmcid" else value))
    return reference_to(named, printed)
