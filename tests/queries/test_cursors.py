from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.errors import InvalidQuery
from biblio.queries.cursors import Place, decode, encode

places = st.lists(
    st.text(max_size=20) | st.integers(-(2**31), 2**31) | st.floats(-1e3, 1e3, allow_nan=False),
    min_size=1,
    max_size=3,
)


@given(places)
def test_a_cursor_comes_back_as_it_was(place: Place) -> None:
    assert decode(encode(("papers", 1), place), ("papers", 1)) == place


def test_a_cursor_of_another_listing_is_refused() -> None:
    cursor = encode(("papers", 1), ["2024", 7])

    with pytest.raises(InvalidQuery, match="another listing"):
        decode(cursor, ("papers", 2))


@pytest.mark.parametrize("text", ["", "x", "!!!!", "é", "AAAA", "W10", "bnVsbA", "a" * 5_000, "\0"])
def test_garbage_is_no_cursor(text: str) -> None:
    with pytest.raises(InvalidQuery, match="cursor"):
        decode(text, ("papers", 1))
