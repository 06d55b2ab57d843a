"""How common names and words are, by tables that ship: the same in every library and for ever.

`data/` holds them, made by `benchmarks/people_tables.py` from arXiv's CC0 metadata. A name or
word that is in no table counts as met once. All results are whole numbers, hundredths of
logarithms, so that every machine comes to the same.
"""

from __future__ import annotations

import gzip
from functools import cache, lru_cache
from importlib.resources import files
from math import log
from typing import Final

SPELLINGS: Final = 145_500
"""How many spellings of names the tables count, in round numbers."""
_COMMON, _UNCOMMON = 1, 2
_WORD_WEIGHTS: Final = {_COMMON: 2, _UNCOMMON: 4}
RARE_WORD: Final = 7


@lru_cache(maxsize=1 << 16)
def rarity(block: str) -> int:
    """Hundredths of the natural logarithm of all spellings over those of *block*: 0 to 1,189."""
    return _logarithm(SPELLINGS / _table("blocks").get(block, 1))


@cache
def least_rarity() -> int:
    """That of the commonest block: no rarity is less."""
    return _logarithm(SPELLINGS / max(_table("blocks").values()))


@lru_cache(maxsize=1 << 14)
def namesakes(surname: str, piece: str) -> int:
    """How many people of *surname* and a *piece* of forenames to expect, if these were drawn apart.

    In hundredths of decades: 0 is one, -200 one in a hundred, 100 ten. It is the number of distinct
    forenames of the surname times that of distinct surnames of the piece over all spellings. The
    pieces are those of `forms.pieces_of`.
    """
    forenames = _table("forenames").get(surname, 1)
    surnames = _table("surnames").get(piece, 1) if piece else 1
    return round(_logarithm(forenames * surnames / SPELLINGS) / _logarithm(10) * 100)


def word_weight(stem: str) -> int:
    """2 for a common word of titles, 4 for an uncommon one, 7 for one that is rare or unknown."""
    return _WORD_WEIGHTS.get(_table("words").get(stem, 0), RARE_WORD)


def is_rare(stem: str) -> bool:
    """Whether *stem* is no word that the tables know."""
    return stem not in _table("words")


def _logarithm(number: float) -> int:
    return round(100 * log(number))


@cache
def _table(name: str) -> dict[str, int]:
    packed = files("biblio.disambiguation").joinpath("data", f"{name}.tsv.gz").read_bytes()
    table: dict[str, int] = {}
    for line in gzip.decompress(packed).decode().splitlines():
        number, *keys = line.split("\t")
        table.update(dict.fromkeys(keys, int(number)))
    return table
