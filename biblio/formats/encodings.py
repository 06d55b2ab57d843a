"""Text whose characters have two or four bytes each: UTF-16 and UTF-32.

Windows programs save and redirect text so. Only XML is read in them, since it says so itself; of
everything else it is told, and never guessed.
"""

from __future__ import annotations

import codecs
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_UNMARKED: Final = ("UTF-32LE", "UTF-32BE", "UTF-16LE", "UTF-16BE")
_LOOKED_AT: Final = 1_024
_SPACES: Final = "\t\n\r\f"


def wide_encoding(head: bytes) -> str | None:
    """The encoding of a text that begins with *head*, as iconv calls it; None where it is narrow.

    Its mark at the beginning tells, or where there is none the zeros beside the letters.
    """
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    if b"\0" not in head[:_LOOKED_AT]:
        return None
    return next((each for each in _UNMARKED if _reads(head[:_LOOKED_AT], each)), None)


def narrowed(head: bytes) -> bytes:
    """*head* in UTF-8, if it is of a wide encoding; else as it is."""
    encoding = wide_encoding(head)
    return head if encoding is None else head.decode(encoding, "ignore").encode()


def _reads(head: bytes, encoding: str) -> bool:
    """Whether *head* is mostly plain letters in *encoding*, and holds nothing that no text has."""
    text = head.decode(encoding, "replace")
    plain = sum(each.isascii() and (each.isprintable() or each in _SPACES) for each in text)
    return 2 * plain > len(text) and all(each >= " " or each in _SPACES for each in text)
