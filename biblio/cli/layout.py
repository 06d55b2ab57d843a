"""How rows fit into the width of a terminal: columns, fewer columns, or one field a line.

Words are never broken where they may be identifiers or dates: a person copies them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from biblio.writers.printable import width

GAP: Final = 2  # columns of space between two columns
READABLE: Final = 20  # columns below which running text is a ladder
LONGEST: Final = 24  # letters of a word that is never broken, whatever it is
# What is longer is kept whole where it may be an identifier, an address or a path, not in prose
# where it is a formula in TeX or a compound.
_NAMED: Final = re.compile(r"(?=.*[0-9])[\w.:/()~%?=&#+-]+")


class Layout(NamedTuple):
    """The columns that are shown, by place, and their widths."""

    places: tuple[int, ...]
    widths: tuple[int, ...]


class _Need(NamedTuple):
    """The least and the greatest width that a column has use for."""

    least: int
    most: int


def layout_of(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    room: int,
    *,
    spare: Sequence[int] = (),
    folding: Sequence[int] = (),
) -> Layout | None:
    """The widths for a table of *rows* in *room* columns; None where one field a line is better.

    As few as possible of the *spare* columns are left out, the first named first. Cells of the
    *folding* ones may be broken anywhere.
    """
    needs = [
        _need((heading, *texts), may_fold=place in folding)
        for place, (heading, texts) in enumerate(
            zip(headings, zip(*rows, strict=True), strict=True)
        )
    ]
    for number in range(len(spare) + 1):
        for left_out in combinations(spare, number):
            places = tuple(place for place in range(len(needs)) if place not in left_out)
            widths = _shared([needs[place] for place in places], room)
            if widths is not None:
                return Layout(places, tuple(widths))
    return None


def wrapped(text: str, room: int) -> Iterator[str]:
    """The lines of *text*, each of at most *room* columns where no word is longer.

    A line that begins with spaces goes on below its text.
    """
    for line in text.split("\n"):
        words = list(_pieces(line.strip()))
        indent = line[: len(line) - len(line.lstrip())]
        made = indent
        for space, word in words:
            if made.strip() and width(made) + len(space) + width(word) > room:
                yield made
                made = indent + word
            else:
                made += (space if made.strip() else "") + word
        yield made.rstrip()


def _pieces(line: str) -> Iterator[tuple[str, str]]:
    """The words of *line*, each with the space before it; wide letters are words of their own."""
    for match in re.finditer(r"(\s*)(\S+)", line):
        space, word = match.groups()
        start = 0
        for place, letter in enumerate(word):
            if place > start and _is_wide(letter):
                yield space, word[start:place]
                space, start = "", place
        yield space, word[start:]


def _need(texts: Sequence[str], *, may_fold: bool) -> _Need:
    heading, *cells = texts
    most = max(map(width, texts))
    is_prose = most > LONGEST and any(" " in text for text in cells)
    longest = max((_held(word, is_prose) for text in cells for word in text.split()), default=0)
    least = min(longest, READABLE) if may_fold else longest
    if is_prose:
        least = max(least, min(most, READABLE))
    return _Need(max(least, width(heading)), most)


def _held(word: str, is_prose: bool) -> int:  # noqa: FBT001 - of the column it stands in
    """How many columns of *word* must stand on one line."""
    if any(map(_is_wide, word)):
        return 2
    if is_prose and not _NAMED.fullmatch(word.strip("()[],;")):
        return min(width(word), LONGEST)
    return width(word)


def _is_wide(letter: str) -> bool:
    return not letter.isascii() and unicodedata.east_asian_width(letter) in {"W", "F"}


def _shared(needs: Sequence[_Need], room: int) -> list[int] | None:
    """The widths of columns that share *room*; None where it does not hold their least."""
    widths = [each.least for each in needs]
    left = room - sum(widths) - GAP * (len(widths) - 1)
    if left < 0:
        return None
    # Whoever needs least more is served first, so that short columns are never wrapped for long.
    waiting = sorted(range(len(needs)), key=lambda each: needs[each].most - needs[each].least)
    for number, place in enumerate(waiting):
        given = min(needs[place].most - needs[place].least, left // (len(waiting) - number))
        widths[place] += given
        left -= given
    return widths
