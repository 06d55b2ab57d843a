from __future__ import annotations

from collections.abc import Iterator

import pytest
from factories import paper
from stores import Database, copied

import biblio
from biblio.errors import InvalidQuery, NotFound
from biblio.plots.values import Bar, Trend

UNDATED = {"submitted": None, "doi": "10.1000/182", "format": "ris"}


@pytest.fixture(scope="module")
def drawn(
    tmp_path_factory: pytest.TempPathFactory, empty_database: Database
) -> Iterator[biblio.Library]:
    database = copied(empty_database, tmp_path_factory.mktemp("drawn") / "test.db")
    with biblio.open(database) as library:
        library.import_records(
            [
                paper("1901.00001", "Ada Able", submitted="2019-01-05T10:00:00Z"),
                paper("1901.00002", "Ada Able, Ben Best", submitted="2019-01-06T10:00:00Z"),
                paper("1903.00003", "Cy Cole", submitted="2019-03-06T10:00:00Z",
                      categories=("hep-th", "math.CO")),
                paper("2101.00004", "Ada Able, Ben Best, Cy Cole"),
                paper(None, "", **UNDATED),
            ]
        )  # fmt: skip
        yield library


def test_years_and_months_are_those_of_the_papers(drawn: biblio.Library) -> None:
    years = drawn.plot_years()

    assert years.bars == [Bar("2019", 3), Bar("2020", 0), Bar("2021", 1)]
    assert years.caption.title == "Papers a year"
    assert years.caption.source.startswith(
        "All 5 papers; by the date of submission. 1 paper has no date. As of the last import, 20"
    )
    months = drawn.plot_years(by="month", on="2019", title="Then")
    assert months.bars == [Bar("2019-01", 2), Bar("2019-02", 0), Bar("2019-03", 1)]
    assert months.caption.title == "Then"
    assert months.caption.source.startswith("3 papers: on 2019; by the date of submission. ")


def test_each_paper_counts_in_its_primary_category(drawn: biblio.Library) -> None:
    picture = drawn.plot_categories()

    assert picture.periods == ["2019", "2020", "2021"]
    assert picture.trends == [Trend("math.CO", [2, 0, 1]), Trend("hep-th", [1, 0, 0])]
    assert "Each counts in its primary category. " in picture.caption.source


def test_teams_are_those_of_papers_whose_authors_are_known(drawn: biblio.Library) -> None:
    picture = drawn.plot_team_sizes()

    assert picture.bars == [Bar("1", 2), Bar("2", 1), Bar("3", 1)]
    assert picture.remark == (
        "Median 1.5, mean 1.8; nine of ten have at most 2, the largest has 3."
    )
    assert "All 5 papers. 1 paper has no known author. " in picture.caption.source


def test_one_paper_is_enough(drawn: biblio.Library) -> None:
    assert drawn.plot_categories("category:hep-th").trends == [Trend("hep-th", [1])]
    assert drawn.plot_years(category="hep-th").bars == [Bar("2019", 1)]


@pytest.mark.parametrize("method", ["plot_years", "plot_categories", "plot_team_sizes"])
def test_of_nothing_there_is_no_picture(drawn: biblio.Library, method: str) -> None:
    with pytest.raises(NotFound, match="nothing found, so there is nothing to draw"):
        getattr(drawn, method)("nowhere")
    with pytest.raises(NotFound, match="of these papers is known, so there is nothing to draw"):
        getattr(drawn, method)("doi:10.1000/182")


def test_bars_are_of_years_or_months(drawn: biblio.Library) -> None:
    with pytest.raises(InvalidQuery, match="by is one of year, month, not 'week'"):
        drawn.plot_years(by="week")


def test_a_library_of_nothing_has_no_picture(library: biblio.Library) -> None:
    with pytest.raises(NotFound, match="nothing found"):
        library.plot_years()
