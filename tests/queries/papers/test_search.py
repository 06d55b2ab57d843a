from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.orm import Session

import biblio
from biblio.errors import InvalidQuery, NotFound
from biblio.model.records import PaperRecord
from biblio.queries.language.dates import DateRange
from biblio.queries.narrowing.paper_filter import PaperFilter
from biblio.queries.papers import search
from biblio.queries.papers.search import search_papers
from biblio.queries.papers.sorting import Sort
from biblio.queries.rows import SearchHit


def ids(session: Session, query: str, **options: Any) -> list[str]:
    return [hit.plain_handle for hit in search_papers(session, query, limit=None, **options)]


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("lot", ["2101.00001"]),
        ("erdos", ["2101.00002", "2101.00001"]),
        ("ERDŐS", ["2101.00002", "2101.00001"]),
        ("title:erdos", []),
        ("abstract:erdos", ["2101.00002"]),
        ("author:erdos", ["2101.00002", "2101.00001"]),
        ('author:"Erdős, Paul"', ["2101.00001"]),
        ('author:"Paul Erdős"', ["2101.00001"]),
        ("lukasiewicz", ["1501.00003"]),
        ("Łukasiewicz angstrom", ["1501.00003"]),
        ("strasse OR lot", ["2101.00001", "1501.00003"]),
        ("ore straße", ["1501.00003"]),
        ('"state of the art"', ["1501.00003"]),
        ("state-of-the-art", ["1501.00003"]),
        ("lukasi*", ["1501.00003"]),
        ("erdos NOT primes", ["2101.00001"]),
        ("author:erdos category:cs.LG", ["2101.00002"]),
        ("author:lovelace date:2015-01..2020", ["1501.00003"]),
        ("author:lovelace date:2015-01-31", ["1501.00003"]),
        ("Черенков", ["1502.00005"]),
        ("черенков", ["1502.00005"]),
        ("张伟", ["2401.00006"]),
        ("(lot", ["2101.00001"]),
        ("qqqq", []),
        ('"; DROP TABLE papers; --', []),
        ("' OR 1=1 --", []),
        ("NEAR(lot, 5)", []),
        ("שמעון", []),
        # identifiers
        ("2101.00001", ["2101.00001"]),
        ("https://arxiv.org/abs/hep-th/9901001v2", ["hep-th/9901001"]),
        ("doi:10.1000/graphs.1", ["2101.00001"]),
        ("2999.00001", []),
        ("10.1000/nowhere", []),
    ],
)
@pytest.mark.parametrize("ranked", [0, 5_000], ids=["tiers", "ranked"])
def test_a_query_finds_its_papers(
    session: Session, monkeypatch: pytest.MonkeyPatch, *, query: str, shown: list[str], ranked: int
) -> None:
    monkeypatch.setattr(search, "RANKED", ranked)

    assert sorted(ids(session, query)) == sorted(shown)
    assert sorted(ids(session, query, sort=Sort.DATE)) == sorted(shown)


@pytest.mark.parametrize("ranked", [0, 5_000], ids=["tiers", "ranked"])
@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("query", ["graph", "random OR prime", "walk NOT title:walk", "ga* lat*"])
def test_pages_follow_each_other(
    session: Session, monkeypatch: pytest.MonkeyPatch, *, query: str, sort: Sort, ranked: int
) -> None:
    monkeypatch.setattr(search, "RANKED", ranked)
    whole = ids(session, query, sort=sort)
    paged: list[str] = []
    after = None
    while True:
        page = search_papers(session, query, sort=sort, limit=7, after=after)
        paged += [hit.plain_handle for hit in page]
        after = page.after
        if after is None:
            break

    assert paged == whole
    assert len(set(whole)) == len(whole) > 7
    assert page.total == (len(whole) if ranked else None)


def test_both_ways_find_the_same_papers(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    ranked = ids(session, "random walk")
    monkeypatch.setattr(search, "RANKED", 0)

    assert sorted(ids(session, "random walk")) == sorted(ranked)


def test_by_date_the_newest_come_first(session: Session) -> None:
    page = search_papers(session, "random", sort=Sort.DATE, limit=None)

    dates = [hit.listed_at for hit in page]
    assert dates == sorted(dates, reverse=True)
    assert {hit.listed_by for hit in page} == {"submitted", "announced"}


@pytest.mark.parametrize("ranked", [0, 5_000], ids=["tiers", "ranked"])
def test_title_comes_before_authors_and_abstract_and_newer_before_older(
    library: biblio.Library, monkeypatch: pytest.MonkeyPatch, ranked: int
) -> None:
    monkeypatch.setattr(search, "RANKED", ranked)
    filler = "Some words of no account that fill the text."

    def said(arxiv_id: str, title: str, abstract: str) -> PaperRecord:
        return PaperRecord(format="atom", arxiv_id=arxiv_id, title=title, abstract=abstract)

    library.import_records(
        [
            said("2001.00001", "On quarks", filler),
            said("2001.00002", "On quarks", filler),
            said("2401.00001", "On leptons", f"{filler} quarks"),
            said("2401.00002", "On leptons", f"{filler} quarks"),
            *(said(f"2402.{number:05}", "On leptons", filler) for number in range(1, 30)),
        ]
    )

    assert [hit.arxiv_id for hit in library.search("quarks")] == [
        *("2001.00002", "2001.00001", "2401.00002", "2401.00001")
    ]


def test_a_hit_tells_the_paper_and_marks_it(session: Session) -> None:
    assert list(search_papers(session, "lot")) == [
        SearchHit(
            arxiv_id="2101.00001",
            title="On random graphs",
            authors=("Paul Erdős", "Alfréd Rényi"),
            submitted="2021-01-04T10:00:00Z",
            revised="2022-03-01T00:00:00Z",
            primary_category="math.CO",
            categories=("math.CO",),
            snippet="Edges are drawn by [lot] until all is connected.",
            listed_by="relevance",
            listed_at="2021-01-04T10:00:00Z",
            authors_cut=False,
            handle="arXiv:2101.00001",
            kind=None,
            container_title=None,
            issued=None,
            surname="Erdős",
        )
    ]


@pytest.mark.parametrize("ranked", [0, 5_000], ids=["tiers", "ranked"])
@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        (PaperFilter(author="Lovelace"), ["1501.00003", "2101.00002"]),
        (PaperFilter(author="Lovelace", category="math"), ["1501.00003", "2101.00002"]),
        (PaperFilter(author="Lovelace", category="math", primary=True), ["2101.00002"]),
        (PaperFilter(DateRange("2016", "2021"), author="Lovelace"), ["2101.00002"]),
    ],
)
def test_a_filter_holds_beside_the_words(
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    *,
    wanted: PaperFilter,
    shown: list[str],
    ranked: int,
) -> None:
    monkeypatch.setattr(search, "RANKED", ranked)

    assert sorted(ids(session, "primes OR measures OR lot", wanted=wanted)) == shown


def test_a_query_that_is_no_query_is_answered_as_words(session: Session) -> None:
    assert search_papers(session, "(lot").notes == ("the query was read as plain words",)
    assert search_papers(session, "lot").notes == ()


@pytest.mark.parametrize("query", ["", "?!", "\u0301", "x" * 10_000, "a category:no.such"])
def test_what_cannot_be_searched_is_refused(session: Session, query: str) -> None:
    with pytest.raises(InvalidQuery):
        search_papers(session, query)


def test_cursors_and_limits_are_checked(session: Session) -> None:
    after = search_papers(session, "graph", limit=1).after

    for refused in (
        {"limit": -1},
        {"after": "x"},
        {"after": after, "sort": Sort.DATE},
    ):
        with pytest.raises(InvalidQuery):
            search_papers(session, "graph", **refused)
    with pytest.raises(NotFound):
        search_papers(session, "graph", PaperFilter(author="Zzyzx"))


def test_what_changes_is_found_at_once(library: biblio.Library) -> None:
    library.import_records([PaperRecord(format="abs", arxiv_id="2101.00001", title="Old words")])
    assert len(library.search("old")) == 1

    library.import_records(
        [PaperRecord(format="snapshot", arxiv_id="2101.00001", title="New words")]
    )

    assert [len(library.search(query)) for query in ("old", "new", "words")] == [0, 1, 1]
