"""Categories and journals at the top are the first of those that are counted."""

from __future__ import annotations

import pytest

import biblio
from biblio.queries.rows import RankedValue


@pytest.mark.parametrize(("what", "by"), [("categories", "category"), ("containers", "container")])
def test_they_are_the_first_that_are_counted(counted: biblio.Library, what: str, by: str) -> None:
    counts = counted.count(by=by, limit=None)
    values = [row for row in counts if row.values != (None,)]

    found = counted.top(what, limit=2)

    assert list(found) == [
        RankedValue(None, str(row.values[0]), row.papers, row.share) for row in values[:2]
    ]
    assert found.total == len(values)


def test_those_of_each_year_have_shares_of_it(counted: biblio.Library) -> None:
    found = counted.top("categories", by="year", limit=1, since="2015", until="2016")

    years = {row.values[0]: row for row in counted.count(by="year", since="2015", until="2016")}
    assert [row.period for row in found] == ["2015", "2016"]
    for row in found:
        assert row.papers == len(counted.papers(on=row.period, category=row.value, limit=None))
        assert row.share == row.papers / years[row.period].papers
