"""arXiv's snapshot: one JSON object a line, as published on Kaggle."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from types import NoneType
from typing import BinaryIO, Final

import orjson

from biblio.errors import InvalidData, InvalidIdentifier, UnreadableSource
from biblio.formats import fields
from biblio.formats.format import Entry, Format
from biblio.formats.standing import Standing, split_names
from biblio.model.identifiers import ArxivId
from biblio.model.names import AuthorList, SplitName, parse_list, repair_split
from biblio.model.records import Extra, PaperRecord, PaperVersion
from biblio.model.withdrawals import withdrawn
from biblio.sources.streams import lines

_BOM: Final = b"\xef\xbb\xbf"
KEYS: Final = (
    "id",
    "submitter",
    "authors",
    "title",
    "comments",
    "journal-ref",
    "doi",
    "report-no",
    "categories",
    "license",
    "abstract",
    "versions",
    "update_date",
    "authors_parsed",
)
"""The keys of a paper, in arXiv's order."""
_KNOWN: Final = frozenset(KEYS)
_ESCAPED_CONTROL: Final = re.compile(rb"\\(?:u00[01789]|b)")
_NAMED: Final = re.compile(
    rb'"id"\s*:\s*("(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?")?'
)
_TEXTS: Final = re.compile(rb'"(?:title|abstract|authors|authors_parsed|categories)"\s*:')
_NAME_PARTS: Final = 3
_CELLS: Final = frozenset({str, NoneType})
_DAY: Final = len("2007-04-02")
_NO_AUTHORS: Final = AuthorList(())
_KINDS: Final = {dict: "an object", list: "a list", str: "text", bool: "true or false"}


def split(stream: BinaryIO) -> Iterator[Entry]:
    """One entry a line that is not blank.

    Raises:
        UnreadableSource: the source is JSON, but not JSON lines.
    """
    first = True
    for number, raw, fault in lines(stream):
        stripped = (raw.removeprefix(_BOM) if number == 1 else raw).strip()
        if not stripped:
            continue
        if first:
            _refuse_other_json(stripped)
            first = False
        is_closed = raw.endswith(b"\n") or _is_json(stripped)
        yield Entry(stripped, f"line {number}", fault, is_closed=is_closed)


def _is_json(raw: bytes) -> bool:
    """Whether *raw* is a whole value, as no beginning of an object is."""
    try:
        return isinstance(orjson.loads(raw), dict)
    except orjson.JSONDecodeError:
        return False


def _refuse_other_json(start: bytes) -> None:
    if start.startswith(b"["):
        raise UnreadableSource(
            "it is one JSON array, not one object a line; convert it with `jq -c '.[]'`"
        )
    if start == b"{":
        raise UnreadableSource(
            "its JSON runs over several lines, not one object a line; convert it with `jq -c .`"
        )


def recognise(head: bytes) -> bool:
    """Whether *head* begins as JSON."""
    return head.removeprefix(_BOM).lstrip()[:1] in (b"{", b"[")


def is_sure(head: bytes) -> bool:
    """Whether *head*, which is JSON, has an arXiv identifier, or an `id` beside a paper's texts."""
    named = _NAMED.search(head)
    return named is not None and (named[1] is not None or _TEXTS.search(head) is not None)


def parse(raw: bytes) -> PaperRecord:
    """The record of one line, in normal form.

    Raises:
        InvalidData: it is not JSON, not a paper, or holds an identifier or date that cannot be.
    """
    document = _document(raw)
    identifier = _identifier(document.get("id"))
    title, warnings = fields.title(_text(document, "title"))
    abstract = fields.paragraphs(_text(document, "abstract"))
    comments = fields.line(_text(document, "comments"))
    printed = fields.line(_text(document, "authors"))
    authors = _authors(document.get("authors_parsed"), printed)
    versions = _versions(document.get("versions"))
    last = versions[-1] if versions else None
    datestamp = _text(document, "update_date")
    return PaperRecord(
        format=FORMAT.name,
        arxiv_id=identifier.base,
        title=title,
        abstract=abstract,
        authors_text=printed,
        authors=authors.names,
        authors_cut=authors.is_cut and bool(authors.names),
        authors_shifted=authors.is_shifted,
        comments=comments,
        journal_ref=fields.line(_text(document, "journal-ref")),
        doi=fields.line(_text(document, "doi")),
        report_no=fields.line(_text(document, "report-no")),
        license=fields.line(_text(document, "license")),
        submitter=fields.person(_text(document, "submitter")),
        categories=_categories(document.get("categories")),
        submitted=versions[0].submitted if versions and versions[0].version == 1 else None,
        revised=last.submitted if last else None,
        latest_version=last.version if last else identifier.version,
        versions=versions,
        withdrawn=withdrawn(None, comments, abstract),
        extra=_extra(document),
        datestamp=fields.day(datestamp) if datestamp else None,
        warnings=(*warnings, *authors.warnings, *_dropped(raw, document)),
    )


def _document(raw: bytes) -> dict[str, object]:
    try:
        document = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise InvalidData(f"it is not valid JSON, at character {error.pos}: {error.msg}") from error
    if not isinstance(document, dict):
        raise InvalidData(f"it is {_kind(document)}, not a JSON object with the keys of a paper")
    return document


def _identifier(value: object) -> ArxivId:
    if isinstance(value, str):
        return ArxivId.parse(value)
    if value is None:
        raise InvalidIdentifier("it has no id")
    if _kind(value) == "a number":
        raise InvalidIdentifier(
            f"the id {value} is a number, which loses digits; export identifiers as text"
        )
    if isinstance(value, dict):
        raise InvalidData(
            "it is a table dumped by columns, not one record a line; "
            "export it by records, with identifiers as text"
        )
    raise InvalidIdentifier(f"the id is {_kind(value)}, not text")


def _text(document: dict[str, object], name: str) -> str | None:
    value = document.get(name)
    if value is None or isinstance(value, str):
        return value
    raise InvalidData(f"{name} is {_kind(value)}, not text")


def _authors(parsed: object, printed: str | None) -> AuthorList:
    if not parsed:
        return parse_list(printed) if printed else _NO_AUTHORS
    if not isinstance(parsed, list):
        raise InvalidData(f"authors_parsed is {_kind(parsed)}, not a list of names")
    if printed and _lend_nothing(parsed):
        listed = parse_list(printed)
        if listed.names and not listed.warnings:
            return listed
    for row in parsed:
        if not isinstance(row, list):
            raise InvalidData(f"authors_parsed holds {_kind(row)} where a name should stand")
    try:
        rows = [_split_name(tuple(row)) for row in parsed]
    except TypeError as error:  # a list or an object has no hash, and is no text either
        raise InvalidData("authors_parsed holds a name with a list or an object in it") from error
    return repair_split(rows, printed or "")


def _lend_nothing(rows: list[object]) -> bool:
    """Whether the *rows* are names without affiliations: all that a whole printed list lacks.

    So are nearly all, and what they say of the names is what the printed list says.
    """
    names = [row for row in rows if isinstance(row, list) and len(row) <= _NAME_PARTS]
    return len(names) == len(rows) and _CELLS.issuperset(map(type, chain.from_iterable(names)))


@lru_cache(maxsize=16_384)
def _split_name(cells: tuple[object, ...]) -> SplitName:
    """The name whose parts, and then affiliations, stand in *cells*."""
    texts = []
    for cell in cells:
        if not (cell is None or isinstance(cell, str)):
            raise InvalidData(f"authors_parsed holds a name with {_kind(cell)} in it")
        texts.append(fields.line(cell) or "")
    keyname, forenames, suffix = (*texts, "", "", "")[:_NAME_PARTS]
    return SplitName(keyname, forenames, suffix, tuple(filter(None, texts[_NAME_PARTS:])))


def _versions(value: object) -> tuple[PaperVersion, ...]:
    """The versions in order, by number; an older edition of the snapshot gives only `"v1"`."""
    if value is None:
        return ()
    if not isinstance(value, list):
        raise InvalidData(f"versions is {_kind(value)}, not a list")
    listed = [_version(each if isinstance(each, dict) else {"version": each}) for each in value]
    if [each.version for each in listed] == list(range(1, len(listed) + 1)):
        return tuple(listed)
    versions: dict[int, PaperVersion] = {}
    for version in listed:
        if versions.setdefault(version.version, version) != version:
            raise InvalidData(f"version {version.version} stands there twice, and differs")
    return tuple(versions[number] for number in sorted(versions))


def _version(item: dict[str, object]) -> PaperVersion:
    created, size = _text(item, "created"), _text(item, "size")
    return PaperVersion(
        _number(_text(item, "version") or ""),
        _created(created) if created else None,
        fields.size(size) if size else None,
    )


def _created(text: str) -> str:
    """When a version was submitted: arXiv tells the second, other sources the day alone."""
    return fields.day(text) if len(text) == _DAY else fields.instant(text)


@lru_cache(maxsize=256)
def _number(name: str) -> int:
    """The number of the version called *name*."""
    number = name.strip().removeprefix("v")
    if not (number.isascii() and number.isdigit()) or number.startswith("0") or len(number) > 9:  # noqa: PLR2004 - as identifiers.py
        raise InvalidData(f"{name[:20]!r} is not a version, v1 or later")
    return int(number)


def _categories(value: object) -> tuple[str, ...]:
    """Canonical codes in order, each once; an older edition gives a list of such texts."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = " ".join(value)
    if value is None:
        return ()
    if not isinstance(value, str):
        raise InvalidData(f"categories is {_kind(value)}, not text")
    return fields.category_codes(value)


def _extra(document: dict[str, object]) -> Extra:
    """What stands under keys that a paper does not have, as text."""
    if document.keys() <= _KNOWN:
        return ()
    found: dict[str, set[str]] = {}
    for name in document.keys() - _KNOWN:
        value = document[name]
        text = value if isinstance(value, str) else None if value is None else _json(name, value)
        if line := fields.line(text):
            kept = (fields.line(name) or "").lower().replace("-", "_")
            found.setdefault(kept, set()).add(line)
    return tuple((name, tuple(sorted(values))) for name, values in sorted(found.items()))


def _json(name: str, value: object) -> str:
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
    except orjson.JSONEncodeError as error:
        raise InvalidData(f"{name[:60]!r} cannot be kept: {error}") from error


def _dropped(raw: bytes, document: dict[str, object]) -> list[str]:
    """One warning for each text that control characters were dropped from."""
    is_escaped = b"\\" in raw and _ESCAPED_CONTROL.search(raw)
    if not (is_escaped or b"\x7f" in raw or b"\xc2" in raw):
        return []
    return [
        f"control characters were dropped from {name}"
        for name, value in document.items()
        if isinstance(value, str) and fields.dropped_controls(value)
    ]


def _kind(value: object) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return "a number"
    return _KINDS.get(type(value), "null")


STANDING: Final = Standing(
    format="snapshot",
    carries=frozenset(
        {
            *("title", "abstract", "authors", "authors_text", "comments", "journal_ref", "doi"),
            *("report_no", "license", "submitter", "categories"),
            *("submitted", "revised", "versions", "withdrawn", "extra"),
        }
    ),
    texts=90,
    names=90,
    dates=90,
    reread=split_names,
)

FORMAT: Final = Format(
    "snapshot", split, parse, recognise, is_sure, standings=(STANDING,), is_normal=True
)
