"""Records as `biblio export -o records` writes them: what a library was made of, one a line.

Each line is a JSON object with `biblio_record`, the version of this format: which `format` the
record came in, of which `library` it is, `as_of` when it was last seen, its `datestamp`, and what
it `says`, field by field; what it does not name it is silent of. `identifiers` are for who looks at
it. `digest` is that of the entry as it was first read, so that the entry itself is known again
when it is read where the record came to. It counts where `check`, a digest of the line before it,
is right: a line that somebody changed is an entry of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from typing import Any, BinaryIO, Final

import orjson

from biblio.errors import InvalidData
from biblio.formats.format import Entry, Format, Told
from biblio.model.moments import moment
from biblio.model.records import PaperRecord
from biblio.model.records.said import SHAPES, values_said
from biblio.sources.streams import lines

__all__ = ["FORMAT", "KEY", "VERSION", "check_of", "parse", "recognise", "split", "told"]

KEY: Final = "biblio_record"
VERSION: Final = 1
_BOM: Final = b"\xef\xbb\xbf"
_NAMED: Final = re.compile(rb'\{(?:.*[,{\s])?"' + KEY.encode() + rb'"\s*:')
_TEXT: Final = rb'"(?:[^"\\]|\\.)*"'
_SEALED: Final = re.compile(
    rb'\{"' + KEY.encode() + rb'":1,"digest":"([0-9a-f]{32})","format":' + _TEXT
    + rb',"library":(null|' + _TEXT + rb'),"as_of":(?:null|"([^"\\]*)"),'
)  # fmt: skip
_CHECK: Final = re.compile(rb',"check":"([0-9a-f]{16})"\}')
_CHECK_LENGTH: Final = len(',"check":"0123456789abcdef"}')


def check_of(body: bytes) -> str:
    """The check of a line that begins with *body*: 16 digits in hexadecimal."""
    return blake2b(body, digest_size=8, person=KEY.encode()).hexdigest()


def split(stream: BinaryIO) -> Iterator[Entry]:
    """One entry a line that is not blank."""
    for number, raw, fault in lines(stream):
        line = (raw.removeprefix(_BOM) if number == 1 else raw).strip()
        if line:
            is_closed = raw.endswith(b"\n") or _is_json(line)
            yield Entry(line, f"line {number}", fault, is_closed=is_closed)


def told(raw: bytes) -> Told:
    """What the line *raw* says of the entry that it was first read from.

    Nothing is raised: what is wrong with it is told where it is parsed.
    """
    sealed = _SEALED.match(raw) if _is_unchanged(raw) else None
    if sealed is not None:
        digest, library, as_of = sealed.groups()
        has_library = library != b"null"
        time = _moment((as_of or b"").decode())
        return Told(bytes.fromhex(digest.decode()), time, has_library)
    try:
        row = orjson.loads(raw)
    except orjson.JSONDecodeError:
        return Told()
    if not isinstance(row, dict):
        return Told()
    said = row.get("as_of")
    return Told(None, _moment(said if isinstance(said, str) else ""), bool(row.get("library")))


@lru_cache(maxsize=1024)
def _moment(text: str) -> str:
    """The moment that *text* names; empty where it names none. Many records are of one."""
    return moment(text) or ""


def parse(raw: bytes) -> PaperRecord:
    """The record of one line.

    Raises:
        InvalidData: it is not JSON, of a newer biblio, or something in it is none of its kind.
    """
    try:
        row = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise InvalidData(f"it is not valid JSON, at character {error.pos}: {error.msg}") from error
    if not isinstance(row, dict) or KEY not in row:
        raise InvalidData(f"it is no JSON object with {KEY!r}")
    if row[KEY] != VERSION:
        raise InvalidData(f"its {KEY} is not {VERSION}: it is of another version of biblio")
    as_of = _text(row, "as_of")
    if as_of is not None and not _moment(as_of):
        raise InvalidData(f"as_of is {as_of[:60]!r}, which is no day and no time")
    name = _text(row, "format")
    if name is None:
        raise InvalidData("it names no format that the record came in")
    library = _text(row, "library")
    return PaperRecord(
        format=name,
        library=library,
        datestamp=_text(row, "datestamp"),
        **values_said(_said(row.get("says"))),
    )


def _said(said: object) -> dict[str, Any]:
    """What a record says by field, each of its shape; without those of which it is silent."""
    if not isinstance(said, dict):
        raise InvalidData("what it says is no JSON object of fields")
    for field, value in said.items():
        if field not in SHAPES:
            raise InvalidData(f"it says {field[:60]!r}, which this biblio does not know")
        if value is not None and not SHAPES[field](value):
            raise InvalidData(f"what it says in {field!r} is not of the shape that it has")
    return {field: value for field, value in said.items() if value is not None}


def _text(row: dict[str, Any], name: str) -> str | None:
    value = row.get(name)
    if value is None or isinstance(value, str):
        return value or None
    raise InvalidData(f"{name} is not text")


def _is_json(raw: bytes) -> bool:
    """Whether *raw* is a whole value."""
    try:
        orjson.loads(raw)
    except orjson.JSONDecodeError:
        return False
    return True


def _is_unchanged(raw: bytes) -> bool:
    """Whether the line *raw* is as it was written."""
    body, end = raw[:-_CHECK_LENGTH], raw[-_CHECK_LENGTH:]
    found = _CHECK.fullmatch(end)
    return found is not None and found[1].decode() == check_of(body)


def recognise(head: bytes) -> bool:
    """Whether a source that begins with *head* holds records: its first line is one."""
    first = head.removeprefix(_BOM).lstrip().partition(b"\n")[0]
    return _NAMED.match(first) is not None


FORMAT: Final = Format("records", split, parse, recognise, told=told)
