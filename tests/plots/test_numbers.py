from __future__ import annotations

from biblio.plots.numbers import LINES, bars_of, in_order, team_bars_of, trends_of
from biblio.plots.values import Bar, Trend


def test_a_year_without_papers_has_a_bar_of_none() -> None:
    assert bars_of({"2003": 2, "2001": 1}) == [Bar("2001", 1), Bar("2002", 0), Bar("2003", 2)]
    assert bars_of({}) == []


def test_three_hundred_categories_are_a_few_and_the_others() -> None:
    papers: dict[tuple[str, str | None], int] = {
        ("2001", f"x.{number:03}"): 300 - number for number in range(300)
    }
    papers["2002", "x.299"] = 7
    trends = trends_of(papers, ["2001", "2002"])

    assert [each.name for each in trends] == [f"x.{number:03}" for number in range(LINES)] + [
        "294 others"
    ]
    assert trends[0] == Trend("x.000", [300, 0])
    assert trends[-1].is_rest
    assert sum(sum(each.papers) for each in trends) == sum(papers.values())


def test_papers_of_no_category_are_none_of_the_others() -> None:
    trends = trends_of({("2001", None): 3, ("2001", "hep-th"): 1}, ["2001"])

    assert trends == [Trend("hep-th", [1]), Trend("none", [3], is_rest=True)]
    assert trends_of({("2001", "math.GT"): 1}, ["2001"]) == [Trend("math.GT", [1])]


def test_teams_of_every_size_are_in_one_bar() -> None:
    papers = {1: 5, 3: 2, 10: 1, 11: 4, 20: 1, 21: 3, 2_794: 1}
    bars = team_bars_of(papers)

    assert [bar.label for bar in bars][9:] == [
        *("10", "11–20", "21–50", "51–100", "101–200", "201–500", "501–1,000", "over 1,000")
    ]
    assert sum(bar.papers for bar in bars) == sum(papers.values())
    assert team_bars_of({14: 1})[-1] == Bar("14", 1)
    assert len(team_bars_of({2: 1})) == 2
    assert team_bars_of({}) == []


def test_people_stand_in_the_order_in_which_they_were_met() -> None:
    rows = [
        ("B", [(2003, 1)]),
        ("A", [(2005, 1), (2001, 2)]),
        ("D", [(2003, 1)]),
        ("C", [(2003, 2)]),
    ]

    assert [name for name, _ in in_order(rows)] == ["A", "C", "B", "D"]
    assert in_order(rows)[0][1] == [(2001, 2), (2005, 1)]
