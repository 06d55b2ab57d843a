"""How well groups of places agree with who is known to be who: pairwise and B-cubed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from biblio.disambiguation import Key


class Score(NamedTuple):
    """Precision and recall: shares of one."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Counts(NamedTuple):
    """What the measures are made of; counts of several blocks add up."""

    places: int = 0
    joined: int = 0  # pairs in one group
    known: int = 0  # pairs of one person
    right: int = 0  # pairs of one person in one group
    apart: int = 0  # pairs of two people that the names would let join
    cubed_precision: float = 0.0
    cubed_recall: float = 0.0

    def plus(self, other: Counts) -> Counts:
        """Both together."""
        return Counts._make(mine + theirs for mine, theirs in zip(self, other, strict=True))

    @property
    def pairwise(self) -> Score:
        """Precision and recall of pairs; 1 where there are none."""
        return Score(_share(self.right, self.joined), _share(self.right, self.known))

    @property
    def cubed(self) -> Score:
        """B-cubed: for each place, how much of its group and of its person is right."""
        return Score(
            _share(self.cubed_precision, self.places), _share(self.cubed_recall, self.places)
        )

    @property
    def homonyms_apart(self) -> float:
        """The share of pairs of two people in one block that are kept apart."""
        return 1 - (self.joined - self.right) / self.apart if self.apart else 1.0


def count(groups: Iterable[Iterable[Key]], person_of: Mapping[Key, str]) -> Counts:
    """Count what *groups*, of one block, have right; places that nobody knows are left out."""
    return _counted([[person_of[each] for each in group if each in person_of] for group in groups])


def _counted(groups: list[list[str]]) -> Counts:
    people = Counter(person for group in groups for person in group)
    places = sum(people.values())
    joined = right = 0
    precision = recall = 0.0
    for group in groups:
        joined += _pairs(len(group))
        for person, number in Counter(group).items():
            right += _pairs(number)
            precision += number * number / len(group)
            recall += number * number / people[person]
    known = sum(map(_pairs, people.values()))
    return Counts(places, joined, known, right, _pairs(places) - known, precision, recall)


def _pairs(number: int) -> int:
    return number * (number - 1) // 2


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 1.0
