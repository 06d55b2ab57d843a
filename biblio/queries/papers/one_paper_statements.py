"""The statements of one paper in full."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Select, bindparam, select

from biblio.db.base import Id
from biblio.db.models import FloatingPaper, FloatingRecord, Import, Paper, Source
from biblio.queries.narrowing.handles_statements import HANDLE, PLAIN
from biblio.queries.papers.one_paper import COLUMNS

_PAPER: Final = bindparam("paper", type_=Id)

PAPER: Final[Select[*tuple[Any, ...]]] = select(
    *(Paper.__table__.c[name] for name in COLUMNS), HANDLE, PLAIN
).where(Paper.id == _PAPER)
"""What the row of `paper` says, and how it is called."""

OWN_RECORDS: Final = select(
    Source.id, Source.format, Source.datestamp, Source.import_id, Source.differences
).where(Source.paper_id == _PAPER)
"""The records that speak of `paper` alone."""

SHARED_RECORDS: Final = (
    select(
        FloatingRecord.id,
        FloatingRecord.format,
        FloatingRecord.datestamp,
        FloatingRecord.import_id,
        FloatingRecord.record,
    )
    .join(FloatingPaper, FloatingPaper.record_id == FloatingRecord.id)
    .where(FloatingPaper.paper_id == _PAPER)
)
"""Those that speak of other papers too."""

RUNS: Final = select(Import.id, Import.sources_seen).order_by(Import.id)
"""Which records each run saw."""
