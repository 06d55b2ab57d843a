"""How large the teams of papers are: mean, median and other quantiles, exactly.

The quantile p of n sizes in ascending order is the size at the place 1 + (n - 1) p, and between two
places the point that divides them in that proportion (Hyndman and Fan, Am. Stat. 50, 361, 1996,
definition 7), as NumPy, pandas, R and spreadsheets say it unless told otherwise. So the median of
an even number of papers is the mean of the two in the middle.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final

from biblio.queries.rows import TeamSizes

_QUANTILES: Final = (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4), Fraction(9, 10))


def team_sizes(found: Mapping[int | None, int]) -> TeamSizes | None:
    """The sizes of teams where so many papers have each, None where no author is known.

    There are none where no author of any paper is.
    """
    numbers = {size: papers for size, papers in found.items() if size is not None}
    papers = sum(numbers.values())
    if not papers:
        return None
    ordered = sorted(numbers)
    total = sum(size * number for size, number in numbers.items())
    quartile, median, upper_quartile, decile = _quantiles(numbers, papers)
    mean = float(Fraction(total, papers))
    return TeamSizes(papers, mean, quartile, median, upper_quartile, decile, ordered[-1])


def _quantiles(numbers: Mapping[int, int], papers: int) -> Iterator[float]:
    ordered = sorted(numbers.items())
    for each in _QUANTILES:
        place, beyond = divmod((papers - 1) * each, 1)
        lower = _at(ordered, int(place))
        upper = _at(ordered, int(place) + 1) if beyond else lower
        yield float(lower + (upper - lower) * beyond)


def _at(ordered: list[tuple[int, int]], place: int) -> int:
    """The size at *place*, counted from 0, of all in the order of *ordered*."""
    passed = 0
    for size, number in ordered:
        passed += number
        if place < passed:
            return size
    return ordered[-1][0]
