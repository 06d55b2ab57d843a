"""Sources as people name them to streams of bytes: files, folders, archives, standard input.

What the bytes say is nobody's business here.
"""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Generator, Iterator
from contextlib import ExitStack, closing, contextmanager
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple

from biblio.errors import UnreadableSource
from biblio.sources.compressed import LONGEST_MAGIC, Unpacked, compression
from biblio.sources.damage import RefusedError
from biblio.sources.folders import Found, walk
from biblio.sources.streams import Budget, Counted, SourceStream, Unopened
from biblio.sources.zips import unzipped

STDIN: Final = "-"


class Member(NamedTuple):
    """One stream of a source.

    `name` is the path (`-` for standard input; `papers.zip: 2101.jsonl` for a member of an
    archive). `stream` holds the decompressed bytes; `counted` the input beneath it, which the
    members of one archive share. `is_found` says that nobody named it: it lies in a folder or an
    archive, perhaps beside others that are wanted.
    """

    name: str
    stream: SourceStream
    counted: Counted
    is_found: bool


def label(source: str | Path) -> str:
    """*source* as messages call it and rows keep it; bytes that are no UTF-8 are escaped."""
    return os.fsencode(source).decode("utf-8", "backslashreplace")


@contextmanager
def open_source(source: str | Path) -> Iterator[Iterator[Member]]:
    """The members of *source*, one after another; each is closed when the next is asked for.

    A file is one member, plain or compressed (gzip, bzip2, xz, Zstandard, told by its first
    bytes, not by its name); a zip archive is one for each file within; `-` is standard input, a
    folder every file below it, in the order of the paths, hidden ones left out. What lies in a
    folder and cannot be read is a member without bytes and with a `fault`.

    Raises:
        UnreadableSource: there is nothing to read; on entering, or for an archive when its turn
            comes.
    """
    if str(source) == STDIN:
        members = _members(STDIN, _standard_input(), is_found=False)
    else:
        path = Path(source)
        if _is_folder(path):
            members = _folder(path)
        else:
            members = _members(label(path), _open(path), is_found=False)
    with closing(members):
        yield members


def folder_size(source: str | Path) -> int | None:
    """The bytes of all files that *source* has where it is a folder; None where it is none."""
    path = Path(source)
    if str(source) == STDIN or not _is_folder(path):
        return None
    return sum(found.size for found in walk(path))


def _members(name: str, counted: Counted, *, is_found: bool) -> Generator[Member]:
    """The members of one opened input.

    Raises:
        UnreadableSource: it is an archive that cannot be read.
    """
    with ExitStack() as stack:
        inner = stack.enter_context(io.BufferedReader(counted))
        try:
            kind = compression(inner.peek(LONGEST_MAGIC)[:LONGEST_MAGIC])
        except OSError as error:
            raise _unreadable(name, error) from error
        if kind == "zip":
            yield from _archive(name, counted, inner)
        else:
            budget = Budget(lambda: counted.bytes_read, [0])
            unpacked = Unpacked(kind, inner) if kind else inner
            stream = SourceStream(name, unpacked, budget)
            yield Member(name, stack.enter_context(stream), counted, is_found)
        counted.finish()


def _archive(name: str, counted: Counted, inner: io.BufferedIOBase) -> Generator[Member]:
    budget = Budget(lambda: counted.size or counted.bytes_read, [0])
    try:
        for zipped in unzipped(inner):
            inside = name if zipped.name is None else f"{name}: {zipped.name}"
            with SourceStream(inside, zipped.stream, budget) as stream:
                yield Member(inside, stream, counted, is_found=True)
    except RefusedError as error:
        raise UnreadableSource(f"{name}: {error}") from error


def _folder(path: Path) -> Generator[Member]:
    found = walk(path)
    first = next(found, None)
    if first is None:
        raise UnreadableSource(f"the folder {label(path)} holds no file")
    if first.path == path and isinstance(first.fault, OSError):
        raise _unreadable(label(path), first.fault)
    return _each(chain((first,), found))


def _each(files: Iterator[Found]) -> Generator[Member]:
    for found in files:
        name = label(found.path)
        try:
            if found.fault is not None or not found.is_file:
                yield from _nothing(name, found.fault)
            else:
                yield from _members(name, _counted(found.path), is_found=True)
        except OSError as error:
            yield from _nothing(name, error)
        except UnreadableSource as error:
            yield from _nothing(name, RefusedError(str(error).removeprefix(f"{name}: ")))


def _nothing(name: str, fault: Exception | None) -> Generator[Member]:
    """A member without bytes."""
    with SourceStream(name, Unopened(fault)) as stream:
        yield Member(name, stream, Counted(io.BytesIO(), 0), is_found=True)


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError) as error:
        raise _unreadable(label(path), error) from error


def _open(path: Path) -> Counted:
    try:
        return _counted(path)
    except OSError as error:
        raise _unreadable(label(path), error) from error


def _counted(path: Path) -> Counted:
    return _counting(path.open("rb", buffering=0))


def _counting(raw: io.FileIO) -> Counted:
    """*raw* with the size and the time of its file; a pipe and a device have none."""
    status = os.fstat(raw.fileno())
    if not stat.S_ISREG(status.st_mode):
        return Counted(raw)
    return Counted(raw, status.st_size, status.st_mtime)


def _standard_input() -> Counted:
    if sys.stdin is None:
        raise UnreadableSource("there is no standard input to read")
    try:
        return _counting(io.FileIO(sys.stdin.fileno(), closefd=False))
    except (OSError, ValueError) as error:
        raise UnreadableSource("there is no standard input to read") from error


def _unreadable(name: str, error: OSError | ValueError) -> UnreadableSource:
    if isinstance(error, FileNotFoundError):
        return UnreadableSource(f"{name} does not exist")
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return UnreadableSource(f"{name} cannot be read: {reason}")
