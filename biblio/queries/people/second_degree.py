"""People one step further: who wrote with a person's co-authors, and not yet with the person."""

from __future__ import annotations

from collections import Counter, defaultdict
from heapq import nsmallest
from math import fsum
from typing import TYPE_CHECKING, Final, NamedTuple

from biblio.model.moments import UNDATED
from biblio.queries.limits import rows_of
from biblio.queries.narrowing.filters import conditions_on
from biblio.queries.narrowing.paper_filter import EVERYTHING, PaperFilter
from biblio.queries.people.asked import who
from biblio.queries.people.coauthors import check_options
from biblio.queries.people.counted import Counted, Shown
from biblio.queries.people.options import DEFAULTS, CoauthorOptions, Weight
from biblio.queries.people.shared_papers import (
    MOST_PAIRS,
    Together,
    met_papers,
    said_of_left_out,
    tie_up,
)
from biblio.queries.rows import Acquaintance, AcquaintedPerson, Page

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from collections.abc import Set as AbstractSet

    from sqlalchemy.orm import Session

_NAMED: Final = 3  # acquaintances of a row that are named


class _Step(NamedTuple):
    """How strong the way to somebody is through one acquaintance."""

    strength: float
    through: int


def list_second_degree(
    session: Session,
    name: str,
    wanted: PaperFilter = EVERYTHING,
    options: CoauthorOptions = DEFAULTS,
    *,
    limit: int | None = 20,
) -> Page[Acquaintance | AcquaintedPerson]:
    """Who wrote with co-authors of *name* but not with *name*, most shared acquaintances first.

    Only the papers that *wanted* and *options* take are looked at; an acquaintance shares
    `options.min_papers` with either. `weight` adds up, over the acquaintances, the weaker of the
    two ties. `through` names the acquaintances of the strongest ties. Ties stand by weight, name
    and id.

    Raises:
        InvalidQuery: the name, the filter or an option cannot be understood.
        NotFound: nobody answers to the name.
    """
    limit = rows_of(limit)
    check_options(options)
    meant = who(session, name, options.mode, people=options.people)
    asked, counted = meant.one, meant.counted
    conditions = conditions_on(session, wanted)
    own = counted.papers_of([asked])
    known = {asked}
    together: list[Together] = []
    for paper in met_papers(session, own, conditions, options, counted):
        others = paper.countable - {asked}
        known |= others
        if others:
            together.append(Together([asked], sorted(others), len(others) + 1, UNDATED))
    ties, notes = tie_up(together, options)
    near = {
        other: tie.weight
        for pair, tie in ties.items()
        if tie.papers >= options.min_papers
        for other in pair
        if other != asked
    }

    beyond = _Beyond(options)
    for paper in met_papers(session, counted.papers_of(near) - own, conditions, options, counted):
        beyond.add(paper.countable & near.keys(), paper.countable - known, len(paper.countable))
    steps, total = beyond.steps(near, limit)
    shown = counted.shown(steps)
    ranked = sorted(
        steps,
        key=lambda one: (_rank(steps[one]), shown[one].name, shown[one].author_id, one),
    )
    chosen = {one: shown[one] for one in ranked[:limit]}
    said = (*notes, *said_of_left_out(beyond.left_out), *counted.notes(chosen))
    return Page(
        _rows(counted, chosen, steps, people=meant.people is not None),
        total=total,
        notes=(*meant.notes, *conditions.notes, *said),
    )


class _Beyond:
    """How many papers each acquaintance shares with each stranger.

    Papers beyond MOST_PAIRS pairs in all are `left_out`.
    """

    def __init__(self, options: CoauthorOptions) -> None:
        self._options = options
        self._papers: defaultdict[int, Counter[int]] = defaultdict(Counter)
        self._by_authors: defaultdict[int, defaultdict[int, Counter[int]]] = defaultdict(
            lambda: defaultdict(Counter)
        )
        self._pairs = 0
        self.left_out = 0

    def add(self, through: set[int], strangers: set[int], authors: int) -> None:
        """Count a paper of so many *authors*, *through* and *strangers* among them."""
        number = len(through) * len(strangers)
        if self._pairs + number > MOST_PAIRS:
            self.left_out += 1
            return
        self._pairs += number
        for each in through if strangers else ():
            self._papers[each].update(strangers)
            if self._options.weight is Weight.FRACTIONAL:
                self._by_authors[each][authors].update(strangers)

    def steps(
        self, near: Mapping[int, float], limit: int | None
    ) -> tuple[dict[int, list[_Step]], int]:
        """The ways to each stranger of the first *limit* and of who may be, and how many there are.

        *near* are the acquaintances, with the strength of the tie to each.
        """
        tied = {each: self._tied(each) for each in self._papers}
        ways: Counter[int] = Counter()
        for strangers in tied.values():
            ways.update(strangers)
        first = _first({one: (-number,) for one, number in ways.items()}, limit)
        steps: dict[int, list[_Step]] = {one: [] for one in first}
        for each, strangers in tied.items():
            for one in strangers & steps.keys():
                steps[one].append(_Step(min(self._weight(each, one), near[each]), each))
        first = _first({one: _rank(each) for one, each in steps.items()}, limit)
        return {one: steps[one] for one in first}, len(ways)

    def _tied(self, through: int) -> AbstractSet[int]:
        """The strangers who share enough papers with an acquaintance."""
        least, papers = self._options.min_papers, self._papers[through]
        if least == 1:
            return papers.keys()
        return {one for one, number in papers.items() if number >= least}

    def _weight(self, through: int, stranger: int) -> float:
        """What the papers of two weigh; rounded, so that equal sums of different parts are ties."""
        if self._options.weight is Weight.FULL:
            return float(self._papers[through][stranger])
        counts = self._by_authors[through].items()
        return round(fsum(each[stranger] / (n - 1) for n, each in counts), 9)


def _rank(ways: Collection[_Step]) -> tuple[float, ...]:
    """The place of somebody to whom these *ways* lead."""
    return -len(ways), -round(fsum(way.strength for way in ways), 9)


def _first(places: Mapping[int, tuple[float, ...]], limit: int | None) -> list[int]:
    """Who stands at one of the first *limit* of these *places*, ties at the last one included."""
    if limit is None or len(places) <= limit:
        return list(places)
    last = nsmallest(limit, places.values())[-1]
    return [one for one, place in places.items() if place <= last]


def _rows(
    counted: Counted,
    chosen: Mapping[int, Shown],
    steps: Mapping[int, list[_Step]],
    *,
    people: bool,
) -> list[Acquaintance | AcquaintedPerson]:
    """Those *chosen*, in their order, with the acquaintances of the strongest ties."""
    through = counted.shown({way.through for one in chosen for way in steps[one]})
    handles = counted.handles(chosen) if people else {}
    rows: list[Acquaintance | AcquaintedPerson] = []
    for one, shown in chosen.items():
        ways = sorted((-way.strength, through[way.through]) for way in steps[one])
        weight = round(sum(way.strength for way in steps[one]), 9)
        nearest = tuple(each.name for _, each in ways[:_NAMED])
        row = Acquaintance(shown.author_id, shown.name, len(ways), weight, nearest)
        rows.append(AcquaintedPerson(handles[one], *row) if people else row)
    return rows
