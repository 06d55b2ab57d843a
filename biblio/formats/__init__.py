"""Files to records: the only loop, and what a reader needs around it.

A format is two pure functions, `split` (a stream into entries) and `parse` (an entry into a
record), and a `recognise` that looks at the first bytes. To add one, write a module beside these
and put its `FORMAT` into `FORMATS` (`detection`); `docs/adding-a-format.md` goes through it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from biblio.errors import InvalidData, InvalidIdentifier, UnknownFormat, UnreadableSource
from biblio.formats.detection import FORMATS, by_name, choose, detect, holds_records
from biblio.formats.format import Entry, Format
from biblio.model.identifiers import ArxivId
from biblio.model.records import PaperRecord, Rejection
from biblio.sources.damage import DAMAGE, describe_damage
from biblio.sources.opening import Member, open_source
from biblio.sources.streams import SourceStream

__all__ = [
    "FORMATS",
    "Entry",
    "Format",
    "Member",
    "by_name",
    "choose",
    "detect",
    "entries",
    "holds_records",
    "open_source",
    "parse",
    "read",
]

_NAMED: Final = re.compile(
    rb"""(?:"id"\s*:\s*"|oai:arxiv\.org:|arxiv:|paper[^:\n]{0,40}:\s*|/abs/|<id>)"""
    rb"""([A-Za-z-]{0,10}(?:\.[A-Z]{2})?/?[0-9]{4,7}(?:\.[0-9]+)?)""",
    re.IGNORECASE,
)
_SEARCHED: Final = 1 << 16


def entries(stream: BinaryIO, source: Format) -> Iterator[Entry]:
    """The entries of *stream*, not yet parsed; holds two at a time.

    Where the stream is damaged, the entry that the damage cut has a `fault`: the last one, since
    none can be cut out after it. If that one is whole all the same, an entry without bytes follows
    it, which has the fault.

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
    ours = stream if isinstance(stream, SourceStream) else None
    cut = ours.fault if ours is not None else None
    if held is None:
        if ours is not None and ours.is_empty and not cut:
            raise UnreadableSource(f"{name} is empty")
        if cut or damage:
            raise UnreadableSource(f"{name}: {cut or damage[0]}")
        return
    is_whole = held.is_closed or ours is None or ours.is_complete
    yield held if is_whole else held._replace(fault=cut)
    if (cut and is_whole) or (damage and not cut):
        yield Entry(b"", f"after {held.place}", cut or damage[0])


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
        return _rejection(entry, entry.fault, entry.format)
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
