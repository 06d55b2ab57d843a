"""The statements that read papers for a small index."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from sqlalchemy import (
    Integer,
    Select,
    Text,
    bindparam,
    column,
    func,
    select,
    table,
)

from biblio.db.base import Id
from biblio.db.expressions import number_of, rows_of, values_of
from biblio.db.models import Paper
from biblio.db.search_documents import COLUMNS
from biblio.queries.narrowing.parts import Shapes, pieces

DOCUMENTS: Final = table(
    "paper_search_documents",
    column("id", Id),
    *(column(name, Text) for name in COLUMNS),
)

DOCUMENT: Final = DOCUMENTS.c.id
"""The id of a paper whose document is read."""

READ: Final = select(*DOCUMENTS.c)

PLACE: Final = rows_of(bindparam("places"), "given_places")

SAMPLE: Final = select(
    select(func.max(Paper.id)).where(Paper.id <= number_of(PLACE)).scalar_subquery()
).select_from(PLACE)

READ_SOME: Final = READ.where(DOCUMENT.in_(values_of(bindparam("papers"))))

EXTENT: Final = select(
    select(func.min(Paper.id)).scalar_subquery(), select(func.max(Paper.id)).scalar_subquery()
)

PASSING: Final = select(Paper.id).offset(bindparam("number", type_=Integer)).limit(1)

BEYOND: Final = (
    select(Paper.id).order_by(Paper.id.desc()).offset(bindparam("number", type_=Integer)).limit(1)
)
BEYOND_BELOW: Final = BEYOND.where(Paper.id < bindparam("below"))


@lru_cache
def newest(beside: Shapes, *, has_start: bool, has_end: bool) -> Select[*tuple[Any, ...]]:
    """The documents of papers of which *beside* holds, the newest first, a page of them."""
    walk = READ.where(*(test(DOCUMENT) for test in pieces(beside))).order_by(DOCUMENT.desc())
    if has_start:
        walk = walk.where(bindparam("below") > DOCUMENT)
    if has_end:
        walk = walk.where(bindparam("end") <= DOCUMENT)
    return walk.offset(bindparam("looked", type_=Integer)).limit(bindparam("number", type_=Integer))
