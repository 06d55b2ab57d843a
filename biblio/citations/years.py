"""Letters behind years, which tell papers of the same authors and year apart: 2001a, 2001b."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from string import ascii_lowercase
from typing import Any, Final, Self

__all__ = ["Year", "lettered", "letters_of", "suffixes"]

_MARK: Final = "\ue000"  # of no text: for private use


def suffixes(groups: Iterable[Sequence[str]]) -> dict[str, str]:
    """The letters of those in *groups* of more than one, in their order."""
    return {
        each: letters_of(place)
        for group in groups
        if len(group) > 1
        for place, each in enumerate(group)
    }


def letters_of(place: int) -> str:
    """The letters at *place*, from 0: a to z, then aa, ab and so on."""
    found = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, len(ascii_lowercase))
        found = ascii_lowercase[rest] + found
    return found


class Year(int):
    """A year that is written with a letter, which is marked as such."""

    letter: str

    def __new__(cls, year: int, letter: str) -> Self:
        """The *year* with its *letter*."""
        found = super().__new__(cls, year)
        found.letter = letter
        return found

    def __abs__(self) -> Year:
        """Itself: what citeproc-py writes is the absolute value."""
        return self

    def __str__(self) -> str:
        """Its digits, the mark, and the letter."""
        return f"{int(self)}{_MARK}{self.letter}"


def lettered(reference: Any, letter: str | None, render: Callable[[], str]) -> str:  # noqa: ANN401 - citeproc-py has no types
    """What *render* makes of *reference*, with the *letter*, if there is one.

    Some styles say where the letter stands; in all others it is behind the first year that is
    written (CSL 1.0.2, "Year-suffix Disambiguation"), which citeproc-py leaves to us.
    """
    plain = render()
    if letter is None:
        return plain
    reference["year_suffix"] = _text(letter)
    found = render()
    del reference["year_suffix"]
    if found != plain:
        return found
    date = reference.get("issued")
    year = date.get("year") if isinstance(date, dict) else None
    if isinstance(year, int):
        date["year"] = Year(year, letter)
        before, *behind = render().split(f"{_MARK}{letter}")
        date["year"] = year
        found = f"{before}{letter}{''.join(behind)}" if behind else before
    return found


def _text(letter: str) -> Any:  # noqa: ANN401 - citeproc-py has no types
    from citeproc.string import String  # noqa: PLC0415 - an extra

    return String(letter)
