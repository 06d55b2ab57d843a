"""One work of Crossref to a record."""

from __future__ import annotations

from functools import partial
from typing import Final

from biblio.errors import InvalidData
from biblio.formats import fields
from biblio.formats.crossref.people import ROLES, authors_of, contributors_of
from biblio.formats.json_fields import (
    Document,
    decoded,
    further,
    inner,
    line,
    objects,
    partial_date,
    text,
    texts,
)
from biblio.formats.markup import jats_text
from biblio.formats.named import isbns_of
from biblio.model.identifiers import Identifier, Link, doi_or_arxiv
from biblio.model.records import PaperRecord, Reference
from biblio.model.records.references import identifiers_in, reference_to

__all__ = ["parse"]

KINDS: Final = {
    "posted-content": "preprint",
    "journal-article": "article",
    "proceedings-article": "conference-paper",
    "proceedings": "proceedings",
    "proceedings-series": "proceedings",
    "book": "book",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "book-set": "book",
    "book-series": "book",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "book-part": "chapter",
    "book-track": "chapter",
    "reference-entry": "chapter",
    "dissertation": "thesis",
    "report": "report",
    "report-component": "report",
    "report-series": "report",
    "dataset": "dataset",
    "database": "dataset",
    "standard": "standard",
    "standard-series": "standard",
}
"""Crossref's types of works (`api.crossref.org/types`), as kinds of papers."""

WHOLE: Final = frozenset({"book", "proceedings", "thesis", "report", "standard"})
"""Kinds of which an ISBN names the work itself, and not what it stands in."""

NOTICES: Final = frozenset(
    (
        "addendum",
        "clarification",
        "correction",
        "corrigendum",
        "erratum",
        "expression_of_concern",
        "partial_retraction",
        "removal",
        "retraction",
        "withdrawal",
    )
)
RETRACTIONS: Final = frozenset(("retraction", "removal", "withdrawal"))
# Keys whose values stand in fields of the record.
_READ: Final = frozenset(
    (
        "DOI",
        "URL",
        "ISBN",
        "ISSN",
        "abstract",
        "article-number",
        "author",
        "container-title",
        "edition-number",
        "indexed",
        "issue",
        "issued",
        "language",
        "page",
        "publisher",
        "publisher-location",
        "reference",
        "short-container-title",
        "subject",
        "subtitle",
        "title",
        "type",
        "volume",
        *ROLES,
    )
)
# What a reference is put together of, where it is not given as printed.
_PARTS: Final = (
    *("author", "article-title", "volume-title", "journal-title", "series-title"),
    *("volume", "issue", "first-page", "edition", "year"),
)


def parse(raw: bytes) -> PaperRecord:
    """The record of one work.

    Raises:
        InvalidData: it is not JSON, not a work, or has no DOI.
    """
    work = _work(raw)
    printed = text(work, "DOI")
    own = doi_or_arxiv(printed or "")
    if own is None:
        raise InvalidData("it has no DOI" if printed is None else f"{printed!r} is not a DOI")
    kind = KINDS.get(text(work, "type") or "", "other")
    isbns = isbns_of(each.rpartition("/")[2] for each in texts(work, "ISBN"))
    title, short = _titles(work)
    container, series = _containers(work, kind)
    authors, stated = authors_of(work)
    issued = partial_date(work.get("issued"))
    return PaperRecord(
        format="crossref",
        arxiv_id=own.value if own.scheme == "arxiv" else None,
        doi=printed if own.scheme == "doi" else None,
        title=title,
        abstract=jats_text(text(work, "abstract")),
        authors_text="; ".join(name.printed or name.name for name in authors) or None,
        authors=authors,
        license=_license(work),
        kind=kind,
        container_title=container,
        container_short=short,
        series=series,
        volume=line(work, "volume"),
        issue=line(work, "issue"),
        pages=_pages(work),
        article_number=line(work, "article-number"),
        publisher=_publisher(work),
        place=line(work, "publisher-location"),
        edition=line(work, "edition-number"),
        issued=issued,
        isbn=isbns.text,
        issn=" ".join(texts(work, "ISSN")) or None,
        url=_url(work),
        language=line(work, "language"),
        retracted=_retracted(work),
        keywords=tuple(texts(work, "subject")),
        contributors=contributors_of(work),
        references=_references(work),
        author_identifiers=stated,
        identifiers=isbns.valid if kind in WHOLE else (),
        links=_links(work, own),
        is_notice=bool(NOTICES & {text(each, "type") for each in objects(work, "update-to")}),
        extra=further(work, "crossref", _READ),
        datestamp=_datestamp(work),
        warnings=isbns.warnings,
    )


def _work(raw: bytes) -> Document:
    found = decoded(raw)
    if isinstance(found, dict) and isinstance(found.get("message"), dict):
        found = found["message"]  # an answer about one work
    if not isinstance(found, dict):
        raise InvalidData("it is not a JSON object with the keys of a work")
    return found


def _titles(work: Document) -> tuple[str | None, str | None]:
    """The title with its subtitle, and the short title of the container."""
    main = next(iter(texts(work, "title")), None)
    under = next(iter(texts(work, "subtitle")), None)
    if main and under and under.casefold() not in main.casefold():
        main = f"{main}: {under}"
    return main or under, next(iter(texts(work, "short-container-title")), None)


def _containers(work: Document, kind: str) -> tuple[str | None, str | None]:
    """What it stands in, and the series of that; of a chapter the series comes first."""
    found = texts(work, "container-title")
    if not found:
        return None, None
    is_part = kind in {"chapter", "conference-paper"} and len(found) > 1
    return found[-1], found[0] if is_part else None


def _pages(work: Document) -> str | None:
    return fields.pages(line(work, "page"))


def _publisher(work: Document) -> str | None:
    """The publisher; of a preprint or a thesis, the group or the institution."""
    named = next((line(each, "name") for each in objects(work, "institution")), None)
    is_own = text(work, "type") in {"posted-content", "dissertation", "report"}
    return (named if is_own else None) or line(work, "publisher")


def _url(work: Document) -> str | None:
    return text(inner(work, "resource", "primary"), "URL") or text(work, "URL")


def _license(work: Document) -> str | None:
    """The licence of the version of record, else the first."""
    found = objects(work, "license")
    of_record = [each for each in found if text(each, "content-version") == "vor"]
    return next((text(each, "URL") for each in of_record + found), None)


def _retracted(work: Document) -> bool | None:
    """Whether another work retracts it; None where none says anything of it."""
    updates = {text(each, "type") for each in objects(work, "updated-by")}
    return True if updates & RETRACTIONS else None


def _references(work: Document) -> tuple[Reference, ...]:
    return tuple(filter(None, map(_reference, objects(work, "reference"))))


def _reference(given: Document) -> Reference | None:
    """A reference with the identifiers that are given apart, and those that its text names."""
    printed = _printed_reference(given)
    named = [("doi", text(given, "DOI")), *identifiers_in(printed)]
    if isbn := text(given, "ISBN"):
        named.append(("isbn", isbn.rpartition("/")[2]))
    return reference_to(named, printed)


def _printed_reference(reference: Document) -> str | None:
    """A reference as printed, or put together of the parts that are given."""
    if (printed := line(reference, "unstructured")) is not None:
        return printed
    return (
        ", ".join(filter(None, (line(reference, name) for name in _PARTS if name in reference)))
        or None
    )


def _links(work: Document, own: Identifier) -> tuple[Link, ...]:
    """What the work's relations say of identity."""
    relations = work.get("relation")
    if not isinstance(relations, dict):
        return ()
    related = partial(_related, relations)
    return (
        *(Link(own, other) for other in related("is-preprint-of")),
        *(
            Link(own, other) if other.scheme == "arxiv" else Link(other, own)
            for other in related("has-preprint")
        ),
        *(
            link
            for name in ("is-identical-to", "is-same-as")
            for other in related(name)
            for link in (Link(own, other), Link(other, own))
        ),
    )


def _related(relations: Document, name: str) -> list[Identifier]:
    found = (doi_or_arxiv(text(each, "id") or "") for each in objects(relations, name))
    return [each for each in found if each is not None]


def _datestamp(work: Document) -> str | None:
    """The day on which Crossref last indexed it."""
    indexed = work.get("indexed")
    if not isinstance(indexed, dict):
        return None
    said = text(indexed, "date-time")
    return fields.instant(said)[:10] if said else partial_date(indexed)
