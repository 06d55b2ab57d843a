"""Files that are read without SQLite's locks, and are looked at instead.

Locks keep what is read consistent, but not where the file can only be opened as one that does not
change (`connecting.read_only_uri`): it may change all the same, by its owner's hand. There the file
is looked at before and after, and what was read while it changed is no answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from biblio.db.engine import file_of
from biblio.db.engines.sqlite.connecting import has_log, is_kept_from_us
from biblio.errors import DatabaseError, FileChanged

if TYPE_CHECKING:
    from sqlalchemy import URL

    from biblio.db.addresses import Address


class _Look(NamedTuple):
    """What changes where a file is written: by SQLite's rules the log, or one of the others."""

    device: int
    number: int
    size: int
    written: int
    changed: int
    has_log: bool


@contextmanager
def unchanged(url: Address) -> Iterator[None]:
    """A block that reads the file at *url*, and was right to.

    Raises:
        FileChanged: it was read without locks and changed, or could not be read as it changed.
    """
    path = file_of(url)
    before = _look(path)
    is_locked = path is None or not is_kept_from_us(path) or has_log(path)
    changed = FileChanged(f"{path} was changed while it was read; run the command again")
    try:
        yield
    except Exception as error:
        now = _look(path)
        if is_locked:
            # Beside locks all changes with each write; but another file, or one without its log
            # now, may not be opened.
            was_wrong = isinstance(error, DatabaseError) and _is_another(before, now)
        else:
            was_wrong = before != now
        if was_wrong:
            raise changed from error
        raise
    if not is_locked and _look(path) != before:
        raise changed


def why_unwritable(url: URL) -> str | None:
    """Why nobody can write the file here, as far as that is seen without trying."""
    path = file_of(url)
    return f"{path} cannot be written" if path is not None and is_kept_from_us(path) else None


def _is_another(before: _Look | None, now: _Look | None) -> bool:
    """Whether the file was replaced, or the log beside it went."""
    if before is None or now is None:
        return before is not now
    return before[:2] != now[:2] or (before.has_log and not now.has_log)


def _look(path: Path | None) -> _Look | None:
    """How the file is now; None where there is none."""
    if path is None:
        return None
    try:
        status = path.stat()
    except OSError:
        return None
    return _Look(
        status.st_dev,
        status.st_ino,
        status.st_size,
        status.st_mtime_ns,
        status.st_ctime_ns,
        has_log(path),
    )
