"""Words of made-up texts: a vocabulary, and words from it by Zipf's law."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable
from itertools import accumulate
from random import Random

_COMMON_WORDS_TEXT = """
the of and a in to is for we that with on by this as are an from be which at it can our using
results model show these has two not have between or also based data method system models
paper quantum time field energy new high study one state theory first different than large
number systems problem such more learning analysis its order approach present phase both non
structure been proposed function only methods performance well performed random networks network
algorithm propose space set find small spin matter under information training mass
low observed electron due magnetic density temperature case strong properties general local
interaction measurements known given over linear distribution single work terms single scale
dynamics effects range through where within experimental dark graph symmetry surface optical
galaxies black hole neutrino boson lattice gauge gravity cosmological stellar superconducting
transition equation solutions theorem proof bounds optimal stochastic neural deep language image
"""
COMMON_WORDS = _COMMON_WORDS_TEXT.split()
_SYLLABLES_TEXT = """
ba be bi bo bra ca ce cha co cra da de di do dro el en er fa fe fi flo ga ge gra ha he hy in is
ka ke ki kra la le li lo lu ma me mi mo mu na ne ni no nu or pa pe phi po pra ra re ri ro sa se
si so spe sta ta te ti to tra tri tu un va ve vi vo wa xi ya za ze
"""
SYLLABLES = _SYLLABLES_TEXT.split()
_ENDINGS_TEXT = "tion ity al ic ism ment ing ed s on ly ance or ive um ate al er"
ENDINGS = _ENDINGS_TEXT.split()
FORMULAS = (r"$\alpha$", r"$10^{5}$", r"$N \to \infty$", r"$\Lambda$CDM", r"$z \sim 2$",
            r"$SU(3)$", r"$\mathcal{O}(n \log n)$", r"Schr\"odinger", r"$\sqrt{s}=13$")  # fmt: skip


class Words:
    """A vocabulary with frequencies by Zipf's law; the same for the same generator."""

    def __init__(self, words: list[str], exponent: float = 1.0) -> None:
        self.words = words
        self.weights = list(accumulate(1 / (rank + 1.7) ** exponent for rank in range(len(words))))

    def draw(self, rng: Random, count: int) -> list[str]:
        """*count* words."""
        return rng.choices(self.words, cum_weights=self.weights, k=count)

    def one(self, rng: Random) -> str:
        """One word."""
        return self.words[bisect(self.weights, rng.random() * self.weights[-1])]


def made_words(rng: Random, given: Iterable[str], count: int, endings: list[str]) -> list[str]:
    """*given* and then made-up words, *count* in all, no two alike."""
    found = dict.fromkeys(given)
    while len(found) < count:
        parts = rng.choices(SYLLABLES, k=rng.choice((1, 2, 2, 3, 3, 4)))
        found.setdefault("".join([*parts, rng.choice(endings)]))
    return list(found)


def wrapped(words: list[str], width: int, newline: str) -> str:
    """*words* in lines of so many, as arXiv wraps texts by hand."""
    return newline.join(
        [" ".join(words[start : start + width]) for start in range(0, len(words), width)]
    )
