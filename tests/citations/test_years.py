from __future__ import annotations

import pytest

from biblio.citations.years import letters_of, suffixes


@pytest.mark.parametrize(
    ("place", "letters"), [(0, "a"), (25, "z"), (26, "aa"), (27, "ab"), (701, "zz"), (702, "aaa")]
)
def test_letters_go_on_behind_z(place: int, letters: str) -> None:
    assert letters_of(place) == letters


def test_only_several_are_told_apart() -> None:
    assert suffixes([["x"], ["y", "z"]]) == {"y": "a", "z": "b"}
