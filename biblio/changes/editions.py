"""Editions: a run that takes the place of earlier runs of the same library, or of the same file.

The new edition is imported first, beside the old one, and the old one is taken back afterwards; so
a reader sees the one, for a while both, and never neither. What both say stays where it is, and
counts as the new run's from then on. The old edition is not kept: who takes the new run back
imports the old file again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from biblio.changes.undo import UndoReport
from biblio.db.models import Import
from biblio.errors import InvalidQuery
from biblio.importing.reports import ImportReport
from biblio.sources.opening import STDIN

ENDED = "complete", "cut", "failed"


def earlier_runs(connection: Connection, sources: Sequence[str], library: str | None) -> list[int]:
    """The runs whose place a new edition takes, the last first.

    Those are all of *library*, or, where none is named, those of the same *sources* that were of
    no library.

    Raises:
        InvalidQuery: standard input is a source, which nothing tells from another, and no library
            is named.
    """
    if library is None and STDIN in sources:
        raise InvalidQuery(
            "what comes from standard input replaces nothing by itself; name its library"
        )
    mine = Import.library == library
    if library is None:
        mine = Import.library.is_(None) & Import.source.in_(sources)
    return list(
        connection.scalars(
            select(Import.id).where(mine, Import.status.in_(ENDED)).order_by(Import.id.desc())
        )
    )


def is_whole(reports: Sequence[ImportReport]) -> bool:
    """Whether the runs of *reports* stored anything that can take the place of another edition."""
    return any(each.read > each.rejected for each in reports)


def replacing(report: ImportReport, undone: Sequence[UndoReport]) -> ImportReport:
    """*report* with a note of each run whose place it took."""
    return replace(report, notes=(*report.notes, *map(_note, undone)))


def _note(undone: UndoReport) -> str:
    return (
        f"takes the place of import {undone.import_id} ({undone.source}): "
        f"{undone.records:,} of its records are in it no more"
    )
