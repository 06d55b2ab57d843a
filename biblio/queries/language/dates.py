"""Ranges of dates as people give them, and as half-open ranges of ISO 8601 text."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, Self

from biblio.errors import InvalidQuery
from biblio.queries.language.written_dates import as_iso


class DateKind(StrEnum):
    """Which date of a paper is meant."""

    SUBMITTED = "submitted"
    REVISED = "revised"
    ANNOUNCED = "announced"
    ISSUED = "issued"


@dataclass(frozen=True, slots=True)
class DateRange:
    """The time from *since* to *until*, both included, each open where None.

    Each is a day (`2024-05-01`), a month (`2024-05`) or a year (`2024`), and means all of it. They
    may be given as people write dates (`2024/5/1`, `today`, `-7d`), and are kept as ISO 8601.

    Raises:
        InvalidQuery: one is no date of the calendar, or *until* ends before *since* begins.
    """

    since: str | None = None
    until: str | None = None

    def __post_init__(self) -> None:
        for name in ("since", "until"):
            text = getattr(self, name)
            if text is not None:
                object.__setattr__(self, name, as_iso(text))
        first, last = self._days()
        if first is not None and last is not None and first > last:
            raise InvalidQuery(f"{self.since} is after {self.until}: give the earlier date first")

    @classmethod
    def on(cls, text: str) -> Self:
        """The one day, month or year that *text* names."""
        return cls(text, text)

    def bounds(self) -> tuple[str | None, str | None]:
        """The range as [lower, upper) of text, each None where open.

        A paper of which only the month or the year is known stands at its first day, before
        whatever is known to be of that day, as it does in listings and in `listed_on`. So a range
        is one stretch of the listing, and ranges that follow each other part the papers. One of
        which no date is known is in no range.
        """
        first, last = self._days()
        if first is None and last is not None:
            first = date.min
        return (
            _least(first) if first is not None else None,
            _after(last) if last is not None else None,
        )

    def names_a_day(self) -> bool:
        """Whether an end of the range is a day, not a month or a year."""
        return any(
            text is not None and len(text) == len("YYYY-MM-DD") for text in (self.since, self.until)
        )

    def _days(self) -> tuple[date | None, date | None]:
        """The first and the last day of the range."""
        return (
            _span(self.since)[0] if self.since is not None else None,
            _span(self.until)[1] if self.until is not None else None,
        )


ALWAYS: Final = DateRange()
"""The range that is open at both ends."""


def _span(text: str) -> tuple[date, date]:
    """The first and the last day of *text*, a day, month or year in ISO 8601."""
    year, month, day = (*map(int, text.split("-")), None, None)[:3]
    first = date(year or 1, month or 1, day or 1)
    if day is not None:
        return first, first
    end_month = month or 12
    return first, date(first.year, end_month, monthrange(first.year, end_month)[1])


def _least(first: date) -> str:
    """The least text of *first*: that of its month or year where it is the first day of one."""
    if first.day > 1:
        return first.isoformat()
    return first.isoformat()[: len("YYYY") if first.month == 1 else len("YYYY-MM")]


def _after(last: date) -> str | None:
    """The least text after every date up to *last*; None where no year follows."""
    return None if last == date.max else _least(last + timedelta(days=1))
