r"""Words with umlauts and accents: the ways in which texts spell them.

The index has `Schrödinger` as `schrodinger`, `Schroedinger` as it stands, and `Schr\"odinger` of an
abstract whose TeX nobody could decode as two words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import product
from typing import Final

from biblio.model.tex import decode

_SPELLED: Final = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}
    | {"Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Å": "Aa", "Ø": "Oe"}
)
# Between consonants, or at the beginning; ä before u too. Few other words are so, and of those that
# are, `influence` say, nothing is found in addition.
_DIGRAPH: Final = re.compile(r"(?<![aeiouq])(?:[aou]e(?=[b-df-hj-np-tv-z])|ae(?=u))", re.IGNORECASE)
_NO_UMLAUT: Final = re.compile(r"(?:[aou]el|[ou]es|aes|ued|gue(?:st|ss)s?)$", re.IGNORECASE)
_SHORTEST: Final = 5  # letters; Baer is no bar
_MOST: Final = 2  # places in a word that are each read in both ways
_TYPED: Final = re.compile(
    r"""\{?\\(?:[`'^"~=.]\s?(?:\{\\?[A-Za-z]\}|\\?[A-Za-z])|[uvHcdkr](?:\{[A-Za-z]\}|\s[A-Za-z](?=\})))\}?"""
)
# The macros of TeX for accents that are letters themselves, and so words of the index.
_ACCENTS: Final = {
    "\u0327": "c",
    "\u030c": "v",
    "\u030b": "h",
    "\u0306": "u",
    "\u0323": "d",
    "\u0328": "k",
    "\u030a": "r",
}


def without_tex(text: str) -> str:
    """*text* with its accents as letters, where they were typed as TeX."""
    return _TYPED.sub(_letter, text) if "\\" in text else text


def _letter(typed: re.Match[str]) -> str:
    made = decode(typed[0])
    return made.text if made.complete else typed[0]


def spellings(word: str) -> Iterator[str]:
    """The other spellings of *word*, in NFC: with or without the `e` of an umlaut."""
    if word.isascii():
        places = [each.start() for each in _digraphs(word)]
        for keeps in product((False, True), repeat=len(places)):
            if not all(keeps):
                dropped = {place + 1 for place, kept in zip(places, keeps, strict=True) if not kept}
                yield "".join(char for at, char in enumerate(word) if at not in dropped)
    elif (spelled := word.translate(_SPELLED)) != word:
        yield spelled


def cut_by_tex(word: str) -> Iterator[str]:
    r"""*word* as the index has it where its accents are TeX: `schr odinger` of `Schr\"odinger`.

    Each is words in a row, the accented letter with what follows it, or apart from it as
    `Schr\"{o}dinger` has it.
    """
    if word.isascii():
        places = {each.start() for each in _digraphs(word)}
        letters = [
            (char, "" if at in places else None)
            for at, char in enumerate(word)
            if at - 1 not in places
        ]
    else:
        letters = [_accented(char) for char in word]
    if all(mark is None for _, mark in letters):
        return
    for behind in ("", " "):
        pieces = [
            char if mark is None else f" {mark} {char}{behind}" if mark else f" {char}{behind}"
            for char, mark in letters
        ]
        yield " ".join("".join(pieces).split())


def _digraphs(word: str) -> list[re.Match[str]]:
    """Where *word* may have the `e` of an umlaut; nowhere in most words."""
    if len(word) < _SHORTEST or _NO_UMLAUT.search(word):
        return []
    return list(_DIGRAPH.finditer(word))[:_MOST]


def _accented(char: str) -> tuple[str, str | None]:
    """The letter, and the letter of its accent's macro: empty for a sign, None without accent."""
    base, *marks = list(unicodedata.normalize("NFD", char))
    is_latin = base.isascii() and len(marks) == 1
    return (base, _ACCENTS.get(marks[0], "")) if is_latin else (char, None)
