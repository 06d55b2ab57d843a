"""One query takes the same papers wherever it is asked."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.orm import Session

from biblio.errors import InvalidQuery
from biblio.queries.language.dates import DateKind, DateRange
from biblio.queries.narrowing import filters
from biblio.queries.narrowing.paper_filter import PaperFilter
from biblio.queries.papers.listing import list_papers
from biblio.queries.papers.search import search_papers
from biblio.queries.people.coauthors import list_coauthors

QUERIES = (
    *("random", "random walk", '"random walk"', "gra*", "graph OR prime", "graph NOT title:graph"),
    *("title:random author:sato", "author:erdos", "strasse", "(random", "no.such.word"),
    *("random category:cs.LG", "random date:2010..2012-06", "galaxy category:cs.* date:2015"),
    "category:hep-th category:cs.* proof",
)


def listed(session: Session, wanted: PaperFilter, **options: Any) -> list[str]:
    return [row.plain_handle for row in list_papers(session, wanted, limit=None, **options)]


@pytest.fixture(params=[0, 5_000], ids=["walked", "gathered"])
def _ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filters, "FEW", request.param)


@pytest.mark.usefixtures("_ways")
@pytest.mark.parametrize("query", QUERIES)
def test_a_listing_takes_the_papers_that_the_search_finds(session: Session, query: str) -> None:
    found = [hit.plain_handle for hit in search_papers(session, query, limit=None)]

    assert sorted(listed(session, PaperFilter(query=query))) == sorted(found)
    assert listed(session, PaperFilter(query=query)) == [
        arxiv_id for arxiv_id in listed(session, PaperFilter()) if arxiv_id in set(found)
    ]


@pytest.mark.usefixtures("_ways")
@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("category:cs.LG", PaperFilter(category="cs.LG")),
        ("date:2010..2012", PaperFilter(DateRange("2010", "2012"))),
        ("date:2015-01-31", PaperFilter(DateRange.on("2015-01-31"))),
        ("date:2010 category:math.*", PaperFilter(DateRange.on("2010"), category="math.*")),
    ],
)
@pytest.mark.parametrize("by", [DateKind.SUBMITTED, DateKind.REVISED])
def test_a_filter_is_the_option_of_its_name(
    session: Session, query: str, wanted: PaperFilter, by: DateKind
) -> None:
    options = PaperFilter(wanted.dates, by=by, category=wanted.category)

    assert listed(session, PaperFilter(by=by, query=query)) == listed(session, options) != []


@pytest.mark.usefixtures("_ways")
def test_a_query_and_options_hold_together(session: Session) -> None:
    both = listed(session, PaperFilter(DateRange("2010", "2016"), category="cs.LG", query="graph"))

    assert both
    assert set(both) == set(
        listed(session, PaperFilter(DateRange("2010", "2016"), category="cs.LG"))
    ) & set(listed(session, PaperFilter(query="graph")))
    assert listed(session, PaperFilter(author="Sato", query="category:cs.LG")) == listed(
        session, PaperFilter(author="Sato", category="cs.LG")
    )


def test_primary_holds_for_the_categories_of_a_query(session: Session) -> None:
    assert listed(session, PaperFilter(primary=True, query="category:cs.LG")) == listed(
        session, PaperFilter(primary=True, category="cs.LG")
    )


@pytest.mark.usefixtures("_ways")
def test_pages_of_a_query_follow_each_other(session: Session) -> None:
    wanted = PaperFilter(query="random OR prime category:cs.LG")
    rows: list[str] = []
    after = None
    while True:
        page = list_papers(session, wanted, limit=3, after=after)
        rows += [row.plain_handle for row in page]
        after = page.after
        if after is None:
            break

    assert rows == listed(session, wanted)
    assert len(rows) > 6


def test_few_papers_are_counted(session: Session) -> None:
    page = list_papers(session, PaperFilter(query="random"), limit=1)

    assert page.total == len(listed(session, PaperFilter(query="random")))


@pytest.mark.parametrize(
    ("query", "options"),
    [
        ("category:cs.LG", PaperFilter(category="cs.LG")),
        ("date:2010..2015", PaperFilter(DateRange("2010", "2015"))),
    ],
)
def test_co_authors_take_the_same_query(session: Session, query: str, options: PaperFilter) -> None:
    asked = list_coauthors(session, "Sato, Anna", PaperFilter(query=query), limit=None)

    assert list(asked) == list(list_coauthors(session, "Sato, Anna", options, limit=None)) != []


def test_co_authors_of_papers_with_a_word(session: Session) -> None:
    asked = list_coauthors(session, "Lovelace", PaperFilter(query="title:numbers"))

    assert [row.name for row in asked] == ["P. Erdős"]


def test_what_was_read_as_words_is_said(session: Session) -> None:
    plain = ("the query was read as plain words",)

    assert list_papers(session, PaperFilter(query="(lot")).notes == plain
    assert plain[0] in list_coauthors(session, "id:1", PaperFilter(query="(lot")).notes
    assert list_papers(session, PaperFilter(query="lot")).notes == ()


@pytest.mark.parametrize(
    "wanted",
    [
        PaperFilter(query=""),
        PaperFilter(query="?!"),
        PaperFilter(query="category:no.such"),
        PaperFilter(query="date:2024-13"),
        PaperFilter(query="graph OR date:2024"),
        PaperFilter(by=DateKind.ANNOUNCED, query="date:2024-01-05"),
    ],
)
def test_a_query_that_asks_for_nothing_is_refused(session: Session, wanted: PaperFilter) -> None:
    with pytest.raises(InvalidQuery):
        list_papers(session, wanted)
