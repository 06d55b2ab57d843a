"""Dates as people write them, as ISO 8601 days, months and years."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Final

from biblio.errors import InvalidQuery

_SHOWN: Final = 40
_DASHES: Final = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
# The year first, one mark between all parts; without a mark, the eight digits of a day.
_YEAR_FIRST: Final = re.compile(
    r"([0-9]{4})(?:([-/.])([0-9]{1,2})(?:\2([0-9]{1,2}))?|()([0-9]{2})([0-9]{2}))?"
)
_BACK: Final = re.compile(r"-([0-9]{1,6})([dwmy])", re.IGNORECASE)
_DAYS_AGO: Final = {"today": 0, "yesterday": 1}
_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
_SHORTEST: Final = 3  # letters of a month's name
_NAMED: Final = re.compile(
    r"(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?[ -])?(?P<month>[a-z]{3,9})\.?"
    r"(?:[ -](?P<later>[0-9]{1,2})(?:st|nd|rd|th)?,?)?[ -](?P<year>[0-9]{4})",
    re.IGNORECASE,
)
_YEAR_LAST: Final = re.compile(r"[0-9]{1,2}([-/.])[0-9]{1,2}\1(?:[0-9]{4}|[0-9]{2})")
_TIMED: Final = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{2}(?::?[0-9]{2})*Z?|[0-9]{12}(?:[0-9]{2})?"
)


def today() -> date:
    """The day that it is in UTC, in which all dates of papers are."""
    return datetime.now(UTC).date()


def as_iso(text: str, *, now: Callable[[], date] = today) -> str:
    """*text* as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, a date of the calendar.

    The year comes first (`2018-5-1`, `2018/05`, `20180501`), or the month is a word (`1 May 2018`,
    `May 2018`). `today` and `yesterday` are days, and so are `-7d`, `-2w`, `-3m` and `-1y`, counted
    back from today.

    Raises:
        InvalidQuery: it is none of these, which day it means cannot be told, or it is not in the
            calendar.
    """
    written = " ".join(text.translate(_DASHES).split())
    if match := _YEAR_FIRST.fullmatch(written):
        year, _, month, day, _, packed_month, packed_day = match.groups()
        return _checked(written, year, month or packed_month, day or packed_day)
    if written.lower() in _DAYS_AGO:
        return (now() - timedelta(days=_DAYS_AGO[written.lower()])).isoformat()
    if match := _BACK.fullmatch(written):
        return _back(int(match[1]), match[2].lower(), now(), written).isoformat()
    if match := _NAMED.fullmatch(written):
        month = _month(match["month"])
        if month is not None and not (match["day"] and match["later"]):
            return _checked(written, match["year"], str(month), match["day"] or match["later"])
    raise InvalidQuery(_why_not(text, written))


def _checked(written: str, year: str, month: str | None, day: str | None) -> str:
    """The parts as ISO 8601, which are in the calendar."""
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise InvalidQuery(f"there is no {written} in the calendar: check the date") from None
    parts = (each for each in (month, day) if each is not None)
    return "-".join((year, *(each.zfill(2) for each in parts)))


def _back(number: int, unit: str, start: date, written: str) -> date:
    """The day that lies *number* days, weeks, months or years before *start*."""
    if unit in "dw":
        days = number * (7 if unit == "w" else 1)
        if days >= start.toordinal():
            raise InvalidQuery(f"{written} lies before the calendar: check the date")
        return start - timedelta(days=days)
    months = start.year * 12 + start.month - 1 - number * (12 if unit == "y" else 1)
    year, month = divmod(months, 12)
    if year < 1:
        raise InvalidQuery(f"{written} lies before the calendar: check the date")
    # A month that is too short for the day ends with its last.
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _month(name: str) -> int | None:
    """The number of the month whose name begins with *name*."""
    wanted = name.lower()
    if wanted == "sept":
        return 9
    found = [
        number
        for number, month in enumerate(_MONTHS, start=1)
        if wanted in (month, month[:_SHORTEST])
    ]
    return found[0] if found else None


def _why_not(text: str, written: str) -> str:
    """Why *written* is no date, and what to write."""
    if _YEAR_LAST.fullmatch(written):
        return (
            f"{written} may be read as two dates: write the year first, as in 2018-06-05, "
            "or the month as a word, as in 5 June 2018"
        )
    if match := _TIMED.fullmatch(written):
        day = match[1] or _checked(written, written[:4], written[4:6], written[6:8])
        return f"dates are whole days here, without a time: write {day}"
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return f"{shown!r} is not a date: write a day like 2024-05-01, a month, a year, today or -7d"
