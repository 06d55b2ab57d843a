"""A file that is written whole or not at all: what stood there stays until all is written."""

from __future__ import annotations

import errno
import gzip
import io
import os
import stat
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO, Final, TextIO, cast

MAKING: Final = ".biblio-"  # how a file begins that is not complete yet


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """A stream of UTF-8 whose text is in *path* once the block has ended, and nowhere if it raises.

    It is written beside the file that *path* or a link of that name leads to, and takes its place
    in one step; the permissions of the old one stay. What is no plain file, a pipe or a device, is
    written as it stands. Ends of lines stay as they are written. A name that ends in `.gz` or
    `.zst` has the text compressed.

    Raises:
        OSError: it cannot be written, because there is no room say; *path* is its file name.
    """
    with named(path), _bytes_for(path) as raw, ExitStack() as stack:
        packed = stack.enter_context(_compressed(path, raw))
        stream = io.TextIOWrapper(packed, encoding="utf-8", errors="replace", newline="")
        try:
            yield stream
            stream.flush()
        finally:
            with suppress(OSError):  # what could not be written was said already
                stream.detach()


@contextmanager
def whole_bytes(path: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes are in *path* once the block has ended, as with `whole_file`.

    Raises:
        OSError: it cannot be written; *path* is its file name.
    """
    with named(path), _bytes_for(path) as raw:
        yield raw


@contextmanager
def _bytes_for(path: Path) -> Iterator[BinaryIO]:
    """A stream of what is to be the file *path*."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        mode = None
    if mode is not None and stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder; name a file", str(path))
    if mode is not None and not stat.S_ISREG(mode):
        with path.open("wb") as raw:
            yield raw
        return
    target = Path(os.path.realpath(path))
    if not target.parent.is_dir():
        raise FileNotFoundError(
            errno.ENOENT, f"there is no folder {target.parent}; make it first", str(path)
        )
    if mode is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    with _beside(target) as (made, raw):
        yield raw
        raw.flush()
        os.fsync(raw.fileno())
        if mode is not None:
            made.chmod(stat.S_IMODE(mode))
        made.replace(target)


@contextmanager
def _beside(target: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """A new file in the folder of *target*, which is gone where the block has not renamed it."""
    made = target.with_name(f"{MAKING}{token_hex(8)}")
    try:
        with made.open("xb") as raw:
            yield made, raw
    finally:
        with suppress(OSError):  # it has its name, or what was raised tells more
            made.unlink(missing_ok=True)


def _compressed(path: Path, raw: BinaryIO) -> AbstractContextManager[BinaryIO]:
    """A stream into *raw* that compresses as the name of *path* says."""
    if path.suffix == ".gz":
        # Neither the time nor the name of the file is in it: the same text is the same file.
        return cast(
            "AbstractContextManager[BinaryIO]", gzip.GzipFile("", "wb", fileobj=raw, mtime=0)
        )
    if path.suffix == ".zst":
        import zstandard  # noqa: PLC0415 - only where it is asked for

        return cast(
            "AbstractContextManager[BinaryIO]",
            zstandard.ZstdCompressor().stream_writer(raw, closefd=False),
        )
    return nullcontext(raw)


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Let what the operating system says while *path* is written name it."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), str(path)) from error
