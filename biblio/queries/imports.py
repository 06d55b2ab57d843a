"""The runs of the importer, as they are kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from sqlalchemy import Row, exists, func, select, union_all
from sqlalchemy.orm import Session

from biblio.db import engines, kept_json
from biblio.db.arrivals import HAND
from biblio.db.models import FloatingPaper, FloatingRecord, Import, RejectedRecord, Source
from biblio.errors import InvalidQuery, NotFound
from biblio.queries.limits import rows_of
from biblio.queries.rows import Page

HUGE: Final = 1 << 62  # no number of a row is as great
AT_ONCE = 500  # rejections that are in memory together


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
    """One record that a run could not store.

    `format` is the one in which `raw` can be read again, None where it cannot; `stored_by` is the
    import that has stored it since.
    """

    place: str
    identifier: str | None
    reason: str
    format: str | None
    raw: str
    stored_by: int | None


@dataclass(frozen=True, slots=True)
class ImportDetail:
    """One run, with all that is kept of it.

    `library` is the collection that it was named as part of, None for most runs.
    `records` counts the distinct records that it saw, `size` is in bytes; `last_written` is when it
    last wrote, which a run that goes on does every minute at least. `as_of` is the latest time as
    of which what it read was so. `open` counts the
    rejections that no later run has stored, of `distinct_rejections`, the first of which are in
    `rejections`.
    """

    summary: ImportSummary
    last_written: str
    as_of: str | None
    library: str | None
    size: int | None
    checksum: str | None
    program_version: str
    parser_version: int
    records: int
    distinct_rejections: int
    open: int
    rejections: tuple[RejectionRow, ...]


class HeldRecord(NamedTuple):
    """A record that tells no paper, and waits for one that it can speak of.

    `record_id` is its number in `floating_records`; `abstract` is what it would be known by, and
    `title` what it is called, each None where it has none.
    """

    record_id: int
    import_id: int
    format: str
    title: str | None
    abstract: str | None


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
    Import.process,
    Import.last_written,
)


def list_imports(session: Session, *, limit: int | None = None) -> Page[ImportSummary]:
    """The runs, the last first."""
    statement = select(*_COLUMNS).order_by(Import.id.desc()).limit(rows_of(limit))
    return Page(
        [_summary(session, row) for row in session.execute(statement)],
        total=session.scalar(select(func.count()).select_from(Import)),
    )


def get_import(session: Session, import_id: int, *, limit: int | None = None) -> ImportDetail:
    """One run, with the first *limit* of what it rejected.

    Raises:
        NotFound: there is no such run.
    """
    limit = rows_of(limit)
    row = session.execute(
        select(
            *_COLUMNS,
            Import.as_of,
            Import.size,
            Import.checksum,
            Import.program_version,
            Import.parser_version,
            Import.sources_seen,
            Import.rejections_seen,
            Import.library,
        ).where(Import.id == import_id)
    ).one_or_none()
    if row is None:
        raise NotFound(f"there is no import {import_id}; `biblio imports list` shows them")
    *_, last_written, as_of, size, checksum, program, parser, sources, rejections, library = row
    saw = kept_json.read(sources, kept_json.are_ranges, f"what import {import_id} saw")
    rejected = kept_json.read(rejections, kept_json.are_ranges, f"what import {import_id} rejected")
    shown: list[RejectionRow] = []
    still_open = 0
    for each in _rejections(session, rejected, library):
        still_open += each.stored_by is None
        if limit is None or len(shown) < limit:
            shown.append(each)
    return ImportDetail(
        summary=_summary(session, row),
        last_written=last_written,
        as_of=as_of,
        library=library,
        size=size,
        checksum=checksum,
        program_version=program,
        parser_version=parser,
        records=sum(last - first + 1 for first, last in saw),
        distinct_rejections=sum(last - first + 1 for first, last in rejected),
        open=still_open,
        rejections=tuple(shown),
    )


LAST: Final = "last"


def find_run(session: Session, asked: int | str) -> int:
    """The number of the run that is *asked* for: a number, or `last`.

    The records of what people wrote by hand, which an import makes a run of beside its own, are
    never the last.

    Raises:
        InvalidQuery: that is no number.
        NotFound: there is no such run.
    """
    if asked == LAST:
        last = session.scalar(select(func.max(Import.id)).where(Import.format != HAND))
        if last is None:
            raise NotFound("nothing was imported yet: `biblio import` or `biblio harvest` does")
        return last
    try:
        number = int(asked)
    except ValueError:
        raise InvalidQuery(f"{asked!r} is no import: give its number, or {LAST}") from None
    is_known = 0 < number < HUGE and session.scalar(select(Import.id).where(Import.id == number))
    if not is_known:
        raise NotFound(f"there is no import {asked}; `biblio imports list` shows them")
    return number


def _summary(session: Session, row: Row[*tuple[Any, ...]]) -> ImportSummary:
    """The first columns of *row*; a run whose process is gone was cut, though its row is silent."""
    summary = ImportSummary._make(row[: len(ImportSummary._fields)])
    if summary.status != "running":
        return summary
    connection = session.connection()
    is_alive = engines.liveness(connection).is_alive
    is_cut = not is_alive(connection, row.process, row.last_written)
    return summary._replace(status="cut") if is_cut else summary


def _rejections(
    session: Session, ranges: Sequence[tuple[int, int]], library: str | None
) -> Iterator[RejectionRow]:
    """The rejections in *ranges*, in order, with the run that stored each since."""
    if not ranges:
        return
    from biblio.formats import rejects  # noqa: PLC0415 - other queries read nothing
    from biblio.formats.format import entry_digest  # noqa: PLC0415 - the same

    for first, last in ranges:
        for start in range(first, last + 1, AT_ONCE):
            rows = session.execute(
                select(
                    RejectedRecord.place,
                    RejectedRecord.identifier,
                    RejectedRecord.reason,
                    RejectedRecord.format,
                    RejectedRecord.raw,
                )
                .where(RejectedRecord.id.between(start, min(start + AT_ONCE - 1, last)))
                .order_by(RejectedRecord.id)
            ).all()
            digests = [
                entry_digest(rejects.raw_bytes(row.raw), row.format, library) if row.format else b""
                for row in rows
            ]
            stored = _stored_by(session, digests)
            for row, digest in zip(rows, digests, strict=True):
                yield RejectionRow(*row, stored_by=stored.get(digest))


def _stored_by(session: Session, digests: Sequence[bytes]) -> dict[bytes, int]:
    """The run that stored each of *digests*, as a record of one paper, of several, or of none."""
    models = (Source, FloatingRecord)
    kept = union_all(
        *(select(each.digest, each.import_id).where(each.digest.in_(digests)) for each in models)
    )
    return dict(session.execute(kept).all())


def list_held(session: Session, *, limit: int | None = None) -> Page[HeldRecord]:
    """The records that belong to no paper yet, those that came first before the others."""
    is_held = ~exists().where(FloatingPaper.record_id == FloatingRecord.id)
    rows = session.execute(
        select(
            FloatingRecord.id,
            FloatingRecord.import_id,
            FloatingRecord.format,
            FloatingRecord.record,
        )
        .where(is_held)
        .order_by(FloatingRecord.id)
        .limit(rows_of(limit))
    )
    total = select(func.count()).select_from(FloatingRecord).where(is_held)
    return Page([_held(*row) for row in rows], total=session.scalar(total))


def _held(record_id: int, import_id: int, name: str, record: str) -> HeldRecord:
    said = kept_json.read(record, kept_json.are_differences, "what a held record says")
    return HeldRecord(record_id, import_id, name, said.get("title"), said.get("abstract"))
