"""The statements of searches, each a function of its shape: the words are bound as `words`."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from sqlalchemy import BindParameter, Integer, Select, bindparam, func, select

from biblio.db.base import Id
from biblio.db.expressions import INDEXED_PAPER, matching, relevance, values_of
from biblio.db.models import Paper
from biblio.db.search_documents import INDEXED
from biblio.queries.narrowing.dated_statements import is_behind
from biblio.queries.narrowing.filters_statements import is_matching
from biblio.queries.narrowing.parts import Shape, Shapes, pieces
from biblio.queries.papers.search import Walk

_WORDS: Final[BindParameter[Any]] = bindparam("words")
_LIMIT: Final = bindparam("limit", type_=Integer)
TEXTS: Final[Select[*tuple[Any, ...]]] = select(
    Paper.id, *(getattr(Paper, column).label(name) for name, column in INDEXED.items())
).where(Paper.id.in_(values_of(bindparam("papers"))))
"""The texts of `papers` that a hit may be in, by the columns of the index."""
FEW: Final = select(func.count()).select_from(matching(_WORDS).limit(_LIMIT).subquery())
"""How many papers are found by `words`, up to a `limit`."""


def _found_by(words: BindParameter[Any], beside: Shapes) -> Select[int]:
    """The papers that the index has for *words*, and of which *beside* holds."""
    return matching(words).where(*(test(INDEXED_PAPER) for test in pieces(beside)))


@lru_cache
def scores(beside: Shapes) -> Select[int, float]:
    """What is found by `words`, with its score."""
    return _found_by(_WORDS, beside).add_columns(relevance(_WORDS))


@lru_cache
def dates(beside: Shapes) -> Select[str, int]:
    """What is found by `words`, with its date."""
    found = Paper.id.in_(_found_by(_WORDS, beside))
    return select(Paper.listed_submitted, Paper.id).where(found)


@lru_cache
def walk(way: Walk, beside: Shapes) -> Select[str, int]:
    """The papers by date, the newest first, of which `words` and *beside* take some."""
    paper = Paper.id.expression
    keys = (
        select(Paper.listed_submitted, Paper.id)
        .where(is_matching(way.has_prefix, _WORDS), *(test(paper) for test in pieces(beside)))
        .order_by(Paper.listed_submitted.desc(), Paper.id.desc())
    )
    if way.has_start:
        keys = keys.where(is_behind(Paper.listed_submitted, Paper.id, oldest=False))
    return keys.limit(_LIMIT) if way.has_limit else keys


@lru_cache
def by_id(way: Walk, beside: Shapes) -> Select[int]:
    """What is found by `words`, the newest first, which the index gives in order."""
    found = _found_by(_WORDS, beside).order_by(INDEXED_PAPER.desc())
    if way.has_start:
        found = found.where(bindparam("below", type_=Id) > INDEXED_PAPER)
    return found.limit(_LIMIT) if way.has_limit else found


@lru_cache
def named_so(papers: Shape[Select[int]]) -> Select[int]:
    """The papers that a query names, whose values are bound as `named`."""
    return papers.piece("named")
