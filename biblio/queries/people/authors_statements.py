"""The statements of author names and their papers; whose they are is bound as `authors`."""

from __future__ import annotations

from typing import Final

from sqlalchemy import bindparam, func, select

from biblio.db.expressions import values_of
from biblio.db.models import Authorship, Paper
from biblio.model.moments import UNDATED
from biblio.queries.narrowing.handles_statements import HANDLE

_IS_ONE: Final = Authorship.author_id.in_(values_of(bindparam("authors")))
_KNOWN: Final = func.nullif(Paper.listed_submitted, UNDATED)
PAPERS: Final = (
    select(Authorship.author_id, Paper.arxiv_id, HANDLE, Authorship.paper_id)
    .distinct()
    .join(Paper, Paper.id == Authorship.paper_id)
    .where(_IS_ONE)
    .order_by(Authorship.author_id, Authorship.paper_id)
)
"""The papers of each author."""
COUNTS: Final = (
    select(Authorship.author_id, func.count(Authorship.paper_id.distinct()))
    .where(_IS_ONE)
    .group_by(Authorship.author_id)
)
"""The number of papers of each author, by index alone."""
SPANS: Final = (
    select(Authorship.author_id, func.min(_KNOWN), func.max(_KNOWN))
    .join(Paper, Paper.id == Authorship.paper_id)
    .where(_IS_ONE)
    .group_by(Authorship.author_id)
)
"""The first and the last date of each author's papers; none where no date is known."""
