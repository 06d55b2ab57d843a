"""People found in all of a library, and computed anew where something touched them.

Both are the same work: blocks that are marked, a few at a time. They are read and grouped as of one
moment, while others may write; each few are then stored in a transaction of their own, unless
something has touched them since, in which case they are grouped in it. What was cut goes on with
whatever is still marked.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager, ExitStack
from time import monotonic
from typing import Final, NamedTuple

from sqlalchemy import Connection, Select, delete, func, insert, literal, select, update

from biblio.db import bulk, lists
from biblio.db.models import (
    Author,
    PeopleDecision,
    PeopleRun,
    PersonException,
    PersonSpelling,
    StaleBlock,
)
from biblio.db.people_blocks import BLOCK, count_stale
from biblio.db.spill import Spill
from biblio.errors import InvalidQuery, NotFound
from biblio.importing.garbage import rare_collection
from biblio.importing.reports import PeopleProgress
from biblio.model.moments import now
from biblio.people.evidence import names_in
from biblio.people.grouping import (
    METHOD,
    ByMethod,
    Grouped,
    Grouping,
    in_force,
    is_found,
    one_spelling,
)
from biblio.people.kept import block_of_key
from biblio.people.scope import Linked, Scope, blocks_of_people
from biblio.people.store import Computed, Run, Why, store
from biblio.people.works import AllWorks, Works

Connections = Callable[[], AbstractContextManager[Connection]]
"""Connections to one database, each in a transaction: one view of it, or one that writes."""

_BLOCKS: Final = 300  # blocks that are computed and stored together
_MANY: Final = 20_000  # blocks from which all papers are read ahead
_EVERY: Final = select(BLOCK).where(Author.is_collaboration == 0).distinct()
_SPELLED: Final = select(PersonSpelling.name_key)


OnProgress = Callable[[PeopleProgress], None]


class Found(NamedTuple):
    """What finding people came to.

    `changed` people are others than before. `several` people have more than one spelling, and
    `parted` places are not theirs who have most places of the spelling.
    """

    run_id: int | None
    changed: int
    several: int
    parted: int


def find(
    reading: Connections,
    writing: Connections,
    *,
    on_progress: OnProgress | None = None,
) -> Found:
    """Find the people of all blocks."""
    with writing() as connection:
        # Of the first run all that is stored tells what it changed.
        run = Run(Why("find", method=METHOD), keeps_changes=is_found(connection))
        if not _is_found_so(connection):
            run.begin(connection)
        connection.execute(delete(StaleBlock))
        _mark(connection, _EVERY)
    _catch_up(reading, writing, run, on_progress)
    with writing() as connection:
        return Found(run.number, run.changed, *_counted(connection))


def catch_up(
    reading: Connections,
    writing: Connections,
    why: Why,
    *,
    on_progress: OnProgress | None = None,
) -> Computed:
    """Compute the people of all blocks that are marked."""
    run = Run(why)
    _catch_up(reading, writing, run, on_progress)
    return Computed(run.number, run.changed)


def preview(
    reading: Connections, writing: Connections, *, on_progress: OnProgress | None = None
) -> Found:
    """What finding people would come to; all that is written is taken back.

    How many have several spellings, and how many places are apart, is told as it is now.
    """
    run = Run(Why("find", method=METHOD), keeps_changes=False)
    with reading() as connection:
        work = _Pass(connection, sorted(connection.scalars(_EVERY)), run, on_progress)
        work.do(writing, is_kept=False)
        return Found(None, run.changed, *_counted(connection))


def undo(reading: Connections, writing: Connections, run_id: int) -> Computed:
    """Take the *run_id* that found people back.

    Where no other stands, one spelling is one person again, and what was decided holds over that.

    Raises:
        NotFound: there is no such run.
        InvalidQuery: it found nobody, or was taken back before.
    """
    with writing() as connection:
        row = connection.execute(
            select(PeopleRun.cause, PeopleRun.undone_at).where(PeopleRun.id == run_id)
        ).one_or_none()
        if row is None:
            raise NotFound(f"there is no run {run_id}; `biblio people changes` lists them")
        if row.cause != "find":
            raise InvalidQuery(
                f"run {run_id} follows from a {row.cause}: take that back, and it goes with it"
            )
        if row.undone_at is not None:
            raise InvalidQuery(f"run {run_id} was taken back already, at {row.undone_at}")
        connection.execute(update(PeopleRun).where(PeopleRun.id == run_id).values(undone_at=now()))
        if not is_found(connection):
            # Whose people are their spellings is found and unmarked quickly.
            connection.execute(delete(StaleBlock))
            _mark(connection, _EVERY)
    return catch_up(reading, writing, Why("undo"))


def _catch_up(
    reading: Connections, writing: Connections, run: Run, on_progress: OnProgress | None
) -> None:
    """Compute what is marked, until nothing is.

    Who writes closes last: SQLite folds its log into the file then, but not for who only reads.
    """
    is_marked = True
    while is_marked:
        with reading() as connection:
            blocks = sorted(connection.scalars(select(StaleBlock.block)))
            if blocks and not is_found(connection):
                blocks = _touched(connection, writing, blocks)
            if blocks:
                _Pass(connection, blocks, run, on_progress).do(writing)
        with writing() as connection:
            is_marked = count_stale(connection) > 0


def _touched(connection: Connection, writing: Connections, blocks: Sequence[str]) -> list[str]:
    """Those of *blocks* that something was decided or is stored of; no other stays marked.

    Where nothing was found, the people of all others are their spellings. What is stored of a
    spelling may be of one that is gone, and with it what was decided.
    """
    decided = Linked(connection).all_decided()
    stored = map(block_of_key, connection.scalars(_SPELLED))
    touched = set(blocks) & decided.union(stored)
    for some in lists.portions(blocks, _BLOCKS):
        touched |= set(some) & blocks_of_people(connection, names_in(connection, some))
    marks = _marks(connection)
    with writing() as other:
        since = _marks(other)
        left = [each for each in blocks if each not in touched and since.get(each) == marks[each]]
        other.execute(delete(StaleBlock).where(StaleBlock.block.in_(bulk.texts(left))))
    return sorted(touched)


class _Pass:
    """Some blocks as they are at one moment: grouped, and stored a few at a time."""

    def __init__(
        self,
        connection: Connection,
        blocks: Sequence[str],
        run: Run,
        on_progress: OnProgress | None,
    ) -> None:
        self._connection = connection
        self._blocks = blocks
        self._run = run
        self._on_progress = on_progress
        self._linked = Linked(connection)
        self._done: set[str] = set()  # ahead of their turn, with blocks that link them
        self._number_done = 0
        self._began = monotonic()

    def do(self, writing: Connections, *, is_kept: bool = True) -> None:
        """Group all blocks and store them; not for good unless *is_kept*."""
        with ExitStack() as stack:
            # What papers say is held by the thousand, and none of it is ever in a cycle.
            stack.enter_context(rare_collection())
            grouping = self._grouping(stack, is_kept=is_kept)
            for some in lists.portions(self._blocks, _BLOCKS):
                left = [each for each in some if each not in self._done]
                scope = self._linked.scope(left)
                self._done |= scope.blocks - set(some)
                grouped = grouping(self._connection, scope)
                with writing() as connection:
                    self._store(connection, scope, grouped)
                    if not is_kept:
                        connection.rollback()
                self._tell(len(some))

    def _grouping(self, stack: ExitStack, *, is_kept: bool) -> Grouping:
        """What makes the groups; where it will ask for most papers, all of them are read ahead."""
        if is_kept and not is_found(self._connection):
            return one_spelling
        if len(self._blocks) < _MANY:
            return ByMethod(Works(self._connection))
        return ByMethod(AllWorks(self._connection, stack.enter_context(Spill())))

    def _store(self, connection: Connection, scope: Scope, grouped: Grouped) -> None:
        """Store *grouped*, or the groups as of now where something has come in between."""
        # Whatever changes a place of theirs marks them anew, and a decision unmarks them.
        is_current = self._stamp(connection, scope) == self._stamp(self._connection, scope)
        if not is_current:
            scope = Linked(connection).scope(scope.blocks)
            grouped = in_force(connection)(connection, scope)
        store(connection, scope, self._run, lambda *_: grouped)

    @staticmethod
    def _stamp(connection: Connection, scope: Scope) -> tuple[object, ...]:
        """What differs where something else has been written of the people of *scope*."""
        decisions = select(func.count(), func.count(PeopleDecision.undone_at))
        return (
            _marks(connection, scope.blocks),
            tuple(connection.execute(decisions.select_from(PeopleDecision)).one()),
            is_found(connection),
        )

    def _tell(self, done: int) -> None:
        self._number_done += done
        if self._on_progress is not None:
            self._on_progress(
                PeopleProgress(
                    self._number_done,
                    len(self._blocks),
                    self._run.changed,
                    monotonic() - self._began,
                )
            )


def _marks(connection: Connection, blocks: Collection[str] | None = None) -> dict[str, str]:
    """The blocks that are marked, and since when; of *blocks* alone where they are given."""
    statement = select(StaleBlock.block, StaleBlock.since)
    if blocks is not None:
        statement = statement.where(StaleBlock.block.in_(bulk.texts(blocks)))
    return dict(connection.execute(statement).all())


def _mark(connection: Connection, blocks: Select[str]) -> None:
    """Mark *blocks*, of which none is marked."""
    marked = blocks.add_columns(literal(now()))
    connection.execute(insert(StaleBlock).from_select(["block", "since"], marked))


def _is_found_so(connection: Connection) -> bool:
    """Whether people were found by this very version of the method."""
    found = select(PeopleRun.id).where(
        PeopleRun.cause == "find", PeopleRun.undone_at.is_(None), PeopleRun.method == METHOD
    )
    return connection.scalar(found.limit(1)) is not None


def _counted(connection: Connection) -> tuple[int, int]:
    """How many people have several spellings, and how many places are apart from theirs."""
    several = (
        select(PersonSpelling.person_id)
        .group_by(PersonSpelling.person_id)
        .having(func.count() > 1)
        .subquery()
    )
    return (
        connection.scalar(select(func.count()).select_from(several)) or 0,
        connection.scalar(select(func.count()).select_from(PersonException)) or 0,
    )
