"""Letters that the tokenizer of the search index leaves as they are, spelled plainly.

The view `paper_search_documents` does the same in SQL, so that plain SQL keeps the index right;
what is asked is spelled so too. Case, and the accents of Latin letters, the tokenizer folds itself.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LATIN: Final = {
    "Đ": "d", "đ": "d", "Ð": "d", "ð": "d", "Ł": "l", "ł": "l", "Ø": "o", "ø": "o",
    "ẞ": "ss", "ß": "ss", "Æ": "ae", "æ": "ae", "Œ": "oe", "œ": "oe", "Þ": "th", "þ": "th",
    "Ħ": "h", "ħ": "h", "Ŋ": "n", "ŋ": "n", "ı": "i",
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
}  # fmt: skip
# In Cyrillic what print leaves out: the dots of ё, and stress. й, ї and ў are letters of their own.
_CYRILLIC: Final = {"Ё": "Е", "ё": "е", "Ѐ": "Е", "ѐ": "е", "Ѝ": "И", "ѝ": "и"}
_GREEK: Final = (range(0x370, 0x400), range(0x1F00, 0x2000))
_SUBSCRIPTS: Final = {chr(0x2080 + digit): str(digit) for digit in range(10)}


def _greek() -> dict[str, str]:
    """Each Greek letter with marks, and the letter without."""
    plain: dict[str, str] = {}
    for code in (code for block in _GREEK for code in block):
        letter, *marks = list(unicodedata.normalize("NFD", chr(code)))
        if marks and unicodedata.category(chr(code)).startswith("L"):
            plain[chr(code)] = letter
    return plain


PLAIN: Final = _LATIN | _CYRILLIC | _greek() | _SUBSCRIPTS
"""Each letter, and how it is spelled."""
_TABLE: Final = str.maketrans(PLAIN)
_ANY: Final = re.compile(f"[{''.join(PLAIN)}]")


def spelled(text: str) -> str:
    """*text* with such letters spelled plainly."""
    return text if text.isascii() or _ANY.search(text) is None else text.translate(_TABLE)
