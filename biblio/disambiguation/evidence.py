"""Places from what a library stores: texts become sets of words, author lists sets of blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from math import log
from typing import Final, NamedTuple
from zlib import crc32

from biblio.disambiguation.blocks import block_of_name
from biblio.disambiguation.commonness import RARE_WORD, is_rare, rarity, word_weight
from biblio.disambiguation.numbers import (
    Numbers,
    number_of,
    packed_blocks,
    packed_title,
    packed_words,
)
from biblio.disambiguation.remembered import Remembered
from biblio.disambiguation.values import Place, Word, Work
from biblio.disambiguation.words import stem_of, stems
from biblio.model.names import AuthorName, fold

NAMED: Final = 64
"""Two lists of more authors than this are compared by so many of their rarest blocks."""
LISTED: Final = 512
"""Of a longer list so many of the rarest blocks are kept: more would only cost memory."""
USUAL: Final = 8  # authors; in longer lists a shared name is a coincidence sooner
_PLACES_OF_WORK_TEXT: Final = """
university universite universita universitat universidad department dept institute institut
instituto istituto center centre school faculty college laboratory lab division national research
group academy science physics astronomy astrophysics mathematic computer engineering technology
usa china france germany italy spain japan england
"""
_PLACES_OF_WORK: Final = frozenset(_PLACES_OF_WORK_TEXT.split())


class Texts(NamedTuple):
    """What a paper says in words, as a library stores it."""

    title: str | None = None
    abstract: str | None = None
    container: str | None = None
    categories: Sequence[str] = ()
    year: int | None = None


def work_of(
    handle: str,
    blocks: Iterable[str],
    texts: Texts,
    words: Callable[[str | None], frozenset[Word]] | None = None,
) -> Work:
    """What a paper says of its authors; *blocks* are those of all of them but collaborations.

    *words* takes those of the abstract, `abstract_words` unless `abstract_numbers` is meant; works
    that are compared have all the same. A paper of a thousand authors has places in a thousand
    blocks: keep its work between them.
    """
    found = frozenset(blocks)
    ranked = _rarest_first(found) if len(found) > NAMED else ()
    listed = frozenset(ranked[:LISTED]) if ranked else found
    named = frozenset(ranked[:NAMED]) if ranked else found
    titled, summed = title_words(texts.title), (words or abstract_words)(texts.abstract)
    of_listed = packed_blocks(listed)
    return Work(
        handle,
        listed,
        named,
        max(0, round(100 * log(len(found) / USUAL))) if found else 0,
        titled,
        weight(titled),
        summed,
        RARE * len(summed),
        container_words(texts.container or ""),
        tuple(texts.categories),
        texts.year,
        Numbers(
            of_listed,
            packed_blocks(named) if ranked else of_listed,
            packed_title(titled),
            packed_words(summed),
        ),
    )


def place_of(
    work: Work, ordinal: int, name: AuthorName, ids: Iterable[tuple[str, str]] = ()
) -> Place:
    """The place of *name*, a person, on the paper *work*; *ids* are pairs of scheme and value."""
    return Place(
        work,
        ordinal,
        block_of_name(name) or "",
        name.keyname,
        name.forenames,
        name.suffix,
        affiliation_words(name.affiliations),
        frozenset(ids),
    )


def title_words(title: str | None) -> frozenset[str]:
    """The stems of a title."""
    return frozenset(stems(title or ""))


def abstract_words(abstract: str | None) -> frozenset[str]:
    """The stems of an abstract that are not common; of the common ones every abstract has some."""
    return frozenset(filter(_IS_RARE.__getitem__, stems(abstract or "")))


def abstract_numbers(abstract: str | None) -> frozenset[int]:
    """The same as numbers, which whoever compares a whole library makes and keeps quicker.

    They are equal where the stems are, but for accidents that `numbers.BITS` tells.
    """
    numbers = set(map(_NUMBERS.__getitem__, set(fold(abstract or "").split())))
    numbers.discard(_NO_NUMBER)
    return frozenset(numbers)


@lru_cache(maxsize=1 << 12)
def container_words(container: str) -> frozenset[str]:
    """The stems of a journal's or a book's name."""
    return frozenset(stems(container))


def affiliation_words(affiliations: Iterable[str]) -> frozenset[str]:
    """The stems of affiliations without those that nearly all have: university, department."""
    found = {stem for each in affiliations for stem in stems(each)}
    return frozenset(found - _PLACES_OF_WORK)


def weight(words: Iterable[str]) -> int:
    """What *words* weigh together: the sum of their squares, as a cosine has it."""
    return sum(map(weight_of_word, words))


_IS_RARE: Final = Remembered(is_rare)
_SQUARES: Final = Remembered(lambda stem: word_weight(stem) ** 2)
_NO_NUMBER: Final = 0


def _number(word: str) -> int:
    """The number of a word of an abstract, if that is looked at."""
    stem = stem_of(word)
    if not stem or not is_rare(stem):
        return _NO_NUMBER
    return number_of(stem)


_NUMBERS: Final = Remembered(_number)
weight_of_word: Final = _SQUARES.__getitem__
"""What a word weighs in that sum."""
RARE: Final = RARE_WORD**2
"""What each word of an abstract weighs, for only rare ones are looked at."""


_RANKS: Final = Remembered(lambda block: (-rarity(block), crc32(block.encode()), block))


def _rarest_first(blocks: frozenset[str]) -> list[str]:
    """The blocks, the rarest first; of those that are equally rare in one order in every list."""
    return sorted(blocks, key=_RANKS.__getitem__)
