"""How a person writes entries: what is put into one is written as the rest of it is."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from biblio.exporters.bibtex.texts import known, verbatim
from biblio.formats.bibtex.blocks import PlacedEntry

__all__ = ["EntryStyle", "FileStyle", "cased_type", "is_one_piece"]

_DIGITS: Final = re.compile(r"[0-9]+")
_ONE_PIECE: Final = re.compile(r'\{.*\}|"[^"]*"|[0-9]+', re.DOTALL)
_UP_TO_NAME: Final = re.compile(r"[\s,]*")


@dataclass(frozen=True, slots=True)
class FileStyle:
    """The encoding of a file, and whether its letters beyond ASCII are commands of TeX."""

    encoding: str
    in_tex: bool

    @classmethod
    def of(cls, data: bytes) -> FileStyle:
        """How *data* is written: what has no letter beyond ASCII has commands of TeX, or may."""
        data = data.removeprefix(BOM_UTF8)
        try:
            data.decode()
        except UnicodeDecodeError:
            return cls("latin-1", in_tex=False)
        return cls("utf-8", in_tex=data.isascii())

    def value(self, text: str, *, is_verbatim: bool) -> bytes | None:
        """The value that says *text*; None where the file cannot hold it."""
        for in_tex in (self.in_tex, True):
            written = verbatim(text, in_tex=in_tex) if is_verbatim else known(text, in_tex=in_tex)
            try:
                return written.encode(self.encoding)
            except UnicodeEncodeError:
                continue
        return None


class EntryStyle:
    """How the fields of one entry are set: delimiters, case, white space and columns.

    *text* is the entry, a character for each byte.
    """

    def __init__(self, text: str, placed: PlacedEntry) -> None:
        self._text = text
        self._fields = placed.fields
        self._names = [each.name for each in placed.fields]
        self._values = [text[each.value_start : each.value_end] for each in placed.fields]
        last = placed.fields[-1]
        before = placed.fields[-2].value_end if len(placed.fields) > 1 else placed.key_end
        between = text[before : last.start]
        self._separator = between if _UP_TO_NAME.fullmatch(between) and "," in between else ", "

    def delimited(self, value: str, like: str | None = None) -> str:
        """*value* in the delimiters of the value *like*, or of most values of the entry."""
        is_number = _DIGITS.fullmatch(value) is not None
        if like is None:
            if is_number and any(map(_DIGITS.fullmatch, self._values)):
                return value
            quoted = sum(each.startswith('"') for each in self._values)
            like = '"' if quoted > sum(each.startswith("{") for each in self._values) else "{"
        if is_number and _DIGITS.fullmatch(like):
            return value
        return f'"{value}"' if like.startswith('"') and '"' not in value else f"{{{value}}}"

    def added(self, name: str, value: str) -> str:
        """The field *name* with its *value*, as it follows the last field."""
        return f"{self._separator}{self.cased(name)}{self._equals(name)}{value}"

    def cased(self, name: str) -> str:
        """*name* in the case of the other names."""
        return _cased(name, self._names)

    def _equals(self, name: str) -> str:
        """What stands between *name* and its value: so much that columns stay columns."""
        last = self._fields[-1]
        between = self._text[last.start + len(last.name) : last.value_start]
        widths = {each.value_start - each.start for each in self._fields}
        is_column = len(widths) == 1 and len({len(each.name) for each in self._fields}) > 1
        if not is_column:
            return between if len({*self._betweens()}) == 1 else " = "
        width = widths.pop()
        before, sign, behind = between.partition("=")
        places = {
            self._text.index("=", each.start + len(each.name)) - each.start for each in self._fields
        }
        if len(places) == 1:  # the signs are a column as well
            return " " * max(places.pop() - len(name), 1) + sign + behind
        return before + sign + " " * max(width - len(name) - len(before) - 1, 1)

    def _betweens(self) -> Sequence[str]:
        return [self._text[each.start + len(each.name) : each.value_start] for each in self._fields]


def cased_type(name: str, like: str) -> str:
    """The type *name* in the case of the type *like*: `@MISC` becomes `@ARTICLE`."""
    return _cased(name, [like])


def is_one_piece(value: str) -> bool:
    """Whether *value* stands in one pair of delimiters or is a number, without any macro."""
    if _ONE_PIECE.fullmatch(value) is None:
        return False
    depth = 0
    for place, letter in enumerate(value):
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if value[0] == "{" and not depth and place < len(value) - 1:
            return False
    return True


def _cased(name: str, like: Sequence[str]) -> str:
    if all(map(str.isupper, like)):
        return name.upper()
    if all(each[:1].isupper() and each[1:] == each[1:].lower() for each in like):
        return name.capitalize()
    return name
