"""Files to records: the registry of formats, detection, and the only loop.

A format is two pure functions, `split` (a stream into entries) and `parse` (an entry into a
record), and a `recognise` that looks at the first bytes. To add one, write a module beside these
and put its `FORMAT` into `FORMATS`; `docs/adding-a-format.md` goes through it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from biblio.errors import InvalidData, InvalidIdentifier, UnknownFormat, UnreadableSource
from biblio.identifiers import ArxivId
from biblio.readers.abs import FORMAT as ABS
from biblio.readers.atom import FORMAT as ATOM
from biblio.readers.formats import Entry, Format
from biblio.readers.listing import FORMAT as LISTING
from biblio.readers.oai import FORMAT as OAI
from biblio.readers.opening import Member, open_source
from biblio.readers.rejects import FORMAT as REJECTS
from biblio.readers.snapshot import FORMAT as SNAPSHOT
from biblio.readers.streams import DAMAGE, SourceStream, describe_damage
from biblio.records import PaperRecord, Rejection

__all__ = [
    "FORMATS",
    "SUFFIXES",
    "Entry",
    "Format",
    "Member",
    "by_name",
    "detect",
    "entries",
    "open_source",
    "parse",
    "read",
]

FORMATS: Final[tuple[Format, ...]] = (REJECTS, OAI, ATOM, SNAPSHOT, ABS, LISTING)
"""Every format, the most particular first: the first that recognises a source reads it."""

SUFFIXES: Final = frozenset(suffix for each in FORMATS for suffix in each.suffixes)
"""The names of files that a folder is searched for."""

_NAMED: Final = re.compile(
    rb"""(?:"id"\s*:\s*"|oai:arxiv\.org:|arxiv:|paper[^:\n]{0,40}:\s*|/abs/|<id>)"""
    rb"""([A-Za-z-]{0,10}(?:\.[A-Z]{2})?/?[0-9]{4,7}(?:\.[0-9]+)?)""",
    re.IGNORECASE,
)
_SEARCHED: Final = 1 << 16


def by_name(name: str) -> Format:
    """The format called *name*.

    Raises:
        UnknownFormat: there is none; the sentence lists those there are.
    """
    for each in FORMATS:
        if each.name == name:
            return each
    raise UnknownFormat(f"there is no format {name!r}; choose one of {_names()}")


def detect(head: bytes, name: str) -> Format:
    """The format of the source *name*, which begins with the bytes *head* (up to 64 KiB).

    Raises:
        UnreadableSource: *head* is empty.
        UnknownFormat: no format knows it.
    """
    if not head:
        raise UnreadableSource(f"{name} is empty")
    for each in FORMATS:
        if each.recognise(head):
            return each
    raise UnknownFormat(f"{name} is of no format that biblio knows; say which with -f: {_names()}")


def entries(stream: BinaryIO, source: Format) -> Iterator[Entry]:
    """The entries of *stream*, not yet parsed; holds two at a time.

    Where the stream is damaged, the entry that the damage cut has a `fault`: the last one, since
    none can be cut out after it.

    Raises:
        UnreadableSource: nothing could be read.
    """
    name = str(getattr(stream, "source", "the input"))
    damage: list[str] = []
    held: Entry | None = None
    for entry in _until_damage(stream, source, damage):
        if held is not None:
            yield held
        held = entry
    cut = stream.fault if isinstance(stream, SourceStream) else None
    if held is None:
        if cut or damage:
            raise UnreadableSource(f"{name}: {cut or damage[0]}")
        if isinstance(stream, SourceStream) and stream.is_empty:
            raise UnreadableSource(f"{name} is empty")
        return
    yield held._replace(fault=cut) if cut else held
    if damage and not cut:
        yield Entry(b"", f"after {held.place}", damage[0])


def _until_damage(stream: BinaryIO, source: Format, damage: list[str]) -> Iterator[Entry]:
    """The entries that can be cut out; why there are no more goes into *damage*."""
    try:
        yield from source.split(stream)
    except UnreadableSource as error:
        damage.append(str(error))
    except DAMAGE as error:
        damage.append(describe_damage(error))


def parse(entry: Entry, source: Format) -> PaperRecord | Rejection:
    """What *entry* became: its record, or why there is none."""
    if entry.fault is not None:
        return _rejection(entry, entry.fault, None)
    try:
        reader = by_name(entry.format) if entry.format else source
        return reader.parse(entry.raw)
    except (InvalidData, UnknownFormat) as error:
        return _rejection(entry, str(error), entry.format or source.name)


def read(stream: BinaryIO, source: Format) -> Iterator[PaperRecord | Rejection]:
    """What each entry of *stream* became, in order.

    Raises:
        UnreadableSource: nothing could be read.
    """
    for entry in entries(stream, source):
        yield parse(entry, source)


def _rejection(entry: Entry, reason: str, name: str | None) -> Rejection:
    raw = entry.raw.decode(errors="backslashreplace")
    return Rejection(entry.place, reason, raw, _identifier(entry.raw), name)


def _identifier(raw: bytes) -> str | None:
    """The identifier that *raw* names first as its own, where that is a valid one."""
    match = _NAMED.search(raw[:_SEARCHED])
    if match is None:
        return None
    try:
        return ArxivId.parse(match[1].decode()).base
    except InvalidIdentifier:
        return None


def _names() -> str:
    return ", ".join(sorted(each.name for each in FORMATS))
