"""Categories as conditions on papers, the few of a paper or the papers of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    SQLColumnExpression,
    and_,
    or_,
    select,
)
from sqlalchemy.orm import Session, aliased

from biblio.db.expressions import unindexed
from biblio.db.models import Authorship, Category, Paper
from biblio.errors import InvalidQuery
from biblio.model.categories import CategoryPattern, expand
from biblio.queries.narrowing.parts import Condition, Narrowing, Papers, Part

Owner = type[Paper] | type[Authorship] | type[Category]


class _Form(NamedTuple):
    """What a pattern asks for beside its values: so many codes, and whether a range of them."""

    codes: int
    has_range: bool


def pattern_in(session: Session, asked: str) -> CategoryPattern:
    """The categories that *asked* means: those of the taxonomy, or a code that papers here have.

    Raises:
        InvalidQuery: it is neither.
    """
    try:
        return expand(asked)
    except InvalidQuery:
        # A source may have what the taxonomy does not know; counts show it, so lists take it.
        code = session.scalar(
            select(Category.category).where(Category.category == asked.strip()).limit(1)
        )
        if code is None:
            raise
        return CategoryPattern((code,))


def range_of(prefix: str) -> tuple[str, str]:
    """The codes that begin with *prefix*, as a range that an index serves: from, and to before."""
    return prefix, prefix[:-1] + chr(ord(prefix[-1]) + 1)  # behind "." comes "/"


def narrowing_to(patterns: Sequence[CategoryPattern], *, primary: bool) -> Narrowing:
    """The papers that have a category of any of *patterns*, as the first one where *primary*."""
    papers: Papers = Part(_papers_in, (_forms(patterns), primary), _values(patterns))
    return Narrowing(papers, is_in(Paper, patterns, primary=primary))


def is_in(owner: Owner, patterns: Sequence[CategoryPattern], *, primary: bool) -> Condition:
    """The paper of a row of *owner* has a category of any of *patterns*.

    Where *primary* it is the first one.
    """
    return Part(_is_in, (owner, _forms(patterns), primary), _values(patterns))


def _forms(patterns: Sequence[CategoryPattern]) -> tuple[_Form, ...]:
    return tuple(_Form(len(each.codes), each.prefix is not None) for each in patterns)


def _values(patterns: Sequence[CategoryPattern]) -> tuple[str, ...]:
    return tuple(value for each in patterns for value in _values_of(each))


def _values_of(pattern: CategoryPattern) -> Iterator[str]:
    yield from pattern.codes
    if pattern.prefix is not None:
        yield from range_of(pattern.prefix)


def _papers_in(forms: Sequence[_Form], primary: bool, *values: BindParameter[str]) -> Select[int]:  # noqa: FBT001 - fixed
    listed = _in_category(Category.category, forms, values)
    is_first = [Category.ordinal == 1] if primary else []
    return select(Category.paper_id).where(listed, *is_first).distinct()


def _is_in(
    owner: Owner,
    forms: Sequence[_Form],
    primary: bool,  # noqa: FBT001 - fixed
    *values: BindParameter[str],
) -> ColumnElement[bool]:
    one = aliased(Category)
    # The few categories of the paper are read, not all papers of the category.
    listed = _in_category(unindexed(one.category), forms, values)
    is_first = [one.ordinal == 1] if primary else []
    paper = Paper.id if issubclass(owner, Paper) else owner.paper_id
    return select(1).where(one.paper_id == paper, listed, *is_first).exists()


def _in_category(
    code: SQLColumnExpression[str], forms: Sequence[_Form], values: Sequence[BindParameter[str]]
) -> ColumnElement[bool]:
    """*code* is one that patterns of these *forms*, with these *values*, ask for."""
    wanted: list[ColumnElement[bool]] = []
    left = iter(values)
    for form in forms:
        wanted += [code == next(left) for _ in range(form.codes)]
        if form.has_range:
            wanted.append(and_(code >= next(left), code < next(left)))
    return or_(*wanted)
