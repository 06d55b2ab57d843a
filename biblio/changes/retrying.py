"""What a run rejected, as entries to be read anew: after an upgrade of the program, say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Row, select

from biblio.db import kept_json
from biblio.db.models import Import, RejectedRecord
from biblio.errors import NotFound
from biblio.formats.format import Entry
from biblio.formats.rejects import FORMAT, raw_bytes
from biblio.importing.raw_entries import RawEntry, raw_entry
from biblio.model.records import Rejection


def rejected_entries(
    connection: Connection, import_id: int
) -> tuple[str, str | None, Iterator[RawEntry]]:
    """The source and library of the run *import_id*, and what it rejected, read as it is asked.

    What was rejected is as of the run that met it.

    The entries keep their places, so that what is rejected again for the same reason is the same
    rejection.

    Raises:
        NotFound: there is no such run, or it rejected nothing.
    """
    run = connection.execute(
        select(Import.source, Import.rejections_seen, Import.as_of, Import.library).where(
            Import.id == import_id
        )
    ).one_or_none()
    if run is None:
        raise NotFound(f"there is no import {import_id}; `biblio imports list` shows them")
    ranges = kept_json.read(
        run.rejections_seen, kept_json.are_ranges, f"what import {import_id} rejected"
    )
    if not ranges:
        raise NotFound(f"import {import_id} rejected nothing; there is nothing to try again")
    return run.source, run.library, _raw_entries(connection, ranges, run.as_of or "", run.library)


def _raw_entries(
    connection: Connection, ranges: Sequence[tuple[int, int]], as_of: str, library: str | None
) -> Iterator[RawEntry]:
    for first, last in ranges:
        for number in range(first, last + 1):  # raw texts can be large: one at a time
            row = connection.execute(
                select(RejectedRecord.__table__).where(RejectedRecord.id == number)
            ).one_or_none()
            if row is not None:
                yield _raw_entry(row, as_of, library)


def _raw_entry(row: Row[tuple[object, ...]], as_of: str, library: str | None) -> RawEntry:
    raw = raw_bytes(row.raw)
    if row.format is None:
        same = Rejection(row.place, row.reason, row.raw, row.identifier)
        return RawEntry(row.digest, row.place, "", len(raw), same)
    return raw_entry(Entry(raw, row.place, format=row.format), FORMAT, "", as_of, library)
