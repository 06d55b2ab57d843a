"""Months of a made-up corpus: how many papers each has, their identifiers and dates."""

from __future__ import annotations

from collections.abc import Iterator
from math import exp, log
from random import Random
from typing import NamedTuple

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
# Papers a year, as arXiv's own statistics have them, in thousands; between them it grows evenly.
GROWTH = {
    1991: 0.4, 1993: 6.7, 1995: 13, 2000: 30, 2005: 47, 2010: 70, 2015: 105, 2020: 178, 2026: 300,
}  # fmt: skip
FIRST_MONTH, LAST_MONTH = (1991, 8), (2026, 6)
# The new scheme's numbers had four digits until 2014; the old scheme's three, in each archive.
NEW_SCHEME, FIVE_DIGITS = (2007, 4), (2015, 1)


class Block(NamedTuple):
    """A month's papers, in the old scheme of one archive; `first` is the first one's place."""

    archive: str
    year: int
    month: int
    papers: int
    first: int


def months() -> Iterator[tuple[int, int]]:
    """All months, as (year, month)."""
    year, month = FIRST_MONTH
    while (year, month) <= LAST_MONTH:
        yield year, month
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)  # noqa: PLR2004 - December


def yearly(year: int) -> float:
    """Papers in *year*, growing evenly between the years that are known."""
    before = max(each for each in GROWTH if each <= year)
    after = min((each for each in GROWTH if each > year), default=before)
    if after == before:
        return GROWTH[before]
    part = (year - before) / (after - before)
    return exp(log(GROWTH[before]) * (1 - part) + log(GROWTH[after]) * part)


def identifier(block: Block, number: int) -> str:
    """The arXiv identifier of a paper of *block*."""
    month = f"{block.year % 100:02}{block.month:02}"
    if block.archive:
        return f"{block.archive}/{month}{number:03}"
    return f"{month}.{number:0{4 if (block.year, block.month) < FIVE_DIGITS else 5}}"


def days(year: int, month: int) -> int:
    """The first day of a month, counted from 0000-03-01 (Hinnant's days_from_civil)."""
    year, month = (year - 1, month + 9) if month < 3 else (year, month - 3)  # noqa: PLR2004 - March
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * month + 2) // 5


def date(day: int) -> tuple[int, int, int]:
    """Year, month and day of *day*, counted as `days` counts (Hinnant's civil_from_days)."""
    era, rest = divmod(day, 146_097)
    year = (rest - rest // 1_460 + rest // 36_524 - rest // 146_096) // 365
    rest -= 365 * year + year // 4 - year // 100
    month = (5 * rest + 2) // 153
    in_month = rest - (153 * month + 2) // 5 + 1
    month = month + 3 if month < 10 else month - 9  # noqa: PLR2004 - of a year from March
    return era * 400 + year + (month < 3), month, in_month  # noqa: PLR2004 - as above


def rfc_2822(day: int, rng: Random) -> str:
    """A moment of *day* as the snapshot prints it, in the form of RFC 2822."""
    year, month, in_month = date(day)
    second = rng.randrange(86_400)
    time = f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
    return f"{DAYS[(day + 2) % 7]}, {in_month} {MONTHS[month - 1]} {year} {time} GMT"
