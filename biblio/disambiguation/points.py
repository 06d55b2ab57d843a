"""The numbers of the method: what each piece of evidence brings, in hundredths of points.

Points are natural logarithms of odds: 0 says nothing, +2.30 makes it ten times as likely that two
places are one person, -2.30 ten times less. They are added, and the sum is a chance: 0 is one in
two, +3.00 is 95 %. A change of any number here or in `data/` raises `METHOD_VERSION`.

Where they come from: *ground* are points that were fitted on dblp and on an anthology (see
docs/people.md); *arXiv* are ratios measured by `benchmarks/people_fit.py` in arXiv's listings.
"""

from __future__ import annotations

from math import exp
from typing import Final

from biblio.disambiguation.forms import Relation

METHOD_VERSION: Final = 1
"""Raised whenever the same places would make other groups."""

THRESHOLD: Final = 300_000
"""The mean chance, in millionths, from which two groups are joined."""
PERHAPS: Final = 100_000
"""The mean chance from which two groups that were not joined are perhaps one person."""
FLOOR: Final = 20_000
"""A chance below this counts as none."""

LARGE: Final = 1_000
"""A block of more places is joined by teams first and then by samples of them (see `teams`)."""
TEAM: Final = 900_000
"""The chance from which a place of a large block goes to a team without further comparison."""
SAMPLE: Final = 4
"""How many places of a team stand for all of it."""

# What a name brings by itself where one namesake is expected, and for each ten times as many.
NAME: Final = {
    Relation.NONE: (-100, -130),
    Relation.LETTER: (150, -130),
    Relation.LETTERS: (240, -160),
    Relation.FORENAME: (-150, -220),
    Relation.FORENAMES: (150, -90),
}
FEWEST_NAMESAKES, MOST_NAMESAKES = -300, 300  # hundredths of decades; beyond, nothing more is said
# A name that brings less than this is common: two places of it that share no co-author, no rare
# word of the title, no word of an affiliation and no id are not the same.
COMMON_NAME: Final = 0
NOTHING_SHARED: Final = -500

# Shared co-authors, by the sum of their rarities (hundredths of natural logarithms).
BOTH_ALONE: Final = -180  # both papers have a single author
ONE_ALONE: Final = -230  # one of them has
# None is shared, by how many the paper with fewer of them has: one, two, three, more.
NONE_SHARED: Final = (-220, -260, -280, -290)
COAUTHORS: Final = ((600, 0), (900, 70), (1090, 240), (1200, 320), (2000, 360))
MANY_COAUTHORS: Final = 420

# Words of titles and abstracts: the cosine of the two, in hundredths.
TITLE: Final = ((1, -70), (5, -20), (10, 40), (20, 80), (30, 160), (45, 220))
SAME_TITLE: Final = 300
ABSTRACT: Final = ((1, -30), (5, 0), (10, 40), (15, 80), (30, 130))
SAME_ABSTRACT: Final = 200

# The journal or book: words shared of all words, in hundredths.
CONTAINER: Final = ((1, -60), (50, 30), (100, 150))
SAME_CONTAINER: Final = 190
NO_CONTAINER: Final = -10
# Where it is not known, the categories.
SAME_PRIMARY: Final = 100
SHARED_CATEGORY: Final = 40
SAME_ARCHIVE: Final = -40
OTHER_ARCHIVE: Final = -150

# Affiliations: words shared of the fewer, in hundredths.
AFFILIATION: Final = ((1, -80), (50, 100), (100, 200))
CONTAINED_AFFILIATION: Final = 300
SAME_AFFILIATION: Final = 400

# Years apart beyond a working life.
WORKING_LIFE: Final = 50
TOO_LONG: Final = -300

# Ids of persons: scheme, the same, different.
SAME_ID: Final = {"orcid": 800}
OTHER_ID: Final = {"orcid": -800}
SAME_FOREIGN_ID: Final = 500
OTHER_FOREIGN_ID: Final = -150


def binned(value: int, bins: tuple[tuple[int, int], ...], last: int) -> int:
    """The points of the first of *bins* that *value* lies below, or *last*."""
    for below, points in bins:
        if value < below:
            return points
    return last


def chance(points: int) -> int:
    """The chance in millionths that hundredths of *points* stand for."""
    if -_MOST <= points <= _MOST:
        return _CHANCES[points + _MOST]
    return 0 if points < 0 else 1_000_000


_MOST: Final = 1_500
_CHANCES: Final = [
    round(1_000_000 / (1 + exp(-points / 100))) for points in range(-_MOST, _MOST + 1)
]


class _Chances(dict[int, int]):
    """The same by points; what was looked up once is found quicker than a function is called."""

    def __missing__(self, points: int) -> int:
        self[points] = found = chance(points)
        return found


CHANCES: Final = _Chances()
LEAST: Final = next(points for points in range(-_MOST, _MOST) if chance(points) >= FLOOR)
"""The fewest points whose chance counts."""
