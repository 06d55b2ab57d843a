"""People one step further: who wrote with a person's co-authors, and not yet with the person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from biblio.db.bulk import integers
from biblio.db.models import Author
from biblio.queries.limits import rows_of
from biblio.queries.names.matching import match_authors
from biblio.queries.narrowing.filters import PaperFilter, conditions_on, papers_by
from biblio.queries.people.coauthors import DEFAULTS, EVERYTHING, CoauthorOptions, check_options
from biblio.queries.people.shared_papers import Together, shared_papers, tie_up
from biblio.queries.rows import Acquaintance, Page

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
) -> Page[Acquaintance]:
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
    resolution = match_authors(session, name, mode=options.mode)
    person = resolution.author_ids
    conditions = conditions_on(session, wanted)
    own = papers_by(session, person)
    known: set[int] = set(person)
    together: list[Together] = []
    for paper in shared_papers(session, own, conditions, options):
        others = paper.countable - person
        known |= others
        if others:
            together.append(Together([-1], sorted(others), len(others) + 1, paper.year))
    ties, notes = tie_up(together, options)
    near = {
        other: tie.weight for (_, other), tie in ties.items() if tie.papers >= options.min_papers
    }

    def further() -> Iterator[Together]:
        papers = set(papers_by(session, near)) - set(own)
        for paper in shared_papers(session, papers, conditions, options):
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
    return Page(
        _rows(session, steps, limit),
        total=len(steps),
        notes=(*resolution.notes, *conditions.notes, *notes, *more_notes),
    )


def _rows(
    session: Session, steps: Mapping[int, list[_Step]], limit: int | None
) -> list[Acquaintance]:
    names = _names(session, steps)
    ranked = sorted(
        (-len(ways), -round(sum(way.strength for way in ways), 9), names[stranger], stranger)
        for stranger, ways in steps.items()
    )[:limit]
    through = {
        stranger: [way.through for way in sorted(ways, key=lambda way: (-way.strength, way))]
        for _, _, _, stranger in ranked
        for ways in (steps[stranger],)
    }
    known = _names(session, {each: None for ways in through.values() for each in ways[:_NAMED]})
    return [
        Acquaintance(
            stranger,
            name,
            -number,
            -weight,
            tuple(known[each] for each in through[stranger][:_NAMED]),
        )
        for number, weight, name, stranger in ranked
    ]


def _names(session: Session, authors: Mapping[int, object]) -> dict[int, str]:
    return dict(
        session.execute(
            select(Author.id, Author.name).where(Author.id.in_(integers(authors)))
        ).all()
    )
