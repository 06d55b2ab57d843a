"""People one step further: who wrote with a person's co-authors, and not yet with the person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from sqlalchemy.orm import Session

from biblio.queries.limits import rows_of
from biblio.queries.narrowing.filters import PaperFilter, conditions_on
from biblio.queries.people.asked import who
from biblio.queries.people.coauthors import DEFAULTS, EVERYTHING, CoauthorOptions, check_options
from biblio.queries.people.counted import Counted, Shown
from biblio.queries.people.shared_papers import Together, shared_papers, tie_up
from biblio.queries.rows import Acquaintance, AcquaintedPerson, Page

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
    for paper in shared_papers(session, own, conditions, options, counted):
        others = paper.countable - {asked}
        known |= others
        if others:
            together.append(Together([asked], sorted(others), len(others) + 1, paper.year))
    ties, notes = tie_up(together, options)
    near = {
        other: tie.weight
        for pair, tie in ties.items()
        if tie.papers >= options.min_papers
        for other in pair
        if other != asked
    }

    def further() -> Iterator[Together]:
        papers = counted.papers_of(near) - own
        for paper in shared_papers(session, papers, conditions, options, counted):
            if new := paper.countable - known:
                people = sorted(paper.countable & near.keys())
                yield Together(people, sorted(new), len(paper.countable), paper.year)

    beyond, more_notes = tie_up(further(), options)
    steps: dict[int, list[_Step]] = {}
    for (one, other), tie in beyond.items():
        through, stranger = (one, other) if one in near else (other, one)
        if tie.papers >= options.min_papers:
            strength = min(tie.weight, near[through])
            steps.setdefault(stranger, []).append(_Step(strength, through))
    shown = counted.shown(steps)
    ranked = sorted(
        (
            *(-len(ways), -round(sum(way.strength for way in ways), 9)),
            *(shown[one].name, shown[one].author_id, one),
        )
        for one, ways in steps.items()
    )[:limit]
    chosen = {one: shown[one] for *_, one in ranked}
    said = (*notes, *more_notes, *counted.notes(chosen))
    return Page(
        _rows(counted, chosen, steps, people=meant.people is not None),
        total=len(steps),
        notes=(*meant.notes, *conditions.notes, *said),
    )


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
