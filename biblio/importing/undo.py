"""Taking a run back, also when later ones came after it.

A source that only this run saw goes, and its paper becomes the merge of what is left; one that
another run saw too stays, and counts from then on as that run's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from biblio.db import bulk, indexes
from biblio.db.models import Import, RejectedRecord, Source
from biblio.errors import NotFound
from biblio.importing.authors import AuthorIds
from biblio.importing.loading import StoredPaper, StoredSource, load_papers_by_id, papers_with
from biblio.importing.merge import merge
from biblio.importing.others import require_none_running
from biblio.importing.seen import SeenIds
from biblio.importing.writing import (
    Touched,
    delete_papers,
    resay,
    update_differences,
    write_papers,
)

AT_ONCE = 1_000  # papers that are in memory together


@dataclass(frozen=True, slots=True)
class UndoReport:
    """What taking a run back did, or would do."""

    import_id: int
    source: str
    records: int
    rejections: int
    papers_removed: int
    papers_changed: int


@dataclass(slots=True)
class _Undo:
    """The counts of an undo that is going on."""

    connection: Connection
    lost: SeenIds
    authors: AuthorIds = field(default_factory=AuthorIds)
    removed: int = 0
    changed: int = 0

    def rebuild(self, papers: list[StoredPaper]) -> None:
        """Make *papers* the merge of the sources that stay; delete those that have none."""
        gone: list[int] = []
        touched: list[Touched] = []
        resaid: list[StoredSource] = []
        for paper in papers:
            before = paper.merged
            paper.sources = self._remaining(paper)
            if not paper.sources:
                gone.append(paper.id)
                continue
            paper.merged = merge([each.record for each in paper.sources])
            touched.append(Touched(paper, before))
            resaid += resay(paper)
        self.removed += len(gone)
        self.changed += sum(each.is_changed for each in touched)
        write_papers(self.connection, touched, self.authors)
        update_differences(self.connection, resaid)
        delete_papers(self.connection, gone, self.authors)

    def _remaining(self, paper: StoredPaper) -> list[StoredSource]:
        """The sources that stay; none, where only records without identifier would."""
        staying = [each for each in paper.sources if (each.id or 0) not in self.lost]
        keys = {each.abstract_key for each in staying if each.record.arxiv_id is not None}
        return [
            each
            for each in staying
            if each.record.arxiv_id is not None or (each.abstract_key in keys and keys)
        ]


def undo(connection: Connection, import_id: int) -> UndoReport:
    """Take the run *import_id* back, within the transaction of *connection*.

    Raises:
        NotFound: there is no such run.
        DatabaseError: that run or another is still going on.
    """
    row = connection.execute(select(Import.__table__).where(Import.id == import_id)).one_or_none()
    if row is None:
        raise NotFound(f"there is no import {import_id}; `biblio imports list` shows them")
    # What another run has met and not yet written down would be taken from under it.
    require_none_running(connection)
    indexes.restore(connection)
    lost = _lost(connection, row, Source, "sources_seen")
    lost_rejections = _lost(connection, row, RejectedRecord, "rejections_seen")
    work = _Undo(connection, lost)
    for ids in _affected_papers(connection, lost):
        work.rebuild(list(load_papers_by_id(connection, ids).values()))
    _delete(connection, Source, lost)
    _delete(connection, RejectedRecord, lost_rejections)
    connection.execute(delete(Import).where(Import.id == import_id))
    return UndoReport(
        import_id,
        row.source,
        records=sum(last - first + 1 for first, last in lost.ranges()),
        rejections=sum(last - first + 1 for first, last in lost_rejections.ranges()),
        papers_removed=work.removed,
        papers_changed=work.changed,
    )


def _lost(connection: Connection, row: Any, model: Any, column: str) -> SeenIds:  # noqa: ANN401 - a row and a mapped class
    """The rows of *model* that this run alone has seen; those of others change hands."""
    first_met = select(model.id).where(model.import_id == row.id)
    seen = SeenIds.of_json(getattr(row, column)) | SeenIds(connection.scalars(first_met))
    own = SeenIds(connection.scalars(first_met))
    others = SeenIds()
    for other, ranges in connection.execute(
        select(Import.id, getattr(Import, column)).where(Import.id != row.id).order_by(Import.id)
    ).all():
        theirs = SeenIds.of_json(ranges)
        inherited = (own & theirs) - others
        for first, last in inherited.ranges():
            connection.execute(
                update(model)
                .where(model.id.between(first, last), model.import_id == row.id)
                .values(import_id=other)
            )
        others = others | theirs
    foreign = SeenIds(
        connection.scalars(
            select(model.id).where(
                model.import_id != row.id, model.id.in_(bulk.integers(seen - others))
            )
        )
    )
    return seen - others - foreign


def _affected_papers(connection: Connection, lost: SeenIds) -> Iterator[list[int]]:
    """The ids of the papers that a lost source speaks of, a manageable number at a time."""
    done: set[int] = set()
    ids = iter(lost)
    while part := list(islice(ids, AT_ONCE)):
        found: set[int] = set()
        lone_keys: set[int] = set()
        for paper_id, key in connection.execute(
            select(Source.paper_id, Source.abstract_key).where(Source.id.in_(bulk.integers(part)))
        ):
            if paper_id is not None:
                found.add(paper_id)
            elif key is not None:
                lone_keys.add(key)
        found |= papers_with(connection, lone_keys)
        if found - done:
            yield sorted(found - done)
        done |= found


def _delete(connection: Connection, model: Any, lost: SeenIds) -> None:  # noqa: ANN401 - a mapped class
    ranges = [{"first": first, "last": last} for first, last in lost.ranges()]
    if ranges:
        connection.execute(
            delete(model).where(model.id.between(bindparam("first"), bindparam("last"))), ranges
        )
