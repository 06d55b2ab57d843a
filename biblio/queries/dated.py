"""Papers of an author or of categories by date, read in the order of their indexes.

`authorships` and `paper_categories` are indexed by author or category and the day of listing, so
that a page anywhere in the papers of an author or a category is a few entries of each list, merged.
Days are looked at whole: within one, papers stand by their exact date, which only `papers` knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final, NamedTuple

import orjson
from sqlalchemy import ColumnElement, String, column, func, literal, select, text, tuple_
from sqlalchemy.orm import Session

from biblio.db.bulk import integers
from biblio.db.models import Authorship, Category, Paper
from biblio.model.categories import CategoryPattern
from biblio.model.moments import UNDATED, day_of

MOST_LISTS: Final = 500  # authors or categories whose lists are merged
_BESIDE: Final = 14  # entries that are read beyond a page: a day's other papers
# An entry of an index is one number: the day of listing above the paper's id, in their order.
_ID_BITS: Final = 42  # ids are below 2**41
_ID: Final = (1 << _ID_BITS) - 1
_LISTED_AT: Final = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\dZ)?)?)?", re.ASCII)

_CODES: Final = text(
    """
WITH RECURSIVE codes (category) AS (
    SELECT min(category) FROM paper_categories WHERE category >= :low AND category < :high
    UNION ALL
    SELECT (SELECT min(c.category) FROM paper_categories AS c
            WHERE c.category > before.category AND c.category < :high)
    FROM codes AS before WHERE before.category IS NOT NULL
)
SELECT category FROM codes WHERE category IS NOT NULL
"""
)


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
    conditions: tuple[ColumnElement[bool], ...] = ()


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
        # The character after "." is "/": a range that the index serves.
        end = pattern.prefix[:-1] + chr(ord(pattern.prefix[-1]) + 1)
        codes += session.scalars(_CODES, {"low": pattern.prefix, "high": end})
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
    session: Session, lists: Lists, conditions: Sequence[ColumnElement[bool]], wanted: Stretch
) -> list[Key]:
    """The keys of the papers on *lists* that meet the *conditions* on `Paper`, as *wanted*."""
    if wanted.start is not None:
        here = tuple_(Paper.listed_submitted, Paper.id)
        there = tuple_(literal(wanted.start.at), literal(wanted.start.paper_id))
        conditions = (*conditions, here > there if wanted.oldest else here < there)
    keys: list[Key] = []
    for papers in _by_days(session, lists, wanted):
        statement = select(Paper.listed_submitted, Paper.id).where(
            Paper.id.in_(integers(papers)), *conditions
        )
        keys += (Key(at, paper_id) for at, paper_id in session.execute(statement))
        if len(keys) >= wanted.limit:
            break
    return sorted(keys, reverse=not wanted.oldest)[: wanted.limit]


def count_of(
    session: Session, lists: Lists, span: tuple[str | None, str | None], most: int
) -> int | None:
    """How many papers are on *lists* within the *span* of dates; None where that is over *most*.

    None too where an author's papers would each be asked for their categories.
    """
    lower, upper = span
    if lists.is_by_author and lists.conditions:
        return None
    model = Authorship if lists.is_by_author else Category
    owner = Authorship.author_id if lists.is_by_author else Category.category
    each = func.json_each(orjson.dumps(lists.sources).decode()).table_valued(
        column("value", String)
    )
    some = (
        select(model.paper_id)
        .where(
            owner.in_(select(each.c.value)),
            *([model.listed_on >= day_of(lower)] if lower is not None else []),
            *([model.listed_on < day_of(upper)] if upper is not None else []),
            *lists.conditions,
        )
        .distinct()
        .limit(most + 1)
        .subquery()
    )
    number = session.scalar(select(func.count()).select_from(some)) or 0
    return number if number <= most else None


def _by_days(session: Session, lists: Lists, wanted: Stretch) -> Iterator[list[int]]:
    """The ids of papers on *lists*, a page or so at a time, none of whose days is parted."""
    first, last = wanted.days()
    oldest = wanted.oldest
    number = wanted.limit + _BESIDE
    while True:
        found = _heads(session, lists, (first, last), number=number, oldest=oldest)
        # What stands behind the end of a list that was cut is not known yet.
        ends = [entries[-1] >> _ID_BITS for entries in found if len(entries) == number]
        entries = sorted(set().union(*found), reverse=not oldest)
        if not ends:
            yield from _parted(entries, wanted.limit)
            return
        edge = min(ends) if oldest else max(ends)
        known = (
            [each for each in entries if each >> _ID_BITS < edge]
            if oldest
            else [each for each in entries if each >> _ID_BITS > edge]
        )
        yield from _parted(known, wanted.limit)
        first, last = (edge, last) if oldest else (first, edge)
        number *= 2


def _parted(entries: Sequence[int], size: int) -> Iterator[list[int]]:
    """The ids in *entries*, in parts of at least *size* but the last, none parting a day."""
    start = 0
    while start < len(entries):
        end = start + size
        while end < len(entries) and entries[end] >> _ID_BITS == entries[end - 1] >> _ID_BITS:
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
    model = Authorship if lists.is_by_author else Category
    owner = Authorship.author_id if lists.is_by_author else Category.category
    each = func.json_each(orjson.dumps(lists.sources).decode()).table_valued(
        column("value", String), name="list"
    )
    first, last = days
    entry = model.listed_on.op("<<")(_ID_BITS).op("|")(model.paper_id).label("entry")
    head = (
        select(entry)
        .where(
            owner == each.c.value,
            *([model.listed_on >= first] if first is not None else []),
            *([model.listed_on <= last] if last is not None else []),
            *lists.conditions,
        )
        .order_by(
            *(
                (model.listed_on, model.paper_id)
                if oldest
                else (model.listed_on.desc(), model.paper_id.desc())
            )
        )
        .limit(number)
        .correlate(each)
        .subquery("head")
    )
    entries = select(func.json_group_array(head.c.entry)).scalar_subquery()
    rows: Iterable[str] = session.scalars(select(entries).select_from(each))
    return [orjson.loads(row) for row in rows]
