"""What the chances of the pairs between the parts of a block come to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations, product

from biblio.disambiguation import points
from biblio.disambiguation.comparing import (
    evidence_points,
    form_of_place,
    name_points,
    rare_evidence,
)
from biblio.disambiguation.forms import Form, forms_agree
from biblio.disambiguation.values import Place


class Names:
    """The forms of names in a block, by number, which of them agree, and what that brings."""

    def __init__(self, places: Sequence[Place]) -> None:
        numbers: dict[Form, int] = {}
        self.of = [numbers.setdefault(form_of_place(place), len(numbers)) for place in places]
        self.forms = list(numbers)
        self.points = [
            [name_points(one, other) if forms_agree(one, other) else None for other in self.forms]
            for one in self.forms
        ]

    def agreeing(self) -> list[list[int]]:
        """For each form the forms that it agrees with."""
        return [
            [other for other, each in enumerate(row) if each is not None] for row in self.points
        ]

    def agreeing_pairs(self) -> Iterator[tuple[int, int, int]]:
        """The forms that agree, each with itself and in pairs, and what that brings."""
        for one, row in enumerate(self.points):
            for other, brings in enumerate(row[: one + 1]):
                if brings is not None:
                    yield one, other, brings


def sums(
    places: Sequence[Place], names: Names, parts: Sequence[int], closed: Sequence[int]
) -> list[dict[int, int]]:
    """For each part the sums of chances, in millionths, of its pairs with each other part.

    *parts* tells the part of each place, *closed* the mask of parts that each must not be joined
    with; pairs between those, pairs whose names do not agree, and chances below
    `points.FLOOR` count nothing.
    """
    found: list[dict[int, int]] = [{} for _ in closed]
    for one, other, name in _compared(places, names):
        ours, theirs = parts[one], parts[other]
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
        for mine, theirs in _sharing(places):
            common = names.points[names.of[mine]][names.of[theirs]]
            if common is not None and common < points.COMMON_NAME:
                yield mine, theirs, common


def _sharing(places: Sequence[Place]) -> Iterator[tuple[int, int]]:
    """The pairs of places that share rare evidence."""
    index: dict[Hashable, list[int]] = defaultdict(list)
    for number, place in enumerate(places):
        near: set[int] = set()
        for each in rare_evidence(place):
            earlier = index[each]
            near.update(earlier)
            earlier.append(number)
        for other in sorted(near):
            yield other, number
