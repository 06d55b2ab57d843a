"""Words as the full-text index has them."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from biblio.db.folding import spelled

# A word of text as the index sees it; an underscore parts words.
WORD: Final = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")

# Shapes of letters that fold to the letter.
_SHAPES: Final = str.maketrans("ςſµϐϑϕϖϰϱϵ", "σsμβθφπκρε")


def as_indexed(word: str) -> str:
    """*word* as the index has it: small letters, without marks but those it keeps."""
    if word.isascii():
        return word.lower()
    composed = unicodedata.normalize("NFC", word)
    plain: list[str] = []
    for char in unicodedata.normalize("NFD", spelled(composed).lower()):
        if not ("\u0300" <= char <= "\u036f" and plain and plain[-1].isascii()):
            plain.append(char)
    return unicodedata.normalize("NFC", "".join(plain)).translate(_SHAPES)
