"""Editions: runs that take the place of earlier runs of the same library, or of the same files.

All of it is one transaction: the new edition is imported, and then the old one taken back, so that
a reader sees the one or the other, and what fails leaves the old one. What both say stays where it
is, and counts as the new run's from then on. The old edition is not kept: who takes the new run
back imports the old file again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from biblio.changes.undo import UndoReport, undo
from biblio.db.models import Import
from biblio.errors import InvalidQuery
from biblio.importing.reports import ImportReport
from biblio.importing.runs import Importer
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


def replace_earlier(
    importer: Importer,
    sources: Sequence[str],
    library: str | None,
    run: Callable[[Importer], Sequence[ImportReport]],
) -> list[ImportReport]:
    """Let what *run* imports take the place of the earlier runs of *library*, or of *sources*.

    *importer* does everything at once, and is committed here. Its reports, with a note of each run
    whose place was taken; where nothing was stored, the old edition stays.

    Raises:
        InvalidQuery: see `earlier_runs`.
        DatabaseError: a run is still going on, or the database cannot be written.
    """
    with importer.transaction() as connection:
        earlier = earlier_runs(connection, sources, library)
    reports = list(run(importer))
    if earlier and any(each.read > each.rejected for each in reports):
        undone = [undo(importer.transaction, each) for each in earlier]
        reports[-1] = replace(reports[-1], notes=(*reports[-1].notes, *map(_note, undone)))
    importer.commit()
    return reports


def _note(undone: UndoReport) -> str:
    return (
        f"takes the place of import {undone.import_id} ({undone.source}): "
        f"{undone.records:,} of its records are in it no more"
    )
