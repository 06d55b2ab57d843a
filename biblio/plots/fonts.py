"""Letters: which fonts draw a text here, how wide it is, and which scripts none of them has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from matplotlib import font_manager
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font
from matplotlib.textpath import text_to_path

from biblio.writers.printable import printable

OWN: Final = "DejaVu Sans"
"""Matplotlib brings it: Latin, Greek, Cyrillic, Arabic, Hebrew, Georgian, Armenian and signs."""

OTHERS: Final = (
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "Noto Sans SC",
    "Noto Sans JP",
    "Source Han Sans SC",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "Droid Sans Fallback",
    "PingFang SC",
    "Hiragino Sans",
    "Microsoft YaHei",
    "SimSun",
    "Yu Gothic",
    "Noto Sans KR",
    "Malgun Gothic",
    "Apple SD Gothic Neo",
    "NanumGothic",
    "Noto Sans Hebrew",
    "Noto Sans Arabic",
    "Noto Sans Thai",
    "Loma",
    "Garuda",
    "Tahoma",
    "Thonburi",
    "Noto Sans Devanagari",
    "Noto Sans Bengali",
    "Noto Sans Tamil",
    "Noto Sans Telugu",
    "Noto Sans Ethiopic",
    "Noto Sans Math",
    "Noto Sans Symbols2",
    "Nirmala UI",
    "Kohinoor Devanagari",
    "Arial Unicode MS",
    "FreeSans",
    "FreeSerif",
    "Unifont",
)
"""Fonts of further scripts on the usual systems, as they are asked in turn."""

BROWSERS: Final = (OWN, "Verdana", "Arial", "sans-serif")
"""What a viewer of SVG is asked for: none of these is wider than the first, which is measured."""

_FALSE_MARKS: Final = {0xFFFE, 0xFFFF}  # XML has no place for them
_BOX: Final = 1.1  # the width of what stands for a character, in heights of letters
_NO_GLYPH: Final = frozenset({"Mn", "Me", "Cf", "Zs", "Zl", "Zp", "Cc"})


def clean(text: str) -> str:
    """*text* on one line, with nothing in it that XML or a font cannot hold."""
    return "".join(
        "\N{REPLACEMENT CHARACTER}" if ord(each) & 0xFFFF in _FALSE_MARKS else each
        for each in printable(text)
    )


@lru_cache(maxsize=64)
def _characters(path: str, index: int) -> frozenset[int]:
    return frozenset(FT2Font(path, face_index=index).get_charmap())


def _of(family: str) -> frozenset[int]:
    """The characters that *family* has here: none where it is not installed."""
    for entry in font_manager.fontManager.ttflist:
        if entry.name == family and entry.weight == 400:  # noqa: PLR2004 - the regular face
            return _characters(entry.fname, entry.index)
    return frozenset()


def families_for(texts: Iterable[str]) -> tuple[tuple[str, ...], frozenset[str]]:
    """The fonts that draw *texts* together, and the characters that none here has."""
    missing = {
        each
        for each in set().union(*texts)
        if ord(each) not in _of(OWN) and unicodedata.category(each) not in _NO_GLYPH
    }
    families = [OWN]
    for family in OTHERS:
        if not missing:
            break
        if has := {each for each in missing if ord(each) in _of(family)}:
            families.append(family)
            missing -= has
    return tuple(families), frozenset(missing)


class Letters:
    """Widths of texts in points, in some *families* that lack some characters."""

    def __init__(self, families: Sequence[str], missing: frozenset[str]) -> None:
        self.families = tuple(families)
        self.missing = missing

    def properties(self, size: float, *, bold: bool = False) -> FontProperties:
        """What Matplotlib calls these letters."""
        return FontProperties(
            family=list(self.families), size=size, weight="bold" if bold else "normal"
        )

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """How wide *text* is at most: what no font here has may be as wide as it is high."""
        known = "".join(each for each in text if each not in self.missing)
        measured = 0.0
        if known:
            measured = _measured(known, self.families, bold) * size
        return measured + _BOX * size * (len(text) - len(known))

    def wrapped(
        self, text: str, size: float, within: float, *, lines: int, bold: bool = False
    ) -> list[str]:
        """*text* in at most so many *lines* of this width, cut with an ellipsis."""
        found: list[str] = []
        rest = text.strip()
        while rest:
            if len(found) == lines - 1:
                found.append(self.cut(rest, size, within, bold=bold))
                break
            line, rest = self._first_line(rest, size, within, bold=bold)
            found.append(line)
        return found

    def cut(self, text: str, size: float, within: float, *, bold: bool = False) -> str:
        """As much of *text* as is not wider, with an ellipsis where that is not all."""
        if self.width(text, size, bold=bold) <= within:
            return text
        kept = self._fitting(text, size, within - self.width("…", size, bold=bold), bold=bold)
        return f"{text[:kept].rstrip()}…"

    def _first_line(self, text: str, size: float, within: float, *, bold: bool) -> tuple[str, str]:
        """What of *text* stands on a line, ended at a space where there is one, and the rest."""
        kept = self._fitting(text, size, within, bold=bold)
        if kept == len(text):
            return text, ""
        space = text.rfind(" ", 0, kept + 1)
        end = space if space > 0 else max(kept, 1)
        return text[:end].rstrip(), text[end:].lstrip()

    def _fitting(self, text: str, size: float, within: float, *, bold: bool) -> int:
        """How many characters of *text* are not wider together."""
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if self.width(text[:middle], size, bold=bold) <= within:
                low = middle
            else:
                high = middle - 1
        return low


@lru_cache(maxsize=16_384)
def _measured(text: str, families: tuple[str, ...], bold: bool) -> float:  # noqa: FBT001
    """The width of *text* whose letters are of the size 1."""
    properties = FontProperties(
        family=list(families), size=100, weight="bold" if bold else "normal"
    )
    width, _, _ = text_to_path.get_text_width_height_descent(text, properties, ismath=False)
    return float(width) / 100
