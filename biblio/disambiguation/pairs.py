"""What the chances of the pairs between the parts of a block come to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import combinations, product
from typing import Final

from biblio.disambiguation import points
from biblio.disambiguation.comparing import evidence_points, rare_evidence
from biblio.disambiguation.names import Names
from biblio.disambiguation.values import Place

LONGEST: Final = 50
"""In a large block, evidence that more places share than this leads to no pairs."""


def sums(
    places: Sequence[Place], names: Names, parts: Sequence[Sequence[int]], closed: Sequence[int]
) -> list[dict[int, int]]:
    """For each part the sums of chances, in millionths, of its pairs with each other part.

    *parts* holds the numbers of the places of each, *closed* the mask of the parts that each must
    not be joined with. Pairs between those, pairs whose names do not agree, and chances below
    `points.FLOOR` count nothing.
    """
    return _sums(places, parts, closed, _compared(places, names))


def sampled_sums(
    places: Sequence[Place], names: Names, parts: Sequence[Sequence[int]], closed: Sequence[int]
) -> list[dict[int, int]]:
    """The same for a large block, where the first places of a part stand for all of it.

    Only pairs that share a co-author, a rare word of the title, a word of the affiliation or an id
    are looked at, and only where few places share it.
    """
    sample = [part[: points.SAMPLE] for part in parts]
    chosen = sorted(number for part in sample for number in part)
    found = _sums(places, sample, closed, _sharing_few(places, names, chosen))
    for one, row in enumerate(found):
        for other, total in row.items():
            pairs = len(parts[one]) * len(parts[other])
            row[other] = total * pairs // (len(sample[one]) * len(sample[other]))
    return found


def _sums(
    places: Sequence[Place],
    parts: Sequence[Sequence[int]],
    closed: Sequence[int],
    pairs: Iterable[tuple[int, int, int]],
) -> list[dict[int, int]]:
    part_of = {number: part for part, numbers in enumerate(parts) for number in numbers}
    found: list[dict[int, int]] = [{} for _ in parts]
    for one, other, name in pairs:
        ours, theirs = part_of[one], part_of[other]
        if ours == theirs or closed[ours] >> theirs & 1:
            continue
        chance = points.chance(name + evidence_points(places[one], places[other]))
        if chance >= points.FLOOR:
            found[ours][theirs] = found[theirs][ours] = found[ours].get(theirs, 0) + chance
    return found


def _compared(places: Sequence[Place], names: Names) -> Iterator[tuple[int, int, int]]:
    """The pairs of places that can have a chance, and what their names bring."""
    by_form: dict[int, list[int]] = defaultdict(list)
    for number, form in enumerate(names.of):
        by_form[form].append(number)
    is_common = False
    for one, other, name in names.agreeing_pairs():
        if name < points.COMMON_NAME:
            is_common = True
        elif one == other:
            yield from ((*pair, name) for pair in combinations(by_form[one], 2))
        else:
            yield from ((*pair, name) for pair in product(by_form[one], by_form[other]))
    if is_common:
        for mine, theirs in _sharing(places, range(len(places)), rare_evidence):
            common = names.points[names.of[mine]].get(names.of[theirs])
            if common is not None and common < points.COMMON_NAME:
                yield mine, theirs, common


def _sharing_few(
    places: Sequence[Place], names: Names, chosen: Sequence[int]
) -> Iterator[tuple[int, int, int]]:
    """The pairs of *chosen* places that share what few of them have, and what names bring."""
    counts = Counter(each for number in chosen for each in rare_evidence(places[number]))

    def evidence(place: Place) -> Iterator[Hashable]:
        return (each for each in rare_evidence(place) if counts[each] <= LONGEST)

    for mine, theirs in _sharing(places, chosen, evidence):
        name = names.points[names.of[mine]].get(names.of[theirs])
        if name is not None:
            yield mine, theirs, name


def _sharing(
    places: Sequence[Place],
    chosen: Iterable[int],
    evidence: Callable[[Place], Iterator[Hashable]],
) -> Iterator[tuple[int, int]]:
    """The pairs of *chosen* places that share any *evidence*."""
    index: dict[Hashable, list[int]] = defaultdict(list)
    for number in chosen:
        near: set[int] = set()
        for each in evidence(places[number]):
            earlier = index[each]
            near.update(earlier)
            earlier.append(number)
        for other in sorted(near):
            yield other, number
