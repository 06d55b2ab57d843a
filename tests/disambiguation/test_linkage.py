"""Average linkage: the joins are those of whoever looks at all pairs anew each time."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from biblio.disambiguation.linkage import link

Parts = list[tuple[int, ...]]
THRESHOLD = 30


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


def joined(
    sizes: list[int], sums: dict[tuple[int, int], int], barred: set[tuple[int, int]]
) -> list[tuple[Parts, int]]:
    """The joins in order: the two parts, and their mean."""
    parts: Parts = [(number,) for number in range(len(sizes))]
    found: list[tuple[Parts, int]] = []
    while True:
        best = None
        for one, other in combinations(sorted(parts), 2):
            pairs = [(min(a, b), max(a, b)) for a in one for b in other]
            if barred.isdisjoint(pairs):
                size = sum(sizes[each] for each in one) * sum(sizes[each] for each in other)
                mean = sum(sums.get(pair, 0) for pair in pairs) // size
                if mean >= THRESHOLD and (best is None or mean > best[0]):
                    best = (mean, one, other)
        if best is None:
            return found
        mean, one, other = best
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
        rows[one][other] = rows[other][one] = total
    for one, other in barred:
        forbidden[one] |= 1 << other
        forbidden[other] |= 1 << one

    linked = link(sizes, rows, forbidden, THRESHOLD)

    found = []
    waiting = list(linked.parts)
    while waiting:
        part = waiting.pop()
        if part.joined is not None:
            found.append(([tuple(sorted(each.leaves())) for each in part.joined], part.chance))
            waiting.extend(part.joined)
    assert sorted(found) == sorted(joined(sizes, sums, barred))
