"""Giving the room back that deleted rows have left in the file."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL

from biblio.db.engine import explained, file_of, looking_at
from biblio.db.engines.compacted import CompactReport
from biblio.db.revisions import require_current
from biblio.errors import DatabaseError


def compact(url: URL) -> CompactReport:
    """Write the file anew without the room that nothing takes; how large it was and is.

    SQLite makes a copy among the temporary files and writes it back through the log, so that both
    places need as much room as the rows take. Nobody can write meanwhile; readers go on, and the
    log is folded in once they are done.

    Raises:
        DatabaseError: there is too little room, somebody writes, or it is no file of biblio's.
    """
    path = file_of(url)
    if path is None:
        raise DatabaseError("only a database in a file can be compacted; name one with --db")
    with looking_at(url) as reading:
        require_current(reading)
    before = path.stat().st_size
    with explained(path), closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA temp_store = FILE")
        _require_room(path, _taken(connection))
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return CompactReport(before, path.stat().st_size)


def _taken(connection: sqlite3.Connection) -> int:
    """The bytes that rows and indexes take."""
    pages, free, size = (
        int(connection.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * size


def _require_room(path: Path, needed: int) -> None:
    """Make sure that a copy has room beside the file, and among the temporary files.

    Raises:
        DatabaseError: it has not.
    """
    beside, temporary = path.absolute().parent, Path(tempfile.gettempdir())
    is_one_disk = beside.stat().st_dev == temporary.stat().st_dev
    places = {beside: 2 * needed} if is_one_disk else {beside: needed, temporary: needed}
    for place, room in places.items():
        free = shutil.disk_usage(place).free
        if free < room:
            raise DatabaseError(
                f"compacting {path} needs {room:,} bytes in {place}, and {free:,} are free; "
                "make room and run the command again"
            )
