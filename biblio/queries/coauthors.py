"""Co-authors: who wrote with a person, how often and how closely."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from heapq import nsmallest
from math import fsum
from typing import Final

import orjson
from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from biblio.db.bulk import integers
from biblio.db.models import Author, Authorship, Paper
from biblio.errors import InvalidQuery
from biblio.queries.filters import PaperFilter, conditions_on, papers_by
from biblio.queries.matching import MatchMode, match_authors
from biblio.queries.rows import Coauthor, Page

_TOGETHER: Final = 500  # papers whose authors are fetched in one statement
EVERYTHING: Final = PaperFilter()


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

    `counted` are the papers that were looked at.
    """

    counted: list[int] = field(default_factory=list)
    papers: Counter[int] = field(default_factory=Counter)
    by_others: dict[int, Counter[int]] = field(default_factory=dict)

    def add(self, paper_id: int, others: Collection[int], weight: Weight) -> None:
        """Count a paper with *others* on it."""
        self.counted.append(paper_id)
        self.papers.update(others)
        if weight is Weight.FRACTIONAL and others:
            self.by_others.setdefault(len(others), Counter()).update(others)

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
    _check(options, limit)
    resolution = match_authors(session, name, mode=options.mode)
    conditions = conditions_on(session, wanted)
    shared = select(Paper.id, func.substr(Paper.listed_submitted, 1, 4)).where(
        Paper.id.in_(papers_by(resolution.author_ids)), *conditions.conditions
    )
    years: dict[int, str] = dict(session.execute(shared).all())
    tally = _tally(session, sorted(years), resolution.author_ids, options)
    weights = {
        author_id: tally.weight(author_id, options.weight)
        for author_id, papers in tally.papers.items()
        if papers >= options.min_papers
    }
    shown = _ranked(session, tally, weights, limit)
    counted = {paper_id: years[paper_id] for paper_id in tally.counted}
    spans = _spans(session, [author_id for author_id, _ in shown], counted)
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


def _check(options: CoauthorOptions, limit: int | None) -> None:
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
    known: set[int] = set()
    for start in range(0, len(papers), _TOGETHER):
        part = list(_authors_of(session, papers[start : start + _TOGETHER], options.max_authors))
        if not options.collaborations:
            new = set().union(*(authors for _, authors in part)) - known
            known |= new
            left_out.update(_collaborations(session, new))
        for paper_id, authors in part:
            tally.add(paper_id, authors - left_out, options.weight)
    return tally


def _authors_of(
    session: Session, papers: Sequence[int], max_authors: int | None
) -> Iterator[tuple[int, set[int]]]:
    """The authors of each of *papers* that has no more than *max_authors* places."""
    statement = (
        select(Authorship.paper_id, func.json_group_array(Authorship.author_id))
        .where(Authorship.paper_id.in_(integers(papers)))
        .group_by(Authorship.paper_id)
    )
    if max_authors is not None:
        beyond = aliased(Authorship)
        statement = statement.where(
            ~select(1)
            .where(beyond.paper_id == Authorship.paper_id, beyond.ordinal > max_authors)
            .exists()
        )
    # One text a paper: a row an author costs several times as much.
    return ((paper_id, set(orjson.loads(ids))) for paper_id, ids in session.execute(statement))


def _collaborations(session: Session, author_ids: Collection[int]) -> Sequence[int]:
    return session.scalars(
        select(Author.id).where(Author.id.in_(integers(author_ids)), Author.is_collaboration == 1)
    ).all()


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
    names = session.execute(
        select(Author.id, Author.name).where(Author.id.in_(integers(ranks)))
    ).all()
    ordered = sorted(
        ((author_id, name) for author_id, name in names),
        key=lambda each: (ranks[each[0]], each[1], each[0]),
    )
    return ordered if limit is None else ordered[:limit]


def _spans(
    session: Session, author_ids: Sequence[int], years: dict[int, str]
) -> dict[int, tuple[str, str]]:
    """The first and the last year of the papers in *years* of each author."""
    # The sum makes the shared papers a filter: a look-up of each pair would be far more.
    rows = session.execute(
        select(Authorship.author_id, func.json_group_array(Authorship.paper_id))
        .where(
            Authorship.author_id.in_(integers(author_ids)),
            (Authorship.paper_id + 0).in_(integers(years)),
        )
        .group_by(Authorship.author_id)
    )
    spans: dict[int, tuple[str, str]] = {}
    for author_id, papers in rows:
        shared = [years[paper_id] for paper_id in orjson.loads(papers)]
        spans[author_id] = (min(shared), max(shared))
    return spans
