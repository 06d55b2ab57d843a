"""Moving a library from one database to another, whatever engines have them, and proving it equal.

All rows of all tables go as they are, numbers and all, as of one moment of the source. What each
engine makes of them for itself, indexes and the search index, is built last. The proof is of what
was read on one side and what is read again on the other: how many rows a table has, and the sum of
a digest of each, which no order changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from hashlib import blake2b
from time import monotonic
from typing import Any, Final, NamedTuple

from sqlalchemy import URL, Connection, Table, func, select, update

from biblio.db import bulk, engines, indexes
from biblio.db.engine import explained, make_engine, name_of, unchanged
from biblio.db.models import Base, Generation, Import
from biblio.db.revisions import require_current, upgrade
from biblio.errors import DatabaseError

AT_ONCE: Final = 2_000  # rows that are in memory together
_SIZE: Final = 16  # bytes of a digest
_ALL: Final = 1 << (8 * _SIZE)


class CopyProgress(NamedTuple):
    """How far a copy is: the table that it is at, and rows of all tables, copied or proved."""

    table: str
    done: int
    total: int
    seconds: float


OnCopied = Callable[[CopyProgress], None]


class CopiedTable(NamedTuple):
    """What both databases have in a table: how many rows, and the sum of their digests."""

    table: str
    rows: int
    digest: str


@dataclass(frozen=True, slots=True)
class CopyReport:
    """The tables of both databases, and how many texts lost a NUL that the target cannot hold."""

    tables: tuple[CopiedTable, ...]
    shortened: int

    @property
    def rows(self) -> int:
        """The rows of all tables."""
        return sum(each.rows for each in self.tables)


@dataclass(slots=True)
class _Sum:
    """Rows of a table, added up in any order."""

    rows: int = 0
    digest: int = 0

    def add(self, rows: Sequence[tuple[Any, ...]]) -> None:
        """Add *rows*; a row is told from all others by how Python writes it."""
        self.rows += len(rows)
        for row in rows:
            made = blake2b(repr(row).encode(), digest_size=_SIZE).digest()
            self.digest += int.from_bytes(made, "big")
        self.digest %= _ALL

    def of(self, table: Table) -> CopiedTable:
        """The same under the name of *table*."""
        return CopiedTable(table.name, self.rows, f"{self.digest:0{2 * _SIZE}x}")


@dataclass(slots=True)
class _Telling:
    """Tells how far it is."""

    on_copied: OnCopied | None
    total: int
    done: int = 0
    started: float = field(default_factory=monotonic)

    def tell(self, table: Table, rows: int) -> None:
        """Tell that so many *rows* more of *table* are done."""
        self.done += rows
        if self.on_copied is not None:
            seconds = monotonic() - self.started
            self.on_copied(CopyProgress(table.name, self.done, self.total, seconds))


def copy(source: URL, target: URL, *, on_copied: OnCopied | None = None) -> CopyReport:
    """Copy the library at *source* to *target*, where there is none yet; what both have now.

    Others read and write the source meanwhile. If anything goes wrong, there are no rows at the
    target: a file gets its name when all is proved, and on a server all is one transaction. An
    import that was going on at the source was cut in the copy, as nobody goes on writing it there.

    Raises:
        DatabaseError: there is no library at *source*, something is at *target* already, or cannot
            be written there; or the two differ.
    """
    with ExitStack() as opened:
        opened.enter_context(unchanged(source))
        reader = make_engine(source, read_only=True)
        opened.callback(reader.dispose)
        opened.enter_context(explained(source))
        reading = opened.enter_context(reader.connect())
        require_current(reading)
        with engines.arriving(target).arriving(target) as made:
            return _copied(reading, made, target, on_copied)


def _copied(reading: Connection, made: URL, target: URL, on_copied: OnCopied | None) -> CopyReport:
    """Copy what *reading* reads to *made*, which is to be *target*."""
    with explained(target):
        upgrade(made)
        writer = make_engine(made)
        try:
            with writer.begin() as writing:
                _require_empty(writing, target)
                return _filled(reading, writing, target, on_copied)
        finally:
            writer.dispose()


def _require_empty(writing: Connection, target: URL) -> None:
    """Make sure that no table has rows, but for what a new library begins with.

    Raises:
        DatabaseError: one has.
    """
    begun = bulk.table_of(Generation)
    for table in _tables():
        if table is not begun and writing.execute(select(1).select_from(table).limit(1)).first():
            raise DatabaseError(
                f"{name_of(target)} holds a library already; name an empty database"
            )
    writing.execute(begun.delete())


def _filled(
    reading: Connection, writing: Connection, target: URL, on_copied: OnCopied | None
) -> CopyReport:
    total = sum(reading.scalar(select(func.count()).select_from(each)) or 0 for each in _tables())
    telling = _Telling(on_copied, 2 * total)
    search_index = engines.search_index(writing)
    shortened = 0
    sums: dict[str, CopiedTable] = {}
    with engines.triggers(writing).suspended(writing):
        writing.execute(bulk.table_of(Generation).delete())
        indexes.drop_for_bulk(writing)
        search_index.begin_bulk(writing)
        for table in _tables():
            sums[table.name], lost = _copy_rows(reading, writing, table, telling)
            shortened += lost
        indexes.restore(writing)
        search_index.rebuild(writing)
        while search_index.end_bulk(writing):
            pass
    for table in _tables():
        there = _Sum()
        for rows in _rows(writing, table):
            there.add(rows)
            telling.tell(table, len(rows))
        if there.of(table) != sums[table.name]:
            raise DatabaseError(
                f"the rows of {table.name} came out otherwise in {name_of(target)}, which was left "
                "as it was; run the command again, and `biblio db check` on the source first"
            )
    writing.execute(
        update(Import).where(Import.status == "running").values(status="cut", process=None)
    )
    return CopyReport(tuple(sums.values()), shortened)


def _copy_rows(
    reading: Connection, writing: Connection, table: Table, telling: _Telling
) -> tuple[CopiedTable, int]:
    """Copy the rows of *table*; what they are there, and how many texts lost a NUL."""
    into = engines.rows(writing)
    columns = [each.name for each in _columns(table)]
    here, shortened = _Sum(), 0
    for rows in _rows(reading, table):
        held, lost = into.storable(rows)
        shortened += lost
        here.add(held)
        into.insert(writing, table.name, columns, held)
        telling.tell(table, len(held))
    return here.of(table), shortened


def _rows(connection: Connection, table: Table) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of *table* as they are stored, some at a time."""
    asked = connection.execute(
        select(*_columns(table)).order_by(*_by(table)), execution_options={"yield_per": AT_ONCE}
    )
    for part in asked.partitions():
        yield [tuple(row) for row in part]


def _columns(table: Table) -> list[Any]:
    return [each for each in table.columns if each.computed is None]


def _by(table: Table) -> list[Any]:
    """What a table is read in the order of where its rows point to others of it: these are older.

    Others come as the engine has them, which is quickest.
    """
    within = any(key.column.table is table for key in table.foreign_keys)
    return list(table.primary_key.columns) if within else []


def _tables() -> list[Table]:
    """All tables, those first that others point to."""
    return list(Base.metadata.sorted_tables)
