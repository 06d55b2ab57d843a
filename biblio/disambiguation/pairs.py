"""What the chances of the pairs between the parts of a block come to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Final

from biblio.disambiguation import points
from biblio.disambiguation.comparing import evidence_points, rare_evidence
from biblio.disambiguation.names import Names
from biblio.disambiguation.rows import likely
from biblio.disambiguation.values import Place

LONGEST: Final = 50
"""In a large block, evidence that more places share than this leads to no pairs."""


def sums(
    places: Sequence[Place], names: Names, parts: Sequence[Sequence[int]], barred: Sequence[int]
) -> list[dict[int, int]]:
    """For each part the sums of chances, in millionths, of its pairs with each other part.

    *parts* holds the numbers of the places of each, *barred* the mask of the parts that each must
    not be joined with though names agree. Pairs between those, pairs whose names do not agree, and
    chances below `points.FLOOR` count nothing.
    """
    found = _Sums(parts, barred)
    for number, chances in likely(places, names):
        found.add(number, chances)
    for number, chances in _of_common_names(places, names):
        found.add(number, chances)
    return found.sums


def sampled_sums(
    places: Sequence[Place], names: Names, parts: Sequence[Sequence[int]], barred: Sequence[int]
) -> list[dict[int, int]]:
    """The same for a large block, where the first places of a part stand for all of it.

    Only pairs that share a co-author, a rare word of the title, a word of the affiliation or an id
    are looked at, and only where few places share it.
    """
    sample = [part[: points.SAMPLE] for part in parts]
    chosen = sorted(number for part in sample for number in part)
    found = _Sums(sample, barred)
    for number, chances in _sharing_few(places, names, chosen):
        found.add(number, chances)
    for one, row in enumerate(found.sums):
        for other, total in row.items():
            pairs = len(parts[one]) * len(parts[other])
            row[other] = total * pairs // (len(sample[one]) * len(sample[other]))
    return found.sums


class _Sums:
    """The sums of chances between parts of a block, both ways round."""

    def __init__(self, parts: Sequence[Sequence[int]], barred: Sequence[int]) -> None:
        self.sums: list[dict[int, int]] = [{} for _ in parts]
        self._part_of = {number: part for part, numbers in enumerate(parts) for number in numbers}
        self._barred = barred

    def add(self, number: int, chances: Iterable[tuple[int, int]]) -> None:
        """Add the chances of a place with others."""
        part_of, sums = self._part_of, self.sums
        ours = part_of[number]
        mine, barred = sums[ours], self._barred[ours]
        for other, chance in chances:
            theirs = part_of[other]
            if theirs != ours and not (barred and barred >> theirs & 1):
                mine[theirs] = sums[theirs][ours] = mine.get(theirs, 0) + chance


Chances = Iterator[tuple[int, list[tuple[int, int]]]]
"""Places, each with others and the chances of being one with them."""


def _of_common_names(places: Sequence[Place], names: Names) -> Chances:
    """The chances of places whose names agree and are common, where anything rare is shared."""
    common = {
        form
        for form, row in enumerate(names.points)
        if any(name < points.COMMON_NAME for name in row.values())
    }
    if not common:
        return
    chosen = [number for number, form in enumerate(names.of) if form in common]
    for number, near in _sharing(places, chosen, rare_evidence):
        agreeing = names.points[names.of[number]]
        yield (
            number,
            _chances(
                places,
                number,
                (
                    (other, name)
                    for other in near
                    if (name := agreeing.get(names.of[other], 0)) < points.COMMON_NAME
                ),
            ),
        )


def _chances(
    places: Sequence[Place], number: int, named: Iterable[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The chances of a place with each of *named* places, whose names bring so much with it."""
    place = places[number]
    found = ((other, name + evidence_points(place, places[other])) for other, name in named)
    return [(other, points.chance(total)) for other, total in found if total >= points.LEAST]


def _sharing_few(places: Sequence[Place], names: Names, chosen: Sequence[int]) -> Chances:
    """The chances of *chosen* places that share what few of them have."""
    counts = Counter(each for number in chosen for each in rare_evidence(places[number]))

    def evidence(place: Place) -> Iterator[Hashable]:
        return (each for each in rare_evidence(place) if counts[each] <= LONGEST)

    for number, near in _sharing(places, chosen, evidence):
        agreeing = names.points[names.of[number]]
        named = (
            (other, name) for other in near if (name := agreeing.get(names.of[other])) is not None
        )
        yield number, _chances(places, number, named)


def _sharing(
    places: Sequence[Place],
    chosen: Iterable[int],
    evidence: Callable[[Place], Iterator[Hashable]],
) -> Iterator[tuple[int, set[int]]]:
    """For each of *chosen* places those before it with which it shares any *evidence*."""
    index: dict[Hashable, list[int]] = defaultdict(list)
    for number in chosen:
        near: set[int] = set()
        for each in evidence(places[number]):
            earlier = index[each]
            near.update(earlier)
            earlier.append(number)
        yield number, near
