"""What two places bring that share nothing, by what kind each is of and where it appeared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from biblio.disambiguation import points
from biblio.disambiguation.coauthors import COUNTED
from biblio.disambiguation.comparing import archive_of, container_points, no_coauthor_points
from biblio.disambiguation.values import Place

_TITLED, _SUMMED, _AFFILIATED = (8 << shift for shift in range(3))
KINDS: Final = 64
"""How many kinds there are."""


class _Setting(NamedTuple):
    """What a paper appeared in: the journal or book, and the categories as masks of a block's."""

    container: frozenset[str]
    primary: str | None
    categories: int
    archives: int


class Kinds:
    """What two places bring that share nothing.

    `of` is the kind of each place: how many authors its list has, as far as that tells, and which
    texts it has. `setting_of` is the number of its journal and categories.
    """

    def __init__(self, places: Sequence[Place]) -> None:
        numbers: dict[tuple[frozenset[str], tuple[str, ...]], int] = {}
        self.of = [kind_of(place) for place in places]
        self.setting_of = [
            numbers.setdefault((place.work.container, place.work.categories), len(numbers))
            for place in places
        ]
        bits: dict[str, int] = {}
        self._settings = [
            _Setting(
                container,
                listed[0] if listed else None,
                _mask(bits, listed),
                _mask(bits, map(archive_of, listed)),
            )
            for container, listed in numbers
        ]
        self._beside: list[list[int]] = [[] for _ in numbers]
        self._met = 0

    def settings_beside(self, number: int) -> list[int]:
        """What the setting of a place brings beside that of each place up to it."""
        setting = self.setting_of[number]
        self._met = max(self._met, setting + 1)
        found = self._beside[setting]
        if len(found) < self._met:
            new = self._settings[len(found) : self._met]
            found += _settings_beside(self._settings[setting], new)
        return found


def _mask(bits: dict[str, int], words: Iterable[str]) -> int:
    mask = 0
    for each in words:
        mask |= bits.setdefault(each, 1 << len(bits))
    return mask


def _settings_beside(ours: _Setting, others: Iterable[_Setting]) -> Iterator[int]:
    """What a setting brings beside each of *others*; see `comparing.setting_points`."""
    container, primary, categories, archives = ours
    for theirs, their_primary, others_too, their_archives in others:
        if container and theirs:
            yield container_points(container, theirs)
        elif primary is None or their_primary is None:
            yield points.NO_CONTAINER
        elif primary == their_primary:
            yield points.SAME_PRIMARY
        elif categories & others_too:
            yield points.SHARED_CATEGORY
        else:
            yield points.SAME_ARCHIVE if archives & their_archives else points.OTHER_ARCHIVE


def kind_of(place: Place) -> int:
    """The kind of a place, a number below `KINDS`."""
    work = place.work
    kind = min(len(work.blocks), COUNTED)
    if work.title:
        kind += _TITLED
    if work.abstract:
        kind += _SUMMED
    if place.affiliation:
        kind += _AFFILIATED
    return kind


@lru_cache(maxsize=KINDS)
def sharing_nothing(kind: int) -> list[int]:
    """What a place of *kind* brings with one of each kind of which it shares nothing."""
    found = []
    for other in range(KINDS):
        both = kind & other
        total = no_coauthor_points(kind % _TITLED, other % _TITLED)
        total += points.TITLE[0][1] if both & _TITLED else 0
        total += points.ABSTRACT[0][1] if both & _SUMMED else 0
        total += points.AFFILIATION[0][1] if both & _AFFILIATED else 0
        found.append(total)
    return found
