from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.harvesting.marks import CompleteList, reached_by

days = st.dates().map(lambda day: day.isoformat())


@pytest.mark.parametrize(
    ("lists", "mark"),
    [
        ([], None),
        ([(0, None, "2024-01-05")], "2024-01-05"),
        ([(0, None, "2024-01-05"), (1, "2024-01-04", "2024-01-09")], "2024-01-09"),
        # What it goes on from was taken back.
        ([(1, "2024-01-04", "2024-01-09")], None),
        ([(0, None, "2024-01-05"), (1, "2024-01-08", "2024-01-12")], "2024-01-05"),
        # Days that somebody asked for begin where nothing is, and join what they touch.
        ([(0, "2024-01-04", "2024-01-09")], "2024-01-09"),
        ([(0, None, "2024-01-05"), (0, "2024-01-05", "2024-01-09")], "2024-01-09"),
        ([(0, None, "2024-01-05"), (0, "2024-01-06", "2024-01-09")], "2024-01-05"),
        # An empty list reaches nothing, and an older one takes nothing back.
        ([(0, None, "2024-01-05"), (1, "2024-01-04", None)], "2024-01-05"),
        ([(0, None, "2024-01-05"), (0, None, "2024-01-02")], "2024-01-05"),
    ],
)
def test_the_mark_is_what_complete_lists_reach_together(
    lists: list[tuple[int, str | None, str | None]], mark: str | None
) -> None:
    assert reached_by([CompleteList(bool(each[0]), *each[1:]) for each in lists]) == mark


@given(
    st.lists(st.builds(CompleteList, st.booleans(), st.none() | days, st.none() | days), max_size=6)
)
def test_a_further_list_takes_no_mark_back(lists: list[CompleteList]) -> None:
    marks = [reached_by(lists[:end]) or "" for end in range(len(lists) + 1)]

    assert marks == sorted(marks)
