"""Counts are those of plain SQL over the papers that a listing gives, whatever the filter."""

from __future__ import annotations

import statistics
from typing import Any

import pytest
from factories import paper
from hypothesis import given, settings
from hypothesis import strategies as st
from narrowed import FILTERS
from plainly import CHOSEN, asked, for_counting

import biblio
from biblio.errors import InvalidQuery
from biblio.model.names import fold
from biblio.queries.counting.dimensions import Dimension
from biblio.queries.rows import PaperCount, TeamSizes

PLAIN = {
    Dimension.YEAR: "substr(nullif(p.listed_{date}, '0000'), 1, 4)",
    Dimension.MONTH: "substr(nullif(p.listed_{date}, '0000'), 1, 7)",
    Dimension.CATEGORY: "c.category",
    Dimension.PRIMARY: "p.primary_category",
    Dimension.KIND: "coalesce(p.kind, iif(p.arxiv_id IS NULL, NULL, 'preprint'))",
    Dimension.CONTAINER: "coalesce(p.container_title, p.container_short)",
    Dimension.AUTHORS_A_PAPER: "nullif((SELECT count(*) FROM authorships AS s "
    "WHERE s.paper_id = p.id), 0)",
    Dimension.COLLABORATION: "n.name_key",
}
COUNTS = f"""
SELECT {{values}}, count(DISTINCT p.id) FROM papers AS p
LEFT JOIN paper_categories AS c ON c.paper_id = p.id
LEFT JOIN (SELECT s.paper_id, a.name_key FROM authorships AS s
           JOIN authors AS a ON a.id = s.author_id AND a.is_collaboration = 1) AS n
  ON n.paper_id = p.id
WHERE {CHOSEN} GROUP BY {{groups}}
"""  # noqa: S608 - our own
DIMENSIONS = st.lists(st.sampled_from(Dimension), min_size=1, max_size=2, unique=True)


def folded(by: list[Dimension], values: tuple[Any, ...]) -> tuple[Any, ...]:
    """*values* with the folded name of a collaboration, under which it counts once."""
    return tuple(
        fold(value) if each is Dimension.COLLABORATION and value is not None else value
        for each, value in zip(by, values, strict=True)
    )


@pytest.mark.sqlite("the plain SQL that it is held to is SQLite's")
@settings(max_examples=50)
@given(chosen=FILTERS, by=DIMENSIONS)
def test_counts_are_those_of_plain_sql(
    counted: biblio.Library, chosen: dict[str, Any], by: list[Dimension]
) -> None:
    listed, said = for_counting(chosen)
    date = said.get("date", "submitted")
    values = ", ".join(PLAIN[each].format(date=date) for each in by)
    groups = ", ".join(map(str, range(1, len(by) + 1)))
    rows = asked(counted, listed, COUNTS.format(values=values, groups=groups))

    found = counted.count(by=by, limit=None, **said)

    assert {folded(by, row.values): row.papers for row in found} == {
        tuple(each): number for *each, number in rows
    }
    assert found.total == len(counted.papers(limit=None, **listed))
    alone = counted.count(by=by[:1], limit=None, **said)
    first = {row.values[0]: row.papers for row in alone}
    for row in found:
        assert row.share == row.papers / (found.total if len(by) == 1 else first[row.values[0]])


SIZES = f"""
SELECT substr(nullif(p.listed_submitted, '0000'), 1, 4), count(*)
FROM papers AS p JOIN authorships AS s ON s.paper_id = p.id WHERE {CHOSEN} GROUP BY p.id
"""  # noqa: S608 - our own


def test_sizes_of_teams_are_those_that_python_says(counted: biblio.Library) -> None:
    teams: dict[str | int | None, list[int]] = {}
    for year, size in asked(counted, {}, SIZES):
        teams.setdefault(year, []).append(size)

    found = counted.count(by="year", sizes=True)

    for (year,), *_, sizes in found:
        many = teams[year] if len(teams[year]) > 1 else 2 * teams[year]  # which Python asks for
        low, median, high = statistics.quantiles(many, n=4, method="inclusive")
        ninth = statistics.quantiles(many, n=10, method="inclusive")[-1]
        assert sizes is not None
        assert sizes == pytest.approx(
            TeamSizes(len(teams[year]), statistics.mean(many), low, median, high, ninth, max(many))
        )


def test_growth_and_sums_follow_the_calendar(library: biblio.Library) -> None:
    library.import_records(
        paper(f"{month}.0000{number}", submitted=f"20{month[:2]}-{month[2:]}-01T00:00:00Z")
        for month, papers in (("1911", 2), ("1912", 1), ("2001", 4), ("2103", 2))
        for number in range(1, papers + 1)
    )

    months = [row[0] + row[3:5] for row in library.count(by="month")]
    years = [row[0] + row[3:5] for row in library.count(by="year")]

    assert months == [
        ("2019-11", None, 2),
        ("2019-12", -0.5, 3),
        ("2020-01", 3.0, 7),
        ("2021-03", None, 9),
    ]
    assert years == [("2019", None, 3), ("2020", 1 / 3, 7), ("2021", -0.5, 9)]


def test_of_two_the_last_that_has_an_order_is_summed(counted: biblio.Library) -> None:
    found = counted.count(by="category,year", limit=1)

    (category,) = {row.values[0] for row in found} - {None}
    papers = 0
    for row in found:
        if row.values[0] == category and row.values[1] is not None:
            papers += row.papers
            assert row.cumulated == papers
    assert category == counted.count(by="category", limit=1)[0].values[0]
    assert found.notes[0] == "category: the 1 of most papers, of 6; -n 0 for all"


def test_what_a_paper_lacks_is_said(counted: biblio.Library) -> None:
    years = counted.count(by="year", kind=["article", "book"])
    sizes = counted.count(by="authors-a-paper", kind="book", sizes=True)

    assert [(row.values[0], row.papers, row.cumulated) for row in years] == [
        ("2015", 2, 2),
        (None, 1, None),
    ]
    assert years.notes == (
        "1 paper has no date, whether submitted or any other, which listings call 0000",
    )
    assert list(sizes) == [PaperCount((None,), 1, 1.0)]


def test_a_month_that_is_not_known_is_its_year(counted: biblio.Library) -> None:
    months = counted.count(by="month", kind=["article", "book"], sizes=False)

    assert [(*row.values, row.papers, row.growth) for row in months] == [
        ("2015", 1, None),
        ("2015-03", 1, None),
        (None, 1, None),
    ]


@pytest.mark.parametrize("by", [*Dimension, "year,category"])
def test_nothing_divides_into_nothing(counted: biblio.Library, by: str) -> None:
    found = counted.count("no such word", by=by, sizes=True)

    assert (list(found), found.total, found.notes) == ([], 0, ())


def test_a_category_of_one_paper_is_one_row(counted: biblio.Library) -> None:
    assert list(counted.count(by="category,primary", category="math.AG", sizes=True)) == [
        PaperCount(("math.AG", "math.AG"), 1, 1.0, sizes=TeamSizes(1, 4.0, 4.0, 4.0, 4.0, 4.0, 4))
    ]


@pytest.mark.parametrize("by", ["yaer", "year,year", "year,kind,category", "", []])
def test_what_nothing_is_counted_by_is_told(library: biblio.Library, by: str | list[str]) -> None:
    with pytest.raises(InvalidQuery, match=r"counted by .*year, month, category, primary, kind"):
        library.count(by=by)
