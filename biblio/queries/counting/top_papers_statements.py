"""The statement of papers by how many cite them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sqlalchemy import Select, func, null, select

from biblio.db.expressions import gathered
from biblio.db.models import CitedIdentifier, Identifier, Paper
from biblio.queries.language.dates import DateKind
from biblio.queries.narrowing.parts import Shapes, pieces
from biblio.queries.papers.divisions_statements import period_of


@lru_cache
def counted(by: DateKind, letters: int, conditions: Shapes) -> Select[*tuple[Any, ...]]:
    """How many papers cite each of those that meet *conditions*, and its period."""
    period: Any = period_of(by, letters) if letters else null()
    citing = CitedIdentifier.paper_id
    is_named = (Identifier.scheme == CitedIdentifier.scheme) & (
        Identifier.value == CitedIdentifier.value
    )
    each = (
        select(
            Paper.id.label("paper_id"),
            period.label("period"),
            func.count(citing.distinct()).label("citations"),
        )
        .join(Identifier, Identifier.paper_id == Paper.id)
        .join(CitedIdentifier, is_named)
        .where(citing != Paper.id, *pieces(conditions))
        .group_by(Paper.id)
        .subquery()
    )
    return select(*map(gathered, each.c))
