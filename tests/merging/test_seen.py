from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from biblio.merging.seen import PAGE, SeenIds

ids = st.sets(st.integers(0, 5000) | st.integers(PAGE - 30, PAGE + 30), max_size=40)


@given(ids, ids)
def test_it_is_a_set_of_numbers(one: set[int], other: set[int]) -> None:
    left, right = SeenIds(one), SeenIds(other)

    assert list(left) == sorted(one)
    assert list(left | right) == sorted(one | other)
    assert list(left & right) == sorted(one & other)
    assert list(left - right) == sorted(one - other)
    assert [each in left for each in range(2 * PAGE)] == [each in one for each in range(2 * PAGE)]


@given(ids)
def test_json_keeps_it(one: set[int]) -> None:
    assert list(SeenIds.of_json(SeenIds(one).json())) == sorted(one)


def test_consecutive_ids_are_one_range() -> None:
    assert SeenIds([*range(1, 1001), 1003]).json() == "[[1,1000],[1003,1003]]"
    assert SeenIds(range(1, 3 * PAGE)).json() == f"[[1,{3 * PAGE - 1}]]"
