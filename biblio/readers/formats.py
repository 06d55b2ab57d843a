"""What a format is, and the entries that it cuts a source into."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple

from biblio.records import PaperRecord


class Entry(NamedTuple):
    """One entry of a source, not yet parsed.

    `raw` is all that `parse` needs; equal bytes are equal entries. `place` says where it stands
    in its source. `fault`, where set, says why the entry could not even be cut out whole.
    """

    raw: bytes
    place: str
    fault: str | None = None


class Format(NamedTuple):
    """How one kind of source is read.

    `split` yields entries and holds one at a time; `parse` returns the record of one entry's
    raw bytes and raises InvalidData where there is none; `recognise` says whether a source that
    begins with these bytes (up to 64 KiB) is of this format. `suffixes` are the file names a
    folder is searched for.
    """

    name: str
    split: Callable[[BinaryIO], Iterator[Entry]]
    parse: Callable[[bytes], PaperRecord]
    recognise: Callable[[bytes], bool]
    suffixes: tuple[str, ...]
