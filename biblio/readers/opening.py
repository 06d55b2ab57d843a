"""Sources as people name them to streams of bytes: files, folders, archives, standard input."""

from __future__ import annotations

import io
import os
import shutil
import stat
import sys
import tempfile
import zipfile
from collections.abc import Collection, Generator, Iterator
from contextlib import ExitStack, closing, contextmanager
from itertools import chain
from pathlib import Path
from typing import IO, Final, NamedTuple, cast

from biblio.errors import UnreadableSource
from biblio.readers.streams import (
    DAMAGE,
    Budget,
    Counted,
    SourceStream,
    compression,
    decompressed,
)

STDIN: Final = "-"
_COMPRESSED: Final = (".gz", ".bz2", ".xz", ".zst", ".zip")
_MAGIC_BYTES: Final = 8
_ENCRYPTED: Final = 1


class Member(NamedTuple):
    """One stream of a source.

    `name` is the path (`-` for standard input; `papers.zip: 2101.jsonl` for a member of an
    archive). `stream` holds the decompressed bytes; `counted` the input beneath it, which the
    members of one archive share.
    """

    name: str
    stream: SourceStream
    counted: Counted


@contextmanager
def open_source(source: str | Path, suffixes: Collection[str]) -> Iterator[Iterator[Member]]:
    """The members of *source*, one after another; each is closed when the next is asked for.

    A file is one member, plain or compressed (gzip, bzip2, xz, Zstandard, told by its first
    bytes, not by its name); a zip archive is one for each file within; `-` is standard input, a
    folder every file below it whose name ends in one of *suffixes* (or in one and that of a
    compression), in the order of the paths, hidden ones left out. A file of a folder that cannot
    be opened is a member without bytes and with a `fault`.

    Raises:
        UnreadableSource: there is nothing to read; on entering, or for an archive when its turn
            comes.
    """
    if str(source) == STDIN:
        members = _members(STDIN, _standard_input(), suffixes)
    else:
        path = Path(source)
        if _is_folder(path):
            members = _folder(path, suffixes)
        else:
            members = _members(str(path), _open(path), suffixes)
    with closing(members):
        yield members


def folder_size(source: str | Path, suffixes: Collection[str]) -> int | None:
    """The bytes of all files that are read where *source* is a folder; None where it is not."""
    path = Path(source)
    if str(source) == STDIN or not _is_folder(path):
        return None
    return sum(file.stat().st_size for file in _walk(path, suffixes) if file.exists())


def _members(name: str, counted: Counted, suffixes: Collection[str]) -> Generator[Member]:
    """The members of one opened input."""
    with ExitStack() as stack:
        inner = stack.enter_context(io.BufferedReader(counted))
        try:
            kind = compression(inner.peek(_MAGIC_BYTES))
        except OSError as error:
            raise _unreadable(name, error) from error
        if kind == "zip":
            yield from _archive(name, counted, inner, suffixes)
        else:
            stream = _stream(name, inner, kind, Budget(lambda: counted.bytes_read, [0]))
            yield Member(name, stack.enter_context(stream), counted)
        counted.finish()


def _stream(name: str, inner: io.BufferedIOBase, kind: str | None, budget: Budget) -> SourceStream:
    if kind is None:
        return SourceStream(name, inner, budget)
    return SourceStream(name, decompressed(kind, inner), budget)


def _archive(
    name: str, counted: Counted, inner: io.BufferedIOBase, suffixes: Collection[str]
) -> Generator[Member]:
    """The members of a zip archive, in the order of their names."""
    spooled: IO[bytes] | None = None
    with ExitStack() as stack:
        if not counted.seekable():
            spooled = stack.enter_context(tempfile.TemporaryFile())
            shutil.copyfileobj(inner, spooled)
        try:
            archive = stack.enter_context(zipfile.ZipFile(spooled or inner))
        except (zipfile.BadZipFile, OSError, NotImplementedError) as error:
            raise UnreadableSource(f"{name} is not a whole zip archive; get it again") from error
        budget = Budget(lambda: counted.size or counted.bytes_read, [0])
        for info in _chosen(name, archive, suffixes):
            label = f"{name}: {info.filename}"
            with ExitStack() as opened:
                stream = _zip_stream(label, archive, info, budget, opened)
                yield Member(label, opened.enter_context(stream), counted)


def _zip_stream(
    label: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget, opened: ExitStack
) -> SourceStream:
    try:
        unzipped = cast("zipfile.ZipExtFile", opened.enter_context(archive.open(info)))
        kind = compression(unzipped.peek(_MAGIC_BYTES))
    except DAMAGE as error:
        return SourceStream(label, _Unopened(error), budget)
    return _stream(label, unzipped, None if kind == "zip" else kind, budget)


def _chosen(
    name: str, archive: zipfile.ZipFile, suffixes: Collection[str]
) -> list[zipfile.ZipInfo]:
    """The files of *archive* to read, after a look for what no honest archive holds."""
    files = sorted((i for i in archive.infolist() if not i.is_dir()), key=lambda i: i.filename)
    for info in files:
        parts = info.filename.replace("\\", "/").split("/")
        if ".." in parts or not parts[0]:
            raise UnreadableSource(
                f"{name} holds {info.filename[:200]!r}, a path that leads out of the archive; "
                "unpack it by hand if you trust it"
            )
        if info.flag_bits & _ENCRYPTED:
            raise UnreadableSource(f"{name} is encrypted; unpack it first")
    shown = [info for info in files if not _is_hidden(*info.filename.split("/"))]
    chosen = [info for info in shown if _is_wanted(info.filename, suffixes)]
    if not chosen and len(shown) == 1:
        chosen = shown
    if not chosen:
        raise UnreadableSource(f"{name} holds no file ending in {_listed(suffixes)}")
    return chosen


def _folder(path: Path, suffixes: Collection[str]) -> Generator[Member]:
    files = _walk(path, suffixes)
    first = next(files, None)
    if first is None:
        raise UnreadableSource(f"the folder {path} holds no file ending in {_listed(suffixes)}")
    return _each(chain((first,), files), suffixes)


def _each(files: Iterator[Path], suffixes: Collection[str]) -> Generator[Member]:
    for file in files:
        name = str(file)
        try:
            counted = _counted(file)
        except OSError as error:
            nothing = Counted(io.BytesIO(), 0)
            with SourceStream(name, _Unopened(error)) as stream:
                yield Member(name, stream, nothing)
        else:
            yield from _members(name, counted, suffixes)


def _walk(folder: Path, suffixes: Collection[str]) -> Iterator[Path]:
    """The files below *folder* to read, in order; a link to a folder is not followed."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        raise _unreadable(str(folder), error) from error
    for entry in entries:
        if _is_hidden(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), suffixes)
        elif entry.is_file() and _is_wanted(entry.name, suffixes):
            yield Path(entry.path)


def _is_hidden(*parts: str) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in parts)


def _is_wanted(name: str, suffixes: Collection[str]) -> bool:
    lower = name.lower()
    for ending in _COMPRESSED:
        lower = lower.removesuffix(ending)
    return lower.endswith(tuple(suffixes))


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError) as error:
        raise _unreadable(str(path), error) from error


def _open(path: Path) -> Counted:
    try:
        return _counted(path)
    except OSError as error:
        raise _unreadable(str(path), error) from error


def _counted(path: Path) -> Counted:
    raw = path.open("rb", buffering=0)
    return Counted(raw, _size(raw))


def _size(raw: io.FileIO) -> int | None:
    """The size of a file; None for a pipe or a device."""
    status = os.fstat(raw.fileno())
    return status.st_size if stat.S_ISREG(status.st_mode) else None


def _standard_input() -> Counted:
    if sys.stdin is None:
        raise UnreadableSource("there is no standard input to read")
    try:
        raw = io.FileIO(sys.stdin.fileno(), closefd=False)
        return Counted(raw, _size(raw))
    except (OSError, ValueError) as error:
        raise UnreadableSource("there is no standard input to read") from error


def _unreadable(name: str, error: OSError | ValueError) -> UnreadableSource:
    if isinstance(error, FileNotFoundError):
        return UnreadableSource(f"{name} does not exist")
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return UnreadableSource(f"{name} cannot be read: {reason}")


def _listed(suffixes: Collection[str]) -> str:
    return ", ".join(sorted(suffixes))


class _Unopened:
    """Stands for a stream that could not be opened: reading it says why."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def read1(self, size: int, /) -> bytes:  # noqa: ARG002 - nothing is read
        """Raises what went wrong."""
        raise self._error

    def close(self) -> None:
        """Nothing is open."""
