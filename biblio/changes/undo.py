"""Taking a run back, also when later ones came after it, in portions as an import has them.

A source that only this run saw goes, and its paper becomes the merge of what is left; one that
another run saw too stays, and counts from then on as that run's, and as of when that one saw it.
While it goes on the run's status is `undoing`. What is done is found done, so that the same
command finishes what was killed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import URL, Connection, Row, delete, select, update

from biblio.changes.seen_alone import RECORDS, REJECTIONS, Kept, Share, share_of
from biblio.db import bulk, engines, indexes, lists
from biblio.db.expressions import unindexed
from biblio.db.models import Import, RejectedRecord, Sighting
from biblio.errors import NotFound
from biblio.identity import neighbours
from biblio.importing.batch import write_changes
from biblio.importing.running import require_none_running, require_none_undoing, taken_over
from biblio.merging.authors import AuthorIds
from biblio.merging.by_hand import HandRun
from biblio.merging.loading import StoredPaper
from biblio.merging.merge import EMPTY, merge
from biblio.merging.placing import Placement, place
from biblio.merging.record_rows import delete_records
from biblio.merging.remerging import merge_again, papers_to_merge_again
from biblio.merging.seen import SeenIds
from biblio.merging.shelf import Shelf
from biblio.merging.sightings import Times, stored_times
from biblio.model.moments import time_now
from biblio.model.records import PaperRecord

AT_ONCE = 1_000  # papers that are in memory together, and change in one transaction
ROWS_AT_ONCE = 10_000  # rows that change hands, or are looked at, in one transaction

Transactions = Callable[[], AbstractContextManager[Connection]]


@dataclass(frozen=True, slots=True)
class UndoReport:
    """What taking a run back did, or would do; where it went on after a kill, what was left."""

    import_id: int
    source: str
    records: int
    rejections: int
    papers_removed: int
    papers_changed: int
    people_changed: int = 0


@dataclass(frozen=True, slots=True)
class _Plan:
    """What becomes of the rows that a run has seen; `times` are those of the other runs."""

    run: Row[Any]
    sources: Share
    rejections: Share
    times: Times

    def without(self, shelf: Shelf, part: Collection[int]) -> tuple[Placement, set[int]]:
        """What becomes of the papers of the records *part*, which go, and all that go with them.

        Those are the records that are lost as well and decide with them, so that each paper is
        looked at once.
        """
        shelf.load_sources(part)
        lost = self._lost_on(shelf)
        while not shelf.is_of_arxiv_alone:
            neighbours([shelf.records[each].evidence for each in lost], shelf.naming)
            if (more := self._lost_on(shelf)) == lost:
                break
            lost = more
        placed = place(shelf, removed=lost)
        for change in placed.changes.values():
            records = [each.record for each in change.paper.sources]
            change.paper.merged = merge(records, change.paper.anchor) if records else EMPTY
        return placed, lost

    def _lost_on(self, shelf: Shelf) -> set[int]:
        return {each for each in shelf.records if each in self.sources.lost}

    def fallen(self, connection: Connection) -> list[tuple[int, int]]:
        """Ranges of the sources that stay and that no other run has seen as late as this one."""
        found = SeenIds()
        for as_of, first, last in connection.execute(
            select(Sighting.as_of, Sighting.first_source, Sighting.last_source).where(
                Sighting.import_id == self.run.id
            )
        ):
            found.add(each for each in range(first, last + 1) if self.times.of(each) < as_of)
        return (found - self.sources.lost).ranges()


class _Undo:
    """An undo that is going on: transactions in which the run is still ours, and what was done."""

    def __init__(self, transactions: Transactions, import_id: int) -> None:
        self._transactions = transactions
        self.import_id = import_id
        self._process: str | None = None
        self._alive_at: URL | None = None
        self.records = self.rejections = self.removed = self.changed = 0

    def begin(self) -> tuple[_Plan, list[tuple[int, int]]]:
        """Mark the run; what becomes of its rows, and which sources count as of another time."""
        with self._transactions() as connection:
            run = _run(connection, self.import_id)
            # What another run has met and not yet written down would be taken from under it.
            require_none_running(connection)
            require_none_undoing(connection, but=self.import_id)
            indexes.restore(connection)
            self._process = engines.liveness(connection).this_process(connection)
            self._alive_at = connection.engine.url
            connection.execute(
                update(Import)
                .where(Import.id == self.import_id)
                .values(status="undoing", process=self._process, last_written=time_now())
            )
            plan = _plan(connection, run)
            return plan, plan.fallen(connection)

    @contextmanager
    def portion(self) -> Iterator[Connection]:
        """One transaction of many, in which the run is still being taken back by this process."""
        with self._transactions() as connection:
            marked = connection.execute(
                update(Import)
                .where(
                    Import.id == self.import_id,
                    Import.status == "undoing",
                    Import.process == self._process,
                )
                .values(last_written=time_now())
            )
            if not marked.rowcount:
                raise taken_over(self.import_id)
            yield connection

    def take_back(self, plan: _Plan, part: list[int]) -> None:
        """Take the sources *part* back, with all that their papers lose."""
        with self.portion() as connection:
            shelf = Shelf(connection, plan.times.of)
            placed, lost = plan.without(shelf, part)
            self.records += delete_records(connection, lost)
            write_changes(connection, placed, AuthorIds(), shelf, HandRun())
        self.removed += len(_removed(placed))
        self.changed += len(_changed(placed))

    def merge_again(self, plan: _Plan, part: list[int]) -> None:
        """Merge the papers of the sources *part* again, which are as of another time now."""
        with self.portion() as connection:
            self.changed += len(merge_again(connection, part, plan.times.of, AuthorIds()))

    def hand_over(self, kept: Kept, heir: int, part: list[int]) -> None:
        """Let the rows *part* count as those of the run *heir*."""
        with self.portion() as connection:
            for model in kept.models:
                connection.execute(
                    update(model)
                    .where(
                        model.id.in_(bulk.integers(part)),
                        unindexed(model.import_id) == self.import_id,
                    )
                    .values(import_id=heir)
                )

    def forget_rejections(self, part: list[int]) -> None:
        """Delete the rejections *part*."""
        with self.portion() as connection:
            self.rejections += _delete(connection, RejectedRecord, part)

    def end(self) -> None:
        """Delete what is left of the run: its row, and what it saw as of when."""
        with self.portion() as connection:
            connection.execute(delete(Import).where(Import.id == self.import_id))

    def let_go(self) -> None:
        """Say that this process takes nothing back any more, however far it came."""
        if self._alive_at is not None:
            engines.liveness(self._alive_at).let_go(self._alive_at)


def undo(transactions: Transactions, import_id: int) -> UndoReport:
    """Take the run *import_id* back, in one of *transactions* after another.

    Raises:
        NotFound: there is no such run.
        DatabaseError: that run or another is still going on, or being taken back.
    """
    work = _Undo(transactions, import_id)
    try:
        return _undone(work)
    finally:
        work.let_go()


def _undone(work: _Undo) -> UndoReport:
    plan, fallen = work.begin()
    for part in lists.portions(plan.sources.lost, AT_ONCE):
        work.take_back(plan, part)
    for part in lists.portions((each for a, b in fallen for each in range(a, b + 1)), ROWS_AT_ONCE):
        work.merge_again(plan, part)
    for kept, share in ((RECORDS, plan.sources), (REJECTIONS, plan.rejections)):
        for heir, ids in share.inherited:
            for part in lists.portions(ids, ROWS_AT_ONCE):
                work.hand_over(kept, heir, part)
    for part in lists.portions(plan.rejections.lost, ROWS_AT_ONCE):
        work.forget_rejections(part)
    work.end()
    return UndoReport(
        work.import_id,
        plan.run.source,
        records=work.records,
        rejections=work.rejections,
        papers_removed=work.removed,
        papers_changed=work.changed,
    )


def preview(connection: Connection, import_id: int) -> UndoReport:
    """What taking the run *import_id* back would do; nothing is written.

    Raises:
        NotFound: there is no such run.
    """
    plan = _plan(connection, _run(connection, import_id))
    removed, changed = SeenIds(), SeenIds()
    for part in lists.portions(plan.sources.lost, AT_ONCE):
        placed, _ = plan.without(Shelf(connection, plan.times.of), part)
        removed.add(_removed(placed))
        changed.add(_changed(placed))
    fallen = plan.fallen(connection)
    for part in lists.portions((each for a, b in fallen for each in range(a, b + 1)), ROWS_AT_ONCE):
        for papers in lists.portions(papers_to_merge_again(connection, part), AT_ONCE):
            loaded = Shelf(connection, plan.times.of).load(papers)
            changed.add(each.id for each in loaded if _merged_again(each) != each.merged)
    return UndoReport(
        import_id,
        plan.run.source,
        records=sum(1 for _ in plan.sources.lost),
        rejections=sum(1 for _ in plan.rejections.lost),
        papers_removed=sum(1 for _ in removed),
        papers_changed=sum(1 for _ in changed - removed),
    )


def _merged_again(paper: StoredPaper) -> PaperRecord:
    return merge([each.record for each in paper.sources], paper.anchor)


def _removed(placed: Placement) -> list[int]:
    """The ids of the papers that no record is left of."""
    return [each.paper.id for each in placed.changes.values() if each.is_gone and each.paper.id]


def _changed(placed: Placement) -> list[int]:
    """The ids of the stored papers that stay, and are not what they were."""
    return [
        each.paper.id for each in placed.changes.values() if each.is_changed and not each.is_gone
    ]


def _run(connection: Connection, import_id: int) -> Row[Any]:
    row = connection.execute(select(Import.__table__).where(Import.id == import_id)).one_or_none()
    if row is None:
        raise NotFound(f"there is no import {import_id}; `biblio imports list` shows them")
    return row


def _plan(connection: Connection, run: Row[Any]) -> _Plan:
    return _Plan(
        run,
        share_of(connection, run, RECORDS),
        share_of(connection, run, REJECTIONS),
        stored_times(connection, but=run.id),
    )


def _delete(connection: Connection, model: Any, ids: Iterable[int]) -> int:  # noqa: ANN401 - a mapped class
    """Delete the rows *ids*; how many there were."""
    return connection.execute(delete(model).where(model.id.in_(bulk.integers(ids)))).rowcount
