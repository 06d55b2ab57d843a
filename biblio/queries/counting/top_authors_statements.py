"""The statement of authors by their papers."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sqlalchemy import Select, select

from biblio.db.expressions import gathered
from biblio.db.models import Paper
from biblio.queries.narrowing.parts import Shapes, pieces


@lru_cache
def cut_lists(conditions: Shapes) -> Select[str]:
    """The papers that meet the *conditions* of which a source cut the list of authors."""
    papers: Any = Paper.id.expression
    return select(gathered(papers)).where(Paper.authors_cut == 1, *pieces(conditions))
