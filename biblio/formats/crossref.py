"""Crossref: works as its REST API gives them, one a line, in a list, or in an answer of the API."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, Final

import orjson

from biblio.errors import InvalidData, InvalidIdentifier
from biblio.formats import fields, json_cut
from biblio.formats.format import Format
from biblio.formats.markup import jats_text, plain_text
from biblio.formats.named import isbns_of
from biblio.formats.standing import Standing
from biblio.model.identifiers import Identifier, Link, doi_or_arxiv, orcid
from biblio.model.names import AuthorList, AuthorName, SplitName, repair_split
from biblio.model.records import (
    PUBLICATION_TEXTS,
    AuthorIdentifier,
    Contributor,
    Extra,
    PaperRecord,
    Reference,
)

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

ROLES: Final = ("editor", "translator", "chair")
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
_DEGREE: Final = re.compile(r"(?:ph\.? ?d|m\.? ?d|dr|m\.? ?sc|b\.? ?sc|prof)\.?", re.IGNORECASE)
_ORCID: Final = "ORCID"
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
# Keys of a work that no other kind of JSON with DOIs has.
_MARKS: Final = frozenset(("reference-count", "content-domain", "is-referenced-by-count"))
_LIST: Final = "items"
_WORKS: Final = frozenset(
    path for answer in json_cut.ANSWERS for path in (answer, (*answer, _LIST))
)


def recognise(head: bytes) -> bool:
    """Whether *head* begins with works of Crossref: objects with a DOI and what only they have."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:1] not in (b"{", b"[") or b'"DOI"' not in start:
        return False
    is_named = is_work = False
    for each in json_cut.keys(start):
        if each.path in _WORKS:
            is_named |= each.name == "DOI" and each.mark == b'"'
            is_work |= each.name in _MARKS or each.name == "message-type"
            is_work |= each.name == "title" and each.mark == b"["
        if is_named and is_work:
            return True
    return False


def parse(raw: bytes) -> PaperRecord:
    """The record of one work.

    Raises:
        InvalidData: it is not JSON, not a work, or has no DOI.
    """
    work = _work(raw)
    printed = _text(work, "DOI")
    own = doi_or_arxiv(printed or "")
    if own is None:
        raise InvalidData("it has no DOI" if printed is None else f"{printed!r} is not a DOI")
    kind = KINDS.get(_text(work, "type") or "", "other")
    isbns = isbns_of(each.rpartition("/")[2] for each in _texts(work, "ISBN"))
    title, short = _titles(work)
    container, series = _containers(work, kind)
    authors, stated = _authors(work)
    issued = _date(work.get("issued"))
    return PaperRecord(
        format=FORMAT.name,
        arxiv_id=own.value if own.scheme == "arxiv" else None,
        doi=printed if own.scheme == "doi" else None,
        title=title,
        abstract=jats_text(_text(work, "abstract")),
        authors_text="; ".join(name.printed or name.name for name in authors) or None,
        authors=authors,
        license=_license(work),
        kind=kind,
        container_title=container,
        container_short=short,
        series=series,
        volume=_line(work, "volume"),
        issue=_line(work, "issue"),
        pages=_pages(work),
        article_number=_line(work, "article-number"),
        publisher=_publisher(work),
        place=_line(work, "publisher-location"),
        edition=_line(work, "edition-number"),
        issued=issued,
        isbn=isbns.text,
        issn=" ".join(_texts(work, "ISSN")) or None,
        url=_url(work),
        language=_line(work, "language"),
        retracted=_retracted(work),
        keywords=tuple(_texts(work, "subject")),
        contributors=_contributors(work),
        references=_references(work),
        author_identifiers=stated,
        identifiers=isbns.valid if kind in WHOLE else (),
        links=_links(work, own),
        is_notice=bool(NOTICES & {_text(each, "type") for each in _objects(work, "update-to")}),
        extra=_extra(work),
        datestamp=_datestamp(work),
        warnings=isbns.warnings,
    )


def _work(raw: bytes) -> dict[str, Any]:
    try:
        found = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise InvalidData(f"it is not valid JSON, at character {error.pos}: {error.msg}") from error
    if isinstance(found, dict) and isinstance(found.get("message"), dict):
        found = found["message"]  # an answer about one work
    if not isinstance(found, dict):
        raise InvalidData("it is not a JSON object with the keys of a work")
    return found


def _text(work: dict[str, Any], name: str) -> str | None:
    """The text of the key *name*; a number is one too, and null is none.

    Raises:
        InvalidData: it is anything else.
    """
    value = work.get(name)
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise InvalidData(f"{name} is not text")


def _line(work: dict[str, Any], name: str) -> str | None:
    """The text of the key *name* on one line, entities and markup resolved."""
    return plain_text(_text(work, name))


def _texts(work: dict[str, Any], name: str) -> list[str]:
    """The texts in the list *name*; one that stands alone is a list of itself."""
    value = work.get(name)
    items = value if isinstance(value, list) else [value]
    found = (plain_text(each) for each in items if isinstance(each, str))
    return [each for each in found if each]


def _objects(work: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The objects in the list *name*."""
    value = work.get(name)
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _titles(work: dict[str, Any]) -> tuple[str | None, str | None]:
    """The title with its subtitle, and the short title of the container."""
    main = next(iter(_texts(work, "title")), None)
    under = next(iter(_texts(work, "subtitle")), None)
    if main and under and under.casefold() not in main.casefold():
        main = f"{main}: {under}"
    return main or under, next(iter(_texts(work, "short-container-title")), None)


def _containers(work: dict[str, Any], kind: str) -> tuple[str | None, str | None]:
    """What it stands in, and the series of that; of a chapter the series comes first."""
    found = _texts(work, "container-title")
    if not found:
        return None, None
    is_part = kind in {"chapter", "conference-paper"} and len(found) > 1
    return found[-1], found[0] if is_part else None


def _authors(work: dict[str, Any]) -> tuple[tuple[AuthorName, ...], tuple[AuthorIdentifier, ...]]:
    """The authors in their order, and what is stated of each."""
    names: list[AuthorName] = []
    stated: list[AuthorIdentifier] = []
    for each in _objects(work, "author"):
        for name in _name(each):
            names.append(name)
            stated += (
                AuthorIdentifier(len(names), name.printed or name.name, scheme, value)
                for scheme, value in _stated(each)
            )
    return tuple(names), tuple(stated)


def _contributors(work: dict[str, Any]) -> tuple[Contributor, ...]:
    return tuple(
        Contributor(role, name)
        for role in ROLES
        for each in _objects(work, role)
        for name in _name(each)
    )


def _name(author: dict[str, Any]) -> Sequence[AuthorName]:
    """The names that one author comes to: a person, or an organisation, and seldom none."""
    affiliations = tuple(
        name for each in _objects(author, "affiliation") if (name := _line(each, "name"))
    )
    keyname, forenames = _line(author, "family"), _line(author, "given")
    organisation = _line(author, "name")
    if keyname is None and organisation is not None:
        return [AuthorName(organisation, "", "", True, organisation, affiliations)]  # noqa: FBT003 - a field
    suffix = _line(author, "suffix")
    if suffix is not None and _DEGREE.fullmatch(suffix):
        suffix = None
    if keyname is None:
        keyname, forenames = forenames, None
    if keyname is None:
        return []
    return repair_split([SplitName(keyname, forenames or "", suffix or "", affiliations)], "").names


def _stated(author: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The identifiers of one author, and of the institutions named there, by scheme."""
    printed = _text(author, _ORCID)
    if printed is not None:
        try:
            yield "orcid", orcid(printed)
        except InvalidIdentifier:
            yield "orcid-as-printed", printed
    for affiliation in _objects(author, "affiliation"):
        for each in _objects(affiliation, "id"):
            if _text(each, "id-type") == "ROR" and (value := _text(each, "id")):
                yield "ror", value.rstrip("/").rpartition("/")[2]


def _date(value: Any) -> str | None:  # noqa: ANN401 - whatever JSON holds
    """A date as far as it is known; `[[null]]` is none (Crossref REST API, "Partial dates")."""
    parts = value.get("date-parts") if isinstance(value, dict) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    numbers = list(first) if isinstance(first, list) else []
    return fields.partial_day(*(numbers + [None] * 3)[:3])


def _pages(work: dict[str, Any]) -> str | None:
    return fields.pages(_line(work, "page"))


def _publisher(work: dict[str, Any]) -> str | None:
    """The publisher; of a preprint or a thesis, the group or the institution."""
    named = next((_line(each, "name") for each in _objects(work, "institution")), None)
    is_own = _text(work, "type") in {"posted-content", "dissertation", "report"}
    return (named if is_own else None) or _line(work, "publisher")


def _url(work: dict[str, Any]) -> str | None:
    resource = work.get("resource")
    primary = resource.get("primary") if isinstance(resource, dict) else None
    found = _text(primary, "URL") if isinstance(primary, dict) else None
    return found or _text(work, "URL")


def _license(work: dict[str, Any]) -> str | None:
    """The licence of the version of record, else the first."""
    found = _objects(work, "license")
    of_record = [each for each in found if _text(each, "content-version") == "vor"]
    return next((_text(each, "URL") for each in of_record + found), None)


def _retracted(work: dict[str, Any]) -> bool | None:
    """Whether another work retracts it; None where none says anything of it."""
    updates = {_text(each, "type") for each in _objects(work, "updated-by")}
    return True if updates & RETRACTIONS else None


def _references(work: dict[str, Any]) -> tuple[Reference, ...]:
    found = []
    for each in _objects(work, "reference"):
        named = doi_or_arxiv(_text(each, "DOI") or "")
        scheme, value = named or (None, None)
        found.append(Reference(scheme, value, _printed_reference(each)))
    return tuple(each for each in found if each != Reference())


def _printed_reference(reference: dict[str, Any]) -> str | None:
    """A reference as printed, or put together of the parts that are given."""
    if (printed := _line(reference, "unstructured")) is not None:
        return printed
    return (
        ", ".join(filter(None, (_line(reference, name) for name in _PARTS if name in reference)))
        or None
    )


def _links(work: dict[str, Any], own: Identifier) -> tuple[Link, ...]:
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


def _related(relations: dict[str, Any], name: str) -> list[Identifier]:
    found = (doi_or_arxiv(_text(each, "id") or "") for each in _objects(relations, name))
    return [each for each in found if each is not None]


def _datestamp(work: dict[str, Any]) -> str | None:
    """The day on which Crossref last indexed it."""
    indexed = work.get("indexed")
    if not isinstance(indexed, dict):
        return None
    said = _text(indexed, "date-time")
    return fields.instant(said)[:10] if said else _date(indexed)


def _extra(work: dict[str, Any]) -> Extra:
    """What stands under other keys: texts as they are, all else as JSON."""
    return tuple(
        (f"{FORMAT.name}.{name}", (value if isinstance(value, str) else _json(value),))
        for name, value in sorted(work.items())
        if name not in _READ and value not in (None, "", [], {})
    )


def _json(value: object) -> str:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()


def _reread(record: PaperRecord) -> AuthorList:
    """The names as they are split; organisations stay, and none is joined with its neighbour."""
    names: list[AuthorName] = []
    for each in record.authors:
        row = SplitName(each.keyname, each.forenames, each.suffix, each.affiliations)
        names += [each] if each.is_collaboration else repair_split([row], "").names
    return AuthorList(tuple(names))


STANDING: Final = Standing(
    format="crossref",
    carries=frozenset(
        (
            *("title", "abstract", "authors", "authors_text", "doi", "license", "extra"),
            *(name for name in PUBLICATION_TEXTS if name != "issued_printed"),
            *("retracted", "keywords", "contributors", "references"),
            *("author_identifiers", "links"),
        )
    ),
    texts=60,
    names=50,
    publication=90,  # the publisher's own word
    reread=_reread,
)

FORMAT: Final = Format(
    "crossref",
    partial(json_cut.cut, within=_LIST),
    parse,
    recognise,
    standings=(STANDING,),
)
