"""What the method is given and what it answers: places, their papers, groups and doubts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import NamedTuple

from biblio.disambiguation.numbers import Numbers

Key = tuple[str, int]
"""A place by the handle of its paper and its ordinal: `("arXiv:2301.00001", 3)`."""

Word = str | int
"""A word, or the number that stands for it (`evidence.abstract_numbers`)."""


@dataclass(frozen=True, slots=True)
class Work:
    """What one paper says of whoever wrote it; all places of a paper share it.

    `blocks` are the blocks of all its authors, `named` those of them by which two papers of long
    lists are compared, the rarest. `crowd` is what each shared co-author counts less for so long a
    list. The words of `title` and `abstract` are stems, `container` those of the journal or book,
    the first of `categories` is the primary one. `*_weight` is what all words weigh together;
    `numbers` are the lists and words once more. Made by `evidence.work_of`.
    """

    handle: str
    blocks: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    crowd: int = 0
    title: frozenset[str] = frozenset()
    title_weight: int = 0
    abstract: frozenset[Word] = frozenset()
    abstract_weight: int = 0
    container: frozenset[str] = frozenset()
    categories: tuple[str, ...] = ()
    year: int | None = None
    numbers: Numbers = field(default=Numbers(), repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Place:
    """One authorship: the name as printed there, and what the paper says of its bearer.

    `block` is that of its own name. `affiliation` holds stems, `ids` pairs of scheme and value
    (`("orcid", "0000-…")`).
    """

    work: Work
    ordinal: int
    block: str
    keyname: str
    forenames: str = ""
    suffix: str = ""
    affiliation: frozenset[str] = frozenset()
    ids: frozenset[tuple[str, str]] = frozenset()

    @property
    def key(self) -> Key:
        """What the place is sorted and decided by."""
        return (self.work.handle, self.ordinal)


@dataclass(frozen=True, slots=True)
class Constraints:
    """What decisions say of the places of a block.

    `different` are pairs that are not one person; `together` sets of places that are one before
    anything is compared, whatever their names. Places that are not there do no harm.
    """

    different: Collection[tuple[Key, Key]] = ()
    together: Collection[Collection[Key]] = ()


class Reason(NamedTuple):
    """One piece of evidence: its kind, what was found, and the hundredths of points it brings."""

    kind: str
    found: str
    points: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two places and what speaks for and against their being one person.

    `refused` says why they cannot be, where that is so; reasons are given all the same.
    """

    left: Place
    right: Place
    reasons: tuple[Reason, ...]
    points: int
    chance: float
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Two sets of places that are, or might be, joined: the mean chance over all their pairs."""

    left: tuple[Place, ...]
    right: tuple[Place, ...]
    chance: float


@dataclass(frozen=True, slots=True)
class Group:
    """Places that the method takes for one person, in order; `weakest` joined the least sure parts.

    `weakest` is None for one place alone, and where decisions alone joined them.
    """

    places: tuple[Place, ...]
    weakest: Link | None = None


@dataclass(frozen=True, slots=True)
class Grouping:
    """The groups of a block by their first places, and which of them are perhaps one person."""

    groups: tuple[Group, ...]
    doubts: tuple[Link, ...] = field(default=())
