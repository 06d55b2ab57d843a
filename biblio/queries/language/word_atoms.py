r"""What people type, cut into atoms: words, numbers, Greek letters, sub- and superscripts.

TeX (`$\Lambda$CDM`, `H_{0}`), Unicode (`ΛCDM`, `H₀`) and plain letters (`Lambda-CDM`, `H0`) give
the same atoms, so that `word_forms` can write each in the way of the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import Final, NamedTuple

from biblio.queries.language.symbols import (
    FONTS,
    LONG_NAMES,
    NUCLEI,
    SCRIPT_CHARACTERS,
    SUBSCRIPTS,
    SUPERSCRIPTS,
    SYMBOLS,
    symbol_called,
)

_SHORT: Final = 3  # letters that are a symbol rather than a word: CDM, Ly, H
_SYMBOL_WORDS: Final = 2  # Greek letters in a row that are symbols; more are a word of Greek


class Kind(Enum):
    """What an atom is."""

    WORD = "word"
    NUMBER = "number"
    SYMBOL = "symbol"
    MACRO = "macro"


class Joint(Enum):
    """What stands before an atom."""

    TIGHT = "nothing, or TeX alone"
    LOOSE = "a blank or a hyphen"
    CUT = "any other sign"


class Script(Enum):
    """Where an atom stands on its line."""

    PLAIN = "plain"
    SUB = "sub"
    SUPER = "super"


class Atom(NamedTuple):
    """A word, a number or a symbol; `text` as it was typed, of a symbol its letter.

    `is_signed` where a sign stands before a script: 10⁻³.
    """

    kind: Kind
    text: str
    joint: Joint = Joint.CUT
    script: Script = Script.PLAIN
    is_signed: bool = False

    @property
    def is_short(self) -> bool:
        """Whether these are letters that a symbol is written together with."""
        return self.kind is Kind.WORD and len(self.text) <= _SHORT and self.text.isascii()


_SYMBOL: Final = "".join(SYMBOLS)
_TOKEN: Final = re.compile(
    rf"""
      \\(?P<macro>[A-Za-z]+)\s*
    | (?P<tight> [$'] | \\[(),;:!\[\]/] | [_^][+\-\N{{MINUS SIGN}}*](?![0-9]) )
    | (?P<script>[_^])
    | (?P<open>\{{) | (?P<close>\}})
    | (?P<symbols>[{_SYMBOL}]+)
    | (?P<characters>[{SCRIPT_CHARACTERS}]+)
    | (?P<word>(?:[^\W_{SCRIPT_CHARACTERS}{_SYMBOL}][\u0300-\u036f]*)+)
    | (?P<sign>[+\-\N{{MINUS SIGN}}])
    | (?P<loose>[\s\u2010-\u2013~])
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_NUMBER: Final = re.compile("[0-9]+")
_RUNS: Final = re.compile(r"[0-9]+|[^0-9]+")
_NUCLEUS: Final = re.compile(NUCLEI, re.IGNORECASE)
_GLUED: Final = re.compile(
    rf"(?P<before>[a-z]{{0,{_SHORT}}})(?P<name>{LONG_NAMES})(?P<behind>[b-df-hj-np-tv-z]{{0,{_SHORT}}})",
    re.IGNORECASE,
)


class _Scan:
    """One pass over a text."""

    def __init__(self) -> None:
        self.atoms: list[Atom] = []
        self.has_font = False
        self._joint = Joint.CUT
        self._scripts: list[Script] = []  # of the braces that are open
        self._next = Script.PLAIN
        self._is_signed = False

    @property
    def _script(self) -> Script:
        if self._next is not Script.PLAIN:
            return self._next
        return next(
            (each for each in reversed(self._scripts) if each is not Script.PLAIN), Script.PLAIN
        )

    def take(self, match: re.Match[str]) -> None:
        """Go on with one token."""
        match match.lastgroup:
            case "macro":
                self._macro(match["macro"])
            case "symbols":
                self._symbols(match[0])
            case "characters":
                self._characters(match[0])
            case "word":
                self._word(match[0])
            case "script" | "open" | "close":
                self._place(match[0])
            case "sign" if self._script is not Script.PLAIN:
                self._is_signed = True
            case "sign" | "loose":
                self._part(Joint.CUT if match[0] == "+" else Joint.LOOSE)
            case "other":
                self._part(Joint.CUT)

    def _place(self, sign: str) -> None:
        """Begin or end a script."""
        self._is_signed = False
        if sign in "_^":
            self._next = Script.SUB if sign == "_" else Script.SUPER
        elif sign == "{":
            self._scripts.append(self._next)
            self._next = Script.PLAIN
        elif self._scripts:
            self._scripts.pop()

    def _part(self, joint: Joint) -> None:
        if self._joint is not Joint.CUT:
            self._joint = joint
        self._next = Script.PLAIN

    def _add(self, kind: Kind, text: str, script: Script | None = None) -> None:
        script = self._script if script is None else script
        self.atoms.append(Atom(kind, text, self._joint, script, self._is_signed))
        self._joint = Joint.TIGHT
        self._next = Script.PLAIN
        self._is_signed = False

    def _macro(self, name: str) -> None:
        if name in FONTS:
            self.has_font = True
        elif (symbol := symbol_called(name, in_tex=True)) is not None:
            self._add(Kind.SYMBOL, symbol)
        else:
            self._add(Kind.MACRO, name)

    def _symbols(self, letters: str) -> None:
        if len(letters) <= _SYMBOL_WORDS:
            script = self._script
            for letter in letters:
                self._add(Kind.SYMBOL, SYMBOLS[letter], script)
        else:
            self._add(Kind.WORD, letters)

    def _characters(self, characters: str) -> None:
        for char in characters:
            script, plain = SCRIPT_CHARACTERS_TABLE[char]
            last = self.atoms[-1] if self.atoms else None
            if not plain.isalnum():
                self._is_signed = True
            elif (
                last is not None
                and last.script is script
                and self._joint is Joint.TIGHT
                and last.text.isdigit() == plain.isdigit()
                and not self._is_signed
            ):
                self.atoms[-1] = last._replace(text=last.text + plain)
            else:
                self._add(Kind.NUMBER if plain.isdigit() else Kind.WORD, plain, script)

    def _word(self, word: str) -> None:
        number = _NUMBER.match(word) if self._next is not Script.PLAIN else None
        if number is not None:
            # Without braces a script ends with its number: ^3P_0, D^0bar.
            self._add(Kind.NUMBER, number[0])
            word = word[number.end() :]
        script = self._script
        for kind, text in _in_parts(word):
            self._add(kind, text, script)


SCRIPT_CHARACTERS_TABLE: Final = {
    **{char: (Script.SUB, plain) for char, plain in SUBSCRIPTS.items()},
    **{char: (Script.SUPER, plain) for char, plain in SUPERSCRIPTS.items()},
}
"""Each character of a script, and what stands there."""


def _in_parts(word: str) -> Iterator[tuple[Kind, str]]:
    """The atoms of a *word* without any sign: `sigma8`, `NGC1068`, `LambdaCDM`, `13CO`."""
    if word[:1].isdigit() and _NUCLEUS.fullmatch(word) is None:
        yield (Kind.NUMBER if word.isdigit() else Kind.WORD), word
        return
    for run in _RUNS.findall(word):
        if run.isdigit():
            yield Kind.NUMBER, run
        else:
            yield from _letters(run)


def _letters(run: str) -> Iterator[tuple[Kind, str]]:
    """Letters as a symbol, as one beside a few others, or as a word."""
    if (symbol := symbol_called(run)) is not None:
        yield Kind.SYMBOL, symbol
        return
    glued = _GLUED.fullmatch(run)
    if (
        glued is None
        or bool(glued["before"]) == bool(glued["behind"])
        or glued["behind"] in _ENDINGS
    ):
        yield Kind.WORD, run
        return
    symbol = symbol_called(glued["name"])
    assert symbol is not None  # noqa: S101 - the pattern is made of their names
    if glued["before"]:
        yield Kind.WORD, glued["before"]
    yield Kind.SYMBOL, symbol
    if glued["behind"]:
        yield Kind.WORD, glued["behind"]


_ENDINGS: Final = frozenset({"s", "S"})
"""What makes a plural of a name: `deltas` are no δs."""


def atoms_of(text: str) -> tuple[Atom, ...]:
    """The atoms of *text*, which is in NFC, in its order."""
    scan = _Scan()
    for match in _TOKEN.finditer(text):
        scan.take(match)
    lone = len(scan.atoms) == 1 and scan.atoms[0].kind is not Kind.SYMBOL
    # A letter in a font is not that letter: \mathbf{x} is no x.
    return () if lone and scan.has_font else tuple(scan.atoms)
