"""Categories as conditions on papers, the few of a paper or the papers of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from biblio.db.named import named
from biblio.errors import InvalidQuery
from biblio.model.categories import CategoryPattern, expand
from biblio.queries.narrowing.parts import Condition, Narrowing, Papers, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from biblio.queries.narrowing import category_statements as statements
else:
    statements = named("biblio.queries.narrowing.category_statements")

Owner = Literal["papers", "authorships", "categories"]
"""Whose rows have a paper."""


class Form(NamedTuple):
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
        code = session.scalar(statements.KNOWN, {"category": asked.strip()})
        if code is None:
            raise
        return CategoryPattern((code,))


def range_of(prefix: str) -> tuple[str, str]:
    """The codes that begin with *prefix*, as a range that an index serves: from, and to before."""
    return prefix, prefix[:-1] + chr(ord(prefix[-1]) + 1)  # behind "." comes "/"


def narrowing_to(patterns: Sequence[CategoryPattern], *, primary: bool) -> Narrowing:
    """The papers that have a category of any of *patterns*, as the first one where *primary*."""
    papers: Papers = Part(statements.papers_in, (_forms(patterns), primary), _values(patterns))
    return Narrowing(papers, is_in("papers", patterns, primary=primary))


def is_in(owner: Owner, patterns: Sequence[CategoryPattern], *, primary: bool) -> Condition:
    """The paper of a row of *owner* has a category of any of *patterns*.

    Where *primary* it is the first one.
    """
    return Part(statements.is_in, (owner, _forms(patterns), primary), _values(patterns))


def _forms(patterns: Sequence[CategoryPattern]) -> tuple[Form, ...]:
    return tuple(Form(len(each.codes), each.prefix is not None) for each in patterns)


def _values(patterns: Sequence[CategoryPattern]) -> tuple[str, ...]:
    return tuple(value for each in patterns for value in _values_of(each))


def _values_of(pattern: CategoryPattern) -> Iterator[str]:
    yield from pattern.codes
    if pattern.prefix is not None:
        yield from range_of(pattern.prefix)
