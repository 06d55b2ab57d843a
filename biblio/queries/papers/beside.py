"""What must hold of a paper beside the words that it is found by, told by its id alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from biblio.db.lists import listed
from biblio.db.named import named
from biblio.queries.narrowing.date_conditions import date_conditions
from biblio.queries.narrowing.parts import Condition, Part, bound, shapes

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from biblio.queries.language.search_query import SearchQuery
    from biblio.queries.narrowing.filters import Narrowed
    from biblio.queries.narrowing.paper_filter import PaperFilter
    from biblio.queries.papers import beside_statements as statements

    Test = Callable[[ColumnElement[int]], ColumnElement[bool]]
    """A condition on a paper, of the column that its id is in."""
    OfPaper = Part[Test]
else:
    statements = named("biblio.queries.papers.beside_statements")
    Test, OfPaper = Callable, Part

_SPANNED: Final = 200_000  # papers of a range of dates whose ids are looked through


def beside(
    session: Session, narrowed: Narrowed, wanted: PaperFilter, parsed: SearchQuery
) -> tuple[OfPaper, ...]:
    """What must hold of a paper beside the words, by its id."""
    conditions: list[OfPaper] = []
    if narrowed.papers is not None:
        conditions.append(Part(statements.is_among, (), (listed(narrowed.papers),)))
    elif dates := date_conditions(wanted.by, (wanted.dates, *parsed.dates)):
        span = _span(session, dates)
        if span is not None:
            conditions.append(Part(statements.is_between, (), span))
    if narrowed.conditions:
        values = tuple(value for each in narrowed.conditions for value in each.values)
        conditions.append(Part(statements.meets, shapes(narrowed.conditions), values))
    return tuple(conditions)


def _span(session: Session, dates: Sequence[Condition]) -> tuple[int, int] | None:
    """The least and the greatest id of the papers that *dates* take, where they are few.

    Ids run with the time, so that the full-text index is read in that stretch alone.
    """
    values = bound(dates) | {"limit": _SPANNED + 1}
    number, least, greatest = session.execute(statements.extent(shapes(dates)), values).one()
    return (least or 0, greatest or 0) if number <= _SPANNED else None
