r"""A name as somebody typed it to the TeX that was meant, before it is decoded.

Only names are mended so: a letter's macro glued to the next letter (`Kre\lowska`, `\cCelal`), and
accents that have lost their backslash (`R"ottger`, `Mu~noz`). In a title the same would be quotes
and unknown macros.
"""

from __future__ import annotations

import re
import unicodedata

from biblio.model.names.persons import PARTICLES
from biblio.model.tex import knows

_NEEDS_MENDING = re.compile(r"""["`´¨˜^~]|\\[A-Za-z]{2}|\\'[A-Z]|[a-z]'[aeocn]""")

# A macro that ends before a letter; with an argument in braces it is another.
_GLUED = re.compile(r"\\(?P<macro>[A-Za-z]{2,})(?![A-Za-z{])")
_LETTERS = ("aa", "AA", "ae", "AE", "oe", "OE", "ss", "l", "L", "o", "O", "i", "j")
_UPON_DOTLESS = frozenset("'`^\"~=.")
_ACCENTS = {
    "c": "\u0327",
    "v": "\u030c",
    "u": "\u0306",
    "H": "\u030b",
    "k": "\u0328",
    "r": "\u030a",
}

_LETTER = r"[^\W\d_]"
_CONSONANTS = "b-df-hj-np-tv-z"
_LOST = re.compile(
    rf"""
      (?<=\b[OD])(?:\\'|[`´])(?=[A-Z])                    (?# O\'Brien is O'Brien )
    | (?<={_LETTER})(?P<inside>["`^])(?P<vowel>[aeiouyAEIOUY])(?![^\w\s.,-])
    | (?<!\S)"(?P<first>[AEIOUaeiou])(?={_LETTER}+(?!["\w]))
    | (?<={_LETTER})(?P<last>[aeiou])`(?=[{_CONSONANTS}]|[^\w`]|\Z)  (?# as Italians type it )
    | (?<={_LETTER})(?P<marked>[aou])"(?=[{_CONSONANTS}])
    | (?<={_LETTER}[{_CONSONANTS}])(?<!ll)(?<!gl)(?<![ns])'(?P<acute>[ao](?=\w)|[eo](?!\w))
    | (?<=i)'(?P<soft>c)(?!\w) | (?<=[aeioy])'(?P<nasal>n)(?=sk)
    | (?<=[a-z])~(?P<tilde>n(?=[a-z])|a(?=o)|o(?=e))
    | (?P<spacing>[´¨˜])(?P<letter>{_LETTER})
    """,
    re.VERBOSE,
)
_ACCENT_OF = {
    "first": '"',
    "marked": '"',
    "last": "`",
    "tilde": "~",
    **dict.fromkeys(("acute", "soft", "nasal"), "'"),
}
_SPACING = {"´": "'", "¨": '"', "˜": "~"}


def mend(text: str) -> str:
    r"""*text* with its macros cut off from the letters behind them, and lost backslashes back."""
    if _NEEDS_MENDING.search(text) is None:
        return text
    return _LOST.sub(_backslash, _GLUED.sub(_cut_off, text))


def _cut_off(macro: re.Match[str]) -> str:
    name, start = macro["macro"], macro.start()
    before = macro.string[max(0, start - 2) : start]
    if name[0] in "ij" and before[:1] == "\\" and before[1:] in _UPON_DOTLESS:
        return rf"{{\{name[0]}}}{name[1:]}"  # `\'\in` is ín, though `\in` is a macro as well
    if knows(name):
        return macro[0]
    for letter in _LETTERS:
        rest = name[len(letter) :]
        if name.startswith(letter) and rest.islower():
            return rf"{{\{letter}}}{rest}"
    mark = _ACCENTS.get(name[0])
    if mark is not None and len(unicodedata.normalize("NFC", name[1] + mark)) == 1:
        return rf"\{name[0]}{{{name[1]}}}{name[2:]}"
    return macro[0]


def _backslash(lost: re.Match[str]) -> str:
    group = lost.lastgroup
    if group is None:
        return "'"
    before = lost.string[: lost.start()].split()
    if group == "tilde" and before and before[-1] in PARTICLES:
        return lost[0]  # van~nistelrooij
    typed = lost["inside"] or lost["spacing"] or ""
    accent = _ACCENT_OF.get(group) or _SPACING.get(typed, typed)
    return rf"\{accent}{{{lost[group]}}}"
