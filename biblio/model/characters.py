"""Characters that were written as something else, and such as nobody sees.

Both functions give plain text back as it is, at the cost of one look.
"""

from __future__ import annotations

import re
from html.entities import html5
from typing import Final

# Zero-width, bidirectional and soft marks. The two joiners have a meaning between the letters of
# Arabic and Indic scripts, and stay there.
_INVISIBLE: Final = (
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
)
_MARKS: Final = re.compile(
    f"[{_INVISIBLE}]|(?<![\u0600-\u109f])[\u200c\u200d]|[\u200c\u200d](?![\u0600-\u109f])"
)
_ENTITY: Final = re.compile(
    r"&(?:#([0-9]{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z]{2,31}[0-9]{0,2}));"
)
_LAST: Final = 0x10FFFF


def visible(text: str) -> str:
    """*text* without zero-width and bidirectional marks."""
    return text if text.isprintable() else _MARKS.sub("", text)


def unescape(text: str) -> str:
    """*text* with its HTML entities as characters: `&eacute;` and `&#233;` are é.

    Only what ends in a semicolon and names a character counts; anything else stays.
    """
    if "&" not in text or ";" not in text:
        return text
    return _ENTITY.sub(_character, text)


def _character(entity: re.Match[str]) -> str:
    decimal, hexadecimal, name = entity.groups()
    if name:
        return html5.get(f"{name};", entity[0])
    code = int(decimal) if decimal else int(hexadecimal, 16)
    if not 0 < code <= _LAST or 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004 - no such character
        return entity[0]
    char = chr(code)
    return char if char.isprintable() else " " if char.isspace() else ""
