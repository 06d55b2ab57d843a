"""The shape of a text in listing text: prose, names, or comments.

Each is told from a few marks that hold for what arXiv prints: prose is mostly words in small
letters, names are short and have none but particles, comments speak of pages and journals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

__all__ = [
    "count_han",
    "count_names",
    "ends_sentence",
    "is_comment",
    "is_prose",
    "is_surely_comment",
    "may_be_author",
    "reads_as_prose",
]

_HAN: Final = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_WHOLE_NAME: Final = re.compile(rf"{_HAN.pattern}|\S{{1,9}}\.[^\W\d_]")
_PARENTHESES: Final = re.compile(r"\([^()]{0,2000}\)")
_BETWEEN_NAMES: Final = re.compile(r"\s*(?:[,;，；、&]|\band\b)\s*")
_SENTENCE_END: Final = re.compile(r"[a-z]{3}[.?!]\s+[A-Z]")
_SURELY_COMMENT: Final = re.compile(
    r"\b\d+\s*(?:pages?|pp|figures?|figs?)\b|\b(?:accepted (?:to|for|at|in|by)|submitted to|"
    r"to appear in|to be published|in press)\b",
    re.IGNORECASE,
)
_COMMENT: Final = re.compile(
    rf"{_SURELY_COMMENT.pattern}|\b(?:accepted|submitted|presented|published|to appear|"
    r"proceedings|preprint|tech(?:nical)? report|report of|thesis|workshop|conference|talk|tables?|"
    r"(?:extended|revised|final|published|new) version|(?:contribution|dedicated) to|withdrawn|"
    r"code|project page|corrections?|corrected|typos?|added|replaced|changes|(?:la|rev)tex)\b|"
    r"https?://",
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
_NAME_WORDS: Final = 6
_HAN_NAME: Final = 6
_PROSE_WORDS: Final = 20
_PROSE_HAN: Final = 60
_PROSE_SHARE: Final = 0.4


def ends_sentence(text: str) -> bool:
    """Whether *text* ends as a sentence does."""
    return text.endswith((".", "。", "!", "?"))


def is_comment(text: str) -> bool:
    """Whether *text* speaks as comments do of pages, versions and places of publication."""
    return _COMMENT.search(text) is not None


def is_surely_comment(text: str) -> bool:
    """Whether *text* says what only comments say."""
    return _SURELY_COMMENT.search(text) is not None


def count_han(text: str) -> int:
    """How many Chinese characters *text* has."""
    return len(_HAN.findall(text))


def is_prose(text: str) -> bool:
    """Whether *text* is of the length of an abstract and reads as prose."""
    words = text.split()
    if len(words) >= _PROSE_WORDS:
        return reads_as_prose(words)
    return count_han(text) >= _PROSE_HAN


def reads_as_prose(words: Sequence[str]) -> bool:
    """Whether enough of *words* begin with a small letter."""
    return sum(word[0].islower() for word in words) >= _PROSE_SHARE * len(words)


def count_names(text: str) -> int:
    """How many names *text* lists; 0 where it is not names throughout.

    A single word counts for none, since titles list single words; `J.Doe` is no such word.
    """
    bare = _without_parentheses(text)
    if _SENTENCE_END.search(bare):
        return 0
    names = [name.split() for name in _BETWEEN_NAMES.split(bare) if name.strip()]
    words = [word for name in names for word in name]
    lower = sum(word[0].islower() and word.lower() not in _PARTICLES for word in words)
    if (
        any(len(name) > _NAME_WORDS or _is_long_han(name[0]) for name in names)
        or any(word[0].isdigit() for word in words)
        or lower > len(words) // 10
    ):
        return 0
    return sum(len(name) > 1 or _WHOLE_NAME.match(name[0]) is not None for name in names)


def _without_parentheses(text: str) -> str:
    """*text* on one line without what stands in parentheses, which may stand in others."""
    return _PARENTHESES.sub(" ", _PARENTHESES.sub(" ", " ".join(text.split())))


def _is_long_han(word: str) -> bool:
    """Whether *word* is Chinese and too long for a name."""
    return len(word) > _HAN_NAME and _HAN.match(word) is not None


def may_be_author(text: str) -> bool:
    """Whether a line below a title can be the name of one author."""
    words = _without_parentheses(text).split()
    return 0 < len(words) <= _NAME_WORDS and not any(
        word[0].isdigit() or (word[0].islower() and word.lower() not in _PARTICLES)
        for word in words
    )
