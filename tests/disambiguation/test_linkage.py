"""Average linkage: the joins are those of whoever looks at all pairs anew each time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from operator import itemgetter

from hypothesis import given
from hypothesis import strategies as st

from biblio.disambiguation.linkage import link

Parts = list[tuple[int, ...]]
THRESHOLD, PERHAPS = 30, 10


@st.composite
def chances(draw: st.DrawFn) -> tuple[list[int], dict[tuple[int, int], int], set[tuple[int, int]]]:
    """Sizes of parts, sums of chances of few values, so that many are equal, and who is barred."""
    sizes = draw(st.lists(st.sampled_from([1, 1, 1, 2, 3]), min_size=1, max_size=9))
    pairs = list(combinations(range(len(sizes)), 2))
    means = draw(st.lists(st.sampled_from([0, 10, 30, 31, 60, 90]), min_size=len(pairs)))
    barred = set(draw(st.lists(st.sampled_from(pairs), max_size=3))) if pairs else set()
    sums = {
        (one, other): mean * sizes[one] * sizes[other]
        for (one, other), mean in zip(pairs, means, strict=False)
        if mean and (one, other) not in barred
    }
    return sizes, sums, barred


def means(
    parts: Parts,
    sizes: list[int],
    sums: dict[tuple[int, int], int],
    barred: set[tuple[int, int]],
) -> Iterator[tuple[int, tuple[int, ...], tuple[int, ...]]]:
    """The mean chance of each two parts that nothing bars from being joined."""
    for one, other in combinations(sorted(parts), 2):
        pairs = [(min(a, b), max(a, b)) for a in one for b in other]
        if barred.isdisjoint(pairs):
            size = sum(sizes[each] for each in one) * sum(sizes[each] for each in other)
            yield sum(sums.get(pair, 0) for pair in pairs) // size, one, other


def joined(
    sizes: list[int], sums: dict[tuple[int, int], int], barred: set[tuple[int, int]]
) -> tuple[list[tuple[Parts, int]], list[tuple[int, tuple[int, ...], tuple[int, ...]]]]:
    """The joins in order, the two parts and their mean; and what is perhaps one at the end."""
    parts: Parts = [(number,) for number in range(len(sizes))]
    found: list[tuple[Parts, int]] = []
    while True:
        left = list(means(parts, sizes, sums, barred))
        mean, one, other = max(left, key=itemgetter(0), default=(0, (), ()))
        if mean < THRESHOLD:
            return found, [each for each in left if each[0] >= PERHAPS]
        parts = [each for each in parts if each not in (one, other)]
        parts.append(tuple(sorted(one + other)))
        found.append(([one, other], mean))


@given(chances())
def test_the_likeliest_are_joined_first(
    given_chances: tuple[list[int], dict[tuple[int, int], int], set[tuple[int, int]]],
) -> None:
    sizes, sums, barred = given_chances
    rows: list[dict[int, int]] = [{} for _ in sizes]
    forbidden = [0] * len(sizes)
    for (one, other), total in sums.items():
        rows[other][one] = total
    for one, other in barred:
        forbidden[one] |= 1 << other
        forbidden[other] |= 1 << one

    linked = link(sizes, rows, forbidden, THRESHOLD, PERHAPS)

    found = []
    waiting = list(linked.parts)
    while waiting:
        part = waiting.pop()
        if part.joined is not None:
            found.append(([tuple(sorted(each.leaves())) for each in part.joined], part.chance))
            waiting.extend(part.joined)
    joins, perhaps = joined(sizes, sums, barred)
    assert sorted(found) == sorted(joins)
    assert sorted(
        (mean, *(tuple(sorted(part.leaves())) for part in pair)) for mean, *pair in linked.between
    ) == sorted(perhaps)
