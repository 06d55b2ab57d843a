"""Zip archives: their files as streams, after a look for what no honest archive holds."""

from __future__ import annotations

import io
import shutil
import struct
import tempfile
import zipfile
from collections.abc import Generator
from contextlib import ExitStack
from typing import IO, Final, NamedTuple, cast

from biblio.sources.compressed import LONGEST_MAGIC, Unpacked, compression
from biblio.sources.damage import DAMAGE, RefusedError, TrailingError
from biblio.sources.folders import is_hidden
from biblio.sources.streams import Readable, Unopened

_ENCRYPTED: Final = 1
_SHOWN: Final = 200
_END: Final = b"PK\x05\x06"
_END_SIZE: Final = 22  # of the record that ends an archive, its comment not counted
_BROKEN: Final[tuple[type[Exception], ...]] = (*DAMAGE, ValueError, struct.error)
_MORE: Final = "bytes that are no zip archive follow its end; all of it was read"
_WHOLE: Final = "it is not a whole zip archive; get it again"


class Zipped(NamedTuple):
    """One file of an archive: its name, None for what is no file's, and its bytes."""

    name: str | None
    stream: Readable


def unzipped(inner: io.BufferedIOBase) -> Generator[Zipped]:
    """The files of the archive *inner*, in the order of their names; each closed behind itself.

    A file that cannot be opened says so when it is read. Where bytes follow the archive that are
    no part of it, the last one has no name, and says that.

    Raises:
        RefusedError: there is no archive that can be read, or none to be trusted.
    """
    with ExitStack() as stack:
        if not inner.seekable():
            spooled = stack.enter_context(tempfile.TemporaryFile())
            shutil.copyfileobj(inner, spooled)
            inner = cast("io.BufferedIOBase", spooled)
        end = _end(inner)
        try:
            archive = stack.enter_context(zipfile.ZipFile(cast("IO[bytes]", _Begun(inner, end))))
        except _BROKEN as error:
            raise RefusedError(_WHOLE) from error
        for info in _chosen(archive):
            with ExitStack() as opened:
                yield Zipped(info.filename, _opened(archive, info, opened))
        if inner.seek(0, io.SEEK_END) > end:
            yield Zipped(None, Unopened(TrailingError(_MORE)))


def _opened(archive: zipfile.ZipFile, info: zipfile.ZipInfo, opened: ExitStack) -> Readable:
    try:
        inner = cast("zipfile.ZipExtFile", opened.enter_context(archive.open(info)))
        kind = compression(inner.peek(LONGEST_MAGIC)[:LONGEST_MAGIC])
    except DAMAGE as error:
        return Unopened(error)
    return inner if kind is None or kind == "zip" else Unpacked(kind, inner)


def _chosen(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The files of *archive* to read."""
    files = sorted((i for i in archive.infolist() if not i.is_dir()), key=lambda i: i.filename)
    for info in files:
        parts = info.filename.replace("\\", "/").split("/")
        if ".." in parts or not parts[0]:
            raise RefusedError(
                f"it holds {info.filename[:_SHOWN]!r}, a path that leads out of the archive; "
                "unpack it by hand if you trust it"
            )
        if info.flag_bits & _ENCRYPTED:
            raise RefusedError("it is encrypted; unpack it first")
    chosen = [info for info in files if not is_hidden(*info.filename.split("/"))]
    if not chosen:
        raise RefusedError("it holds no file")
    return chosen


def _end(inner: io.BufferedIOBase) -> int:
    """Where the archive ends, by the last record that can end one; else where *inner* does."""
    size = inner.seek(0, io.SEEK_END)
    stop, overlap = size, b""
    while stop:
        start = max(stop - io.DEFAULT_BUFFER_SIZE * 16, 0)
        inner.seek(start)
        piece = inner.read(stop - start) + overlap
        place = piece.rfind(_END)
        while place >= 0:
            record = piece[place : place + _END_SIZE]
            if len(record) == _END_SIZE:
                end = start + place + _END_SIZE + int.from_bytes(record[-2:], "little")
                if end <= size:
                    return end
            place = piece.rfind(_END, 0, place)
        stop, overlap = start, piece[: _END_SIZE - 1]
    return size


class _Begun(io.RawIOBase):
    """The first *end* bytes of a stream, as if there were no more."""

    def __init__(self, inner: io.BufferedIOBase, end: int) -> None:
        super().__init__()
        self._inner = inner
        self._end = end
        self._place = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]
        view = memoryview(buffer)[: max(self._end - self._place, 0)]
        self._inner.seek(self._place)
        count = self._inner.readinto(view)
        self._place += count
        return count

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        begin = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._end}[whence]
        if begin + offset < 0:
            raise OSError("it would be before the beginning")
        self._place = begin + offset
        return self._place

    def tell(self) -> int:
        return self._place
