"""Co-authors: who wrote with a person, how often and how closely."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache
from heapq import nlargest
from math import fsum
from typing import Final

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session

from biblio.db.models import Author, Authorship, Paper
from biblio.db.packed import Counts, unpack
from biblio.db.sqlite import listed, unindexed, values_of
from biblio.errors import InvalidQuery
from biblio.model.moments import UNDATED, day_of
from biblio.queries.limits import rows_of
from biblio.queries.names.matching import MatchMode, match_authors
from biblio.queries.narrowing.filters import PaperFilter, conditions_on
from biblio.queries.narrowing.parts import Shapes, bound, pieces, shapes
from biblio.queries.people.author_lists import COLLABORATIONS, GIVEN, given, lists_of
from biblio.queries.rows import Coauthor, Page
from biblio.queries.time_limit import look

_TOGETHER: Final = 500  # papers whose authors are fetched in one statement
_NAMED: Final = 2_000  # new co-authors whose names are fetched along
_KEPT: Final = 50_000  # pairs of paper and co-author that are kept to tell years
EVERYTHING: Final = PaperFilter()

# The statements of every look-up, built once: building takes longer than SQLite's answer.
_DAYS: Final = select(Authorship.paper_id, Authorship.listed_on).where(
    Authorship.author_id.in_(GIVEN)
)
_NAMES: Final = select(Author.id, Author.name, Author.is_collaboration).where(Author.id.in_(GIVEN))

_SPANS: Final = (
    select(
        Authorship.author_id,
        func.min(Authorship.listed_on),
        func.max(Authorship.listed_on),
    )
    .where(
        Authorship.author_id.in_(values_of(bindparam("authors"))),
        # The shared papers are a filter: a look-up of each pair would be far more.
        unindexed(Authorship.paper_id).in_(values_of(bindparam("papers"))),
        Authorship.listed_on != bindparam("undated"),
    )
    .group_by(Authorship.author_id)
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
    while that is not much. `packed` counts those whose lists are packed. `names` are those that
    came along.
    """

    papers_read: list[int] = field(default_factory=list)
    papers: Counter[int] = field(default_factory=Counter)
    by_others: dict[int, Counter[int]] = field(default_factory=dict)
    others_on: list[set[int]] | None = field(default_factory=list)
    packed: Counts = field(default_factory=Counts)
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

    def add_packed(self, paper_id: int, members: bytes) -> None:
        """Count a paper with a packed list of all who are on it."""
        self.papers_read.append(paper_id)
        self.packed.add(members)
        self.others_on = None

    def settle(self) -> set[int]:
        """Count what was packed with the rest; those who were on a packed list."""
        packed = self.packed.totals()
        self.papers.update(packed)
        return set(packed)

    def share(self, author_id: int) -> float:
        """What the fractions of all papers shared with *author_id* add up to."""
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
    limit = rows_of(limit)
    check_options(options)
    resolution = match_authors(session, name, mode=options.mode)
    conditions = conditions_on(session, wanted)
    days: dict[int, int] = dict(
        session.execute(
            _narrowed(shapes(conditions.conditions)),
            bound(conditions.conditions) | given(resolution.author_ids),
        ).all()
    )
    tally = _tally(session, sorted(days), resolution.author_ids, options)
    kept = (
        tally.papers
        if options.min_papers == 1
        else {each: n for each, n in tally.papers.items() if n >= options.min_papers}
    )
    weights: Mapping[int, float] = (
        kept
        if options.weight is Weight.FULL
        else {author_id: tally.share(author_id) for author_id in kept}
    )
    shown = _ranked(session, tally, weights, limit)
    spans = _spans(session, {author_id for author_id, _ in shown}, tally, days)
    rows = [
        Coauthor(
            author_id,
            shown_name,
            tally.papers[author_id],
            float(weights[author_id]),
            *spans.get(author_id, (None, None)),
        )
        for author_id, shown_name in shown
    ]
    return Page(rows, total=len(weights), notes=(*resolution.notes, *conditions.notes))


def check_options(options: CoauthorOptions) -> None:
    """Make sure that the numbers ask for something.

    Raises:
        InvalidQuery: one of them does not.
    """
    for what, number, least in (
        ("a least number of papers", options.min_papers, 1),
        ("a largest number of authors", options.max_authors, 2),
    ):
        if number is not None and number < least:
            raise InvalidQuery(f"{what} of {number} shows nothing: ask for at least {least}")


@lru_cache
def _narrowed(conditions: Shapes) -> Select[int, int]:
    """The statement that finds the person's papers, which meet the *conditions*, and their days."""
    if not conditions:
        return _DAYS
    return _DAYS.join(Paper, Paper.id == Authorship.paper_id).where(*pieces(conditions))


def _tally(
    session: Session, papers: Sequence[int], person: frozenset[int], options: CoauthorOptions
) -> _Tally:
    """The shared *papers* of everybody else than *person*, counted by index alone."""
    tally = _Tally()
    left_out = set(person)
    known = set(person)
    for start in range(0, len(papers), _TOGETHER):
        look(session)
        part = lists_of(session, papers[start : start + _TOGETHER], options.max_authors)
        read = part.read
        for paper_id, members in part.packed.items():
            if options.weight is Weight.FULL:
                tally.add_packed(paper_id, members)
            else:
                read[paper_id] = unpack(members)
        new = set().union(*read.values()) - known
        known |= new
        left_out |= _left_out(session, new, tally, options)
        for paper_id, authors in read.items():
            tally.add(paper_id, authors - left_out, options.weight)
    packed = tally.settle()
    for author_id in left_out | _left_out(session, packed - known, tally, options):
        tally.papers.pop(author_id, None)
    return tally


def _left_out(session: Session, new: set[int], tally: _Tally, options: CoauthorOptions) -> set[int]:
    """Which of the *new* are not to be counted; names are kept where they are few."""
    if not new or (options.collaborations and len(new) > _NAMED):
        return set()
    if len(new) > _NAMED:
        return set(session.scalars(COLLABORATIONS, given(new)))
    rows = session.execute(_NAMES, given(new)).all()
    tally.names.update((author_id, name) for author_id, name, _ in rows)
    if options.collaborations:
        return set()
    return {author_id for author_id, _, is_collaboration in rows if is_collaboration}


def _ranked(
    session: Session, tally: _Tally, weights: Mapping[int, float], limit: int | None
) -> list[tuple[int, str]]:
    """The ids and names of the first *limit*, in order; names are asked only for those near."""
    near: Iterable[int] = weights
    if limit is not None and len(weights) > limit:
        least = nlargest(limit, weights.values())[-1]
        near = [author_id for author_id, weight in weights.items() if weight >= least]
    ranks = {author_id: (-weights[author_id], -tally.papers[author_id]) for author_id in near}
    if unnamed := ranks.keys() - tally.names.keys():
        for author_id, name, _ in session.execute(_NAMES, given(unnamed)):
            tally.names[author_id] = name
    ordered = sorted(
        ((author_id, tally.names[author_id]) for author_id in ranks),
        key=lambda each: (ranks[each[0]], each[1], each[0]),
    )
    return ordered if limit is None else ordered[:limit]


def _spans(
    session: Session, authors: set[int], tally: _Tally, days: dict[int, int]
) -> dict[int, tuple[str, str]]:
    """The first and the last year of what each of *authors* shares, where any is known."""
    undated = day_of(UNDATED)
    spans: dict[int, tuple[int, int]] = {}
    if tally.others_on is not None:
        shared: dict[int, list[int]] = {author_id: [] for author_id in authors}
        for paper_id, others in zip(tally.papers_read, tally.others_on, strict=True):
            if days[paper_id] == undated:
                continue
            for author_id in others & authors:
                shared[author_id].append(days[paper_id])
        spans = {author_id: (min(each), max(each)) for author_id, each in shared.items() if each}
    else:
        rows = session.execute(
            _SPANS,
            {
                "authors": listed(authors),
                "papers": listed(tally.papers_read),
                "undated": undated,
            },
        )
        spans = {author_id: (first, last) for author_id, first, last in rows}
    return {author_id: (_year(first), _year(last)) for author_id, (first, last) in spans.items()}


def _year(day: int) -> str:
    """The year of a day that is counted from 1970-01-01."""
    return f"{date.fromordinal(day - day_of('0001') + 1).year:04}"
