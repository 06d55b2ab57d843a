"""Search keys: plain text that finds a name whatever its case, accents, hyphens and dots."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from biblio.model.names.values import AuthorName


class SearchKeys(NamedTuple):
    """The stored keys of one author name, each usable from plain SQL.

    `name_key` is "keyname, forenames", folded: `balazs, c`, `yuan, c p`, `de bruyn kops, s`; the
    keyname alone where there are no forenames (`sudha`, `planck collaboration`). The suffix is in
    none of them: `Evans II` and `Evans` answer to the same search, and the rows differ.
    `keyname_key` is the folded keyname. `initials` are the first letters of the forenames without
    spaces: `cp` for C.-P., `jp` for Jean-Pierre and for JP. `german_key` is `name_key` with ä ö ü
    å ø written ae oe ue aa oe before folding.
    """

    name_key: str
    keyname_key: str
    initials: str
    german_key: str


# Letters that Unicode does not decompose into a letter and a mark.
_LETTERS = str.maketrans(
    {
        **dict.fromkeys("đð", "d"),
        **dict.fromkeys("ĐÐ", "D"),
        **dict.fromkeys("łŁ", "l"),
        **dict.fromkeys("øØ", "o"),
        **dict.fromkeys("ßẞ", "ss"),
        **dict.fromkeys("æÆ", "ae"),
        **dict.fromkeys("œŒ", "oe"),
        **dict.fromkeys("þÞ", "th"),
        "ı": "i",
        "ȷ": "j",
        **dict.fromkeys("ħĦ", "h"),
        **dict.fromkeys("ŋŊ", "n"),
        **dict.fromkeys("ŧŦ", "t"),
        **dict.fromkeys("ɨƗ", "i"),
        **dict.fromkeys("ʉɄ", "u"),
        # Written inside a name they are no boundary: O'Brien, Fal'ko, Shin'ichiro, ʻOkina.
        **dict.fromkeys("'’‘‛`´ʼʻʽʹ′＇\"“”„«»¨¯¸˘˙˚˛˜˝", None),
    }
)
# What Cyrillic print leaves out, once case is folded.
_STRESS = str.maketrans({"ё": "е", "ѐ": "е", "ѝ": "и", "\u0300": None, "\u0301": None})
_GERMAN = str.maketrans(
    {
        **dict.fromkeys("äÄ", "ae"),
        **dict.fromkeys("öÖøØ", "oe"),
        **dict.fromkeys("üÜ", "ue"),
        **dict.fromkeys("åÅ", "aa"),
    }
)
# By byte, which takes a fourth of the time: letters small, all that is no letter or digit a space.
_ASCII = bytes(ord(chr(code).lower()) if chr(code).isalnum() else ord(" ") for code in range(128))
_ASCII_FOLDS = _ASCII.ljust(256)
_ASCII_VANISHES = b"'\"`"
_CAPITALS = re.compile("[A-Z][A-Z]")
_HAS_GERMAN = re.compile("[äÄöÖøØüÜåÅ\u0308\u030a]")


def fold(text: str) -> str:
    """*text* as search keys have it: case, accents and punctuation gone, hyphens and dots spaces.

    Letters that Unicode does not decompose become plain (đ ł ø ß æ œ þ ı ð ħ ŋ: d l o ss ae oe th
    i d h n), apostrophes vanish, everything else that is no letter or digit is a space; spaces
    run together and never stand at an end. Greek loses its marks too, Cyrillic those that print
    leaves out (ё, stress; й is a letter); other scripts keep theirs. Folding twice is folding once.
    """
    if text.isascii():
        if text.isalpha():
            return text.lower()
        words = text.encode().translate(_ASCII_FOLDS, _ASCII_VANISHES).split()
        return b" ".join(words).decode()
    return _fold_unicode(text)


def fold_german(text: str) -> str:
    """*text* folded after ä ö ü å ø became ae oe ue aa oe: `Müller` and `Mueller` are the same."""
    if text.isascii() or _HAS_GERMAN.search(text) is None:
        return fold(text)
    return fold(unicodedata.normalize("NFC", text).translate(_GERMAN))


def _fold_unicode(text: str) -> str:
    kept: list[str] = []
    base_keeps_marks = False
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS)).casefold()
    # Folding case may compose again or bring letters of the table back.
    for char in unicodedata.normalize("NFKD", plain).translate(_LETTERS):
        if char.isalnum():
            kept.append(char)
            base_keeps_marks = not char.isascii() and not _loses_marks(char)
        elif (category := unicodedata.category(char))[0] == "M":
            if base_keeps_marks:
                kept.append(char)
        elif category != "Cf":
            kept.append(" ")
            base_keeps_marks = False
    return unicodedata.normalize("NFC", " ".join("".join(kept).split())).translate(_STRESS)


@lru_cache(maxsize=4096)
def _loses_marks(char: str) -> bool:
    return unicodedata.name(char, "").startswith(("LATIN ", "GREEK "))


def search_keys(name: AuthorName) -> SearchKeys:
    """The stored keys of *name*; see SearchKeys for their form."""
    return _search_keys(name[0], name[1])


@lru_cache(maxsize=16_384)
def _search_keys(keyname: str, forenames: str) -> SearchKeys:
    # A name of symbols alone folds to nothing and is found by itself.
    keyname_key = fold(keyname) or keyname.casefold()
    if keyname.isascii() and forenames.isascii():
        if not (forenames_key := fold(forenames)):
            return SearchKeys(keyname_key, keyname_key, "", keyname_key)
        name_key = german_key = f"{keyname_key}, {forenames_key}"
    else:
        german_key = fold_german(keyname) or keyname_key
        if not (forenames_key := fold(forenames)):
            return SearchKeys(keyname_key, keyname_key, "", german_key)
        name_key = f"{keyname_key}, {forenames_key}"
        german_key = f"{german_key}, {fold_german(forenames)}"
    first_letters = _initials(forenames, forenames_key, keyname)
    return SearchKeys(name_key, keyname_key, first_letters, german_key)


def initials(forenames: str, keyname: str = "") -> str:
    """The first letters of *forenames*, folded and without spaces: `jp` for `Jean-Pierre`.

    A word of two or three capitals is initials itself (`JP`), unless the *keyname* is all
    capitals too.
    """
    return _initials(forenames, fold(forenames), keyname)


def _initials(forenames: str, folded: str, keyname: str) -> str:
    if _CAPITALS.search(forenames) is None and forenames.isascii():
        return "".join([word[0] for word in folded.split()])
    shouted = len(keyname) > 1 and keyname.isupper()
    letters: list[str] = []
    for word in forenames.split():
        if not shouted and is_run_of_initials(word):
            letters.append(fold(word))
        else:
            letters.extend(part[0] for part in fold(word).split())
    return "".join(letters)


def is_run_of_initials(word: str) -> bool:
    """Whether *word* is initials set without dots: `JP`, `MJ`."""
    return 1 < len(word) < 4 and word.isupper() and word.isalpha()  # noqa: PLR2004 - two or three
