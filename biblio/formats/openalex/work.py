"""One work of OpenAlex to a record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from biblio.errors import InvalidData, InvalidIdentifier
from biblio.formats import fields, json_fields
from biblio.formats.json_fields import Document, inner, line, objects, text, texts
from biblio.formats.markup import plain_text, rich_text
from biblio.formats.openalex.people import authors_of, bare
from biblio.model.identifiers import ArxivId, Identifier, doi_or_arxiv
from biblio.model.records import Extra, PaperRecord, Reference

__all__ = ["parse"]

KINDS: Final = {
    **dict.fromkeys(("article", "review", "letter", "editorial", "peer-review"), "article"),
    **dict.fromkeys(("erratum", "retraction", "data-paper", "software-paper"), "article"),
    **dict.fromkeys(("journal-article", "conference-abstract"), "article"),
    **dict.fromkeys(("preprint", "posted-content"), "preprint"),
    **dict.fromkeys(("book", "monograph", "edited-book", "reference-book"), "book"),
    **dict.fromkeys(("book-chapter", "book-section", "book-part", "reference-entry"), "chapter"),
    **dict.fromkeys(("conference-paper", "proceedings-article"), "conference-paper"),
    "proceedings": "proceedings",
    "dissertation": "thesis",
    "report": "report",
    "dataset": "dataset",
    "software": "software",
    "standard": "standard",
}
"""OpenAlex's types of works, today's and those it took over from Crossref, as kinds of papers."""

NOTICES: Final = frozenset(("erratum", "retraction"))
_WORK: Final = re.compile(r"[Ww][0-9]+")
_DIGITS: Final = re.compile(r"[0-9]+")
_REPOSITORY: Final = "repository"
_ARXIV: Final = "arxiv"
_ARXIV_IN: Final = ("landing_page_url", "pdf_url")
# Keys whose values stand in fields of the record.
_READ: Final = frozenset(
    (
        *("abstract_inverted_index", "authorships", "biblio", "concepts", "display_name", "doi"),
        *("id", "ids", "is_authors_truncated", "is_retracted", "keywords", "language"),
        *("locations", "primary_location", "publication_date", "publication_year"),
        *("referenced_works", "title", "topics", "type", "updated_date"),
    )
)
# What OpenAlex computes of other keys, or where it answers questions about the work.
_COMPUTED: Final = frozenset(
    (
        *("abstract_inverted_index_v3", "authors_count", "best_oa_location", "cited_by_api_url"),
        *("concepts_count", "corresponding_author_ids", "corresponding_institution_ids"),
        *("countries_distinct_count", "institutions", "institutions_distinct_count"),
        *("locations_count", "ngrams_url", "primary_topic", "referenced_works_count"),
        *("related_works", "relevance_score", "topics_count", "has_abstract", "has_fulltext"),
    )
)


def parse(raw: bytes) -> PaperRecord:
    """The record of one work.

    Raises:
        InvalidData: it is not JSON, or not a work, which OpenAlex calls by W and digits.
    """
    work = json_fields.document(raw, "a work")
    own = bare(text(work, "id"))
    if own is None:
        raise InvalidData("it has no id")
    if _WORK.fullmatch(own) is None:
        raise InvalidData(f"its id, {own[:60]}, is not that of a work: W and digits")
    arxiv, doi, others = _identifiers(work, own.upper())
    place = inner(work, "primary_location")
    source = inner(place, "source")
    kind = _kind(work, source)
    is_deposited = text(source, "type") == _REPOSITORY
    authors, stated = authors_of(work)
    pages, article_number = _pages(inner(work, "biblio"))
    return PaperRecord(
        format="openalex",
        arxiv_id=arxiv.base if arxiv else None,
        latest_version=arxiv.version if arxiv else None,
        title=plain_text(text(work, "title") or text(work, "display_name")),
        abstract=_abstract(work.get("abstract_inverted_index")),
        authors_text="; ".join(name.printed or name.name for name in authors) or None,
        authors=authors,
        authors_cut=work.get("is_authors_truncated") is True and bool(authors),
        doi=doi,
        license=line(place, "license"),
        kind=kind,
        container_title=None if is_deposited else line(source, "display_name"),
        volume=line(inner(work, "biblio"), "volume"),
        issue=line(inner(work, "biblio"), "issue"),
        pages=pages,
        article_number=article_number,
        publisher=None if is_deposited else line(source, "host_organization_name"),
        issued=_issued(work),
        issn=None if is_deposited else _issn(source),
        url=text(place, "landing_page_url"),
        language=line(work, "language"),
        retracted=_truth(work.get("is_retracted")),
        keywords=tuple(dict.fromkeys(_named(work, "keywords"))),
        references=tuple(filter(None, map(_reference, texts(work, "referenced_works")))),
        author_identifiers=stated,
        identifiers=tuple(others),
        is_notice=text(work, "type") in NOTICES,
        extra=_extra(work),
        datestamp=json_fields.day(text(work, "updated_date")),
    )


def _reference(address: str) -> Reference | None:
    """The work at *address*; what is none of OpenAlex's is kept as text."""
    named = bare(address)
    if named is None or _WORK.fullmatch(named) is None:
        return Reference(text=address)
    return Reference("openalex", named.upper())


def _identifiers(work: Document, own: str) -> tuple[ArxivId | None, str | None, list[Identifier]]:
    """What arXiv calls the work, its DOI, and all its other identifiers."""
    ids = inner(work, "ids")
    others = [Identifier("openalex", own)]
    doi = None
    arxivs = list(_on_arxiv(objects(work, "locations") or [inner(work, "primary_location")]))
    for printed in (text(work, "doi"), text(ids, "doi")):
        named = doi_or_arxiv(printed or "")
        if named is not None and named.scheme == "arxiv":
            arxivs.insert(0, ArxivId.parse(named.value))
        elif named is not None:
            doi = doi or named.value
    if pmid := bare(text(ids, "pmid")):
        others.append(Identifier("pmid", pmid))
    if pmcid := bare(text(ids, "pmcid")):
        is_number = _DIGITS.fullmatch(pmcid) is not None
        others.append(Identifier("pmcid", f"PMC{pmcid}" if is_number else pmcid.upper()))
    if mag := bare(text(ids, "mag")):
        others.append(Identifier("mag", mag))
    others += (Identifier("arxiv", each.base) for each in arxivs[1:])
    return _latest(arxivs), doi, others


def _latest(arxivs: list[ArxivId]) -> ArxivId | None:
    """The first of *arxivs*, of the latest version that any place of the same paper names."""
    if not arxivs:
        return None
    versions = [each.version or 0 for each in arxivs if each.base == arxivs[0].base]
    return ArxivId(arxivs[0].base, max(versions) or None)


def _on_arxiv(locations: Iterable[Document]) -> Iterator[ArxivId]:
    """The identifiers in addresses of arXiv among *locations*."""
    for location in locations:
        for name in _ARXIV_IN:
            address = text(location, name)
            if address is None or _ARXIV not in address.lower():
                continue
            try:
                yield ArxivId.parse(address)
            except InvalidIdentifier:
                continue  # a listing there, or a page that is not a paper's


def _kind(work: Document, source: Document) -> str:
    """What it is; where a conference or a repository has it, an article is a paper of theirs."""
    kind = KINDS.get(text(work, "type") or "", "other")
    if kind != "article":
        return kind
    said = KINDS.get(text(work, "type_crossref") or "", kind)
    if said == "preprint" or text(source, "type") == _REPOSITORY:
        return "preprint"
    is_of_conference = said == "conference-paper" or text(source, "type") == "conference"
    return "conference-paper" if is_of_conference else kind


def _abstract(index: object) -> str | None:
    """The words of an inverted index in their order.

    Where no word has a position, the next follows; where two have one, both stand there.
    """
    if not isinstance(index, dict):
        return None
    placed = [
        (position, word)
        for word, positions in index.items()
        for position in (positions if isinstance(positions, list) else ())
        if isinstance(position, int)
    ]
    placed.sort(key=lambda each: each[0])
    return rich_text(" ".join(word for _, word in placed))


def _pages(biblio: Document) -> tuple[str | None, str | None]:
    """The pages as they are said, and the number of an article that has none."""
    first, last = line(biblio, "first_page"), line(biblio, "last_page")
    return fields.pages_or_number("-".join(dict.fromkeys(filter(None, (first, last)))))


def _issued(work: Document) -> str | None:
    printed = text(work, "publication_date")
    known = fields.partial_day(*printed.split("-")[:3]) if printed else None
    return known or fields.partial_day(work.get("publication_year"))


def _issn(source: Document) -> str | None:
    return " ".join(texts(source, "issn") or texts(source, "issn_l")) or None


def _truth(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _named(work: Document, name: str) -> list[str]:
    """What the objects in the list *name* are called; older works had the words alone."""
    called = (line(each, "display_name") or line(each, "keyword") for each in objects(work, name))
    return [*filter(None, called), *texts(work, name)]


def _extra(work: Document) -> Extra:
    """What stands under other keys, but for what OpenAlex computes of these."""
    found = dict(json_fields.further(work, "openalex", _READ | _COMPUTED))
    for name in ("concepts", "topics"):
        if named := _named(work, name):
            found[f"openalex.{name}"] = tuple(dict.fromkeys(named))
    return tuple(sorted(found.items()))
