"""Papers of an author or of categories by date: the same pages as by a walk through all papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from biblio.model.moments import day_of
from biblio.queries.language.dates import DateRange
from biblio.queries.narrowing import dated, filters
from biblio.queries.narrowing.paper_filter import PaperFilter
from biblio.queries.papers import listing as papers
from biblio.queries.papers.listing import list_papers

FILTERS = {
    "a category": PaperFilter(category="cs.LG"),
    "the first category": PaperFilter(category="cs.LG", primary=True),
    "an archive": PaperFilter(category="cs"),
    "an archive, first": PaperFilter(category="cs.*", primary=True),
    "two categories": PaperFilter(category="cs.LG", query="category:hep-th"),
    "two, the first": PaperFilter(category="cs.LG", query="category:cs.*", primary=True),
    "a category nobody has": PaperFilter(category="q-fin.EC"),
    "an author": PaperFilter(author="Sato"),
    "an author and a category": PaperFilter(author="Sato", category="cs.LG"),
    "an author and an archive, first": PaperFilter(author="Ito", category="math", primary=True),
}
RANGES = {
    "always": DateRange(),
    "years": DateRange("2010", "2014"),
    "a month and a half": DateRange("2009-02", "2015-03-15"),
    "from the first day": DateRange("2012-01-01", "2012-01-20"),
    "until a month": DateRange(until="2011-05"),
    "until a day": DateRange(until="2012-02-02"),
    "a first day": DateRange.on("2012-01-01"),
}


def pages(session: Session, wanted: PaperFilter, *, oldest: bool, limit: int) -> list[str]:
    """All papers, page by page."""
    found: list[str] = []
    after: str | None = None
    while True:
        page = list_papers(session, wanted, oldest=oldest, after=after, limit=limit)
        found += [row.plain_handle for row in page]
        after = page.after
        if after is None:
            return found


@pytest.mark.parametrize("oldest", [False, True], ids=["newest", "oldest"])
@pytest.mark.parametrize("span", RANGES)
@pytest.mark.parametrize("name", FILTERS)
def test_pages_are_those_of_the_walk(
    session: Session, name: str, span: str, oldest: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = FILTERS[name]
    wanted = PaperFilter(
        RANGES[span],
        category=given.category,
        primary=given.primary,
        author=given.author,
        query=given.query,
    )
    walked = [
        row.arxiv_id for row in list_papers(session, wanted, oldest=oldest, limit=None)
    ]  # all at once are walked
    monkeypatch.setattr(dated, "_BESIDE", 0)

    for limit in (7, 50):
        assert pages(session, wanted, oldest=oldest, limit=limit) == walked


@pytest.mark.parametrize("name", FILTERS)
def test_a_total_is_what_is_there(session: Session, name: str) -> None:
    every = list_papers(session, FILTERS[name], limit=None)
    first = list_papers(session, FILTERS[name], limit=2)

    assert first.total in (len(every), None)
    assert first.total is not None or FILTERS[name].author is not None


@pytest.mark.parametrize("until", ["2012-01-01", "2012-02-02", "2012-02-29", "2021-01-04"])
@pytest.mark.parametrize("name", FILTERS)
def test_ranges_that_follow_each_other_part_the_papers(
    session: Session, name: str, until: str
) -> None:
    given = FILTERS[name]
    after = (date.fromisoformat(until) + timedelta(days=1)).isoformat()

    def found(span: DateRange) -> list[str]:
        wanted = replace(given, dates=span)
        page = list_papers(session, wanted, limit=10_000)
        assert page.total in (None, len(page))
        return [row.plain_handle for row in page]

    assert found(DateRange(since=after)) + found(DateRange(until=until)) == found(DateRange())


def test_a_total_is_given_up_where_it_costs(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papers, "LISTED_COUNTED", 3)

    assert list_papers(session, PaperFilter(category="cs.LG"), limit=2).total is None
    assert list_papers(session, PaperFilter(category="q-fin.EC"), limit=2).total == 0


def test_many_names_are_walked(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    merged = list_papers(session, PaperFilter(author="Sato"), limit=10)
    monkeypatch.setattr(filters, "MOST_LISTS", 1)

    assert list(list_papers(session, PaperFilter(author="Sato"), limit=10)) == list(merged)


@pytest.mark.parametrize(
    ("at", "day"),
    [
        *(("1970-01-01", 0), ("1970-01-02T23:59:59Z", 1), ("1970-02", 31), ("1971", 365)),
        *(("1969-12-31", -1), ("2021-01-04T10:00:00Z", 18631)),
    ],
)
def test_days_are_counted_from_1970(at: str, day: int) -> None:
    assert day_of(at) == day
