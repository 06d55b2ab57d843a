"""Co-authors: who wrote with a person, how often and how closely."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from heapq import nsmallest
from math import fsum
from typing import Final

import orjson
from sqlalchemy import Integer, bindparam, column, func, select
from sqlalchemy.orm import Session

from biblio.db.bulk import integers
from biblio.db.models import Author, Authorship, Paper
from biblio.errors import InvalidQuery
from biblio.queries.author_lists import authors_of
from biblio.queries.filters import PaperFilter, conditions_on
from biblio.queries.matching import MatchMode, match_authors
from biblio.queries.rows import Coauthor, Page

_TOGETHER: Final = 500  # papers whose authors are fetched in one statement
_NAMED: Final = 2_000  # new co-authors whose names are fetched along
_KEPT: Final = 50_000  # pairs of paper and co-author that are kept to tell years
EVERYTHING: Final = PaperFilter()

# The statements of every look-up, built once: building takes longer than SQLite's answer.
_GIVEN: Final = select(
    func.json_each(bindparam("given")).table_valued(column("value", Integer)).c.value
)
_YEARS: Final = select(Paper.id, func.substr(Paper.listed_submitted, 1, 4)).where(
    Paper.id.in_(select(Authorship.paper_id).where(Authorship.author_id.in_(_GIVEN)))
)
_NAMES: Final = select(Author.id, Author.name, Author.is_collaboration).where(Author.id.in_(_GIVEN))
_COLLABORATIONS: Final = select(Author.id).where(
    Author.id.in_(_GIVEN), Author.is_collaboration == 1
)


class Weight(StrEnum):
    """What a shared paper counts.

    `full`: 1. `fractional`: 1/(n-1) on a paper of n authors, so that each paper shares out 1
    among the others (M. E. J. Newman, PNAS 98, 404, 2001).
    """

    FULL = "full"
    FRACTIONAL = "fractional"


@dataclass(frozen=True, slots=True, kw_only=True)
class CoauthorOptions:
    """Which co-authors are listed, and how they are weighed.

    The person's name is matched in *mode*. Shared papers of more than *max_authors* places are
    left out, and who shares fewer than *min_papers*. Collaborations are left out unless
    *collaborations*; they then also count among the n authors of a paper.
    """

    mode: MatchMode = MatchMode.FOLDED
    weight: Weight = Weight.FULL
    min_papers: int = 1
    max_authors: int | None = None
    collaborations: bool = False


DEFAULTS: Final = CoauthorOptions()


@dataclass(slots=True)
class _Tally:
    """How many shared papers each co-author has: in all, and by the number of others there.

    `papers_read` are the shared papers that were looked at; `others_on` keeps who was on each
    while that is not much. `names` are those that came along.
    """

    papers_read: list[int] = field(default_factory=list)
    papers: Counter[int] = field(default_factory=Counter)
    by_others: dict[int, Counter[int]] = field(default_factory=dict)
    others_on: list[set[int]] | None = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)
    pairs: int = 0

    def add(self, paper_id: int, others: set[int], weight: Weight) -> None:
        """Count a paper with *others* on it."""
        self.papers_read.append(paper_id)
        self.papers.update(others)
        if weight is Weight.FRACTIONAL and others:
            self.by_others.setdefault(len(others), Counter()).update(others)
        self.pairs += len(others)
        if self.pairs > _KEPT:
            self.others_on = None
        if self.others_on is not None:
            self.others_on.append(others)

    def weight(self, author_id: int, weight: Weight) -> float:
        """What all papers shared with *author_id* weigh."""
        if weight is Weight.FULL:
            return float(self.papers[author_id])
        # Rounded, so that equal sums of different parts are ties.
        shares = (count[author_id] / others for others, count in self.by_others.items())
        return round(fsum(shares), 9)


def list_coauthors(
    session: Session,
    name: str,
    wanted: PaperFilter = EVERYTHING,
    options: CoauthorOptions = DEFAULTS,
    *,
    limit: int | None = 20,
) -> Page[Coauthor]:
    """Who wrote with *name* on the papers that *wanted* takes, the closest first.

    All names that match *name* count as the one person: each shared paper counts once, whatever
    forms or places they have on it, and none of them is listed. `n` authors of a paper are its
    distinct names, that person one of them. `first` and `last` are years of shared papers by
    submission, or by announcement where that is unknown. Ties stand by papers, name and id.

    Raises:
        InvalidQuery: the name, the filter or an option cannot be understood.
        NotFound: nobody answers to the name.
    """
    check_options(options, limit)
    resolution = match_authors(session, name, mode=options.mode)
    conditions = conditions_on(session, wanted)
    shared = _YEARS.where(*conditions.conditions) if conditions.conditions else _YEARS
    years: dict[int, str] = dict(session.execute(shared, _given(resolution.author_ids)).all())
    tally = _tally(session, sorted(years), resolution.author_ids, options)
    weights = {
        author_id: tally.weight(author_id, options.weight)
        for author_id, papers in tally.papers.items()
        if papers >= options.min_papers
    }
    shown = _ranked(session, tally, weights, limit)
    spans = _spans(session, {author_id for author_id, _ in shown}, tally, years)
    rows = [
        Coauthor(
            author_id,
            shown_name,
            tally.papers[author_id],
            weights[author_id],
            *spans.get(author_id, (None, None)),
        )
        for author_id, shown_name in shown
    ]
    return Page(rows, total=len(weights), notes=(*resolution.notes, *conditions.notes))


def check_options(options: CoauthorOptions, limit: int | None) -> None:
    """Make sure that the numbers ask for something.

    Raises:
        InvalidQuery: one of them does not.
    """
    for what, number, least in (
        ("a limit", limit, 1),
        ("a least number of papers", options.min_papers, 1),
        ("a largest number of authors", options.max_authors, 2),
    ):
        if number is not None and number < least:
            raise InvalidQuery(f"{what} of {number} shows nothing: ask for at least {least}")


def _tally(
    session: Session, papers: Sequence[int], person: frozenset[int], options: CoauthorOptions
) -> _Tally:
    """The shared *papers* of everybody else than *person*, counted by index alone."""
    tally = _Tally()
    left_out = set(person)
    known = set(person)
    for start in range(0, len(papers), _TOGETHER):
        part = authors_of(session, papers[start : start + _TOGETHER], options.max_authors)
        new = set().union(*part.values()) - known
        known |= new
        if len(new) <= _NAMED:
            for author_id, name, is_collaboration in session.execute(_NAMES, _given(new)):
                tally.names[author_id] = name
                if is_collaboration and not options.collaborations:
                    left_out.add(author_id)
        elif not options.collaborations:
            left_out.update(session.scalars(_COLLABORATIONS, _given(new)))
        for paper_id, authors in part.items():
            tally.add(paper_id, authors - left_out, options.weight)
    return tally


def _ranked(
    session: Session, tally: _Tally, weights: dict[int, float], limit: int | None
) -> list[tuple[int, str]]:
    """The ids and names of the first *limit*, in order; names are asked only for those near."""
    ranks = {
        author_id: (-weight, -tally.papers[author_id]) for author_id, weight in weights.items()
    }
    if limit is not None and len(ranks) > limit:
        last = nsmallest(limit, ranks.values())[-1]
        ranks = {author_id: rank for author_id, rank in ranks.items() if rank <= last}
    if unnamed := ranks.keys() - tally.names.keys():
        for author_id, name, _ in session.execute(_NAMES, _given(unnamed)):
            tally.names[author_id] = name
    ordered = sorted(
        ((author_id, tally.names[author_id]) for author_id in ranks),
        key=lambda each: (ranks[each[0]], each[1], each[0]),
    )
    return ordered if limit is None else ordered[:limit]


def _spans(
    session: Session, authors: set[int], tally: _Tally, years: dict[int, str]
) -> dict[int, tuple[str, str]]:
    """The first and the last year of what each of *authors* shares."""
    shared: dict[int, list[str]] = {author_id: [] for author_id in authors}
    if tally.others_on is not None:
        for paper_id, others in zip(tally.papers_read, tally.others_on, strict=True):
            for author_id in others & authors:
                shared[author_id].append(years[paper_id])
    else:
        # The sum makes the shared papers a filter: a look-up of each pair would be far more.
        rows = session.execute(
            select(Authorship.author_id, func.json_group_array(Authorship.paper_id))
            .where(
                Authorship.author_id.in_(integers(authors)),
                (Authorship.paper_id + 0).in_(integers(tally.papers_read)),
            )
            .group_by(Authorship.author_id)
        )
        for author_id, papers in rows:
            shared[author_id] = [years[paper_id] for paper_id in orjson.loads(papers)]
    return {author_id: (min(each), max(each)) for author_id, each in shared.items()}


def _given(ids: Collection[int]) -> dict[str, str]:
    """The parameter of the prepared statements."""
    return {"given": orjson.dumps(sorted(ids)).decode()}
