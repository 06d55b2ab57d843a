from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from plots.pictures import CAPTION, HOSTILE, HOSTILE_SHOWN, svg_of, texts_of, tips_of

from biblio.plots.trends import spread
from biblio.plots.values import Trend, Trends

YEARS = ["2019", "2020", "2021"]


def test_each_category_has_a_line_and_its_name_at_the_end() -> None:
    trends = [
        Trend("hep-th", [5, 6, 7]),
        Trend("_underscore", [5, 6, 7]),
        Trend(HOSTILE, [0, 0, 1]),
        Trend("297 others", [1, 1, 1], is_rest=True),
    ]
    tree = svg_of(Trends(CAPTION, YEARS, trends))

    assert sorted(tips_of(tree)) == sorted(
        ["hep-th: 18", "_underscore: 18", f"{HOSTILE_SHOWN}: 1", "297 others: 3"]
    )
    assert {"hep-th", "_underscore", HOSTILE_SHOWN, "297 others", *YEARS} <= {*texts_of(tree)}


def test_one_year_alone_is_bars() -> None:
    tree = svg_of(Trends(CAPTION, ["2020"], [Trend("hep-th", [5]), Trend("math.GT", [1])]))

    assert tips_of(tree) == ["hep-th: 5", "math.GT: 1"]
    assert {"papers, 2020", "hep-th", "5", "math.GT", "1"} <= {*texts_of(tree)}


@given(st.lists(st.floats(0, 100), min_size=1, max_size=12))
def test_names_at_the_end_keep_their_distance_and_their_order(wanted: list[float]) -> None:
    found = spread(wanted, 8, 0, 100)

    places = sorted(found)
    assert places[0] >= -1e-6
    assert places[-1] <= 100 + 1e-6
    assert all(high - low >= 8 - 1e-6 for low, high in pairwise(places))
    assert all(
        found[one] <= found[other]
        for one in range(len(wanted))
        for other in range(len(wanted))
        if wanted[one] < wanted[other]
    )
