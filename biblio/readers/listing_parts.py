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

__all__ = ["Parts", "begins_record", "is_translation", "tell_apart"]

_TRANSLATION: Final = re.compile(r"[ \t]*翻译[ \t]*[:：][ \t]*")
_HAN: Final = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_PARENTHESES: Final = re.compile(r"\([^()]{0,2000}\)")
_BETWEEN_NAMES: Final = re.compile(r"\s*(?:[,;，；、&]|\band\b)\s*")
_SENTENCE_END: Final = re.compile(r"[a-z]{3}[.?!]\s+[A-Z]")
_COMMENT: Final = re.compile(
    r"\b\d+\s*(?:pages?|pp|figures?|figs?|tables?)\b|\b(?:accepted|submitted|presented|published|"
    r"to appear|in press|proceedings|preprint|tech(?:nical)? report|report of|thesis|workshop|"
    r"conference|talk|extended version|withdrawn|code|project page)\b|https?://",
    re.IGNORECASE,
)
_PARTICLES: Final = frozenset(
    (
        *("van", "der", "den", "von", "zu", "de", "la", "del", "della", "du", "da", "dos", "do"),
        *("di", "le", "mac", "ter", "'t", "los", "bin", "ibn", "al", "el", "bar", "ben", "y"),
        *("for", "on", "behalf", "of", "the", "collaboration", "collaborations", "team", "group"),
        *("et", "al", "al."),
    )
)
_SENTENCE_ENDS: Final = (".", "。", "!", "?")
_NAME_WORDS: Final = 6
_PROSE_WORDS: Final = 20
_PROSE_HAN: Final = 60
_PROSE_SHARE: Final = 0.4
_RECORD_WORDS: Final = 40
_WRAPPED_WIDTH: Final = 120
_RAGGED_LINES: Final = 4


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
        return _is_prose(self.text) and not self.lists_names

    @property
    def is_comment(self) -> bool:
        return _COMMENT.search(self.text) is not None

    @property
    def lists_names(self) -> bool:
        """Whether it is names and nothing else, and several of them."""
        return _count_names(self.text) > 1

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
    han = len(_HAN.findall(line))
    return han < len(line) // 4 and len(line.split()) >= _RECORD_WORDS and _is_prose(line)


def _is_prose(text: str) -> bool:
    words = text.split()
    if len(words) >= _PROSE_WORDS:
        return sum(word[0].islower() for word in words) >= _PROSE_SHARE * len(words)
    return len(_HAN.findall(text)) >= _PROSE_HAN


def _count_names(text: str) -> int:
    """How many names *text* lists; 0 where it is not names throughout.

    A single word counts for none, since titles list single words.
    """
    bare = _PARENTHESES.sub(" ", _PARENTHESES.sub(" ", " ".join(text.split())))
    if _SENTENCE_END.search(bare):
        return 0
    names = [name.split() for name in _BETWEEN_NAMES.split(bare) if name.strip()]
    words = [word for name in names for word in name]
    lower = sum(word[0].islower() and word.lower() not in _PARTICLES for word in words)
    if (
        any(len(name) > _NAME_WORDS for name in names)
        or any(word[0].isdigit() for word in words)
        or lower > len(words) // 10
    ):
        return 0
    return sum(len(name) > 1 or _HAN.match(name[0]) is not None for name in names)


def _around_translation(lines: list[str]) -> tuple[list[str], str | None, list[str]]:
    """The lines before the translation, the translation, and the lines after it."""
    start = next((place for place, line in enumerate(lines) if is_translation(line)), None)
    if start is None:
        return lines, None, []
    stop = start + 1
    while stop < len(lines) and 2 * len(_HAN.findall(lines[stop])) > len(lines[stop].split()):
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

    A line that could not have taken the first word of the next was wrapped there; unless both
    are whole, as an abstract of one line with comments behind it.
    """
    width = max(map(len, block))
    texts = [block[0]]
    for place, (line, following) in enumerate(pairwise(block), start=2):
        could_not = len(line) + 1 + len(following.split()[0]) > width
        alike = (_count_names(line) > 1) == (_count_names(following) > 1)
        is_last = place == len(block)
        ends = line.endswith(_SENTENCE_ENDS) and not following.endswith(_SENTENCE_ENDS)
        if width <= _WRAPPED_WIDTH and could_not and alike and not (is_last and ends):
            texts[-1] += f"\n{following}"
        else:
            texts.append(following)
    whole = "\n".join(block)
    if (
        len(texts) >= _RAGGED_LINES
        and _is_prose(whole)
        and not any(_is_prose(text) or _count_names(text) > 1 for text in texts)
    ):
        return [whole]
    return texts


def _abstract(units: Sequence[_Unit]) -> tuple[int, int]:
    """Where the abstract begins and ends among *units*."""
    prose = [place for place, unit in enumerate(units) if unit.is_prose]
    if not prose:
        return _short_abstract(units)
    first, last = prose[0], prose[-1]
    for place in range(first + 1, last):
        if units[place].lists_names:
            if place > first + 1:
                raise InvalidData("two records stand here with no identifier between them")
            first = prose[1]  # a title as long as prose, its authors behind it
    longest = max(units[place].words for place in prose)
    while last > first and units[last].is_comment and 2 * units[last].words < longest:
        last = max(place for place in prose if place < last)
    return first, last + 1


def _short_abstract(units: Sequence[_Unit]) -> tuple[int, int]:
    """The place of an abstract of a few words: the likeliest of the units that may be one."""
    chosen, best = len(units), 0
    for place, unit in enumerate(units):
        is_title = place + 1 < len(units) and units[place + 1].lists_names
        if unit.lists_names or unit.is_comment or is_title:
            continue
        ends_sentence = unit.text.endswith(_SENTENCE_ENDS)
        score = unit.words + (_PROSE_WORDS if ends_sentence else 0)
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
    if named == len(units) and _may_be_author(units[-1].text):
        named -= 1
    titled = [unit for unit in units[:named] if unit.block == units[named - 1].block]
    return (
        _joined(titled),
        _joined(units[named:]),
        _joined(units[: named - len(titled)]),
    )


def _may_be_author(text: str) -> bool:
    """Whether the last line before an abstract can be the name of one author."""
    words = text.split()
    return len(words) <= _NAME_WORDS and not any(
        word[0].isdigit() or (word[0].islower() and word.lower() not in _PARTICLES)
        for word in words
    )


def _joined(units: Sequence[_Unit]) -> str | None:
    """The texts of *units*, a blank line where one stood between two."""
    joined = ""
    for place, unit in enumerate(units):
        if place:
            joined += "\n" if unit.block == units[place - 1].block else "\n\n"
        joined += unit.text
    return joined or None
