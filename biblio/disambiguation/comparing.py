"""Two places: the points of each piece of evidence. The numbers themselves stand in `points`."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from functools import lru_cache
from math import isqrt

from biblio.disambiguation import points
from biblio.disambiguation.commonness import is_rare, namesakes, rarity
from biblio.disambiguation.evidence import RARE, weight
from biblio.disambiguation.forms import Form, Relation, form_of, relation
from biblio.disambiguation.values import Place, Work


def form_of_place(place: Place) -> Form:
    """The form of the name that stands at *place*."""
    return form_of(place.keyname, place.forenames, place.suffix)


@lru_cache(maxsize=1 << 14)
def name_points(one: Form, other: Form) -> int:
    """What two names that agree bring: the more they share and the fewer namesakes, the more."""
    found, expected = shared_name(one, other)
    base, slope = points.NAME[found]
    decades = min(max(expected, points.FEWEST_NAMESAKES), points.MOST_NAMESAKES)
    return base + slope * decades // 100


def shared_name(one: Form, other: Form) -> tuple[Relation, int]:
    """In what two names that agree agree, and the namesakes to expect of that."""
    found, piece = relation(one, other)
    return found, namesakes(one.surname, piece)


def evidence_points(one: Place, other: Place) -> int:
    """The sum of all points of two places but those of their names."""
    ours, theirs = one.work, other.work
    total = coauthor_points(one, other)
    total += title_points(ours, theirs)
    if ours.abstract and theirs.abstract:
        total += abstract_points(ours, theirs)
    total += setting_points(ours, theirs)
    if one.affiliation and other.affiliation:
        total += affiliation_points(one, other)
    if one.ids and other.ids:
        total += id_points(one, other)
    return total + year_points(ours, theirs)


def shared_coauthors(one: Place, other: Place) -> frozenset[str]:
    """The blocks of authors that both papers have; that of the places themselves is no evidence."""
    ours, theirs = _compared_lists(one.work, other.work)
    return (ours & theirs) - {one.block, other.block}


def _compared_lists(ours: Work, theirs: Work) -> tuple[frozenset[str], frozenset[str]]:
    """The blocks by which the lists of two papers are compared."""
    if len(ours.blocks) > len(ours.named) and len(theirs.blocks) > len(theirs.named):
        return ours.named, theirs.named
    return ours.blocks, theirs.blocks


def coauthor_weight(block: str, one: Place, other: Place) -> int:
    """What sharing a co-author of *block* weighs: his rarity, and less in long lists."""
    return max(0, rarity(block) - max(one.work.crowd, other.work.crowd))


def coauthor_points(one: Place, other: Place) -> int:
    """What the co-authors of two papers bring."""
    shared = shared_coauthor_points(one, other)
    if shared is None:
        return no_coauthor_points(len(one.work.blocks), len(other.work.blocks))
    return shared


def shared_coauthor_points(one: Place, other: Place) -> int | None:
    """What the co-authors bring that two papers share; None where they share none."""
    few, many = _compared_lists(one.work, other.work)
    if len(few) > len(many):
        few, many = many, few
    if len(few) <= 1 or few.isdisjoint(many):
        return None
    ours, theirs = one.block, other.block
    crowd = max(one.work.crowd, other.work.crowd)
    total, is_shared = 0, False
    for each in few:
        if each in many and each not in (ours, theirs):
            is_shared = True
            if (weighs := rarity(each)) > crowd:  # as `coauthor_weight`
                total += weighs - crowd
                if total >= points.COAUTHORS[-1][0]:
                    return points.MANY_COAUTHORS  # the rest of a long list can only add
    return points.binned(total, points.COAUTHORS, points.MANY_COAUTHORS) if is_shared else None


def no_coauthor_points(ours: int, theirs: int) -> int:
    """What two lists of so many authors bring that share none; a short one misses them sooner."""
    fewest = min(theirs, ours)
    if fewest > len(points.NONE_SHARED):
        return points.NONE_SHARED[-1]
    if fewest > 1:
        return points.NONE_SHARED[fewest - 2]
    return points.ONE_ALONE if ours != theirs else points.BOTH_ALONE


def title_points(ours: Work, theirs: Work) -> int:
    """What the words of two titles bring."""
    if not ours.title or not theirs.title:
        return 0
    if ours.title.isdisjoint(theirs.title):
        return points.TITLE[0][1]
    shared = weight(ours.title & theirs.title)
    alike = cosine(shared, ours.title_weight, theirs.title_weight)
    return points.binned(alike, points.TITLE, points.SAME_TITLE)


def abstract_points(ours: Work, theirs: Work) -> int:
    """What the words of two abstracts bring."""
    if ours.abstract.isdisjoint(theirs.abstract):
        return points.ABSTRACT[0][1]
    shared = RARE * len(ours.abstract & theirs.abstract)
    alike = cosine(shared, ours.abstract_weight, theirs.abstract_weight)
    return points.binned(alike, points.ABSTRACT, points.SAME_ABSTRACT)


def cosine(shared: int, ours: int, theirs: int) -> int:
    """How alike two sets of words are that share some, in hundredths, 1 at least.

    By what those weigh that they share, and what all of each weigh.
    """
    return 100 * shared // isqrt(ours * theirs) or 1


def setting_points(ours: Work, theirs: Work) -> int:
    """What journals or books bring, or categories where one of them is not known."""
    if ours.container and theirs.container:
        return container_points(ours.container, theirs.container)
    if ours.categories and theirs.categories:
        return category_points(ours.categories, theirs.categories)
    return points.NO_CONTAINER


@lru_cache(maxsize=1 << 14)
def container_points(ours: frozenset[str], theirs: frozenset[str]) -> int:
    """What the words of two journals or books bring."""
    if ours == theirs:
        return points.SAME_CONTAINER
    return points.binned(share_of(ours, theirs, max), points.CONTAINER, points.SAME_CONTAINER)


def category_points(ours: tuple[str, ...], theirs: tuple[str, ...]) -> int:
    """What the categories of two papers bring, the first of each being the primary one."""
    if ours[0] == theirs[0]:
        return points.SAME_PRIMARY
    mine, my_archives = _categories(ours)
    others, other_archives = _categories(theirs)
    if not mine.isdisjoint(others):
        return points.SHARED_CATEGORY
    if my_archives.isdisjoint(other_archives):
        return points.OTHER_ARCHIVE
    return points.SAME_ARCHIVE


@lru_cache(maxsize=1 << 14)
def _categories(listed: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The categories of a list, and their archives."""
    return frozenset(listed), frozenset(map(archive_of, listed))


def archive_of(category: str) -> str:
    """The archive of a *category*: `math` for `math.GT`."""
    return category.partition(".")[0]


def affiliation_points(one: Place, other: Place) -> int:
    """What two affiliations bring."""
    if one.affiliation == other.affiliation:
        return points.SAME_AFFILIATION
    alike = share_of(one.affiliation, other.affiliation, min)
    return points.binned(alike, points.AFFILIATION, points.CONTAINED_AFFILIATION)


def share_of(ours: frozenset[str], theirs: frozenset[str], of: Callable[[int, int], int]) -> int:
    """How many words two sets share, in hundredths of the more or the fewer words."""
    return 100 * len(ours & theirs) // of(len(ours), len(theirs))


def id_points(one: Place, other: Place) -> int:
    """What ids of persons bring: the same or others, of each scheme that both have."""
    total = 0
    for scheme in sorted({each for each, _ in one.ids} & {each for each, _ in other.ids}):
        ours, theirs = ids_of(one, scheme), ids_of(other, scheme)
        if ours.isdisjoint(theirs):
            total += points.OTHER_ID.get(scheme, points.OTHER_FOREIGN_ID)
        else:
            total += points.SAME_ID.get(scheme, points.SAME_FOREIGN_ID)
    return total


def year_points(ours: Work, theirs: Work) -> int:
    """What the years of two papers bring: nothing, unless nobody works for so long."""
    if ours.year and theirs.year and abs(ours.year - theirs.year) > points.WORKING_LIFE:
        return points.TOO_LONG
    return 0


def ids_of(place: Place, scheme: str) -> set[str]:
    """The ids of *scheme* that *place* has."""
    return {value for each, value in place.ids if each == scheme}


def rare_evidence(place: Place) -> Iterator[Hashable]:
    """All of which two places of a common name must share some; see `points.COMMON_NAME`.

    Words of abstracts are left out: of a hundred words one is shared by chance.
    """
    yield from ((0, each) for each in place.work.named if each != place.block)
    yield from (each for each in place.work.title if is_rare(each))
    yield from ((1, each) for each in place.affiliation)
    yield from place.ids


def shares_rare_evidence(one: Place, other: Place) -> bool:
    """Whether two places share any of `rare_evidence`."""
    return not set(rare_evidence(one)).isdisjoint(rare_evidence(other))


def total_points(one: Place, other: Place) -> int:
    """The points of two places whose names agree, all together."""
    name = name_points(form_of_place(one), form_of_place(other))
    total = name + evidence_points(one, other)
    if name < points.COMMON_NAME and not shares_rare_evidence(one, other):
        total += points.NOTHING_SHARED
    return total
