r"""TeX text, as names and titles hold it, to Unicode.

What pylatexenc knows (accents, letters, symbols) is asked of it, one macro at a time and cached;
this module finds the macros and adds where its defaults differ from what a bibliography needs:
`\t` ties two letters, an accent stands on the first letter of its argument, `%` is a per cent
sign, `~` in an address stays, formulas are opaque, and nothing that is not understood is dropped.
A symbol that has a macro in mathematics alone, as `\ensuremath` writes it, is one character.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any, NamedTuple

__all__ = ["Decoded", "decode", "knows"]


class Decoded(NamedTuple):
    """Text, and whether all of its TeX was understood; where not, it is the raw text."""

    text: str
    complete: bool


class _NotUnderstood(Exception):  # noqa: N818 - never leaves this module; not an error to a caller
    """TeX that has no plain text."""


_NEEDS_DECODING = re.compile(r"[\\{}~]|``")

# Every repetition is bounded or possessive, so that hostile text stays linear.
_TOKEN = re.compile(
    r"""
      (?P<math> \$\$[^$]*+\$\$ | \$(?:[^$\\]|\\.)*+\$ )
    | \\ (?: (?P<accent> [`'^"~=.] | [uvHtcdbkrhG](?![A-Za-z]) ) \s*+
             (?P<argument>
                 \{ (?: [^{}] | \{ (?: [^{}] | \{[^{}]{0,12}\} ){0,12} \} ){0,24} \}
               | \\[`'^"~=.uvHtcdbkr]\s?(?:\{[^{}]{1,12}\}|[^\s\\{}$])
               | \\[A-Za-z]++\s?+
               | [^\s\\{}$] )
         | (?P<word>[A-Za-z]++) (?P<after> \{\} | \s++ )?+
         | (?P<open>[(\[])
         | (?P<symbol>.) )
    | (?P<lone> \\\Z )
    | (?P<quotes> `` | '' )
    | (?P<tie> ~ )
    | [{}]
    """,
    re.VERBOSE | re.DOTALL,
)

# Accents that pylatexenc drops.
_COMBINING = {"h": "\u0309", "G": "\u030f", "t": "\u0361"}

# After these TeX swallows the space, and writers know it: `\L odz`.
_LETTERS_TEXT = """
    i j l L o O ss SS ae AE oe OE aa AA th TH dh DH dj DJ ng NG
"""
_LETTERS = frozenset(_LETTERS_TEXT.split())

_STYLES_TEXT = """
    rm it bf em sl sf tt sc emph text mbox textrm textit textbf textsl textsf texttt textsc
    textup textmd textnormal underline uline textsuperscript textsubscript url protect upshape
    itshape bfseries normalfont tiny scriptsize footnotesize small normalsize large Large LARGE
    huge Huge HUGE smc SMC SC ssf acro slc
"""
_STYLES = frozenset(_STYLES_TEXT.split())

_WORDS = {
    "SS": "SS",
    "S": "§",
    "P": "¶",
    "copyright": "©",
    "pounds": "£",
    "AllTeX": "(La)TeX",
    "AmS": "AmS",
    "La": "La",
    "LaTeXe": "LaTeX2e",
    "MF": "METAFONT",
    "MP": "MetaPost",
    "PS": "PostScript",
    "TUB": "TUGboat",
    "Xy": "Xy",
    "slBibTeX": "BibTeX",
    "slMF": "METAFONT",
    "Dash": "—",
    "dash": "—",
    "thinspace": " ",
    "quad": " ",
    "qquad": " ",
    "newline": " ",
    "linebreak": " ",
    "space": " ",
    "nobreakspace": " ",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciicircum": "^",
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
}

# What the world of TeX is called, and acronyms: each such macro prints its own name.
_NAMES_ITSELF = re.compile(r"[A-Za-z]*TeX[A-Za-z]*|(?!([A-Z])\1+\Z)[A-Z]{3,8}")

_ENSURED = re.compile(r"\{((?:[^{}]|\{[^{}]{0,40}\}){1,80})\}")

_SYMBOLS = {
    **{symbol: symbol for symbol in "&%$#_{}"},
    **dict.fromkeys(" ,;:\n\t\\", " "),
    **dict.fromkeys("/-!@+", ""),
}


def decode(text: str) -> Decoded:
    r"""Text with its TeX turned into Unicode (NFC), or as it was where that cannot be done.

    Formulas (`$...$`, `\(...\)`) are left as they stand. `~` between words is a space, the quotes
    of TeX become typographic ones, braces that only grouped are dropped. Where a macro is not
    known, so that a letter would vanish or a backslash remain, the text comes back unchanged and
    `complete` is False.
    """
    if _NEEDS_DECODING.search(text) is None:
        plain = text if text.isascii() else unicodedata.normalize("NFC", text)
        return Decoded(plain, complete=True)
    if len(text) <= 200:  # noqa: PLR2004 - names and titles come again, abstracts do not
        return _decode_short(text)
    return _decode(text)


def knows(word: str) -> bool:
    """Whether *word* is the name of a macro that can be decoded: a letter, a style, a symbol."""
    if word in _STYLES:
        return True
    try:
        _word(word)
    except _NotUnderstood:
        return False
    return True


def _decode(text: str) -> Decoded:
    try:
        return Decoded(unicodedata.normalize("NFC", _expand(text)), complete=True)
    except _NotUnderstood:
        return Decoded(text, complete=False)


_decode_short = lru_cache(maxsize=16_384)(_decode)


def _expand(text: str) -> str:
    """Replace each token of *text*; raises _NotUnderstood at the first that cannot be."""
    pieces: list[str] = []
    done = 0
    open_quotes = 0
    while (token := _TOKEN.search(text, done)) is not None:
        start, end = token.span()
        pieces.append(text[done:start])
        done = end
        if (quotes := token["quotes"]) is not None:
            opens = quotes == "``"
            # Two apostrophes that close nothing are arc seconds or a second derivative.
            pieces.append("“" if opens else "”" if open_quotes else quotes)
            open_quotes = max(0, open_quotes + (1 if opens else -1))
        elif token["lone"] is not None:
            raise _NotUnderstood
        elif token["word"] == "ensuremath":
            if (symbol := _ENSURED.match(text, end)) is None:
                raise _NotUnderstood
            pieces.append(_ensured(symbol[1]))
            done = symbol.end()
        elif token["open"] is not None:
            close = text.find(r"\)" if token["open"] == "(" else r"\]", end)
            if close < 0:
                raise _NotUnderstood
            done = close + 2
            pieces.append(text[start:done])
        else:
            pieces.append(_replace(token, text))
    pieces.append(text[done:])
    return "".join(pieces)


def _replace(token: re.Match[str], text: str) -> str:
    if (formula := token["math"]) is not None:
        return formula
    if (accent := token["accent"]) is not None:
        return _accented(accent, token["argument"])
    if (word := token["word"]) is not None:
        return _macro(word, token["after"] or "")
    if (symbol := token["symbol"]) is not None:
        if symbol not in _SYMBOLS:
            raise _NotUnderstood
        return _SYMBOLS[symbol]
    # The rest are braces that only grouped.
    return _tie(text, token.start()) if token["tie"] is not None else ""


def _macro(word: str, after: str) -> str:
    if word in _STYLES:
        return ""
    made = _word(word)
    # A space after a symbol is meant as one by those who write titles; {} is not.
    is_closed_up = word in _LETTERS or made in {" ", "—"}
    return made + " " if after.isspace() and not is_closed_up else made


def _tie(text: str, place: int) -> str:
    """A space where `~` ties two words; as it stands in an address or before a number (`~ 5`)."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    ties = (before.isalnum() or before in tuple(".,;:)}'")) and bool(after.strip())
    return " " if ties else "~"


def _accented(accent: str, argument: str) -> str:
    inner = _expand(argument[1:-1] if argument.startswith("{") else argument).strip()
    if not inner:
        return accent if accent in "~^" else ""  # the way to print a tilde in an address
    head = 1
    while head < len(inner) and unicodedata.combining(inner[head]):
        head += 1
    return _on_letter(accent, inner[:head]) + inner[head:]


@cache
def _known() -> tuple[Any, Any]:
    """What pylatexenc converts with, and the macros that it knows; most text asks for neither."""
    from pylatexenc.latex2text import (  # noqa: PLC0415 - see above
        LatexNodes2Text,
        get_default_latex_context_db,
    )

    return LatexNodes2Text(strict_latex_spaces=True), get_default_latex_context_db()


def _ensured(formula: str) -> str:
    """The character that *formula* stands for, as pylatexenc writes it."""
    char = _symbols_of_mathematics().get(formula)
    if char is None:
        raise _NotUnderstood
    return char


@cache
def _symbols_of_mathematics() -> dict[str, str]:
    r"""Characters by the formula that pylatexenc writes in `\ensuremath`; the first counts."""
    from pylatexenc.latexencode import (  # noqa: PLC0415 - hardly any text asks for it
        get_builtin_uni2latex_dict,
    )

    found: dict[str, str] = {}
    for code, written in sorted(get_builtin_uni2latex_dict().items()):
        if written.startswith(r"\ensuremath{"):
            found.setdefault(written[len(r"\ensuremath{") : -1], chr(code))
    return found


@lru_cache(maxsize=4096)
def _on_letter(accent: str, letter: str) -> str:
    """*letter* with TeX's *accent* upon it."""
    if not letter[0].isalpha():
        raise _NotUnderstood
    if accent == "." and letter in "iı":
        return "i"
    if accent in _COMBINING:
        return unicodedata.normalize("NFC", letter.replace("ı", "i") + _COMBINING[accent])
    made = str(_known()[0].latex_to_text(rf"\{accent}{{{letter}}}")).strip()
    base, *marks = list(unicodedata.normalize("NFD", made))
    if len(marks) < len(unicodedata.normalize("NFD", letter)):
        raise _NotUnderstood
    # Two accents may be typed in the order that has no character: `\^{\'e}` is ế too.
    orders = (made, base + "".join(reversed(marks)))
    return min((unicodedata.normalize("NFC", order) for order in orders), key=len)


@lru_cache(maxsize=4096)
def _word(word: str) -> str:
    """The character that the macro *word* stands for."""
    if (known := _WORDS.get(word)) is not None:
        return known
    spec = _known()[1].get_macro_spec(word)
    if spec is None or not spec.macroname:
        if _NAMES_ITSELF.fullmatch(word):
            return word
        raise _NotUnderstood
    made = getattr(spec, "simplify_repl", None)
    # Macros with arguments or a template are replaced by more, or by less, than a character.
    if not isinstance(made, str) or len(made) != 1:
        raise _NotUnderstood
    return made
