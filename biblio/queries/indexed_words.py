"""Words as the full-text index has them."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# A word of text as the index sees it; an underscore parts words.
WORD: Final = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
# Letters that the index has already folded in its documents, since its tokenizer does not.
LETTERS: Final = str.maketrans(
    {
        "Đ": "d", "đ": "d", "Ð": "d", "ð": "d", "Ł": "l", "ł": "l", "Ø": "o", "ø": "o",
        "ẞ": "ss", "ß": "ss", "Æ": "ae", "æ": "ae", "Œ": "oe", "œ": "oe", "Þ": "th", "þ": "th",
        "Ħ": "h", "ħ": "h", "Ŋ": "n", "ŋ": "n", "ı": "i",
    }
)  # fmt: skip


def as_indexed(word: str) -> str:
    """*word* as the index has it: small letters, plain where Latin ones carry marks."""
    if word.isascii():
        return word.lower()
    plain: list[str] = []
    for char in unicodedata.normalize("NFD", word.translate(LETTERS).lower()):
        if not ("\u0300" <= char <= "\u036f" and plain and plain[-1].isascii()):
            plain.append(char)
    return unicodedata.normalize("NFC", "".join(plain)).replace("ς", "σ").replace("ſ", "s")
