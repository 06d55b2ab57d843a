"""Which records came in a stretch of the library's history, and which were there before.

Nothing is written down for this: a record tells the run that brought it first, and the numbers of
records are given in the order in which they are stored. So what was taken back is part of no
history, and what another run saw as well counts as that run's, as if there had been no other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import Session, aliased

from biblio.db.arrivals import HAND, was_here_before
from biblio.db.models import FloatingPaper, FloatingRecord, HighestId, Import, Source
from biblio.merging.loading import StoredSource


class Epoch(Protocol):
    """A stretch of history, as a test of records and of runs."""

    def had(self, source: StoredSource) -> bool:
        """Whether the record was there before it."""

    def brought(self, source: StoredSource) -> bool:
        """Whether the record came in it."""

    @property
    def last_run(self) -> int | None:
        """The run whose sightings are the last that count; None: all do."""


@dataclass(frozen=True, slots=True)
class OfRun:
    """What one run brought. What people wrote by hand was there before the run that met it."""

    run: int

    def had(self, source: StoredSource) -> bool:
        """Whether an earlier run brought the record."""
        if source.import_id is None or source.import_id < self.run:
            return True
        return source.record.format == HAND and source.import_id != self.run

    def brought(self, source: StoredSource) -> bool:
        """Whether the run was the first to bring the record."""
        return source.import_id == self.run

    def records(self) -> tuple[Select[int], ...]:
        """Those that the run was the first to bring."""
        return tuple(
            select(model.id).where(model.import_id == self.run)
            for model in (Source, FloatingRecord)
        )

    @property
    def last_run(self) -> int | None:
        """The run itself."""
        return self.run


@dataclass(frozen=True, slots=True)
class SinceRecord:
    """What was stored after the record of a number; nothing of it depends on any clock."""

    seen: int

    def had(self, source: StoredSource) -> bool:
        """Whether the record was stored by then."""
        return source.id is None or source.id <= self.seen

    def brought(self, source: StoredSource) -> bool:
        """Whether the record was stored since."""
        return not self.had(source)

    def meetings(self) -> tuple[Select[int, int], ...]:
        """The records that were stored since, and their papers, as far as those were there."""
        other = aliased(Source)
        before = exists().where(other.paper_id == Source.paper_id, other.id <= self.seen)
        return (
            select(Source.id, Source.paper_id).where(Source.id > self.seen, before),
            _shared().where(FloatingRecord.id > self.seen),
        )

    @property
    def last_run(self) -> int | None:
        """None: all runs count."""
        return None


@dataclass(frozen=True, slots=True)
class SinceRun:
    """What the runs from a number on brought first."""

    first: int

    def had(self, source: StoredSource) -> bool:
        """Whether an earlier run brought the record."""
        is_earlier = source.import_id is None or source.import_id < self.first
        return is_earlier or source.record.format == HAND

    def brought(self, source: StoredSource) -> bool:
        """Whether one of the runs was the first to bring the record."""
        return not self.had(source)

    def meetings(self) -> tuple[Select[int, int], ...]:
        """The records that they brought, and their papers, as far as those were there before."""
        before = was_here_before(Source.__table__.c.paper_id, self.first)
        return (
            select(Source.id, Source.paper_id).where(Source.import_id >= self.first, before),
            _shared().where(FloatingRecord.import_id >= self.first),
        )

    @property
    def last_run(self) -> int | None:
        """None: all runs count."""
        return None


def _shared() -> Select[int, int]:
    """The records of several papers, each with one of these."""
    return select(FloatingRecord.id, FloatingPaper.paper_id).join(
        FloatingPaper, FloatingPaper.record_id == FloatingRecord.id
    )


def last_record(session: Session) -> int:
    """The highest number that a record was given so far."""
    given = session.scalar(select(HighestId.highest).where(HighestId.of_table == "sources"))
    there = (session.scalar(select(func.max(model.id))) for model in (Source, FloatingRecord))
    return max(given or 0, *(each or 0 for each in there))


def first_run_since(session: Session, moment: str) -> int:
    """The first of the runs that wrote at *moment* or later; behind all where none did."""
    first = session.scalar(
        select(func.min(Import.id)).where(
            func.coalesce(Import.finished, Import.last_written) >= moment
        )
    )
    if first is not None:
        return first
    return (session.scalar(select(func.max(Import.id))) or 0) + 1
