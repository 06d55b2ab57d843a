"""What a format is, and the entries that it cuts a source into."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import blake2b
from typing import BinaryIO, NamedTuple

from biblio.formats.standing import Standing
from biblio.model.records import PaperRecord


class Entry(NamedTuple):
    """One entry of a source, not yet parsed.

    `raw` is all that `parse` needs; equal bytes are equal entries. `place` says where it stands
    in its source. `fault`, where set, says why the entry could not even be cut out whole;
    `format` names the format that `raw` is in, where that is not its source's, or where an entry
    with a fault came as far as it goes and can be mended. `is_closed` says
    that its own end was read, so that it is whole even where its source breaks off behind it.
    """

    raw: bytes
    place: str
    fault: str | None = None
    format: str | None = None
    is_closed: bool = False


class Told(NamedTuple):
    """What an entry says of the one that its record was first read from.

    `digest` is that one's, None where it is not known; `as_of` when what it says was so, empty
    where nothing tells. `has_library` says that the record names its own.
    """

    digest: bytes | None = None
    as_of: str = ""
    has_library: bool = False


class Format(NamedTuple):
    """How one kind of source is read.

    `split` yields entries and holds one at a time; `parse` returns the record of one entry's
    raw bytes and raises InvalidData where there is none; `recognise` says whether a source that
    begins with these bytes (up to 64 KiB) is of this format. `is_sure`, where there is more to
    see, says whether it certainly is: files of a folder are asked, since nobody named them.
    `must_be_seen` says that any text could be cut into its entries, so that it is not even forced
    on a source that it does not recognise. `any_encoding` says that it reads whatever encoding a
    source names; the others read UTF-8 and what is near it. `as_of` finds in such a beginning when
    the source says that it was made, as text; None where it does not say. `standings` say under
    which names its records speak, and how far each is believed. `told`, where it is set, says of
    an entry's raw bytes which entry its record was first read from, for records that were read
    elsewhere before. `is_normal` says that its records are in normal form already
    (`biblio.importing.normalise`), to which those of the others are brought.
    """

    name: str
    split: Callable[[BinaryIO], Iterator[Entry]]
    parse: Callable[[bytes], PaperRecord]
    recognise: Callable[[bytes], bool]
    is_sure: Callable[[bytes], bool] | None = None
    must_be_seen: bool = False
    any_encoding: bool = False
    as_of: Callable[[bytes], str | None] = lambda _: None
    standings: tuple[Standing, ...] = ()
    told: Callable[[bytes], Told] | None = None
    is_normal: bool = False


def entry_digest(raw: bytes, format_name: str, library: str | None = None) -> bytes:
    """What tells an entry that was read before: 16 bytes over its text, its format and library."""
    salt = blake2b(library.encode(), digest_size=16).digest() if library else b""
    return blake2b(raw, digest_size=16, person=format_name.encode()[:16], salt=salt).digest()
