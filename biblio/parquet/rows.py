"""The rows of a table as batches of Arrow, a bounded number at a time and the same each time."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import Final

import pyarrow as pa
from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from biblio.db.bulk import table_of
from biblio.db.lists import listed, portions
from biblio.db.models import Paper
from biblio.parquet.tables import GIVEN, Source
from biblio.queries.time_limit import look

_PAPERS: Final = 2_000  # whose rows one statement gives
_ROWS: Final = 20_000  # in a batch at most

_TABLE: Final = table_of(Paper)
_YEAR: Final = func.substr(_TABLE.c.listed_submitted, 1, 4)
_YEARS: Final = select(_YEAR, func.count()).group_by(_YEAR).order_by(_YEAR)
_OF_A_YEAR: Final = (
    select(_TABLE.c.id)
    .where(
        _TABLE.c.listed_submitted >= bindparam("first"),
        _TABLE.c.listed_submitted < bindparam("behind"),
    )
    .order_by(_TABLE.c.id)
)


def papers_by_year(session: Session) -> dict[str, int]:
    """How many papers are listed in each year."""
    return dict(session.execute(_YEARS).all())


def papers_of(session: Session, year: str) -> array[int]:
    """The ids of the papers that are listed in *year*, in order."""
    # The colon stands behind the digits and the hyphen: what follows a year in a date.
    rows = session.execute(_OF_A_YEAR, {"first": year, "behind": f"{year}:"})
    return array("q", (paper_id for (paper_id,) in rows))


def batches_of(
    session: Session, source: Source, papers: Sequence[int] | None
) -> Iterator[pa.RecordBatch]:
    """The rows of *papers*, or all of a table that is not of papers.

    Where a batch ends follows from the rows alone, so that equal rows make equal batches.
    """
    if papers is None:
        yield from _batches(session, source, {})
        return
    for some in portions(papers, _PAPERS):
        yield from _batches(session, source, {GIVEN: listed(some)})


def _batches(session: Session, source: Source, given: dict[str, str]) -> Iterator[pa.RecordBatch]:
    schema = source.schema
    result = session.execute(source.statement, given, execution_options={"yield_per": _ROWS})
    for rows in result.partitions():
        look(session)
        columns = zip(*rows, strict=True)
        yield pa.RecordBatch.from_arrays(
            [pa.array(each, field.type) for each, field in zip(columns, schema, strict=True)],
            schema=schema,
        )
