"""Large blocks: places whose papers are by one team are joined before anything else is compared.

A block of 20,000 places has 200 million pairs. In a collaboration a name stands on a thousand
papers with the same rare co-authors, and one look at the first of them tells. So the places are
gone through once, in order, and each goes to the first team whose first place it is with more than
`points.TEAM`, or begins one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from biblio.disambiguation import points
from biblio.disambiguation.commonness import rarity
from biblio.disambiguation.comparing import evidence_points
from biblio.disambiguation.names import Names
from biblio.disambiguation.values import Place

_TRIED: Final = 8  # teams that a place is compared with, those of most shared co-authors first
_KEPT: Final = 32  # teams that are kept for one co-author
_RARE: Final = 900  # hundredths of logarithms


def teams(
    places: Sequence[Place], names: Names, parts: Sequence[Sequence[int]], closed: Sequence[int]
) -> list[list[int]]:
    """The parts of which each team is made, first parts first; parts of several places stay alone.

    The arguments are those of `pairs.sums`.
    """
    found: list[list[int]] = []
    barred: list[int] = []
    index: dict[tuple[int, str], list[int]] = defaultdict(list)
    for part, numbers in enumerate(parts):
        keys = list(_rare_coauthors(places[numbers[0]], names.of[numbers[0]]))
        team = None
        if len(numbers) == 1:
            near = Counter(each for key in keys for each in index[key])
            ranked = sorted(near, key=lambda each: (-near[each], each))
            team = next(
                (
                    each
                    for each in ranked[:_TRIED]
                    if not barred[each] >> part & 1
                    and _are_of_one_team(places, names, parts[found[each][0]][0], numbers[0])
                ),
                None,
            )
        if team is None:
            team = len(found)
            found.append([])
            barred.append(0)
            for key in keys if len(numbers) == 1 else ():
                if len(index[key]) < _KEPT:
                    index[key].append(team)
        found[team].append(part)
        barred[team] |= closed[part]
    return found


def _rare_coauthors(place: Place, form: int) -> Iterator[tuple[int, str]]:
    """The rare co-authors of *place*, each with the form of its name."""
    for block in sorted(place.work.named):
        if block != place.block and rarity(block) >= _RARE:
            yield form, block


def _are_of_one_team(places: Sequence[Place], names: Names, one: int, other: int) -> bool:
    name = names.points[names.of[one]][names.of[other]]
    return points.chance(name + evidence_points(places[one], places[other])) >= points.TEAM
