"""What the chances of the pairs between the parts of a block come to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Final

from biblio.disambiguation import points
from biblio.disambiguation.comparing import evidence_points, rare_evidence
from biblio.disambiguation.names import Names
from biblio.disambiguation.values import Place

Chances = Iterable[tuple[int, dict[int, int]]]
"""Places, each with others and the chances of being one with them."""

LONGEST: Final = 50
"""In a large block, evidence that more places share than this leads to no pairs."""


Rows = list[dict[int, int]]
"""For each part the sums of the chances of its pairs with parts before it, in millionths."""


def added(
    chances: Iterable[dict[int, int]], parts: Sequence[Sequence[int]], barred: Sequence[int]
) -> Rows:
    """What the *chances* of each place with earlier ones come to between the parts of a block.

    *parts* holds the numbers of the places of each, *barred* the mask of the parts that each must
    not be joined with though names agree: pairs between those count nothing.
    """
    rows = list(chances)
    if len(parts) < len(rows):
        return _summed(enumerate(rows), parts, barred)
    for row, shut in zip(rows, barred, strict=True):
        if shut:
            for other in [other for other in row if shut >> other & 1]:
                del row[other]
    return rows


def sampled_sums(
    places: Sequence[Place], names: Names, parts: Sequence[Sequence[int]], barred: Sequence[int]
) -> Rows:
    """The same of a large block, where the first places of a part stand for all of it.

    Only pairs that share a co-author, a rare word of the title, a word of the affiliation or an id
    are looked at, and only where few places share it.
    """
    sample = [part[: points.SAMPLE] for part in parts]
    chosen = sorted(number for part in sample for number in part)
    found = _summed(_sharing_few(places, names, chosen), sample, barred)
    for one, row in enumerate(found):
        for other, total in row.items():
            pairs = len(parts[one]) * len(parts[other])
            row[other] = total * pairs // (len(sample[one]) * len(sample[other]))
    return found


def _summed(chances: Chances, parts: Sequence[Sequence[int]], barred: Sequence[int]) -> Rows:
    """The sums of *chances* between *parts* that are not *barred*."""
    rows: Rows = [{} for _ in parts]
    part_of = {number: part for part, numbers in enumerate(parts) for number in numbers}
    for number, near in chances:
        ours = part_of[number]
        shut = barred[ours]
        for other, chance in near.items():
            theirs = part_of[other]
            if theirs != ours and not (shut and shut >> theirs & 1):
                row, least = (rows[ours], theirs) if theirs < ours else (rows[theirs], ours)
                row[least] = row.get(least, 0) + chance
    return rows


def _chances(
    places: Sequence[Place], number: int, named: Iterable[tuple[int, int]]
) -> dict[int, int]:
    """The chances of a place with each of *named* places, whose names bring so much with it."""
    place = places[number]
    found = ((other, name + evidence_points(place, places[other])) for other, name in named)
    return {other: points.chance(total) for other, total in found if total >= points.LEAST}


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
