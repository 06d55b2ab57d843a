"""Sets of ids as bitmaps."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.db.packed import SPAN, Counts, pack, unpack

IDS = st.sets(
    st.one_of(
        st.integers(0, 3 * SPAN),
        st.sampled_from((0, SPAN - 1, SPAN, 10 * SPAN + 7, 2**35 - 1)),
    )
)


@given(IDS)
def test_what_is_packed_comes_out(ids: set[int]) -> None:
    assert unpack(pack(ids)) == ids


@given(st.lists(st.integers(0, 2 * SPAN)))
def test_order_and_repetition_do_not_matter(ids: list[int]) -> None:
    assert pack(ids) == pack(reversed([*ids, *ids]))


def test_neighbours_take_little_room() -> None:
    assert len(pack(range(2_000, 5_000))) < 400
    assert pack([]) == b""


@given(st.lists(st.tuples(IDS, st.sampled_from((1, 2, 3)))))
def test_counts_are_those_of_a_counter(sets: list[tuple[set[int], int]]) -> None:
    counts, plain = Counts(), Counter[int]()
    for ids, times in sets:
        for _ in range(times):
            counts.add(pack(ids))
            plain.update(ids)

    assert counts.totals() == dict(plain)


@pytest.mark.parametrize("times", [255, 256, 257, 65_536])
def test_counts_do_not_overflow(times: int) -> None:
    counts = Counts()
    always, once = pack([3, SPAN - 1, SPAN]), pack([3, 5])
    for _ in range(times):
        counts.add(always)
    counts.add(once)

    assert counts.totals() == {3: times + 1, 5: 1, SPAN - 1: times, SPAN: times}
