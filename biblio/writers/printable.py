"""Text that is safe to show to a person: nothing in it drives the terminal."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# C0 with ESC, DEL and C1 start a terminal's commands; the bidirectional controls let a text show
# itself, and what stands beside it, in another order; lone surrogates cannot be written at all.
_UNSAFE: Final = "\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff"
_CONTROL: Final = re.compile(f"[{_UNSAFE}]")
_SPACE: Final = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")
_ASCII: Final = re.compile("[ -~]*")


def printable(text: str) -> str:
    """*text* on one line, tabs and line ends as a space, other control characters as U+FFFD."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", _SPACE.sub(" ", text))


def printable_lines(text: str) -> str:
    """*text* with its line ends kept (line feeds), and otherwise `printable`."""
    return "\n".join(printable(line) for line in text.splitlines())


def escaped(json_text: str) -> str:
    """*json_text* with the control characters that JSON itself lets through escaped.

    The value stays the same; ends of lines between values are kept.
    """
    return _JSON_CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", json_text)


_JSON_CONTROL: Final = re.compile(f"(?!\n)[{_UNSAFE}]")


def width(text: str) -> int:
    """How many columns of a terminal *text* takes (East Asian wide characters take two)."""
    if _ASCII.fullmatch(text):
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    """0 for a mark that stands on the character before it, 2 for a wide one, otherwise 1."""
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
