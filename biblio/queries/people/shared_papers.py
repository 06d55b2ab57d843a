"""Papers with those who are on them, and the ties that they make between people."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

from biblio.db.lists import listed, portions
from biblio.db.named import named
from biblio.model.moments import UNDATED
from biblio.queries.narrowing.filters import Conditions
from biblio.queries.narrowing.parts import bound, shapes
from biblio.queries.people.author_lists import authors_of
from biblio.queries.people.counted import Counted
from biblio.queries.people.options import CoauthorOptions, Weight
from biblio.queries.time_limit import look

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sqlalchemy.orm import Session

    from biblio.queries.people import shared_papers_statements as statements
else:
    statements = named("biblio.queries.people.shared_papers_statements")

_TOGETHER: Final = 2_000  # papers that are fetched in one statement
MOST_PAIRS: Final = 2_000_000  # pairs of people on papers: some hundred megabytes, some seconds


class MetPaper(NamedTuple):
    """A paper with all its authors, and those of them who count, both as `Counted` calls them."""

    paper_id: int
    authors: set[int]
    countable: set[int]


class SharedPaper(NamedTuple):
    """The same with its year, `0000` if unknown."""

    paper_id: int
    year: str
    authors: set[int]
    countable: set[int]


@dataclass(slots=True)
class Tie:
    """What two people share: papers, their weight, the first and the last year that is known.

    Where none is known both are `0000`.
    """

    papers: int
    weight: float
    first: str
    last: str


class Together(NamedTuple):
    """Two groups of people on a paper of *n*: each of one is tied to each of the other.

    Where `others` is None, all in `people` are tied to each other.
    """

    people: list[int]
    others: list[int] | None
    n: int
    year: str


def shared_papers(
    session: Session,
    papers: Iterable[int],
    conditions: Conditions,
    options: CoauthorOptions,
    counted: Counted,
) -> Iterator[SharedPaper]:
    """Those of *papers* that meet the *conditions* and are not too large, in arXiv's order."""
    statement, values = (
        statements.years(shapes(conditions.conditions)),
        bound(conditions.conditions),
    )
    for some in portions(sorted(papers), _TOGETHER):
        years: dict[int, str] = dict(
            session.execute(statement, values | {"papers": listed(some)}).all()
        )
        for paper_id, authors, countable in _met(session, years, options, counted):
            yield SharedPaper(paper_id, years[paper_id], authors, countable)


def met_papers(
    session: Session,
    papers: Iterable[int],
    conditions: Conditions,
    options: CoauthorOptions,
    counted: Counted,
) -> Iterator[MetPaper]:
    """The same without years: where there are no conditions, lists of authors alone are read."""
    asked = conditions.conditions
    statement, values = statements.meeting(shapes(asked)), bound(asked)
    for some in portions(sorted(papers), _TOGETHER):
        meeting: Collection[int] = some
        if asked:
            meeting = session.scalars(statement, values | {"papers": listed(some)}).all()
        yield from _met(session, meeting, options, counted)


def _met(
    session: Session, papers: Iterable[int], options: CoauthorOptions, counted: Counted
) -> Iterator[MetPaper]:
    """Who is on *papers* that are not too large."""
    # It grows as they are met.
    left_out: set[int] = set() if options.collaborations else counted.collaborations
    for paper_id, authors in counted.on(authors_of(session, papers, options.max_authors)).items():
        look(session)
        yield MetPaper(paper_id, authors, authors - left_out)


def tie_up(
    papers: Iterable[Together], options: CoauthorOptions
) -> tuple[dict[tuple[int, int], Tie], tuple[str, ...]]:
    """The ties that *papers* make, by pair, the lower id first; and what there is to say.

    Papers beyond MOST_PAIRS pairs in all are left out, which the notes say.
    """
    ties: dict[tuple[int, int], Tie] = {}
    pairs_left, left_out = MOST_PAIRS, 0
    for people, others, n, year in papers:
        number = len(people) * (len(people) if others is None else len(others))
        if number > pairs_left:
            left_out += 1
            continue
        pairs_left -= number
        share = 1 / (n - 1) if options.weight is Weight.FRACTIONAL else 1.0
        for one, other in _pairs(people, others):
            tie = ties.get((one, other))
            if tie is None:
                ties[one, other] = Tie(1, share, year, year)
                continue
            tie.papers += 1
            tie.weight += share
            tie.first = min(filter(UNDATED.__lt__, (tie.first, year)), default=UNDATED)
            tie.last = max(tie.last, year)
    for tie in ties.values():
        tie.weight = round(tie.weight, 9)  # so that equal sums of different parts are ties
    return ties, said_of_left_out(left_out)


def said_of_left_out(papers: int) -> tuple[str, ...]:
    """What to say where that many *papers* have more pairs than are counted; nothing of none."""
    if not papers:
        return ()
    return (f"too many pairs of people; papers left out: {papers:,}; try --max-authors N",)


def _pairs(people: list[int], others: list[int] | None) -> Iterator[tuple[int, int]]:
    if others is None:
        yield from combinations(sorted(people), 2)
        return
    for one in people:
        for other in others:
            yield (one, other) if one < other else (other, one)
