"""All papers that a filter takes, or a list names, as their ids: what is to be written out."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy.orm import Session

from biblio.db.lists import listed
from biblio.queries.limits import rows_of
from biblio.queries.narrowing.filters import conditions_on, narrow
from biblio.queries.narrowing.paper_filter import EVERYTHING, PaperFilter
from biblio.queries.narrowing.parts import bound, shapes
from biblio.queries.papers.listing import Walk, gathered, left_out, other_words
from biblio.queries.papers.listing_statements import of_candidates, walk

AT_ONCE: Final = 10_000  # rows that are fetched, or ids that are asked for, in one go


class Chosen(NamedTuple):
    """The ids of papers in the order in which they are written, eight bytes each, and notes."""

    papers: array[int]
    notes: tuple[str, ...] = ()


def chosen_papers(
    session: Session,
    wanted: PaperFilter = EVERYTHING,
    *,
    oldest: bool = False,
    limit: int | None = None,
) -> Chosen:
    """The papers that *wanted* takes, in the order of a listing; the first *limit* of them.

    Raises:
        InvalidQuery: a date, a category, a name or the query cannot be understood.
        NotFound: nobody answers to the author's name.
    """
    limit = rows_of(limit)
    narrowed = narrow(session, wanted)
    if narrowed.papers is not None:
        keys = gathered(session, narrowed, wanted.by, oldest=oldest)
        papers = array("q", (key.paper_id for key in keys[:limit]))
    else:
        way = Walk(wanted.by, oldest, has_start=False, has_limit=limit is not None)
        values: dict[str, Any] = bound(narrowed.conditions)
        if limit is not None:
            values["limit"] = limit
        rows = session.execute(
            walk(way, shapes(narrowed.conditions)), values, execution_options={"yield_per": AT_ONCE}
        )
        papers = array("q", (paper_id for _, paper_id in rows))
    hints = left_out(session, wanted, narrowed)
    if not papers:
        hints += other_words(session, wanted)
    return Chosen(papers, (*narrowed.notes, *hints))


def chosen_among(session: Session, wanted: PaperFilter, papers: Iterable[int]) -> Chosen:
    """Those of *papers* that *wanted* takes, each once, in the order in which they come.

    Raises:
        InvalidQuery: a date, a category, a name or the query cannot be understood.
        NotFound: nobody answers to the author's name.
    """
    each_once = list(dict.fromkeys(papers))
    if wanted == EVERYTHING:
        return Chosen(array("q", each_once))
    conditions, notes = conditions_on(session, wanted)
    statement = of_candidates(wanted.by, shapes(conditions))
    taken: set[int] = set()
    for start in range(0, len(each_once), AT_ONCE):
        some: Sequence[int] = each_once[start : start + AT_ONCE]
        rows = session.execute(statement, bound(conditions) | {"papers": listed(some)})
        taken.update(paper_id for _, paper_id in rows)
    return Chosen(array("q", (each for each in each_once if each in taken)), notes)
