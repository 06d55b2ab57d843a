"""How those at the top are ranked: by what, of all papers or of each year, and which count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from biblio.errors import InvalidQuery
from biblio.model.moments import MONTH, YEAR


class Ranked(StrEnum):
    """What can be ranked."""

    AUTHORS = "authors"
    CATEGORIES = "categories"
    CONTAINERS = "containers"
    PAIRS = "pairs"
    PAPERS = "papers"


class Measure(StrEnum):
    """By what it is ranked."""

    PAPERS = "papers"
    FRACTIONAL = "fractional"
    NEW_COAUTHORS = "new-coauthors"
    CITATIONS = "citations"


class Period(StrEnum):
    """Of what time each is ranked."""

    YEAR = "year"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class TopOptions:
    """How they are ranked: by *measure*, those of each *period* apart where one is named.

    With *first* and *last* a paper counts for who stands there alone, with both for either.
    Collaborations are left out unless *collaborations*. *limit* are given, of each period.
    """

    measure: Measure = Measure.PAPERS
    period: Period | None = None
    first: bool = False
    last: bool = False
    collaborations: bool = False
    limit: int | None = 20

    @property
    def letters(self) -> int:
        """How many letters of a date tell the period."""
        return 0 if self.period is None else YEAR if self.period is Period.YEAR else MONTH


def ranking_of(by: str | Sequence[str]) -> tuple[Measure, Period | None]:
    """The measure and the period that *by* names, in any order; papers of all time if neither.

    Raises:
        InvalidQuery: a word is neither, or two are of a kind.
    """
    words = [each.strip().lower() for each in (by.split(",") if isinstance(by, str) else by)]
    measures = [Measure(each) for each in words if each in {*Measure}]
    periods = [Period(each) for each in words if each in {*Period}]
    if not words or len(measures) > 1 or len(periods) > 1:
        raise InvalidQuery(
            f"name one of {', '.join(Measure)} to rank by, and one of {', '.join(Period)} "
            "for the top of each"
        )
    for each in words:
        if each not in {*Measure, *Period}:
            known = ", ".join((*Measure, *Period))
            raise InvalidQuery(f"nothing is ranked by {each!r}; there are: {known}")
    return measures[0] if measures else Measure.PAPERS, periods[0] if periods else None
