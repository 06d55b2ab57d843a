"""The first of those who are ranked, in one order whatever the equals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from heapq import nlargest
from typing import NamedTuple, TypeVar

Key = TypeVar("Key")


class Standing(NamedTuple):
    """What one is ranked by: the value, and the papers where values are equal."""

    value: float
    papers: int


def near_the_top(
    standings: Mapping[Key, Standing], limit: int | None
) -> list[tuple[Standing, Key]]:
    """All who may be among the first *limit*, whatever the order of equals is."""
    every = [(standing, key) for key, standing in standings.items()]
    if limit is None or len(every) <= limit:
        return every
    least = nlargest(limit, standings.values())[-1]
    return [each for each in every if each[0] >= least]


def first_of(
    near: Iterable[tuple[Standing, Key]],
    names: Callable[[Key], tuple[object, ...]],
    limit: int | None,
) -> list[tuple[Standing, Key]]:
    """The first *limit* of those *near* the top, equals in the order of what *names* gives."""
    ordered = sorted(near, key=lambda each: (-each[0].value, -each[0].papers, names(each[1])))
    return ordered if limit is None else ordered[:limit]


def in_order(periods: Iterable[str | None]) -> list[str | None]:
    """*periods* in the order of time, that of papers without a date at the end."""
    return sorted(periods, key=lambda each: (each is None, each))
