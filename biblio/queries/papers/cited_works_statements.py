"""The statements of what a paper refers to."""

from __future__ import annotations

from typing import Final

from sqlalchemy import bindparam, select

from biblio.db.base import Id
from biblio.db.expressions import values_of
from biblio.db.models import CitedIdentifier, Identifier, Paper, Reference
from biblio.queries.narrowing.handles_statements import PLAIN

_PAPER: Final = bindparam("paper", type_=Id)

CALLED: Final = select(PLAIN).where(Paper.id == _PAPER)

REFERENCES: Final = (
    select(Reference.ordinal, Reference.scheme, Reference.value, Reference.also, Reference.printed)
    .where(Reference.paper_id == _PAPER)
    .order_by(Reference.ordinal)
)
"""The list that is believed."""

CITED: Final = (
    select(CitedIdentifier.scheme, CitedIdentifier.value, Identifier.paper_id)
    .outerjoin(
        Identifier,
        (Identifier.scheme == CitedIdentifier.scheme) & (Identifier.value == CitedIdentifier.value),
    )
    .where(CitedIdentifier.paper_id == _PAPER)
    .order_by(CitedIdentifier.scheme, CitedIdentifier.value, Identifier.paper_id)
)
"""What any source says is cited, with a row for each paper here that it is."""

MARKS: Final = select(Paper.id, Paper.withdrawn, Paper.retracted).where(
    Paper.id.in_(values_of(bindparam("papers")))
)

ANY: Final = select(CitedIdentifier.paper_id).limit(1)
"""A row where any source of any paper gives references."""
