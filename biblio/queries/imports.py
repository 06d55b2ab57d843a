"""The runs of the importer, as they are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import orjson
from sqlalchemy import select
from sqlalchemy.orm import Session

from biblio.db.models import Import, RejectedRecord, Source
from biblio.errors import NotFound
from biblio.queries.rows import Page


class ImportSummary(NamedTuple):
    """One run: its source, and what became of what it read."""

    import_id: int
    source: str
    format: str
    status: str
    started: str
    finished: str | None
    read: int
    added: int
    updated: int
    unchanged: int
    held: int
    rejected: int
    warnings: int


class RejectionRow(NamedTuple):
    """One record that a run could not store."""

    place: str
    identifier: str | None
    reason: str
    raw: str


@dataclass(frozen=True, slots=True)
class ImportDetail:
    """One run, with all that is kept of it.

    `records` counts the distinct records that it saw, `size` is in bytes.
    """

    summary: ImportSummary
    size: int | None
    checksum: str | None
    program_version: str
    parser_version: int
    records: int
    rejections: tuple[RejectionRow, ...]


class HeldRecord(NamedTuple):
    """A record without identifier that waits for the paper with its abstract."""

    source_id: int
    import_id: int
    format: str
    abstract: str


_COLUMNS = (
    Import.id,
    Import.source,
    Import.format,
    Import.status,
    Import.started,
    Import.finished,
    Import.read,
    Import.added,
    Import.updated,
    Import.unchanged,
    Import.held,
    Import.rejected,
    Import.warnings,
)


def list_imports(session: Session, *, limit: int | None = None) -> Page[ImportSummary]:
    """The runs, the last first."""
    statement = select(*_COLUMNS).order_by(Import.id.desc()).limit(limit)
    return Page([ImportSummary._make(row) for row in session.execute(statement)])


def get_import(session: Session, import_id: int) -> ImportDetail:
    """One run, with what it rejected.

    Raises:
        NotFound: there is no such run.
    """
    row = session.execute(
        select(
            *_COLUMNS,
            Import.size,
            Import.checksum,
            Import.program_version,
            Import.parser_version,
            Import.sources_seen,
            Import.rejections_seen,
        ).where(Import.id == import_id)
    ).one_or_none()
    if row is None:
        raise NotFound(f"there is no import {import_id}; `biblio imports list` shows them")
    *summary, size, checksum, program, parser, sources, rejections = row
    return ImportDetail(
        summary=ImportSummary._make(summary),
        size=size,
        checksum=checksum,
        program_version=program,
        parser_version=parser,
        records=sum(last - first + 1 for first, last in orjson.loads(sources)),
        rejections=tuple(
            RejectionRow(*found)
            for first, last in orjson.loads(rejections)
            for found in session.execute(
                select(
                    RejectedRecord.place,
                    RejectedRecord.identifier,
                    RejectedRecord.reason,
                    RejectedRecord.raw,
                )
                .where(RejectedRecord.id.between(first, last))
                .order_by(RejectedRecord.id)
            )
        ),
    )


def list_held(session: Session) -> Page[HeldRecord]:
    """The records without identifier whose paper has not come yet."""
    here, there = Source.__table__.alias("held"), Source.__table__.alias("known")
    waiting = (
        select(
            here.c.id,
            here.c.import_id,
            here.c.format,
            here.c.differences,
        )
        .where(
            here.c.paper_id.is_(None),
            ~select(there.c.id)
            .where(there.c.abstract_key == here.c.abstract_key, there.c.paper_id.is_not(None))
            .exists(),
        )
        .order_by(here.c.id)
    )
    return Page(
        [
            HeldRecord(source_id, import_id, name, orjson.loads(said)["abstract"])
            for source_id, import_id, name, said in session.execute(waiting)
        ]
    )
