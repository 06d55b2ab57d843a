"""What lies in a folder, however odd: files to be read, and what cannot be."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from biblio.sources.damage import RefusedError

_NO_FILE: Final = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISCHR, "a device"),
)


class Found(NamedTuple):
    """One file of a folder and its size in bytes.

    `fault` says why it cannot be read. What `is_file` is not has nothing to read and no fault: a
    link that leads nowhere, or to a folder, which is not followed.
    """

    path: Path
    size: int = 0
    fault: Exception | None = None
    is_file: bool = True


def walk(folder: Path) -> Iterator[Found]:
    """All that lies below *folder* and is not hidden, in the order of the paths."""
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        found = _looked_at(path, is_named=path is folder)
        if found is not None:
            yield found
            continue
        try:
            names = sorted((each.name for each in path.iterdir()), reverse=True)
        except OSError as error:
            yield Found(path, fault=error)
        else:
            waiting += [path / name for name in names if not is_hidden(name)]


def is_hidden(*parts: str) -> bool:
    """Whether one of the *parts* of a path is a name that is not shown."""
    return any(part.startswith(".") or part == "__MACOSX" for part in parts)


def _looked_at(path: Path, *, is_named: bool) -> Found | None:
    """What *path* is; None for a folder to go into."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            return None if is_named or not path.is_symlink() else Found(path, is_file=False)
    except FileNotFoundError:
        return Found(path, is_file=False)
    except OSError as error:
        return Found(path, fault=error)
    for is_such, what in _NO_FILE:
        if is_such(status.st_mode):
            return Found(
                path, fault=RefusedError(f"it is {what}, which is read only where it is named")
            )
    return Found(path, status.st_size)
