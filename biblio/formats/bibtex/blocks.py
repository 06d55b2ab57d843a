"""The blocks of a text of BibTeX, with their fields as they are written.

What is written as it should be, which is nearly everything, is matched at once. A text with any
slip of the pen is read by bibtexparser, which mends some and says what is wrong with the rest.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from bibtexparser.library import Library
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ParsingFailedBlock,
)
from bibtexparser.splitter import Splitter

__all__ = ["Blocks", "PlacedEntry", "PlacedField", "WrittenEntry", "placed_entry", "read_blocks"]

# What it warns of is said by the rejection of the entry.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
logging.getLogger("bibtexparser").propagate = False

_DEPTH: Final = 5  # of braces; deeper ones are left to the library


def _braced(depth: int) -> str:
    """A pattern of what stands in braces, itself with braces *depth* deep."""
    inner = r"[^{}]*+"
    for _ in range(depth):
        inner = rf"(?:[^{{}}]++|\{{{inner}\}})*+"
    return rf"\{{{inner}\}}"


# Possessive, so that hostile text stays linear.
_PIECE: Final = rf'(?:{_braced(_DEPTH)}|"(?:[^"{{}}\\]++|\\[^"{{}}]|{_braced(_DEPTH)})*+"'
_VALUE: Final = rf'{_PIECE}|[^\s#{{}}()",=@]++)'
_FIELD: Final = re.compile(
    rf'[\s,]*([A-Za-z][^\s={{}}()",#%@]*+)\s*=\s*({_VALUE}(?:\s*\#\s*{_VALUE})*+)\s*([,}})])'
)
_HEAD: Final = re.compile(r"\s*@\s*([A-Za-z]++)\s*([{(])")
_KEY: Final = re.compile(r'\s*([^\s,{}()="#%@]++)\s*,')
_END: Final = re.compile(r"[\s,]*([})])")
_CLOSING: Final = {"{": "}", "(": ")"}


class WrittenEntry(NamedTuple):
    """One entry: its type and key, and its fields with their values as they are written."""

    type: str
    key: str
    fields: Sequence[tuple[str, str]]


class Blocks(NamedTuple):
    """The strings and the entries of a text, in their order, and what is wrong with the rest."""

    strings: Sequence[tuple[str, str]]
    entries: Sequence[WrittenEntry]
    faults: Sequence[str] = ()


def read_blocks(text: str) -> Blocks:
    """The blocks of *text*."""
    return read_plain(text) or read_any(text)


def read_plain(text: str) -> Blocks | None:
    """The blocks of *text*; None where anything in it is not as it should be."""
    strings: list[tuple[str, str]] = []
    entries: list[WrittenEntry] = []
    place, length = 0, len(text.rstrip())
    while place < length:
        head = _HEAD.match(text, place)
        if head is None:
            return None
        kind, closing = head[1], _CLOSING[head[2]]
        if kind.lower() == "string":
            field = _FIELD.match(text, head.end())
            if field is None or field[3] != closing:
                return None
            strings.append((field[1], field[2]))
            place = field.end()
            continue
        key = _KEY.match(text, head.end())
        if key is None:
            return None
        found: list[tuple[str, str]] = []
        end = _fields(text, key.end(), closing, found)
        if end is None:
            return None
        entries.append(WrittenEntry(kind.lower(), key[1], found))
        place = end
    return Blocks(strings, entries)


class PlacedField(NamedTuple):
    """One field of an entry: its name, where that begins, and where its value stands."""

    name: str
    start: int
    value_start: int
    value_end: int


class PlacedEntry(NamedTuple):
    """Where the parts of one entry stand in its text: its type, the end of its key, its fields."""

    type_start: int
    type_end: int
    key_end: int
    fields: Sequence[PlacedField]


def placed_entry(text: str) -> PlacedEntry | None:
    """Where the parts of the entry *text* stand; None where anything is not as it should be."""
    head = _HEAD.match(text)
    key = _KEY.match(text, head.end()) if head is not None else None
    if head is None or key is None:
        return None
    found: list[PlacedField] = []
    place = key.end()
    while (field := _FIELD.match(text, place)) is not None:
        found.append(PlacedField(field[1], field.start(1), *field.span(2)))
        place = field.end()
        if field[3] != ",":
            break
    is_whole = (
        text[place - 1 : place] == _CLOSING[head[2]]
        if place == len(text)
        else (_END.fullmatch(text, place) is not None)
    )
    return PlacedEntry(*head.span(1), key.end(1), found) if is_whole else None


def _fields(text: str, place: int, closing: str, found: list[tuple[str, str]]) -> int | None:
    """Where the entry ends whose fields, which go into *found*, begin at *place* in *text*."""
    while (field := _FIELD.match(text, place)) is not None:
        name, value, mark = field.groups()
        found.append((name, value))
        place = field.end()
        if mark != ",":
            return place if mark == closing else None
    end = _END.match(text, place)
    return end.end() if end is not None and end[1] == closing else None


def read_any(text: str) -> Blocks:
    """The blocks of *text* as bibtexparser finds them, also those that name a field twice.

    Where the last one cannot be read there are no entries, since those before it are its parents.
    """
    library: Library = Splitter(text).split()
    entries: list[WrittenEntry] = []
    for block in library.blocks:
        inner: Block | None = block
        if isinstance(block, DuplicateFieldKeyBlock | DuplicateBlockKeyBlock):
            inner = block.ignore_error_block
        if isinstance(inner, Entry):
            fields = [(each.key, each.value) for each in inner.fields]
            entries.append(WrittenEntry(inner.entry_type, inner.key.strip(), fields))
        elif isinstance(inner, ParsingFailedBlock):
            entries.clear()
    return Blocks(
        [(each.key, each.value) for each in library.strings],
        entries,
        tuple(str(block.error) for block in library.failed_blocks if str(block.error)),
    )
