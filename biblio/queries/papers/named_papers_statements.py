"""The statements of lists of identifiers: the papers that have what is `asked`."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Select, Text, and_, bindparam, select

from biblio.db.expressions import item, rows_of, values_of
from biblio.db.models import Identifier, Paper
from biblio.queries.narrowing.handles_statements import HANDLE, PLAIN

_ASKED: Final = rows_of(bindparam("asked"), "asked")
_SCHEME, _VALUE = item(_ASKED, 0), item(_ASKED, 1)
_CALLED: Final = (Paper.id, PLAIN, HANDLE)

ON_ARXIV: Final = select(Paper.arxiv_id, *_CALLED).where(
    Paper.arxiv_id.in_(values_of(bindparam("asked"), Text()))
)

# Two statements for the others, since either look-up has an index of its own.
IDENTIFIED: Final[Select[str, str, int, str, str]] = (
    select(_SCHEME, _VALUE, *_CALLED)
    .select_from(_ASKED)
    .join(Identifier, and_(Identifier.scheme == _SCHEME, Identifier.value == _VALUE))
    .join(Paper, Paper.id == Identifier.paper_id)
)
ANCHORED: Final[Select[str, str, int, str, str]] = (
    select(_SCHEME, _VALUE, *_CALLED)
    .select_from(_ASKED)
    .join(Paper, Paper.anchor == item(_ASKED, 2))
)
