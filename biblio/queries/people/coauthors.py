"""Co-authors: who wrote with a person, how often and how closely."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from heapq import nlargest
from math import fsum
from typing import TYPE_CHECKING, Final

from biblio.db.lists import listed, portions
from biblio.db.named import named
from biblio.db.packed import Counts, unpack
from biblio.errors import InvalidQuery
from biblio.model.moments import UNDATED, day_of, year_of
from biblio.queries.limits import rows_of
from biblio.queries.narrowing.filters import Conditions, conditions_on
from biblio.queries.narrowing.paper_filter import EVERYTHING, PaperFilter
from biblio.queries.narrowing.parts import bound, shapes
from biblio.queries.people.asked import Asked, who
from biblio.queries.people.author_lists import authors_of, given, lists_of
from biblio.queries.people.options import DEFAULTS, CoauthorOptions, Weight
from biblio.queries.rows import Coauthor, CoauthoringPerson, Page
from biblio.queries.time_limit import look

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from biblio.queries.people import coauthors_statements as statements
    from biblio.queries.people.counted import Counted, Shown
else:
    statements = named("biblio.queries.people.coauthors_statements")

_TOGETHER: Final = 500  # papers whose authors are fetched in one statement
_KEPT: Final = 50_000  # pairs of paper and co-author that are kept to tell years


@dataclass(slots=True)
class _Tally:
    """How many shared papers each co-author has: in all, and by the number of others there.

    `papers_read` are the shared papers that were looked at; `others_on` keeps who was on each
    while that is not much. `packed` counts those whose lists are packed.
    """

    papers_read: list[int] = field(default_factory=list)
    papers: Counter[int] = field(default_factory=Counter)
    by_others: dict[int, Counter[int]] = field(default_factory=dict)
    others_on: list[set[int]] | None = field(default_factory=list)
    packed: Counts = field(default_factory=Counts)
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

    def settle(self) -> None:
        """Count what was packed with the rest, each id there by itself."""
        papers = Counter(self.packed.totals())
        for one, number in self.papers.items():  # mostly far fewer
            papers[one] += number
        self.papers = papers

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
) -> Page[Coauthor | CoauthoringPerson]:
    """Who wrote with *name* on the papers that *wanted* takes, the closest first.

    All names that match *name* count as the one person: each shared paper counts once, whatever
    forms or places they have on it, and none of them is listed. `n` authors of a paper are its
    distinct names, that person one of them; spellings that only folding tells apart are one name,
    see `Counted`. `first` and `last` are years of shared papers by submission, or by announcement
    where that is unknown. Ties stand by papers, name and id.

    Raises:
        InvalidQuery: the name, the filter or an option cannot be understood.
        NotFound: nobody answers to the name.
    """
    limit = rows_of(limit)
    check_options(options)
    asked = who(session, name, options.mode, people=options.people)
    counted = asked.counted
    conditions = conditions_on(session, wanted)
    days = days_of_papers(session, asked, conditions)
    tally = _tally(session, sorted(days), counted, asked.one, options)
    kept = (
        tally.papers
        if options.min_papers == 1
        else {each: n for each, n in tally.papers.items() if n >= options.min_papers}
    )
    weights: Mapping[int, float] = (
        kept if options.weight is Weight.FULL else {one: tally.share(one) for one in kept}
    )
    shown = ranked(counted, tally.papers, weights, limit)
    spans = _spans(session, counted, [one for one, _ in shown], tally, days)
    rows: list[Coauthor | CoauthoringPerson] = [
        Coauthor(
            each.author_id,
            each.name,
            tally.papers[one],
            float(weights[one]),
            *spans.get(one, (None, None)),
        )
        for one, each in shown
    ]
    if asked.people is not None:
        handles = asked.counted.handles(one for one, _ in shown)
        rows = [
            CoauthoringPerson(handles[one], *row) for (one, _), row in zip(shown, rows, strict=True)
        ]
    notes = (*asked.notes, *conditions.notes, *counted.notes(dict(shown)))
    return Page(rows, total=len(weights), notes=notes)


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


def days_of_papers(session: Session, asked: Asked, conditions: Conditions) -> dict[int, int]:
    """The papers of who was *asked* for that meet the *conditions*, and their days."""
    of_names = asked.people is None
    statement = statements.narrowed(shapes(conditions.conditions), of_names=of_names)
    ids = asked.ids if of_names else asked.counted.papers_of([asked.one])
    return dict(session.execute(statement, bound(conditions.conditions) | given(ids)).all())


def _tally(
    session: Session,
    papers: Sequence[int],
    counted: Counted,
    asked: int,
    options: CoauthorOptions,
) -> _Tally:
    """The shared *papers* of everybody else than who was *asked* for, counted by index alone."""
    tally = _Tally()
    # It grows as they are met.
    left_out = set() if options.collaborations else counted.collaborations
    for start in range(0, len(papers), _TOGETHER):
        look(session)
        part = lists_of(session, papers[start : start + _TOGETHER], options.max_authors)
        for paper_id, members in part.packed.items():
            if options.weight is Weight.FULL and counted.counts_packed:
                tally.add_packed(paper_id, members)
            else:
                part.read[paper_id] = unpack(members)
        for paper_id, ones in counted.on(part.read).items():
            others = ones - left_out
            others.discard(asked)
            tally.add(paper_id, others, options.weight)
    if tally.packed:
        tally.settle()
        counted.meet(set(tally.papers))
        _join(session, counted, tally)
    for one in (asked, *left_out):
        tally.papers.pop(one, None)
    return tally


def _join(session: Session, counted: Counted, tally: _Tally) -> None:
    """Count those once who stand on packed lists under several ids.

    Two may be on one paper, so their papers are looked up; they are few.
    """
    several = [
        one
        for one, ids in counted.several().items()
        if any(each in tally.papers for each in ids if each != one)
    ]
    if not several:
        return
    owners = counted.met(several)
    shared: dict[int, set[int]] = {one: set() for one in several}
    pairs = {"authors": listed(owners), "papers": listed(tally.papers_read)}
    for author_id, paper_id in session.execute(statements.PAPERS, pairs):
        shared[owners[author_id]].add(paper_id)
    for author_id in owners:
        tally.papers.pop(author_id, None)
    tally.papers.update({one: len(each) for one, each in shared.items()})


def ranked(
    counted: Counted, papers: Mapping[int, int], weights: Mapping[int, float], limit: int | None
) -> list[tuple[int, Shown]]:
    """The first *limit* of those with *weights*, in order, and how each is shown.

    That is asked only for those near the top.
    """
    near: Collection[int] = weights
    if limit is not None and len(weights) > limit:
        least = nlargest(limit, weights.values())[-1]
        near = [one for one, weight in weights.items() if weight >= least]
    ordered = sorted(
        counted.shown(near).items(),
        key=lambda each: (
            -weights[each[0]],
            -papers[each[0]],
            each[1].name,
            each[1].author_id,
        ),
    )
    return ordered if limit is None else ordered[:limit]


def _spans(
    session: Session, counted: Counted, ones: Sequence[int], tally: _Tally, days: dict[int, int]
) -> dict[int, tuple[str, str]]:
    """The first and the last year of what each of *ones* shares, where known."""
    undated = day_of(UNDATED)
    shared: dict[int, list[int]] = {one: [] for one in ones}
    if tally.others_on is None and counted.counts_packed:
        owners = counted.met(ones)
        chosen = {"authors": listed(owners), "papers": listed(tally.papers_read)}
        for author_id, *span in session.execute(statements.SPANS, chosen | {"undated": undated}):
            shared[owners[author_id]] += span
    else:
        wanted = set(shared)
        for paper_id, others in _others_on(session, counted, tally):
            if days[paper_id] != undated:
                for one in others & wanted:
                    shared[one].append(days[paper_id])
    return {one: (year_of(min(each)), year_of(max(each))) for one, each in shared.items() if each}


def _others_on(session: Session, counted: Counted, tally: _Tally) -> Iterator[tuple[int, set[int]]]:
    """Who is on each paper that was read, which is read again where that was not kept.

    Whose a place is tells each paper alone, where people are counted and not names.
    """
    if tally.others_on is not None:
        yield from zip(tally.papers_read, tally.others_on, strict=True)
        return
    for some in portions(tally.papers_read, _TOGETHER):
        look(session)
        yield from counted.on(authors_of(session, some)).items()
