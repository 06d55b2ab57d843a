"""Papers of an author or of categories by date, read in the order of their indexes.

`authorships` and `paper_categories` are indexed by author or category and the day of listing, so
that a page anywhere in the papers of an author or a category is a few entries of each list, merged.
Days are looked at whole: within one, papers stand by their exact date, which only `papers` knows.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from biblio.db.lists import listed, ungathered
from biblio.db.named import named
from biblio.model.moments import UNDATED, day_of
from biblio.queries.narrowing.category_conditions import range_of
from biblio.queries.narrowing.parts import Condition, bound, shapes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from biblio.model.categories import CategoryPattern
    from biblio.queries.narrowing import dated_statements as statements
else:
    statements = named("biblio.queries.narrowing.dated_statements")

MOST_LISTS: Final = 500  # authors or categories whose lists are merged
_PROBED: Final = 2  # lists that are looked at before papers are counted
_BESIDE: Final = 14  # entries that are read beyond a page: a day's other papers
# An entry of an index is one number: the day of listing above the paper's id, in their order.
ID_BITS: Final = 42  # ids are below 2**41
_ID: Final = (1 << ID_BITS) - 1
_LISTED_AT: Final = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\dZ)?)?)?", re.ASCII)


class Key(NamedTuple):
    """A paper's place in a listing."""

    at: str
    paper_id: int


class Lists(NamedTuple):
    """The lists whose entries together are the papers: of authors, or of categories.

    `conditions` are on `Authorship` or `Category`, whichever `is_by_author` says.
    """

    is_by_author: bool
    sources: tuple[int, ...] | tuple[str, ...]
    conditions: tuple[Condition, ...] = ()


class Stretch(NamedTuple):
    """Which part of a listing is wanted: *limit* papers behind *start*, in one order of dates.

    *lower* and *upper* are the range of dates [lower, upper) that the filter asks for.
    """

    limit: int
    oldest: bool
    start: Key | None
    lower: str | None
    upper: str | None

    def days(self) -> tuple[int | None, int | None]:
        """The first and the last day that may hold a paper."""
        first = day_of(self.lower) if self.lower is not None else None
        last = day_of(self.upper) if self.upper is not None else None
        if self.start is not None:
            day = day_of(self.start.at[:10])
            if self.oldest:
                first = day if first is None else max(day, first)
            else:
                last = day if last is None else min(day, last)
        return first, last


def codes_of(session: Session, pattern: CategoryPattern) -> tuple[str, ...]:
    """The categories that *pattern* asks for and that some paper has."""
    codes = list(pattern.codes)
    if pattern.prefix is not None:
        low, high = range_of(pattern.prefix)
        codes += session.scalars(statements.CODES, {"low": low, "high": high})
    return tuple(codes)


def is_listed_at(at: str) -> bool:
    """Whether *at* is as papers are listed: a day with or without its time, a month, a year.

    Cursors are made by hand as well.
    """
    if at == UNDATED:
        return True
    if not _LISTED_AT.fullmatch(at):
        return False
    try:
        datetime.fromisoformat(at if len(at) > len("YYYY-MM") else f"{at}-01-01"[:10])
    except ValueError:
        return False
    return True


def page_of(
    session: Session, lists: Lists, conditions: Sequence[Condition], wanted: Stretch
) -> list[Key]:
    """The keys of the papers on *lists* that meet the *conditions* on `Paper`, as *wanted*."""
    start = wanted.start
    statement = statements.page(shapes(conditions), start is not None, oldest=wanted.oldest)
    values = bound(conditions) | ({"at": start.at, "behind": start.paper_id} if start else {})
    keys: list[Key] = []
    for papers in _by_days(session, lists, wanted):
        rows = session.execute(statement, values | {"papers": listed(papers)})
        keys += (Key(at, paper_id) for at, paper_id in rows)
        if len(keys) >= wanted.limit:
            break
    return sorted(keys, reverse=not wanted.oldest)[: wanted.limit]


def count_of(
    session: Session, lists: Lists, span: tuple[str | None, str | None], most: int
) -> int | None:
    """How many papers are on *lists* within the *span* of dates; None where that is over *most*.

    None too where an author's papers would each be asked for their categories.
    """
    if lists.is_by_author and lists.conditions:
        return None
    days = {name: day_of(date) for name, date in zip(("first", "end"), span, strict=True) if date}
    asked, bounds = shapes(lists.conditions), tuple(days)
    values = bound(lists.conditions) | days
    # A paper is on a category's list once, so that one long list tells; to pass over its entries
    # is several times as quick as to count papers of several.
    if not lists.is_by_author and not any(each.values for each in lists.conditions):
        some = {"lists": listed(lists.sources[:_PROBED]), "number": most}
        if session.scalar(statements.long(asked, bounds), values | some) is not None:
            return None
    statement = statements.count(lists.is_by_author, asked, bounds)
    number = session.scalar(statement, values | {"lists": listed(lists.sources), "limit": most + 1})
    return number if number is not None and number <= most else None


def _by_days(session: Session, lists: Lists, wanted: Stretch) -> Iterator[list[int]]:
    """The ids of papers on *lists*, a page or so at a time, none of whose days is parted."""
    first, last = wanted.days()
    oldest = wanted.oldest
    number = wanted.limit + _BESIDE
    while True:
        found = _heads(session, lists, (first, last), number=number, oldest=oldest)
        # What stands behind the end of a list that was cut is not known yet.
        ends = [entries[-1] >> ID_BITS for entries in found if len(entries) == number]
        entries = sorted(set().union(*found), reverse=not oldest)
        if not ends:
            yield from _parted(entries, wanted.limit)
            return
        edge = min(ends) if oldest else max(ends)
        known = (
            [each for each in entries if each >> ID_BITS < edge]
            if oldest
            else [each for each in entries if each >> ID_BITS > edge]
        )
        yield from _parted(known, wanted.limit)
        first, last = (edge, last) if oldest else (first, edge)
        number *= 2


def _parted(entries: Sequence[int], size: int) -> Iterator[list[int]]:
    """The ids in *entries*, in parts of at least *size* but the last, none parting a day."""
    start = 0
    while start < len(entries):
        end = start + size
        while end < len(entries) and entries[end] >> ID_BITS == entries[end - 1] >> ID_BITS:
            end += 1
        yield [each & _ID for each in entries[start:end]]
        start = end


def _heads(
    session: Session,
    lists: Lists,
    days: tuple[int | None, int | None],
    *,
    number: int,
    oldest: bool,
) -> list[list[int]]:
    """The first *number* entries of each list within *days*, both included."""
    first, last = days
    bounds = {name: day for name, day in (("first", first), ("last", last)) if day is not None}
    statement = statements.first_entries(
        lists.is_by_author, shapes(lists.conditions), tuple(bounds), oldest=oldest
    )
    values = bound(lists.conditions) | bounds
    rows = session.scalars(statement, values | {"lists": listed(lists.sources), "limit": number})
    return [ungathered(row) for row in rows]
