"""The parts of a record in listing text, told apart by their place, length and shape.

Nothing marks title, authors, abstract and comments. They come in this order, each may be missing,
and blank lines may stand between them. So the abstract is found first, as the long prose it is;
what stands before it is title and authors, what stands after it comments.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from biblio.errors import InvalidData
from biblio.formats.listing_shapes import (
    count_han,
    count_names,
    ends_sentence,
    is_comment,
    is_prose,
    is_surely_comment,
    may_be_author,
    reads_as_prose,
)

__all__ = ["Parts", "begins_record", "is_translation", "tell_apart"]

_TRANSLATION: Final = re.compile(r"[ \t]*翻译[ \t]*[:：][ \t]*")
_LEAST_WIDTH: Final = 40
_MOST_WIDTH: Final = 120
_RAGGED_LINES: Final = 4
_TITLE_WORDS: Final = 60
_RECORD_WORDS: Final = 40
_SENTENCE_SCORE: Final = 20


class Parts(NamedTuple):
    """The texts of one record as printed, line breaks and all; None where it has none.

    `heading` is text before the title that belongs to no part. `is_prose` says that the abstract
    has the length and shape of one, so that a paper can be told by it.
    """

    title: str | None = None
    authors: str | None = None
    abstract: str | None = None
    translation: str | None = None
    comments: str | None = None
    heading: str | None = None
    is_prose: bool = False


class _Unit(NamedTuple):
    """Lines that belong together; `block` counts the blank lines before them."""

    text: str
    block: int

    @property
    def is_prose(self) -> bool:
        return is_prose(self.text) and not self.lists_names

    @property
    def is_comment(self) -> bool:
        return is_comment(self.text)

    def is_comment_beside(self, abstract_words: int) -> bool:
        """Whether prose that follows an abstract of so many words is comments all the same."""
        if is_surely_comment(self.text):
            return True
        return self.is_comment and 2 * self.words < abstract_words

    @property
    def lists_names(self) -> bool:
        """Whether it is names and nothing else, and several of them."""
        return count_names(self.text) > 1

    @property
    def words(self) -> int:
        return len(self.text.split())


def tell_apart(body: str) -> Parts:
    """The parts of the record that *body* holds before its identifier.

    Raises:
        InvalidData: two records stand in it with no identifier between them.
    """
    before, translation, after = _around_translation(body.split("\n"))
    units = _units(before)
    first, last = _abstract(units)
    title, authors, heading = _head(units[:first])
    abstract = units[first:last]
    return Parts(
        title=title,
        authors=authors,
        abstract=_joined(abstract),
        translation=translation,
        comments=_joined([*units[last:], *_units(after)]),
        heading=heading,
        is_prose=any(unit.is_prose for unit in abstract),
    )


def is_translation(line: str) -> bool:
    """Whether *line* begins a translation."""
    return _TRANSLATION.match(line) is not None


def begins_record(line: str) -> bool:
    """Whether *line*, which stands behind a translation, can only be in the next record."""
    if is_translation(line):
        return True
    han = count_han(line)
    return han < len(line) // 4 and len(line.split()) >= _RECORD_WORDS and is_prose(line)


def _around_translation(lines: list[str]) -> tuple[list[str], str | None, list[str]]:
    """The lines before the translation, the translation, and the lines after it."""
    start = next((place for place, line in enumerate(lines) if is_translation(line)), None)
    if start is None:
        return lines, None, []
    stop = start + 1
    while stop < len(lines) and 2 * count_han(lines[stop]) > len(lines[stop].split()):
        stop += 1
    translated = "\n".join(_TRANSLATION.sub("", line, count=1) for line in lines[start:stop])
    return lines[:start], translated.strip() or None, lines[stop:]


def _units(lines: Sequence[str]) -> list[_Unit]:
    """The *lines* with wrapped ones joined to what they were."""
    units: list[_Unit] = []
    block: list[str] = []
    blocks = 0
    for line in [*lines, ""]:
        if line.strip():
            block.append(line.rstrip())
        elif block:
            units.extend(_Unit(text, blocks) for text in _unwrapped(block))
            blocks += 1
            block = []
    return units


def _unwrapped(block: list[str]) -> list[str]:
    """The texts in *block*, lines without a blank one between them.

    A line that could not have taken the first word of the next was wrapped there; unless the next
    is whole by itself, as an author below a title is, and comments behind an abstract.
    """
    width = max(map(len, block))
    texts = [block[0]]
    for place, (line, following) in enumerate(pairwise(block), start=2):
        could_not = len(line) + 1 + len(following.split()[0]) > width
        names, more = (count_names(each) > 1 for each in (line, following))
        alike = names == more or ("\n" in texts[-1] and reads_as_prose(texts[-1].split()))
        is_author = "\n" not in texts[-1] and may_be_author(following)
        is_last = place == len(block)
        is_added = is_last and ends_sentence(line) and not ends_sentence(following)
        if _is_wrapped(width) and could_not and alike and not (is_author or is_added):
            texts[-1] += f"\n{following}"
        else:
            texts.append(following)
    whole = "\n".join(block)
    if (
        len(texts) >= _RAGGED_LINES
        and is_prose(whole)
        and not any(is_prose(text) or may_be_author(text) or is_comment(text) for text in texts)
        and not any(count_names(text) > 1 for text in texts)
    ):
        return [whole]
    return texts


def _is_wrapped(width: int) -> bool:
    """Whether a block whose longest line has *width* characters may have been wrapped."""
    return _LEAST_WIDTH <= width <= _MOST_WIDTH


def _abstract(units: Sequence[_Unit]) -> tuple[int, int]:
    """Where the abstract begins and ends among *units*."""
    prose = [place for place, unit in enumerate(units) if unit.is_prose]
    if not prose:
        return _short_abstract(units)
    first = prose[0]
    behind = units[first + 1 : prose[-1]]
    if _may_be_title(units[first]) and behind and _may_be_authors(behind[0]):
        first, behind = prose[1], behind[1:]
    if any(unit.lists_names for unit in behind):
        raise InvalidData("two records stand here with no identifier between them")
    named = next((place for place in range(first) if units[place].lists_names), first)
    for place in range(named + 1, first):
        if ends_sentence(units[place].text) and not _may_be_authors(units[place]):
            first = place  # a short paragraph before the long one
            break
    longest = max(units[place].words for place in prose)
    more = [place for place in prose if place > first]
    while more and units[more[-1]].is_comment_beside(longest):
        more.pop()
    return first, (more[-1] if more else first) + 1


def _may_be_title(unit: _Unit) -> bool:
    return unit.words <= _TITLE_WORDS and not ends_sentence(unit.text)


def _may_be_authors(unit: _Unit) -> bool:
    return unit.lists_names or may_be_author(unit.text)


def _short_abstract(units: Sequence[_Unit]) -> tuple[int, int]:
    """The place of an abstract of a few words: the likeliest of the units that may be one."""
    chosen, best = len(units), 0
    for place, unit in enumerate(units):
        is_title = place + 1 < len(units) and units[place + 1].lists_names
        if unit.lists_names or unit.is_comment or is_title:
            continue
        score = unit.words + (_SENTENCE_SCORE if ends_sentence(unit.text) else 0)
        if score > best:
            chosen, best = place, score
    if chosen < len(units):
        return chosen, chosen + 1
    # No abstract: comments stand last, title and authors first.
    while chosen and units[chosen - 1].is_comment and not units[chosen - 1].lists_names:
        chosen -= 1
    return chosen, chosen


def _head(units: Sequence[_Unit]) -> tuple[str | None, str | None, str | None]:
    """Title, authors, and what stands before them in blocks of its own."""
    if not units:
        return None, None, None
    if len(units) == 1:
        text = units[0].text
        return (None, text, None) if units[0].lists_names else (text, None, None)
    named = next(
        (place for place, unit in enumerate(units) if place and unit.lists_names), len(units)
    )
    if named == len(units) and may_be_author(units[-1].text):
        named -= 1
    titled = [unit for unit in units[:named] if unit.block == units[named - 1].block]
    return (
        _joined(titled),
        _joined(units[named:]),
        _joined(units[: named - len(titled)]),
    )


def _joined(units: Sequence[_Unit]) -> str | None:
    """The texts of *units*, a blank line where one stood between two."""
    joined = ""
    for place, unit in enumerate(units):
        if place:
            joined += "\n" if unit.block == units[place - 1].block else "\n\n"
        joined += unit.text
    return joined or None
