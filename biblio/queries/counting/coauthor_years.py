"""Co-authors over time: how many a year and how many new, who in which, when met and if still."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from math import fsum
from typing import Any, Final, NamedTuple, TypeVar

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from biblio.db.expressions import values_of
from biblio.db.lists import listed
from biblio.db.models import Paper
from biblio.errors import InvalidQuery
from biblio.model.moments import UNDATED
from biblio.queries.counting.shared_lists import NO_DAY, SharedList, SharedLists, shared_lists
from biblio.queries.limits import rows_of
from biblio.queries.narrowing.handles_statements import HANDLE
from biblio.queries.narrowing.paper_filter import EVERYTHING, PaperFilter
from biblio.queries.people.coauthors import ranked
from biblio.queries.people.counted import Shown
from biblio.queries.people.options import DEFAULTS, CoauthorOptions, Weight
from biblio.queries.rows import (
    CoauthorInYear,
    CoauthorMeeting,
    CoauthorYear,
    Page,
    PersonInYear,
    PersonMeeting,
)

Row = TypeVar("Row", bound=tuple[Any, ...])
Person = TypeVar("Person", bound=tuple[Any, ...])

WITHIN: Final = 5
"""Years before the newest paper of the library within which who shared one is still active."""
_LONGEST: Final = 1_000  # years
_NEWEST: Final = select(func.max(Paper.listed_submitted))
_DATED: Final = select(Paper.id, Paper.listed_submitted, HANDLE).where(
    Paper.id.in_(values_of(bindparam("papers")))
)

# By the year, None where it is not known: how many papers there are, by what each is a share of.
_Years = dict[str | None, Counter[int]]


def coauthor_years(
    session: Session,
    name: str,
    wanted: PaperFilter = EVERYTHING,
    options: CoauthorOptions = DEFAULTS,
    *,
    limit: int | None = None,
) -> Page[CoauthorYear]:
    """The years in which *name* wrote papers that *wanted* takes, in their order.

    Each with the papers, of any number of authors up to that of the *options*, the co-authors of
    that year, and those of them who share no paper of an earlier one. Papers of which no year is
    known come last: nobody who shares a dated one is new there. *limit* keeps the latest years.

    Raises:
        InvalidQuery: the name, the filter or an option cannot be understood.
        NotFound: nobody answers to the name.
    """
    limit = rows_of(limit)
    lists = shared_lists(session, name, wanted, options)
    sharing = _Sharing.of(lists.read(session), options)
    met = Counter(year for each in sharing.kept.values() for year in each)
    new = Counter(_first_of(each) for each in sharing.kept.values())
    rows = [
        CoauthorYear(year, sharing.papers[year], met[year], new[year])
        for year in sorted(sharing.papers, key=_place)
    ]
    return Page(rows[-limit:] if limit is not None else rows, total=len(rows), notes=lists.notes)


def coauthors_in_years(
    session: Session,
    name: str,
    wanted: PaperFilter = EVERYTHING,
    options: CoauthorOptions = DEFAULTS,
    *,
    limit: int | None = 20,
) -> Page[CoauthorInYear | PersonInYear]:
    """The years in which each co-author of *name* shared a paper, one after the other.

    Co-authors stand in the order of `list_coauthors`, and *limit* is of them; `total` counts rows.

    Raises:
        InvalidQuery: the name, the filter or an option cannot be understood.
        NotFound: nobody answers to the name.
    """
    limit = rows_of(limit)
    lists = shared_lists(session, name, wanted, options)
    sharing = _Sharing.of(lists.read(session), options)
    shown = _ranked(lists, sharing, limit)
    rows = [
        (
            one,
            CoauthorInYear(
                each.author_id,
                each.name,
                year,
                years[year].total(),
                _weight([years[year]]),
                year == _first_of(years),
            ),
        )
        for one, each in shown
        for years in (sharing.kept[one],)
        for year in sorted(years, key=_place)
    ]
    return _page(lists, dict(shown), rows, PersonInYear, sum(map(len, sharing.kept.values())))


def list_meetings(
    session: Session,
    name: str,
    wanted: PaperFilter = EVERYTHING,
    options: CoauthorOptions = DEFAULTS,
    *,
    within: int = WITHIN,
    limit: int | None = 20,
) -> Page[CoauthorMeeting | PersonMeeting]:
    """The rows of `list_coauthors`, with the first and the last paper that each shares.

    The first is that of the earliest date, of equals the one before the other in arXiv's order;
    papers without a date count where there is no other. `is_active` says that the last one is no
    more than *within* years older than the newest paper of the library.

    Raises:
        InvalidQuery: the name, the filter or an option cannot be understood.
        NotFound: nobody answers to the name.
    """
    limit = rows_of(limit)
    if not 0 <= within <= _LONGEST:
        raise InvalidQuery(f"{within:,} years are no time to be active in: give 0 to {_LONGEST:,}")
    lists = shared_lists(session, name, wanted, options)
    sharing = _Sharing.of(lists.read(session), options)
    shown = _ranked(lists, sharing, limit)
    meetings = _meetings(session, sharing, [one for one, _ in shown])
    since = _years_before(session, within)
    rows = [
        (
            one,
            CoauthorMeeting(
                each.author_id,
                each.name,
                _papers(sharing.kept[one]),
                _weight(sharing.kept[one].values()),
                first.year,
                last.year,
                first.date,
                first.handle,
                last.date,
                last.handle,
                last.date is not None and last.date >= since,
            ),
        )
        for one, each in shown
        for first, last in (meetings[one],)
    ]
    return _page(lists, dict(shown), rows, PersonMeeting, len(sharing.kept))


def _page(
    lists: SharedLists,
    shown: Mapping[int, Shown],
    rows: Sequence[tuple[int, Row]],
    of_person: Callable[..., Person],
    total: int,
) -> Page[Row | Person]:
    """The page of *rows*, each about one of those *shown*; persons where people are asked for."""
    counted = lists.asked.counted
    notes = (*lists.notes, *counted.notes(shown))
    page: list[Row | Person] = [row for _, row in rows]
    if lists.asked.people is not None:
        handles = counted.handles(shown)
        page = [of_person(handles[one], *row) for one, row in rows]
    return Page(page, total=total, notes=notes)


@dataclass(slots=True)
class _Ends:
    """The papers of the first and of the last day that are shared, as far as days are known."""

    first: int
    last: int
    on_first: list[int]
    on_last: list[int]

    def add(self, day: int, paper_id: int) -> None:
        """Take a paper into account."""
        if self.first == NO_DAY != day:
            self.first, self.last, self.on_first, self.on_last = day, day, [], []
        elif day == NO_DAY != self.first:
            return
        if day <= self.first:
            self.on_first = [*(self.on_first if day == self.first else ()), paper_id]
            self.first = day
        if day >= self.last:
            self.on_last = [*(self.on_last if day == self.last else ()), paper_id]
            self.last = day


@dataclass(slots=True)
class _Sharing:
    """What was shared: papers by year; of each co-author by year too, and the ends of the time."""

    papers: Counter[str | None] = field(default_factory=Counter)
    kept: dict[int, _Years] = field(default_factory=dict)
    ends: dict[int, _Ends] = field(default_factory=dict)

    @classmethod
    def of(cls, lists: Iterable[SharedList], options: CoauthorOptions) -> _Sharing:
        """What is shared on *lists*; who shares too little by the *options* is left out."""
        sharing = cls()
        is_full = options.weight is Weight.FULL
        for each in lists:
            year, parts = each.year, 1 if is_full else len(each.others)
            sharing.papers[year] += 1
            for one in each.others:
                sharing.kept.setdefault(one, {}).setdefault(year, Counter())[parts] += 1
                ends = sharing.ends.get(one)
                if ends is None:
                    sharing.ends[one] = ends = _Ends(each.day, each.day, [], [])
                ends.add(each.day, each.paper_id)
        if options.min_papers > 1:
            sharing.kept = {
                one: years
                for one, years in sharing.kept.items()
                if _papers(years) >= options.min_papers
            }
        return sharing


class _Meeting(NamedTuple):
    """A shared paper: its date, None where none is known, and its handle."""

    date: str | None
    handle: str

    @property
    def year(self) -> str | None:
        """The year of the date."""
        return self.date and self.date[:4]


def _meetings(
    session: Session, sharing: _Sharing, ones: Sequence[int]
) -> dict[int, tuple[_Meeting, _Meeting]]:
    """The first and the last paper that each of *ones* shares."""
    ends = [sharing.ends[one] for one in ones]
    papers = {paper_id for each in ends for paper_id in (*each.on_first, *each.on_last)}
    dated = {
        paper_id: (date, paper_id, handle)
        for paper_id, date, handle in session.execute(_DATED, {"papers": listed(sorted(papers))})
    }
    found = {}
    for one, each in zip(ones, ends, strict=True):
        first = min(dated[paper_id] for paper_id in each.on_first)
        last = max(dated[paper_id] for paper_id in each.on_last)
        found[one] = (_meeting(*first), _meeting(*last))
    return found


def _meeting(date: str, _paper_id: int, handle: str) -> _Meeting:
    return _Meeting(None if date == UNDATED else date, handle)


def _years_before(session: Session, years: int) -> str:
    """The date that lies so many *years* before that of the newest paper, or before now."""
    now = datetime.now(UTC).isoformat()
    newest = min(session.scalar(_NEWEST) or now, now)  # a date to come says nothing of today
    return f"{max(0, int(newest[:4]) - years):04}{newest[4:]}"


def _ranked(lists: SharedLists, sharing: _Sharing, limit: int | None) -> list[tuple[int, Shown]]:
    """The first *limit* co-authors in the order of `list_coauthors`."""
    papers = {one: _papers(years) for one, years in sharing.kept.items()}
    weights: Mapping[int, float] = papers
    if lists.options.weight is Weight.FRACTIONAL:
        weights = {one: _weight(years.values()) for one, years in sharing.kept.items()}
    return ranked(lists.asked.counted, papers, weights, limit)


def _papers(years: _Years) -> int:
    return sum(each.total() for each in years.values())


def _weight(shares: Iterable[Counter[int]]) -> float:
    """What papers weigh, given of how many parts each is one."""
    parts: Counter[int] = Counter()
    for each in shares:
        parts.update(each)
    # Rounded, so that equal sums of different parts are ties.
    return round(fsum(number / of for of, number in parts.items()), 9)


def _first_of(years: Iterable[str | None]) -> str | None:
    """The first of *years*; None only where there is no other."""
    return min(years, key=_place)


def _place(year: str | None) -> tuple[bool, str]:
    """Where a year stands: behind all others where it is not known."""
    return year is None, year or ""
