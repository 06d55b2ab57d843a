"""The entries of a .bib file: where each stands, what it says, and what is wrong with it."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from biblio.errors import InvalidData, UnreadableSource
from biblio.formats.bibtex.cutting import blocks, is_entry, split
from biblio.formats.bibtex.parsing import parse
from biblio.formats.encodings import wide_encoding
from biblio.importing.normalise import normalise
from biblio.model.records import PaperRecord

__all__ = ["BibEntry", "read_entries"]


class BibEntry(NamedTuple):
    """One entry of a file.

    It begins on *line*, and its text is the bytes from *start* to *end*. `needed` is that text
    behind the strings and parents that it needs. `record` is what the reader makes of it, in normal
    form; None where `fault` says why there is none. An entry whose key stands in the file twice has
    a record and a fault.
    """

    key: str
    type: str
    line: int
    start: int
    end: int
    needed: bytes
    record: PaperRecord | None = None
    fault: str | None = None


def read_entries(data: bytes) -> list[BibEntry]:
    """The entries of the .bib file *data*, in their order.

    Raises:
        UnreadableSource: its characters have two or four bytes each, or there is no entry.
    """
    if (encoding := wide_encoding(data)) is not None:
        raise UnreadableSource(f"the file is in {encoding}; save it as UTF-8")
    entries = list(_entries(data))
    if not entries:
        raise UnreadableSource("there is no entry in it; a .bib has @article{key, …} and the like")
    keys = Counter(each.key.lower() for each in entries)
    return [
        each._replace(fault=f"the key {each.key} stands in the file twice")
        if each.fault is None and keys[each.key.lower()] > 1
        else each
        for each in entries
    ]


def _entries(data: bytes) -> Iterator[BibEntry]:
    cut = split(io.BytesIO(data))
    place = 0
    for block in blocks(io.BytesIO(data)):
        start = data.index(block.raw, place)
        place = start + len(block.raw)
        if not is_entry(block):
            continue
        entry = next(cut)
        made = BibEntry(block.key, block.type, block.line, start, place, entry.raw)
        yield _with_record(made, entry.fault)


def _with_record(entry: BibEntry, fault: str | None) -> BibEntry:
    if fault is not None:
        return entry._replace(fault=fault)
    try:
        return entry._replace(record=normalise(parse(entry.needed)))
    except InvalidData as error:
        return entry._replace(fault=str(error))
