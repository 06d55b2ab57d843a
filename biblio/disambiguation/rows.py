"""Each place of a block against all that come before it, at once.

Of the pairs of a block few share anything, and to look at each pair anew to find that out is most
of the work. So what two places bring that share nothing is looked up by what kind each is of, and
`sharing` tells by an index what the next one shares with whom of the earlier ones. The points are
those of `comparing.evidence_points`, to the last one: a law in the tests holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from biblio.disambiguation import points
from biblio.disambiguation.comparing import no_coauthor_points, setting_points
from biblio.disambiguation.names import Names
from biblio.disambiguation.sharing import COUNTED, Shared
from biblio.disambiguation.values import Place, Work

_TITLED, _SUMMED, _AFFILIATED = (8 << shift for shift in range(3))
_KINDS: Final = 64


def likely(places: Sequence[Place], names: Names) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """For each place the earlier ones that it may be one with, and the chances of that.

    Only of those whose names agree and are not common, and only chances from `points.FLOOR` on.
    """
    kinds, shared = _Kinds(places), Shared(places, names)
    chances = points.CHANCES
    of_form: list[tuple[list[int], list[int], list[int]]] = [([], [], []) for _ in names.forms]
    for number, form in enumerate(names.of):
        more = shared.with_earlier(number).get
        nothing = _sharing_nothing(kinds.of[number])
        setting = kinds.settings_beside(number)
        found: list[tuple[int, int]] = []
        for other, name in names.points[form].items():
            if name >= points.COMMON_NAME:
                least = points.LEAST - name
                found += [
                    (earlier, chances[name + brings])
                    for earlier, kind, beside in zip(*of_form[other], strict=True)
                    if (brings := nothing[kind] + setting[beside] + more(earlier, 0)) >= least
                ]
        yield number, found
        mine = of_form[form]
        mine[0].append(number)
        mine[1].append(kinds.of[number])
        mine[2].append(kinds.setting_of[number])


class _Kinds:
    """What two places bring that share nothing.

    `of` is the kind of each place: how many authors its list has, as far as that tells, and which
    texts it has. `setting_of` is the number of its journal and categories.
    """

    def __init__(self, places: Sequence[Place]) -> None:
        settings: dict[tuple[frozenset[str], tuple[str, ...]], int] = {}
        works: list[Work] = []
        self.of = [_kind(place) for place in places]
        self.setting_of = []
        for place in places:
            work = place.work
            number = settings.setdefault((work.container, work.categories), len(settings))
            self.setting_of.append(number)
            if number == len(works):
                works.append(work)
        self._works = works
        self._beside: list[list[int]] = [[] for _ in works]
        self._met = 0

    def settings_beside(self, number: int) -> list[int]:
        """What the setting of a place brings beside that of each place up to it."""
        setting = self.setting_of[number]
        self._met = max(self._met, setting + 1)
        found = self._beside[setting]
        ours = self._works[setting]
        found += [setting_points(ours, each) for each in self._works[len(found) : self._met]]
        return found


def _kind(place: Place) -> int:
    work = place.work
    kind = min(len(work.blocks), COUNTED)
    if work.title:
        kind += _TITLED
    if work.abstract:
        kind += _SUMMED
    if place.affiliation:
        kind += _AFFILIATED
    return kind


@lru_cache(maxsize=_KINDS)
def _sharing_nothing(kind: int) -> list[int]:
    """What a place of *kind* brings with one of each kind of which it shares nothing."""
    found = []
    for other in range(_KINDS):
        both = kind & other
        total = no_coauthor_points(kind % _TITLED, other % _TITLED)
        total += points.TITLE[0][1] if both & _TITLED else 0
        total += points.ABSTRACT[0][1] if both & _SUMMED else 0
        total += points.AFFILIATION[0][1] if both & _AFFILIATED else 0
        found.append(total)
    return found
