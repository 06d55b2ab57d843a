"""The statement of chains of co-authors."""

from __future__ import annotations

from typing import Final

from sqlalchemy import bindparam, select

from biblio.db.expressions import values_of
from biblio.db.models import Paper
from biblio.queries.narrowing.handles_statements import HANDLE, PLAIN
from biblio.queries.papers.listing_statements import BEGINS

PROOFS: Final = select(Paper.id, PLAIN, Paper.title, HANDLE, BEGINS).where(
    Paper.id.in_(values_of(bindparam("papers")))
)
"""How the papers that join a chain are called."""
