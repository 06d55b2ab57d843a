from __future__ import annotations

import pytest

from biblio.plots.periods import LONGEST, between, filled, named


def test_no_period_is_left_out() -> None:
    assert filled(["2004", "2001"]) == ["2001", "2002", "2003", "2004"]
    assert filled(["2001-11", "2002-02"]) == ["2001-11", "2001-12", "2002-01", "2002-02"]
    assert filled([]) == []


def test_a_very_early_date_does_not_hide_the_others() -> None:
    assert filled(["0001-01", "2020-05"])[-1] == "2020-05"
    assert len(filled(["0001-01", "2020-05"])) == LONGEST


@pytest.mark.parametrize(
    ("periods", "room", "expected"),
    [
        (between("1992", "2026"), 10, ["1995", "2000", "2005", "2010", "2015", "2020", "2025"]),
        (between("2001", "2003"), 10, ["2001", "2002", "2003"]),
        (between("2001-03", "2003-04"), 6, ["2001-07", "2002-01", "2002-07", "2003-01"]),
        (between("1000-01", "1100-01"), 12, [f"{1000 + 10 * each}-01" for each in range(11)]),
        (["2001"], 0, ["2001"]),
        (between("2001", "2003"), 1, ["2001"]),
        ([], 5, []),
    ],
)  # fmt: skip
def test_round_years_are_named(periods: list[str], room: int, expected: list[str]) -> None:
    assert [periods[each] for each in named(periods, room)] == expected
