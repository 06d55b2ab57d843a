"""What the user writes of papers: names of tags and lists, what they are found by, and notes."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from biblio.errors import InvalidQuery

_BESIDE: Final = frozenset("-_.:/")
_LONGEST: Final = 100
_BLANKS: Final = re.compile(r"\s+(?:-+\s+)?")


def label(text: str, what: str = "tag") -> str:
    """*text* as the name of a tag or a list, in Unicode's composed form.

    Raises:
        InvalidQuery: it is none; the sentence calls it *what*.
    """
    name = unicodedata.normalize("NFC", text)
    if not name:
        raise InvalidQuery(f"the name of a {what} is missing: write one like to-read")
    if len(name) > _LONGEST:
        raise InvalidQuery(f"a {what} has at most {_LONGEST} characters: shorten {name[:20]}…")
    if not name[0].isalnum() or not all(map(_may_stand, name)):
        raise InvalidQuery(
            f"{name!r} cannot be a {what}: write letters, digits and - _ . : / like to-read, "
            "and begin with a letter or a digit"
        )
    return name


def label_of(keyword: str, what: str = "tag") -> str:
    """What *keyword*, of another program, is called as a tag or a list: blanks become hyphens.

    Raises:
        InvalidQuery: it still is none; the sentence calls it *what*.
    """
    return label(_BLANKS.sub("-", keyword.strip()), what)


def label_key(name: str) -> str:
    """*name* without case: what tells tags and lists apart."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def note_text(text: str) -> str:
    """*text* as a note: its lines without blanks at their ends, nor empty ones around them.

    Raises:
        InvalidQuery: nothing is left, or it holds control characters.
    """
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").split("\n")]
    note = "\n".join(lines).strip("\n")
    if not note:
        raise InvalidQuery("a note needs some text; --delete takes the one that is there away")
    if any(unicodedata.category(char) in {"Cc", "Cs"} for char in note if char not in "\n\t"):
        raise InvalidQuery("a note holds text alone: take its control characters out")
    return note


def _may_stand(char: str) -> bool:
    return char.isalnum() or char in _BESIDE or unicodedata.category(char).startswith("M")
