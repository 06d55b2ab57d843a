"""What a paper says as numbers, which stand beside each other in memory.

Who compares a whole library goes through the words of each paper once for each of its authors. As
numbers they are sorted and counted where they lie, where a set of words is found by looking at each
of them somewhere else. A number is a hash of the word, and tells beside it what the word weighs.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from hashlib import blake2b
from typing import Final, NamedTuple

from biblio.disambiguation.commonness import rarity, word_weight
from biblio.disambiguation.remembered import Remembered

BITS: Final = 52
"""A number has so many. Of a million words, two have the same in one of ten thousand libraries."""
CODE: Final = "Q"
"""What `array` calls them."""
RARITY_BITS: Final = 11
"""The last bits of a co-author's: the rarity. Of a million co-authors some two are mixed up, which
matters if a name stands beside both."""
WEIGHT_BITS: Final = 3
"""The last bits of a word's of titles: the weight."""


class Numbers(NamedTuple):
    """The numbers of a paper's lists and words, packed; `named` and `listed` as `Work` has them."""

    listed: bytes = b""
    named: bytes = b""
    title: bytes = b""
    abstract: bytes = b""


def number_of(word: str) -> int:
    """The number that stands for *word*."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big") >> 64 - BITS


def _weighing(bits: int, weigh: Callable[[str], int]) -> Callable[[str], int]:
    """What numbers a word and has what it weighs in the last *bits*."""
    return lambda word: number_of(word) >> bits << bits | weigh(word)


_BLOCKS: Final = Remembered(_weighing(RARITY_BITS, rarity))
_STEMS: Final = Remembered(_weighing(WEIGHT_BITS, word_weight))
_WORDS: Final = Remembered(number_of)
block_number: Final = _BLOCKS.__getitem__
"""The number of a block."""


def packed_blocks(blocks: Iterable[str]) -> bytes:
    """The numbers of the *blocks* of a list of authors."""
    return packed(map(block_number, blocks))


def packed_title(stems: Iterable[str]) -> bytes:
    """The numbers of the *stems* of a title."""
    return packed(map(_STEMS.__getitem__, stems))


def packed_words(words: Iterable[str | int]) -> bytes:
    """The numbers of the *words* of an abstract, where they are none yet."""
    return packed(_WORDS[each] if isinstance(each, str) else each for each in words)


def packed(numbers: Iterable[int]) -> bytes:
    """*numbers* as they lie in memory."""
    return array(CODE, numbers).tobytes()
