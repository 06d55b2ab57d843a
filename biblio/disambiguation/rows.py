"""Each place of a block against all that come before it, at once.

Of the pairs of a block few share anything, and to look at each pair anew to find that out is most
of the work. So what two places bring that share nothing is looked up by what kind each is of, and
`sharing` tells by sums what the next one shares with whom of the earlier ones. The points are
those of `comparing.evidence_points`, to the last one: a law in the tests holds the two together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from biblio.disambiguation import points
from biblio.disambiguation.comparing import rare_evidence
from biblio.disambiguation.kinds import Kinds, sharing_nothing
from biblio.disambiguation.names import Names
from biblio.disambiguation.sharing import Shared
from biblio.disambiguation.values import Place

Row = dict[int, int]
"""Chances by place."""
Block = tuple[Sequence[Place], Names]
"""The places of a block, in order, and the forms of their names."""
Comparing = Callable[[Sequence[Block]], Iterable[Iterable[Row]]]
"""What compares all pairs of several blocks."""


class _Spelled(NamedTuple):
    """The places so far of one form of the name: numbers, the kind and the setting of each."""

    numbers: list[int]
    kinds: list[int]
    settings: list[int]


def likely_in(blocks: Iterable[Block]) -> Iterator[Iterator[Row]]:
    """For each of *blocks* what `likely` tells of it."""
    return (likely(places, names) for places, names in blocks)


def likely(places: Sequence[Place], names: Names) -> Iterator[Row]:
    """For each place the chances that it is one with each earlier one, from `points.FLOOR` on.

    Only of those whose names agree; of common names only of those that share anything rare.
    """
    kinds, shared = Kinds(places), Shared(places, names)
    common = _Common(places, names)
    chances, least_chance, common_name = points.CHANCES, points.LEAST, points.COMMON_NAME
    of_form = [_Spelled([], [], []) for _ in names.forms]
    for number, form in enumerate(names.of):
        more = shared.with_earlier(number)
        common.look_at(number)
        nothing = sharing_nothing(kinds.of[number])
        setting = kinds.settings_beside(number)
        row: Row = {}
        for other, name in names.points[form].items():
            least = least_chance - name
            if name < common_name:
                for earlier in common.near(other):
                    brings = nothing[kinds.of[earlier]] + setting[kinds.setting_of[earlier]]
                    if (total := brings + more[earlier]) >= least:
                        row[earlier] = chances[name + total]
                continue
            numbers, having, beside = of_form[other]
            row |= {
                earlier: chances[name + brings]
                for earlier, kind, where in zip(numbers, having, beside, strict=True)
                if (brings := nothing[kind] + setting[where] + more[earlier]) >= least
            }
        yield row
        mine = of_form[form]
        mine.numbers.append(number)
        mine.kinds.append(kinds.of[number])
        mine.settings.append(kinds.setting_of[number])


class _Common:
    """Which places of common names share anything rare, as masks of numbers."""

    def __init__(self, places: Sequence[Place], names: Names) -> None:
        self._places = places
        self._of = names.of
        self._are_common = [
            any(name < points.COMMON_NAME for name in row.values()) for row in names.points
        ]
        self._having: dict[Hashable, int] = defaultdict(int)
        self._spelled = [0] * len(names.forms)
        self._near = 0

    def look_at(self, number: int) -> None:
        """Look at what a place shares with those so far, and have it among them."""
        form = self._of[number]
        if not self._are_common[form]:
            return
        near, having, own = 0, self._having, 1 << number
        for each in rare_evidence(self._places[number]):
            those = having[each]
            near |= those
            having[each] = those | own
        self._near = near
        self._spelled[form] |= own

    def near(self, form: int) -> Iterator[int]:
        """Those of a *form* with which the place looked at last shares something, in order."""
        left = self._near & self._spelled[form]
        while left:
            least = left & -left
            yield least.bit_length() - 1
            left ^= least
