"""What the newest papers say of a common beginning is what the index says."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from biblio.db.models import Paper
from biblio.db.small_index import TOKENIZER
from biblio.queries import beginnings, search
from biblio.queries.beginnings import DOCUMENT, are_more, newest_matching
from biblio.queries.dates import DateRange
from biblio.queries.filters import ROWID, PaperFilter, matching
from biblio.queries.search import Sort, search_papers
from biblio.queries.search_query import parse_search

QUERIES = (
    "gr*",
    "ra* wa*",
    "gr* OR pr*",
    "wa* NOT title:wa*",
    "author:l*",
    "title:(o* ra*)",
    '"random wa"*',
    "erd*",
    "łu*",
    "zzyzx*",
)


def expression(query: str) -> str:
    match = parse_search(query).match
    assert match is not None
    return match


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("looked", [2, 40, 10_000])
@pytest.mark.parametrize("is_below", [False, True])
def test_the_newest_are_those_of_the_index(
    session: Session, monkeypatch: pytest.MonkeyPatch, *, query: str, looked: int, is_below: bool
) -> None:
    monkeypatch.setattr(beginnings, "LOOKED", looked)
    whole = list(session.scalars(matching(expression(query)).order_by(ROWID.desc())))
    below = whole[len(whole) // 3] if is_below and whole else None
    expected = [each for each in whole if below is None or each < below]

    for limit in (1, 3, 30):
        found = newest_matching(session, expression(query), (), below=below, limit=limit)

        assert found is None or found == expected[:limit]
        assert found is not None or looked < 10_000


def test_what_must_hold_beside_holds(session: Session) -> None:
    few = [*session.scalars(select(Paper.id).order_by(Paper.id).limit(40))]

    found = newest_matching(session, expression("o*"), [DOCUMENT.in_(few)], below=None, limit=100)

    assert found == [
        *session.scalars(
            matching(expression("o*")).where(ROWID.in_(few)).order_by(ROWID.desc()).limit(100)
        )
    ]


def test_a_walk_that_ends_early_leaves_it_to_the_index(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beginnings, "_WALKED", 10)
    old = [session.scalar(select(func.max(Paper.id))) > DOCUMENT]

    assert newest_matching(session, expression("gr*"), old, below=None, limit=5) is not None
    assert newest_matching(session, expression("gr*"), old, below=None, limit=11) is None


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize(
    "wanted",
    [PaperFilter(), PaperFilter(DateRange("2015", "2021")), PaperFilter(category="math.*")],
    ids=["all", "dates", "category"],
)
def test_pages_are_the_same_either_way(
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    *,
    query: str,
    sort: Sort,
    wanted: PaperFilter,
) -> None:
    monkeypatch.setattr(search, "RANKED", 0)
    monkeypatch.setattr(beginnings, "LOOKED", 16)
    monkeypatch.setattr(beginnings, "LARGE", 1)

    def pages() -> list[str]:
        found: list[str] = []
        after = None
        while True:
            page = search_papers(session, query, wanted, sort=sort, limit=5, after=after)
            found += [hit.plain_handle for hit in page]
            after = page.after
            if after is None:
                return found

    newest = pages()
    monkeypatch.setattr(search.beginnings, "newest_matching", lambda *_, **__: None)  # type: ignore[attr-defined]

    assert newest == pages()


def test_a_sample_tells_what_is_common(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not are_more(session, expression("gr*"), 1)  # so few papers are left to the index
    monkeypatch.setattr(beginnings, "LARGE", 1)
    papers = session.scalar(select(func.count()).select_from(Paper)) or 0

    assert are_more(session, expression("gr*"), papers // 4)
    assert not are_more(session, expression("gr*"), papers // 2)
    assert not are_more(session, expression("luk*"), 0)


def test_both_indexes_part_words_alike(session: Session) -> None:
    sql = session.scalar(text("SELECT sql FROM sqlite_master WHERE name = 'paper_search'"))

    assert re.findall("tokenize = '(.*?)'", sql or "") == [TOKENIZER]
