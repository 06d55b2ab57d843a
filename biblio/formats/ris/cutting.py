"""A stream of RIS cut into records, and a record into its tags."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO, Final, NamedTuple

from biblio.formats import fields
from biblio.formats.format import Entry
from biblio.sources.streams import ENTRY_LIMIT, MIB

__all__ = ["Tag", "recognise", "split", "tags_in"]

_BETWEEN: Final = frozenset({b"ER", b"EF"})  # Web of Science ends a file with EF
_LISTS: Final = frozenset({"KW", "SN"})  # EndNote writes one tag, and each further value on a line
_TAG: Final = re.compile(rb"[ \t]*([A-Z][A-Z0-9])[ \t]{1,2}-(?:[ \t](.*))?", re.DOTALL)
_BEGIN: Final = re.compile(rb"(?:^|[\r\n])[ \t]*TY[ \t]{1,2}-[ \t]?[A-Z]{3,8}[ \t]*(?=[\r\n]|$)")
_BREAK: Final = re.compile(rb"\r\n|\r|\n")
_CHUNK: Final = 1 << 18


class Tag(NamedTuple):
    """A tag of a record, and its value on one line; `number` is the how manieth it is."""

    number: int
    name: str
    value: str


def recognise(head: bytes) -> bool:
    """Whether *head* has a line with the type of a record."""
    return _BEGIN.search(head.removeprefix(b"\xef\xbb\xbf")) is not None


def split(stream: BinaryIO) -> Iterator[Entry]:
    """The records of *stream*, each to its ER, the next TY, or the end.

    What stands before its type belongs to a record; lines between two records to none.
    """
    held: list[bytes] = []
    first = size = 0
    has_type = False
    for number, line in _lines(stream):
        tag = _TAG.fullmatch(line)
        name = tag[1] if tag else None
        if name == b"TY" and has_type:
            yield _entry(held, first, size)
            held, has_type = [], False
        if not held and (name is None or name in _BETWEEN):
            continue
        if not held:
            first, size = number, 0
        size += len(line) + 1
        if size <= ENTRY_LIMIT:
            held.append(line)
        has_type |= name == b"TY"
        if name == b"ER":
            yield _entry(held, first, size)._replace(is_closed=True)
            held, has_type = [], False
    if held:
        yield _entry(held, first, size)


def _entry(lines: Sequence[bytes], first: int, size: int) -> Entry:
    fault = f"a record has more than {ENTRY_LIMIT // MIB} MiB" if size > ENTRY_LIMIT else None
    return Entry(b"\n".join(lines), f"line {first}", fault)


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The lines of *stream* with their numbers, however they end."""
    number, rest = 1, b""
    while chunk := stream.read(_CHUNK):
        if chunk.endswith(b"\r"):
            chunk += stream.read(1)
        *whole, rest = _BREAK.split(rest + chunk)
        for line in whole:
            yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
            number += 1
    if rest:
        yield number, rest.removeprefix(b"\xef\xbb\xbf") if number == 1 else rest


def tags_in(raw: bytes) -> Iterator[Tag]:
    """The tags of *raw*; lines without one go on with the one before, or are values of it too."""
    name, values, number = "", [""], 0
    for line in fields.text(raw).split("\n"):
        found = _TAG.fullmatch(line.encode())
        if found is None and name not in _LISTS:
            values.append(line)
            continue
        if name:
            yield Tag(number, name, fields.line(" ".join(values)) or "")
        name, values = (
            (found[1].decode(), [(found[2] or b"").decode()]) if found else (name, [line])
        )
        number += 1
    if name:
        yield Tag(number, name, fields.line(" ".join(values)) or "")
