"""Years and months on an axis: none left out between the first and the last, few of them named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil
from typing import Final

_YEAR: Final = len("2024")
_STEPS: Final = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
_MONTHS: Final = (1, 2, 3, 6, 12)
LONGEST: Final = 12 * 150
"""Periods that are shown: a date of the year 1 beside others would leave nothing to see."""


def between(first: str, last: str) -> list[str]:
    """All years, or all months, from *first* to *last*: `2023`, `2024`, or `2023-12`, `2024-01`."""
    if len(first) == _YEAR:
        return [f"{year:04}" for year in range(int(first), int(last) + 1)]
    return [_month(each) for each in range(_number(first), _number(last) + 1)]


def filled(periods: Iterable[str]) -> list[str]:
    """All periods from the first of *periods* to the last, the latest `LONGEST` at most."""
    known = sorted(periods)
    return between(known[0], known[-1])[-LONGEST:] if known else []


def named(periods: Sequence[str], room: int) -> list[int]:
    """Which of *periods* are named where there is *room* for so many names: at round years."""
    if not periods:
        return []
    if len(periods[0]) == _YEAR:
        return _round(periods, [int(each) for each in periods], _STEPS, room)
    months = [_number(each) for each in periods]
    return _round(periods, months, (*_MONTHS, *(12 * each for each in _STEPS[1:])), room)


def _round(
    periods: Sequence[str], numbers: Sequence[int], steps: Sequence[int], room: int
) -> list[int]:
    least = ceil(len(periods) / max(room, 1))
    step = next((each for each in steps if each >= least), steps[-1])
    places = [place for place, number in enumerate(numbers) if number % step == 0]
    return places or [0]


def _number(month: str) -> int:
    year, _, number = month.partition("-")
    return int(year) * 12 + int(number) - 1


def _month(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"
