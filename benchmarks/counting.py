"""Counts and rankings of all papers, each the median of some rounds; the slowest by its name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from measuring import Figure, timed

if TYPE_CHECKING:
    from biblio.library import Library

COUNTS: Final = ("year", "category", "year,category", "year,kind", "authors-a-paper")
TOPS: Final[Mapping[str, Mapping[str, Any]]] = {
    "authors": {},
    "authors, fractions": {"by": "fractional"},
    "authors, first": {"first": True},
    "authors of each year": {"by": "year"},
    "authors, new co-authors": {"by": "new-coauthors", "max_authors": 30},
    "categories of each year": {"by": "year"},
    "pairs": {"max_authors": 30},
    "pairs of each year": {"by": "year", "max_authors": 30},
}


def counting(library: Library, rounds: int) -> list[Figure]:
    """How long it takes to count papers and to rank authors and pairs over the whole library."""
    asked = {f"by {by}": partial(library.count, by=by) for by in COUNTS}
    asked["by year, sizes of teams"] = partial(library.count, by="year", sizes=True)
    ranked = {
        name: partial(library.top, name.split(",")[0].split()[0], **choice)
        for name, choice in TOPS.items()
    }
    return [
        figure
        for what, questions in (("papers counted", asked), ("the top of all", ranked))
        for figure in _slowest(what, questions, rounds)
    ]


def _slowest(what: str, questions: Mapping[str, Any], rounds: int) -> list[Figure]:
    times = {name: median(timed(ask, rounds)) for name, ask in questions.items()}
    slowest = max(times, key=lambda name: times[name])
    return [
        Figure(what, tuple(times.values()), " ms"),
        Figure(f"{what}, the slowest", (times[slowest],), " ms", note=slowest),
    ]
