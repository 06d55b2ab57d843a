"""What somebody wrote, year by year: papers, places in their lists, co-authors, categories."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from biblio.db.expressions import values_of
from biblio.db.lists import listed, portions
from biblio.db.models import Category, Paper
from biblio.queries.counting.shared_lists import SharedList, shared_lists
from biblio.queries.limits import rows_of
from biblio.queries.narrowing.paper_filter import EVERYTHING, PaperFilter
from biblio.queries.people.options import DEFAULTS, CoauthorOptions
from biblio.queries.rows import Page, TimelineYear

_TOGETHER: Final = 5_000  # papers whose categories are fetched in one statement
_PAPERS: Final = values_of(bindparam("papers"))
_CUT: Final = select(Paper.id).where(Paper.id.in_(_PAPERS), Paper.authors_cut == 1)
_CATEGORIES: Final = select(Category.paper_id, Category.category).where(
    Category.paper_id.in_(_PAPERS)
)


@dataclass(slots=True)
class _Year:
    """What there is of a year."""

    papers: list[int] = field(default_factory=list)
    first: int = 0
    last: int = 0
    alone: int = 0
    others: set[int] = field(default_factory=set)


def timeline(
    session: Session,
    name: str,
    wanted: PaperFilter = EVERYTHING,
    options: CoauthorOptions = DEFAULTS,
    *,
    limit: int | None = None,
) -> Page[TimelineYear]:
    """The years in which *name* wrote papers that *wanted* takes, in their order.

    All names that match are the one person. Who stands first or last is told as `--first-author`
    tells it: behind, or before, a collaboration too, and of a list that a source cut nobody is the
    last. Papers *alone* have no other author, a collaboration neither. Papers of which no year is
    known come last; *limit* keeps the latest years.

    Raises:
        InvalidQuery: the name, the filter or an option cannot be understood.
        NotFound: nobody answers to the name.
    """
    limit = rows_of(limit)
    lists = shared_lists(session, name, wanted, options)
    papers = sorted(lists.days)
    cut = _cut(session, papers)
    one, collaborations = lists.asked.one, lists.asked.counted.collaborations
    years: dict[str | None, _Year] = {}
    for each in lists.read(session):
        year = years.setdefault(each.year, _Year())
        year.papers.append(each.paper_id)
        ends = _ends(each, collaborations)
        year.first += one in ends[0]
        year.last += one in ends[1] and each.paper_id not in cut
        year.alone += set(each.places) == {one} and each.paper_id not in cut
        year.others |= each.others
    categories = _categories(session, papers)
    met: set[int] = set()
    rows: list[TimelineYear] = []
    for known in sorted(years, key=lambda known: (known is None, known or "")):
        year = years[known]
        rows.append(
            TimelineYear(
                known,
                len(year.papers),
                year.first,
                year.last,
                year.alone,
                len(year.others),
                len(year.others - met),
                _most_first(year.papers, categories),
            )
        )
        met |= year.others
    return Page(rows[-limit:] if limit is not None else rows, total=len(rows), notes=lists.notes)


def _ends(
    shared: SharedList, collaborations: Collection[int]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Who stands first on a paper, of all and of the persons, and who last."""
    persons = [each for each in shared.places if each not in collaborations]
    ends = [(each[0], each[-1]) for each in (shared.places, persons) if each]
    return tuple(first for first, _ in ends), tuple(last for _, last in ends)


def _cut(session: Session, papers: list[int]) -> set[int]:
    """Those of *papers* of which a source cut the list of authors."""
    return {
        paper_id
        for some in portions(papers, _TOGETHER)
        for paper_id in session.scalars(_CUT, {"papers": listed(some)})
    }


def _categories(session: Session, papers: list[int]) -> dict[int, list[str]]:
    """The categories of each of *papers*."""
    found: dict[int, list[str]] = {}
    for some in portions(papers, _TOGETHER):
        for paper_id, category in session.execute(_CATEGORIES, {"papers": listed(some)}):
            found.setdefault(paper_id, []).append(category)
    return found


def _most_first(papers: list[int], categories: dict[int, list[str]]) -> tuple[str, ...]:
    """The categories of *papers*, those of most of them first."""
    numbers = Counter(each for paper_id in papers for each in categories.get(paper_id, ()))
    return tuple(sorted(numbers, key=lambda each: (-numbers[each], each)))
