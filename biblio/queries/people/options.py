"""Which co-authors are listed, which papers join people, and how they are weighed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from biblio.queries.names.modes import MatchMode


class Weight(StrEnum):
    """What a shared paper counts.

    `full`: 1. `fractional`: 1/(n-1) on a paper of n authors, so that each paper shares out 1
    among the others (M. E. J. Newman, PNAS 98, 404, 2001).
    """

    FULL = "full"
    FRACTIONAL = "fractional"


@dataclass(frozen=True, slots=True, kw_only=True)
class CoauthorOptions:
    """Which co-authors are listed, and how they are weighed.

    The person's name is matched in *mode*. Shared papers of more than *max_authors* places are
    left out, and who shares fewer than *min_papers*. Collaborations are left out unless
    *collaborations*; they then also count among the n authors of a paper. With *people* persons
    are asked for and counted, whatever their names.
    """

    mode: MatchMode = MatchMode.FOLDED
    weight: Weight = Weight.FULL
    min_papers: int = 1
    max_authors: int | None = None
    collaborations: bool = False
    people: bool = False


DEFAULTS: Final = CoauthorOptions()


@dataclass(frozen=True, slots=True, kw_only=True)
class PathOptions:
    """Which papers join, how names are matched, and whether each step is a person."""

    max_authors: int | None = None
    mode: MatchMode = MatchMode.FOLDED
    people: bool = False


PLAIN_PATHS: Final = PathOptions()
