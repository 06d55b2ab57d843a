"""A stream of JSON cut into the objects that are entries, whether lines, an array, or an answer.

Only brackets and strings are looked at; whether an entry is valid JSON is for who parses it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, Final, NamedTuple

from biblio.errors import UnreadableSource
from biblio.formats.format import Entry
from biblio.sources.streams import ENTRY_LIMIT, MIB

__all__ = ["Key", "cut", "keys"]

_BOM: Final = b"\xef\xbb\xbf"
_CHUNK: Final = 1 << 18
_SPACE: Final = b" \t\r\n,"
# Whole strings are passed over at once; one that is not closed yet is waited for.
_TOKEN: Final = re.compile(rb'"(?:[^"\\]+|\\.)*+"|[][{}]|"', re.DOTALL)
_LINE: Final = re.compile(rb"\{.*\}[ \t\r]*(?:\n|\Z)")
_SCALAR: Final = re.compile(rb'[^][{}",\s]+')
_COLON: Final = re.compile(rb"\s*:\s*")
ANSWERS: Final = ((), ("message",))
"""Where the list of an answer stands: in the answer itself, or in its envelope."""
_NOT_CLOSED: Final = "the JSON ends in the middle of it"
_TOO_LONG: Final = f"an entry has more than {ENTRY_LIMIT // MIB} MiB"


class Key(NamedTuple):
    """A key of JSON: the names on the way to its object, its name, and how its value begins.

    Elements of an array are on the way to the array. `end` is where the value begins, and `mark`
    its first byte.
    """

    path: tuple[str, ...]
    name: str
    end: int
    mark: bytes | bytearray


def cut(stream: BinaryIO, *, within: str | None = None) -> Iterator[Entry]:
    """The objects of *stream*, one at a time: of its lines, or the elements of its array.

    Where *within* is given, and the stream is an object that holds an array of that name
    (`items`), the entries are that array's elements. Any other object is one entry.

    Raises:
        UnreadableSource: it is no JSON.
    """
    waiting = _Waiting(stream)
    if not waiting.held:
        return
    if not waiting.held.startswith((b"{", b"[")):
        raise UnreadableSource("it is not JSON: an object or an array was looked for")
    frame = _frame(waiting.held, within)
    if frame is None and (waiting.find_line_end() is None or _LINE.match(waiting.held)):
        yield from _lines(waiting)
        return
    waiting.drop(frame or 0)
    number = 0
    while waiting.skip_space() and not (frame and waiting.held[:1] == b"]"):
        number += 1
        end = _end_of_value(waiting)
        if end is None:
            fault = _TOO_LONG if len(waiting.held) > ENTRY_LIMIT else _NOT_CLOSED
            yield Entry(bytes(waiting.held[:ENTRY_LIMIT]).strip(), f"entry {number}", fault)
            return
        yield Entry(waiting.drop(end), f"entry {number}")


def keys(start: bytes | bytearray) -> Iterator[Key]:
    """The keys of the objects in *start*, the beginning of a text of JSON, in their order."""
    path: list[str] = []
    opened: list[int] = []  # how long the path was before each bracket
    name: str | None = None
    for token in _TOKEN.finditer(start):
        mark = token[0]
        if mark in (b"{", b"["):
            opened.append(len(path))
            path += [] if name is None else [name]
            name = None
        elif mark in (b"}", b"]"):
            del path[opened.pop() if opened else 0 :]
            name = None
        elif opened and (colon := _COLON.match(start, token.end())) is not None:
            name = mark[1:-1].decode("utf-8", "replace")
            yield Key(tuple(path), name, colon.end(), start[colon.end() : colon.end() + 1])


def _frame(start: bytearray, within: str | None) -> int | None:
    """How many bytes of *start* open the array whose elements are entries; None: there is none."""
    if start[:1] == b"[":
        return 1
    if within is None or f'"{within}"'.encode() not in start:
        return None
    return next(
        (
            each.end + 1
            for each in keys(start)
            if each.name == within and each.mark == b"[" and each.path in ANSWERS
        ),
        None,
    )


def _lines(waiting: _Waiting) -> Iterator[Entry]:
    """One entry a line that is not blank; of one that is too long, its beginning."""
    number = 1
    while waiting.held or waiting.fill():
        end = waiting.find_line_end()
        raw = waiting.drop(ENTRY_LIMIT if end is None else end).strip()
        if end is None:
            waiting.skip_line()
        if raw:
            yield Entry(raw, f"line {number}", _TOO_LONG if end is None else None)
        number += 1


def _end_of_value(waiting: _Waiting) -> int | None:
    """Where the value ends that *waiting* begins with; None where the stream ends before."""
    depth = place = 0
    while True:
        scalar = _SCALAR.match(waiting.held)
        if scalar is not None and scalar.end() < len(waiting.held):
            return scalar.end()  # a number or null where an object should be
        for token in _TOKEN.finditer(waiting.held, place):
            first = token[0][:1]
            if first == b'"' and len(token[0]) == 1:
                break  # a string that goes on
            place = token.end()
            depth += {b"{": 1, b"[": 1, b"}": -1, b"]": -1}.get(first, 0)
            if depth <= 0:
                return place if depth == 0 else max(place - 1, 1)
        if len(waiting.held) > ENTRY_LIMIT or not waiting.fill():
            return None


class _Waiting:
    """The bytes of a stream that are not handed out yet, without what stands before the first."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.held = bytearray()
        while not self.held and self.fill():
            self.held = bytearray(self.held.removeprefix(_BOM).lstrip())

    def fill(self) -> bool:
        """Read on; whether anything came."""
        chunk = self._stream.read(_CHUNK)
        self.held += chunk
        return bool(chunk)

    def find_line_end(self) -> int | None:
        """Where the first line ends that is held, read up to there; None where it is too long."""
        searched = 0
        while (end := self.held.find(b"\n", searched)) < 0:
            searched = len(self.held)
            if searched > ENTRY_LIMIT:
                return None
            if not self.fill():
                return searched
        return end + 1 if end <= ENTRY_LIMIT else None

    def skip_line(self) -> None:
        """Drop what is left of a line, however long it is."""
        while (end := self.held.find(b"\n")) < 0:
            self.held.clear()
            if not self.fill():
                return
        self.drop(end + 1)

    def drop(self, count: int) -> bytes:
        """The first *count* bytes, which are handed out."""
        taken = bytes(self.held[:count])
        del self.held[:count]
        return taken

    def skip_space(self) -> bool:
        """Whether anything follows but white space and commas, which are dropped."""
        while True:
            self.drop(len(self.held) - len(self.held.lstrip(_SPACE)))
            if self.held:
                return True
            if not self.fill():
                return False
