"""Moments as text that compares: ISO 8601 in UTC, all to the microsecond; days as numbers."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Final

UNDATED: Final = "0000"
"""Where a paper of which no date is known stands in listings: before all others."""
YEAR: Final = len("2024")
MONTH: Final = len("2024-05")
_LEAST: Final = timedelta(microseconds=1)
_FIRST_DAY: Final = -719_528  # of the year 0000, as SQLite counts
_EPOCH: Final = date(1970, 1, 1).toordinal()


def moment(text: str) -> str | None:
    """The moment that *text* names, a day (its beginning) or a time; None where it names none.

    A time without a zone is in UTC.
    """
    try:
        read = datetime.fromisoformat(text.strip())
        return moment_of(read if read.tzinfo else read.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        return None


def moment_of(time: datetime) -> str:
    """The text of *time*, which has a zone."""
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0")


def now() -> str:
    """This moment."""
    return moment_of(datetime.now(UTC))


def now_after(last: str | None) -> str:
    """This moment, or, where the clock is behind the *last* one, the next one after that."""
    here = now()
    if last is None or here > last:
        return here
    return moment_of(datetime.fromisoformat(last) + _LEAST)


def time_now() -> str:
    """This moment to the second, as the times of runs are written."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@cache
def day_of(text: str) -> int:
    """The day of a date, a month or a year (its first day), counted from 1970-01-01."""
    if text == UNDATED:
        return _FIRST_DAY
    return date.fromisoformat(f"{text}-01-01"[:10]).toordinal() - _EPOCH


def year_of(day: int) -> str:
    """The year of a day that is counted from 1970-01-01."""
    return f"{date.fromordinal(day + _EPOCH).year:04}"
