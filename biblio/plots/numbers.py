"""Counts put in order for a picture: no period left out, and what is small taken together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from biblio.plots.periods import filled
from biblio.plots.values import Bar, Trend

LINES: Final = 6
"""Categories that have a line of their own; what is behind them is one line."""

_EXACT: Final = 10  # authors of a paper up to which each number has its bar
_LAST: Final = 14  # the same where no paper has more
_ENDS: Final = (20, 50, 100, 200, 500, 1_000)


def bars_of(papers: Mapping[str, int]) -> list[Bar]:
    """A bar for each period from the first to the last that *papers* have."""
    return [Bar(period, papers.get(period, 0)) for period in filled(papers)]


def trends_of(papers: Mapping[tuple[str, str | None], int], periods: Sequence[str]) -> list[Trend]:
    """The categories that most papers have in these *periods*, and all others as one trend.

    Of *papers* each has a period and a category, or None. Equals stand in the order of their names.
    """
    shown = set(periods)
    whole: Counter[str | None] = Counter()
    for (period, category), number in papers.items():
        if period in shown:
            whole[category] += number
    named = sorted(
        (each for each in whole if each is not None), key=lambda each: (-whole[each], each)
    )
    own = named[:LINES]
    trends = [Trend(each, [papers.get((one, each), 0) for one in periods]) for each in own]
    others = named[len(own) :]
    if others or None in whole:
        rest: list[str | None] = [*others, *([None] if None in whole else [])]
        sums = [sum(papers.get((one, each), 0) for each in rest) for one in periods]
        trends.append(Trend(_name_of(len(others), has_none=None in whole), sums, is_rest=True))
    return trends


def _name_of(others: int, *, has_none: bool) -> str:
    """What the line of so many *others* is called, and of papers that have none."""
    words = []
    if others:
        words.append("1 other" if others == 1 else f"{others:,} others")
    if has_none:
        words.append("none")
    return " and ".join(words)


def team_bars_of(papers: Mapping[int, int]) -> list[Bar]:
    """A bar for each number of authors, and above some ten for several together."""
    if not papers:
        return []
    largest = max(papers)
    if largest <= _LAST:
        return [Bar(str(size), papers.get(size, 0)) for size in range(min(1, *papers), largest + 1)]
    bars = [Bar(str(size), papers.get(size, 0)) for size in range(min(1, *papers), _EXACT + 1)]
    low = _EXACT
    for high in _ENDS:
        if low >= largest:
            return bars
        bars.append(Bar(f"{low + 1:,}–{high:,}", _between(papers, low, high)))
        low = high
    if low < largest:
        bars.append(Bar(f"over {low:,}", _between(papers, low, largest)))
    return bars


def _between(papers: Mapping[int, int], low: int, high: int) -> int:
    """The papers of more than *low* authors and at most *high*."""
    return sum(number for size, number in papers.items() if low < size <= high)


def in_order(
    rows: Iterable[tuple[str, Sequence[tuple[int, int]]]],
) -> list[tuple[str, list[tuple[int, int]]]]:
    """People with their papers by year: by the first year, the last one, papers and the name."""
    found = [(name, sorted(years)) for name, years in rows]
    return sorted(
        found,
        key=lambda row: (row[1][0][0], row[1][-1][0], -sum(papers for _, papers in row[1]), row[0]),
    )
