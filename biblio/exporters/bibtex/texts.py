r"""Plain text, with its formulas, as the value of a field of BibTeX.

A formula (`$…$`, `\(…\)`) stays to the letter. What is none, since its braces do not match or TeX
would not take it, is text: then a dollar is a dollar. In text every character that TeX or BibTeX
would take for a command is escaped, braces always as macros, since BibTeX counts `\{` as a brace.
Letters beyond ASCII are commands where that is asked for, each in braces of its own, which is a
special character for BibTeX; what has no command that reads back as the same letter stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, Final, NamedTuple

from biblio.formats import fields
from biblio.model import tex

__all__ = ["Piece", "divided", "escaped", "known", "meant", "paragraphs", "verbatim", "whole"]

_FORMULA: Final = re.compile(r"\$\$[^$]++\$\$|\$(?:[^$\\]|\\.)++\$", re.DOTALL)
_CLOSED_BY: Final = {r"\(": r"\)", r"\[": r"\]"}
_LONGEST: Final = 4_000  # characters of a formula in brackets
_MARK: Final = re.compile(r"[$\\]")
_TEX_BRACES: Final = re.compile(r"\\.|[{}]", re.DOTALL)
_STRAY: Final = re.compile(r"(?<!\\)(?:\\\\)*[%#]")
_NO_SCRIPT: Final = re.compile(r"[_^]\s*(?=[}^_&$']|\\[)\]])")  # TeX wants something behind it
_ESCAPED_SCRIPT: Final = re.compile(r"\\[_^\\]")
_ALIGNED: Final = re.compile(r"(?<!\\)(?:\\\\)*&")
_BRACE_MACROS: Final = re.compile(r"\\([{}])")
_SPELLED: Final = {"{": r"\lbrace ", "}": r"\rbrace "}
_SPECIAL: Final = re.compile(r"[&%$#_{}~^\\`]")
_ESCAPES: Final = {
    **{char: f"\\{char}" for char in "&%$#_"},
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\\": r"\textbackslash{}",
    "`": "`{}",
}
_ESCAPED: Final = re.compile(r"[&%$#_{}~^\\]|`(?=`)")
# `&eacute;` would be read as é, also behind a backslash.
_ENTITY: Final = re.compile(r"\\&(?=[A-Za-z0-9]{1,33};)")
_BEYOND: Final = re.compile(r"[A-Za-z]?[\u0300-\u036f]+|[^\x00-\x7f][\u0300-\u036f]*")
_ACCENTS: Final = {
    "\u0300": "`",
    "\u0301": "'",
    "\u0302": "^",
    "\u0303": "~",
    "\u0304": "=",
    "\u0306": "u",
    "\u0307": ".",
    "\u0308": '"',
    "\u0309": "h",
    "\u030a": "r",
    "\u030b": "H",
    "\u030c": "v",
    "\u030f": "G",
    "\u0323": "d",
    "\u0327": "c",
    "\u0328": "k",
    "\u0331": "b",
}
_NOT_IN_ADDRESSES: Final = re.compile(r"[{}\\\s]")
_BARE_INDEX: Final = re.compile(r"^[^$]*(?:\$[^$]*\$[^$]*)*[_^]\{")


class Piece(NamedTuple):
    """A part of a text: a formula, or what stands between two."""

    text: str
    is_formula: bool = False


def divided(text: str) -> Iterator[Piece]:
    """The formulas of *text* and what stands between them; text that is none is never a formula."""
    begun = place = 0
    closed: dict[str, int] = {}
    while (mark := _MARK.search(text, place)) is not None:
        start = mark.start()
        end = _end_of_formula(text, start, closed)
        formula = _as_tex_takes_it(text[start:end]) if end is not None else None
        if end is None or formula is None:
            # A dollar that begins none may end one; what a backslash stands before does neither.
            place = start + (2 if text[start] == "\\" else 1)
            continue
        if start > begun:
            yield Piece(text[begun:start])
        yield Piece(formula, is_formula=True)
        begun = place = end
    if begun < len(text):
        yield Piece(text[begun:])


def _end_of_formula(text: str, start: int, closed: dict[str, int]) -> int | None:
    """Where the formula ends that begins at *start* in *text*, if one does.

    *closed* remembers where each closing bracket was found last, so that it is looked for once.
    """
    if text[start] == "$":
        found = _FORMULA.match(text, start)
        return found.end() if found is not None else None
    closing = _CLOSED_BY.get(text[start : start + 2])
    if closing is None:
        return None
    if closed.get(closing, start) <= start:
        place = text.find(closing, start)
        closed[closing] = place if place >= 0 else len(text) + _LONGEST
    end = closed[closing] + len(closing)
    return end if end - start <= _LONGEST and end <= len(text) else None


def _as_tex_takes_it(formula: str) -> str | None:
    r"""*formula* if TeX and BibTeX take it, its `\{` spelled out where BibTeX alone would not.

    None where TeX does not: its braces do not match, or it has what is no mathematics.
    """
    if _STRAY.search(formula) or (_ALIGNED.search(formula) and r"\begin" not in formula):
        return None
    if _NO_SCRIPT.search(formula) and _NO_SCRIPT.search(_ESCAPED_SCRIPT.sub("", formula)):
        return None
    if "{" not in formula and "}" not in formula:
        return formula
    if not _is_balanced(each for each in _TEX_BRACES.findall(formula) if len(each) == 1):
        return None
    if _is_balanced(each for each in formula if each in "{}"):
        return formula
    return _BRACE_MACROS.sub(lambda brace: _SPELLED[brace[1]], formula)


def _is_balanced(braces: Iterator[str]) -> bool:
    depth = 0
    for brace in braces:
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return not depth


def escaped(text: str, *, in_tex: bool) -> str:
    """*text* without formulas, with nothing in it that TeX would take for a command."""
    if text.isascii() and _SPECIAL.search(text) is None:
        return text
    if not in_tex or text.isascii():
        return _ESCAPED.sub(lambda found: _ESCAPES[found[0]], text)
    plain = _ESCAPED.sub(lambda found: _ESCAPES[found[0]], unicodedata.normalize("NFC", text))
    return _BEYOND.sub(lambda found: _command(found[0]), plain)


def known(text: str, *, in_tex: bool) -> str:
    """The whole value of a field that says *text*, on one line."""
    line = fields.line(text) or ""
    if line.isascii() and _SPECIAL.search(line) is None:
        return line
    return whole(
        piece.text if piece.is_formula else escaped(piece.text, in_tex=in_tex)
        for piece in divided(line)
    )


def whole(written: Iterable[str]) -> str:
    """The parts *written* of a value put together, with nothing in it like an entity of HTML."""
    value = "".join(written)
    return _ENTITY.sub(r"\\&{}", value) if "&" in value and ";" in value else value


def paragraphs(text: str, *, in_tex: bool) -> str:
    """The value of a field that says *text*, which may have several paragraphs.

    None of them begins with `@`, where readers that mend a file look for the next entry.
    """
    lines = (known(each, in_tex=in_tex) for each in text.splitlines())
    return "\n\n  ".join(f"{{@}}{each[1:]}" if each[0] == "@" else each for each in lines if each)


def meant(text: str) -> str:
    """*text* as a source prints it in TeX, in plain characters; as it is, if that cannot be.

    Nor can it where formulas stand outside of dollars: `S_{BH}` would lose its braces.
    """
    if "\\" not in text or _BARE_INDEX.search(text) is not None:
        return text
    return tex.decode(text).text


def verbatim(text: str, *, in_tex: bool) -> str:
    r"""*text* as the value of a verbatim field: an address, a DOI or another identifier.

    Nothing is escaped, `%` and `#` neither, since such fields are for commands like `\url`. Braces,
    backslashes and white space, which are none of an address, stand as `%7B` and so on; and so
    does what is beyond ASCII where TeX is asked for.
    """
    value = _NOT_IN_ADDRESSES.sub(_in_percent, text.strip())
    if in_tex and not value.isascii():
        value = "".join(each if each.isascii() else _percent(each) for each in value)
    return value


def _in_percent(found: re.Match[str]) -> str:
    return _percent(found[0])


def _percent(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "replace"))


@cache
def _command(char: str) -> str:
    """The command in braces that reads back as *char*, or *char* if there is none."""
    for written in (_known_to_pylatexenc(char), _composed(char)):
        if written is not None and tex.decode(f"{{{written}}}") == (char, True):
            return f"{{{written}}}"
    return char


def _known_to_pylatexenc(char: str) -> str | None:
    if len(char) != 1:
        return None
    written = str(_encoder()(char))
    return written if written != char and written.isascii() and written[0] == "\\" else None


@cache
def _encoder() -> Callable[[str], Any]:
    """The encoder of pylatexenc, which takes a tenth of a second to load."""
    from pylatexenc.latexencode import UnicodeToLatexEncoder  # noqa: PLC0415 - see above

    encoder = UnicodeToLatexEncoder(
        replacement_latex_protection="none",
        unknown_char_policy="keep",
        unknown_char_warning=False,
    )
    made: Callable[[str], Any] = encoder.unicode_to_latex
    return made


def _composed(char: str) -> str | None:
    r"""*char* as its letter with one accent of TeX upon the other: `\'{\^e}`."""
    parts = unicodedata.normalize("NFD", char)
    base, marks = parts[0], parts[1:]
    if not base.isascii() or not base.isalpha() or not all(mark in _ACCENTS for mark in marks):
        return None
    written = base if not marks or base not in "ij" else f"\\{base}"
    for mark in marks:
        accent = _ACCENTS[mark]
        is_plain = len(written) == 1 and not accent.isalpha()
        written = f"\\{accent}{written}" if is_plain else f"\\{accent}{{{written}}}"
    return written
