"""Compressed inputs unpacked up to the last byte that can be had of them.

Four compressions are read alike: frames one after another, each unpacked in steps, zeros between
and behind them passed over. Where a frame is damaged, all that could be unpacked before the fault
comes out first: the decompressors give nothing of the step in which they fail, so that step is gone
through again in the smallest ones.
"""

from __future__ import annotations

import bz2
import io
import lzma
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final, NamedTuple, Protocol

import zstandard

from biblio.sources.damage import RefusedError, TrailingError

MIB: Final = 1 << 20
WINDOW_LIMIT: Final = 128 * MIB
"""How far back an input may refer, which has to be in memory; the programs' own limit."""
MEMORY_LIMIT: Final = 2 * WINDOW_LIMIT

_STEP: Final = 1 << 14
_PIECE: Final = 1 << 16
_PIECE_OF_PIPE: Final = 1 << 9  # a pipe cannot be gone back in: less than this is lost there
_LONGEST_HEADER: Final = 18  # of a frame (RFC 8878, section 3.1.1.1)
_SKIPPABLE: Final = tuple(bytes((number, 0x2A, 0x4D, 0x18)) for number in range(0x50, 0x60))
_MAGIC: Final = {
    b"\x1f\x8b": "gz",
    b"BZh": "bz2",
    b"\xfd7zXZ\x00": "xz",
    b"\x28\xb5\x2f\xfd": "zst",
    b"PK\x03\x04": "zip",
    b"PK\x05\x06": "zip",
    **dict.fromkeys(_SKIPPABLE, "zst"),
}
LONGEST_MAGIC: Final = max(map(len, _MAGIC))
_TELLING: Final = 2  # bytes of a file that ends within its magic


def compression(head: bytes) -> str | None:
    """The compression whose files begin with *head* (`gz`, `bz2`, `xz`, `zst`, `zip`), or None.

    A *head* that is shorter than `LONGEST_MAGIC` is taken for a whole file, perhaps one that was
    cut.
    """
    for magic, name in _MAGIC.items():
        if head.startswith(magic):
            return name
    if len(head) >= _TELLING or head in {b"\x1f", b"\xfd"}:
        for magic, name in _MAGIC.items():
            if magic.startswith(head):
                return name
    return None


class Unpacked:
    """A stream of what *inner* holds under the compression *name* (any but `zip`)."""

    def __init__(self, name: str, inner: io.BufferedIOBase) -> None:
        self._inner = inner
        self._pieces = _unpacked(name, _Input(inner))
        self._ready = memoryview(b"")

    def read1(self, size: int, /) -> bytes:
        """Up to *size* bytes by one step, so that damage further on takes none away."""
        while not self._ready:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._ready = memoryview(piece)
        piece, self._ready = bytes(self._ready[:size]), self._ready[size:]
        return piece

    def close(self) -> None:
        """Close what stands beneath."""
        self._inner.close()


class _Input:
    """The compressed bytes, of which some may be given back."""

    def __init__(self, inner: io.BufferedIOBase) -> None:
        self._inner = inner
        self._returned = b""

    def read(self, size: int) -> bytes:
        """Up to *size* bytes; none only at the end."""
        if self._returned:
            piece, self._returned = self._returned[:size], self._returned[size:]
            return piece
        return self._inner.read1(size)

    def read_all(self, size: int) -> bytes:
        """*size* bytes, fewer only at the end."""
        pieces = []
        while size and (piece := self.read(size)):
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    def exactly(self, size: int) -> bytes:
        """*size* bytes.

        Raises:
            EOFError: there are fewer.
        """
        piece = self.read_all(size)
        if len(piece) < size:
            raise EOFError
        return piece

    def give_back(self, rest: bytes) -> None:
        """Have *rest* be what is read next."""
        self._returned = rest + self._returned

    def skip_zeros(self) -> None:
        """Pass over zeros, with which files are filled up."""
        while piece := self.read(_STEP):
            if rest := piece.lstrip(b"\0"):
                self.give_back(rest)
                return

    def tell(self) -> int | None:
        """Where the next byte stands; None where nothing can go back there."""
        return self._inner.tell() - len(self._returned) if self._inner.seekable() else None

    def seek(self, offset: int) -> None:
        """Go back to where `tell` said."""
        self._inner.seek(offset)
        self._returned = b""


def _unpacked(name: str, source: _Input) -> Iterator[bytes]:
    """What the frames of *source* hold, in pieces.

    Raises:
        TrailingError: bytes follow the last frame that begin none.
        EOFError: a frame is cut short.
        RefusedError: a frame asks for too much memory.
    """
    kind = _KINDS[name]
    magics = [magic for magic, named in _MAGIC.items() if named == name]
    while start := source.read_all(LONGEST_MAGIC):
        source.give_back(start)
        if not start.startswith(tuple(magics)):
            if any(magic.startswith(start) for magic in magics):
                raise EOFError
            raise TrailingError(
                f"bytes that are no {kind.name} follow its end; all before them was read"
            )
        yield from kind.frame(source)
        source.skip_zeros()


def _gzip(source: _Input) -> Iterator[bytes]:
    """One member of gzip (RFC 1952)."""
    unpacker = zlib.decompressobj(wbits=31)
    while not unpacker.eof:
        step = source.read(_STEP)
        if not step:
            raise EOFError
        before = unpacker.copy()
        try:
            piece = unpacker.decompress(step)
        except zlib.error:
            for place in range(len(step)):
                yield before.decompress(step[place : place + 1])
            raise
        yield piece
    source.give_back(unpacker.unused_data)


class _Unpacker(Protocol):
    """What the decompressors for bzip2 and xz have in common."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...


def _repeatable(make: Callable[[], _Unpacker], source: _Input) -> Iterator[bytes]:
    """One stream of bzip2 or xz; at a fault it is unpacked again, the last bytes one by one."""
    begin = source.tell()
    done = 0
    try:
        for piece in _steps(make(), source, _PIECE_OF_PIPE if begin is None else _PIECE):
            done += len(piece)
            yield piece
    except (OSError, lzma.LZMAError) as error:
        if "limit exceeded" in str(error):
            raise _too_much("xz -d", MEMORY_LIMIT) from error
        if begin is None or getattr(error, "errno", None) is not None:
            raise
        source.seek(begin)
    else:
        return
    again = make()
    for piece in _steps(again, source, _PIECE, until=done):
        done -= len(piece)
    yield from _steps(again, source, 1)


def _steps(
    unpacker: _Unpacker, source: _Input, most: int, until: int | None = None
) -> Iterator[bytes]:
    """What comes out of *unpacker*, *most* bytes at a time; *until* so many, or to its end."""
    while not unpacker.eof and until != 0:
        step = b""
        if unpacker.needs_input and not (step := source.read(_STEP)):
            raise EOFError
        piece = unpacker.decompress(step, most if until is None else min(most, until))
        if until is not None:
            until -= len(piece)
        if piece:
            yield piece
    if unpacker.eof:
        source.give_back(unpacker.unused_data)


def _zstandard(source: _Input) -> Iterator[bytes]:
    """One frame of Zstandard (RFC 8878), block by block, or one to be skipped."""
    header = source.read_all(_LONGEST_HEADER)
    if header.startswith(_SKIPPABLE):
        source.give_back(header)
        size = int.from_bytes(source.exactly(8)[4:], "little")
        while size:
            size -= len(source.exactly(min(size, _PIECE)))
        return
    try:
        length = zstandard.frame_header_size(header)
        frame = zstandard.get_frame_parameters(header)
    except zstandard.ZstdError as error:
        if len(header) < _LONGEST_HEADER:
            raise EOFError from error
        raise
    if frame.window_size > WINDOW_LIMIT:
        raise _too_much(f"zstd -d --long={(frame.window_size - 1).bit_length()}", frame.window_size)
    if frame.dict_id:
        raise RefusedError(
            f"it was packed with the dictionary {frame.dict_id}; unpack it with `zstd -d -D` first"
        )
    source.give_back(header[length:])
    unpacker = zstandard.ZstdDecompressor(max_window_size=WINDOW_LIMIT).decompressobj()
    yield unpacker.decompress(header[:length])
    is_last = False
    while not is_last:
        block = source.exactly(3)
        number = int.from_bytes(block, "little")
        is_last, is_repeated = bool(number & 1), number >> 1 & 3 == 1
        yield unpacker.decompress(block + source.exactly(1 if is_repeated else number >> 3))
    if frame.has_checksum:
        yield unpacker.decompress(source.exactly(4))


def _too_much(program: str, needed: int) -> RefusedError:
    return RefusedError(
        f"unpacking it takes more than {needed // MIB:,} MiB of memory; "
        f"unpack it with `{program}` first"
    )


class _Kind(NamedTuple):
    """A compression: what messages call it, and what reads one of its frames."""

    name: str
    frame: Callable[[_Input], Iterator[bytes]]


_KINDS: Final = {
    "gz": _Kind("gzip", _gzip),
    "bz2": _Kind("bzip2", partial(_repeatable, bz2.BZ2Decompressor)),
    "xz": _Kind(
        "xz", partial(_repeatable, partial(lzma.LZMADecompressor, lzma.FORMAT_XZ, MEMORY_LIMIT))
    ),
    "zst": _Kind("Zstandard", _zstandard),
}
