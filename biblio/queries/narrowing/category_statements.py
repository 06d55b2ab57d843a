"""Categories as conditions on papers, and the papers of categories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    SQLColumnExpression,
    and_,
    bindparam,
    or_,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute, aliased

from biblio.db.expressions import unindexed
from biblio.db.models import Authorship, Category, Paper
from biblio.queries.narrowing.category_conditions import Form, Owner

_PAPERS: Final[Mapping[Owner, InstrumentedAttribute[int]]] = MappingProxyType(
    {
        "papers": Paper.id,
        "authorships": Authorship.paper_id,
        "categories": Category.paper_id,
    }
)
KNOWN: Final = select(Category.category).where(Category.category == bindparam("category")).limit(1)
"""The `category`, where any paper has it."""


def papers_in(forms: Sequence[Form], primary: bool, *values: BindParameter[str]) -> Select[int]:  # noqa: FBT001 - fixed
    """The papers in categories of these *forms*, each once."""
    listed = in_category(Category.category, forms, values)
    is_first = [Category.ordinal == 1] if primary else []
    return select(Category.paper_id).where(listed, *is_first).distinct()


def is_in(
    owner: Owner,
    forms: Sequence[Form],
    primary: bool,  # noqa: FBT001 - fixed
    *values: BindParameter[str],
) -> ColumnElement[bool]:
    """The paper of a row of *owner* is in one of them."""
    one = aliased(Category)
    # The few categories of the paper are read, not all papers of the category.
    listed = in_category(unindexed(one.category), forms, values)
    is_first = [one.ordinal == 1] if primary else []
    return select(1).where(one.paper_id == _PAPERS[owner], listed, *is_first).exists()


def in_category(
    code: SQLColumnExpression[str], forms: Sequence[Form], values: Sequence[BindParameter[str]]
) -> ColumnElement[bool]:
    """*code* is one that patterns of these *forms*, with these *values*, ask for."""
    wanted: list[ColumnElement[bool]] = []
    left = iter(values)
    for form in forms:
        wanted += [code == next(left) for _ in range(form.codes)]
        if form.has_range:
            wanted.append(and_(code >= next(left), code < next(left)))
    return or_(*wanted)
