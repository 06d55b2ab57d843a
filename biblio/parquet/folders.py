"""A folder that is written whole or not at all: what stood there stays until all is written."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import Final

from biblio.writers.whole_file import MAKING, named

try:
    import fcntl
except ImportError:  # a system without such locks
    fcntl = None  # type: ignore[assignment]

_HERE: Final = -100  # AT_FDCWD
_EXCHANGE: Final = 2  # RENAME_EXCHANGE, see renameat2(2)
_UNKNOWN: Final = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP})


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """A new folder that is *path* once the block has ended, and gone if it raises.

    It is made beside the folder that *path* or a link of that name leads to, and takes its place in
    one step where the system can exchange two names; elsewhere there is a moment without a folder
    of that name. What an export that was killed has left beside is taken away.

    Raises:
        OSError: it cannot be written, because there is no room say; *path* is its file name.
    """
    with named(path):
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "it is a file; name a folder", str(path))
        if not target.parent.is_dir():
            raise FileNotFoundError(
                errno.ENOENT, f"there is no folder {target.parent}; make it first", str(path)
            )
        beginning = f"{MAKING}{target.name}-"
        _clear(target.parent, beginning)
        made = target.with_name(f"{beginning}{token_hex(8)}")
        made.mkdir()
        try:
            with _held(made):
                yield made
                for each in (made, *(each for each in made.rglob("*") if each.is_dir())):
                    _settle(each)
                _take_place(made, target)
                _settle(target.parent)
        finally:
            shutil.rmtree(made, ignore_errors=True)  # what is there now is the old one


def _take_place(made: Path, target: Path) -> None:
    """Let *made* be *target*, and what stood there be *made*."""
    if not target.exists():
        made.rename(target)
    elif not _exchanged(made, target):
        old = made.with_name(f"{made.name}-old")
        target.rename(old)
        try:
            made.rename(target)
        except BaseException:
            old.rename(target)
            raise
        old.rename(made)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether the names of two folders could be exchanged in one step, and were.

    Raises:
        OSError: they may not be.
    """
    exchange = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if exchange is None:
        return False
    if exchange(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNKNOWN:
        return False
    raise OSError(number, os.strerror(number), str(other))


def _settle(folder: Path) -> None:
    """Bring the names in *folder* onto the disk."""
    with suppress(OSError):  # systems that cannot need not
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _clear(parent: Path, beginning: str) -> None:
    """Take away the folders in *parent* that nobody makes any more."""
    for each in parent.iterdir():
        if each.name.startswith(beginning) and each.is_dir() and _is_left(each):
            shutil.rmtree(each, ignore_errors=True)


def _is_left(folder: Path) -> bool:
    """Whether whoever made *folder* is gone, as far as that can be told."""
    if fcntl is None:
        return False
    try:
        number = os.open(folder, os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(number)
    return True


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Let others see that somebody makes *folder*."""
    if fcntl is None:
        yield
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a disk without locks
            fcntl.flock(number, fcntl.LOCK_EX)
        yield
    finally:
        os.close(number)
