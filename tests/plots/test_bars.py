from __future__ import annotations

import pytest
from plots.pictures import CAPTION, svg_of, texts_of, tips_of

from biblio.plots.values import Bar, PeriodBars, TeamBars


def test_each_year_with_papers_has_its_bar() -> None:
    bars = [Bar("2010", 3), Bar("2011", 0), Bar("2012", 1_234)]
    tree = svg_of(PeriodBars(CAPTION, bars))

    assert tips_of(tree) == ["2010: 3", "2012: 1,234"]
    assert {"2010", "2011", "2012", "3", "1,234", "papers", CAPTION.title} <= {*texts_of(tree)}


@pytest.mark.parametrize("number", [1, 2, 150])
def test_names_of_periods_do_not_touch(number: int) -> None:
    bars = [Bar(f"{1600 + each}", each + 1) for each in range(number)]
    tree = svg_of(PeriodBars(CAPTION, bars))

    assert len(tips_of(tree)) == number
    named = [each for each in texts_of(tree) if each in {bar.label for bar in bars}]
    assert 1 <= len(named) <= 20


def test_teams_have_a_bar_for_each_size() -> None:
    bars = [Bar("1", 5), Bar("2", 7), Bar("101–1,000", 1), Bar("over 1,000", 0)]
    tree = svg_of(TeamBars(CAPTION, "The median is 2.", bars))

    assert tips_of(tree) == ["1: 5", "2: 7", "101–1,000: 1"]
    assert {"authors of a paper", "The median is 2.", "101–1,000"} <= {*texts_of(tree)}
