from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from laws import examples
from sqlalchemy.orm import Session
from stores import Database, copied

import biblio
from biblio.errors import InvalidQuery, NotFound
from biblio.model.categories import expand
from biblio.model.identifiers import ArxivId
from biblio.model.names import fold
from biblio.model.records import PaperRecord
from biblio.queries.language.dates import DateKind, DateRange
from biblio.queries.narrowing import filters
from biblio.queries.narrowing.paper_filter import PaperFilter
from biblio.queries.papers.listing import list_papers
from biblio.queries.rows import PaperSummary


def listed_at(record: PaperRecord, by: DateKind) -> str:
    announced = ArxivId.parse(record.arxiv_id or "").announced
    if by is DateKind.ANNOUNCED:
        return announced
    revised = record.revised if by is DateKind.REVISED else None
    return revised or record.submitted or announced


def expected(
    records: list[PaperRecord], wanted: PaperFilter, *, oldest: bool = False
) -> list[tuple[str, str]]:
    """The listing, told by plain Python from the records."""
    lower, upper = wanted.dates.bounds()
    rows = []
    for record in records:
        at = listed_at(record, wanted.by)
        if (lower is not None and at < lower) or (upper is not None and at >= upper):
            continue
        if isinstance(wanted.category, str):
            codes = record.categories[:1] if wanted.primary else record.categories
            if not any(expand(wanted.category).matches(code) for code in codes):
                continue
        if isinstance(wanted.author, str) and fold(wanted.author) not in {
            fold(name.keyname) for name in record.authors
        }:
            continue
        rows.append((at, ArxivId.parse(record.arxiv_id or "").rank, record.arxiv_id or ""))
    rows.sort(reverse=not oldest)
    return [(at, arxiv_id) for at, _, arxiv_id in rows]


def everything(session: Session, wanted: PaperFilter, **options: Any) -> list[PaperSummary]:
    """All pages of a listing."""
    rows: list[PaperSummary] = []
    after = None
    while True:
        page = list_papers(session, wanted, after=after, **options)
        rows += page
        after = page.after
        if after is None:
            return rows


FILTERS = {
    "all": PaperFilter(),
    "revised": PaperFilter(by=DateKind.REVISED),
    "announced": PaperFilter(DateRange("2010-03", "2012"), by=DateKind.ANNOUNCED),
    "range": PaperFilter(DateRange("2015-01-31", "2015-02-01")),
    "category": PaperFilter(category="math.NT"),
    "archive": PaperFilter(category="cs.*"),
    "primary": PaperFilter(category="cs", primary=True),
    "author": PaperFilter(author="Sato"),
    "all together": PaperFilter(
        DateRange("2010", "2019"), category="cs.*", author="Sato", by=DateKind.REVISED
    ),
}


@pytest.mark.parametrize("few", [0, 5_000], ids=["walked", "gathered"])
@pytest.mark.parametrize("oldest", [False, True], ids=["newest", "oldest"])
@pytest.mark.parametrize("name", FILTERS)
def test_pages_follow_each_other(
    session: Session,
    records: list[PaperRecord],
    monkeypatch: pytest.MonkeyPatch,
    *,
    name: str,
    oldest: bool,
    few: int,
) -> None:
    monkeypatch.setattr(filters, "FEW", few)

    rows = everything(session, FILTERS[name], oldest=oldest, limit=7)

    assert [(row.listed_at, row.arxiv_id) for row in rows] == expected(
        records, FILTERS[name], oldest=oldest
    )


@settings(max_examples=examples(30), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(limit=st.integers(1, 500), oldest=st.booleans())
def test_any_page_size_shows_each_paper_once(
    session: Session, records: list[PaperRecord], *, limit: int, oldest: bool
) -> None:
    rows = everything(session, PaperFilter(), limit=limit, oldest=oldest)

    assert [row.arxiv_id for row in rows] == [
        arxiv_id for _, arxiv_id in expected(records, PaperFilter(), oldest=oldest)
    ]


def test_a_row_says_by_which_date_it_stands(session: Session) -> None:
    page = list_papers(session, PaperFilter(DateRange.on("2021-01"), author="Erdős"))

    assert list(page) == [
        PaperSummary(
            arxiv_id="2101.00001",
            title="On random graphs",
            authors=("Paul Erdős", "Alfréd Rényi"),
            submitted="2021-01-04T10:00:00Z",
            revised="2022-03-01T00:00:00Z",
            primary_category="math.CO",
            categories=("math.CO",),
            listed_by="submitted",
            listed_at="2021-01-04T10:00:00Z",
            authors_cut=False,
            handle="arXiv:2101.00001",
            kind=None,
            container_title=None,
            issued=None,
            surname="Erdős",
        ),
        PaperSummary(
            arxiv_id="2101.00002",
            title="Numbers without end",
            authors=("P. Erdős", "Ada Lovelace", "Analytical Engine Collaboration"),
            submitted=None,
            revised=None,
            primary_category="math.NT",
            categories=("math.NT", "cs.LG"),
            listed_by="announced",
            listed_at="2021-01",
            authors_cut=False,
            handle="arXiv:2101.00002",
            kind=None,
            container_title=None,
            issued=None,
            surname="Erdős",
        ),
    ]
    assert (page.total, page.after) == (2, None)


@pytest.mark.parametrize(
    ("wanted", "listed_by"),
    [
        (PaperFilter(DateRange.on("2022-03"), by=DateKind.REVISED, author="Rényi"), "revised"),
        (PaperFilter(by=DateKind.REVISED, author="Müller"), "submitted"),
        (PaperFilter(by=DateKind.ANNOUNCED, author="Rényi"), "announced"),
    ],
)
def test_the_best_date_that_is_known_stands_in(
    session: Session, wanted: PaperFilter, listed_by: str
) -> None:
    assert {row.listed_by for row in list_papers(session, wanted)} == {listed_by}


@pytest.mark.parametrize(
    ("on", "shown"),
    [
        ("2021-01-04", ["2101.00001"]),
        ("2015-01-31", ["1501.00003"]),
        ("2015-02-01", ["1502.00004"]),
        ("2024-02-29", ["2401.00006"]),
        ("2024-02-28", []),
        ("1999", ["hep-th/9901001"]),
    ],
)
def test_a_day_has_both_its_ends(session: Session, on: str, shown: list[str]) -> None:
    known = {
        *("2101.00001", "1501.00003", "1502.00004", "2401.00006", "hep-th/9901001", "2101.00002")
    }

    page = list_papers(session, PaperFilter(DateRange.on(on)), limit=100)

    assert [row.arxiv_id for row in page if row.arxiv_id in known] == shown


def test_the_total_is_that_of_the_whole_listing(
    session: Session, records: list[PaperRecord]
) -> None:
    first = list_papers(session, limit=3)
    second = list_papers(session, limit=3, after=first.after)

    assert (first.total, second.total) == (len(records), len(records))


def test_no_limit_shows_all(session: Session, records: list[PaperRecord]) -> None:
    assert len(list_papers(session, limit=None)) == len(records)


@pytest.mark.parametrize(
    "ask",
    [
        lambda s: list_papers(s, limit=-1),
        lambda s: list_papers(s, after="nonsense"),
        lambda s: list_papers(s, oldest=True, after=list_papers(s, limit=1).after),
        lambda s: list_papers(s, FILTERS["revised"], after=list_papers(s, limit=1).after),
        lambda s: list_papers(s, PaperFilter(category="no.such")),
        lambda s: list_papers(s, PaperFilter(category="")),
        lambda s: list_papers(s, PaperFilter(author="?!")),
        lambda s: list_papers(s, PaperFilter(DateRange.on("2021-01-04"), by=DateKind.ANNOUNCED)),
    ],
)
def test_what_cannot_be_listed_is_refused(
    session: Session, ask: Callable[[Session], object]
) -> None:
    with pytest.raises(InvalidQuery):
        ask(session)


def test_papers_of_nobody_are_not_found(session: Session) -> None:
    with pytest.raises(NotFound, match="nearest names are"):
        list_papers(session, PaperFilter(author="Rennyi"))


def test_paging_misses_nothing_while_papers_come_in(
    corpus: Database, records: list[PaperRecord], tmp_path: Path
) -> None:
    path = copied(corpus, tmp_path / "growing.db")
    new = [
        PaperRecord(format="snapshot", arxiv_id=f"2105.{number:05}", submitted=f"20{year}-05-05")
        for number, year in enumerate((10, 15, 21, 30), start=1)
    ]
    seen: list[str] = []
    with biblio.open(path) as library:
        after = None
        while True:
            page = library.papers(limit=50, after=after)
            seen += [row.plain_handle for row in page]
            after = page.after
            if after is None:
                break
            if new:
                library.import_records([new.pop()])

    before = [arxiv_id for _, arxiv_id in expected(records, PaperFilter())]
    assert [arxiv_id for arxiv_id in seen if not arxiv_id.startswith("2105.")] == before
    assert len(set(seen)) == len(seen)
