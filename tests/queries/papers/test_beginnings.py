"""What the newest papers say of a common beginning is what the index says."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import BindParameter, bindparam, func, select, text
from sqlalchemy.orm import Session

from biblio.db.engines.sqlite.small_index import TOKENIZER
from biblio.db.expressions import INDEXED_PAPER, matching, values_of
from biblio.db.lists import listed
from biblio.db.models import Paper
from biblio.db.text_query import TextQuery
from biblio.queries.language.dates import DateRange
from biblio.queries.language.search_query import parse_search
from biblio.queries.narrowing.paper_filter import PaperFilter
from biblio.queries.narrowing.parts import Part
from biblio.queries.papers import beginnings, search
from biblio.queries.papers.beginnings import are_more, newest_matching
from biblio.queries.papers.beside import Test
from biblio.queries.papers.search import search_papers
from biblio.queries.papers.sorting import Sort

pytestmark = pytest.mark.sqlite("only SQLite's index is slow at beginnings")

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


NEWEST = matching(bindparam("words")).order_by(INDEXED_PAPER.desc())


def words(query: str) -> TextQuery:
    found = parse_search(query).words
    assert found is not None
    return found


def is_among(papers: BindParameter[str]) -> Test:
    return lambda paper: paper.in_(values_of(papers))


def is_below(last: BindParameter[int]) -> Test:
    return lambda paper: paper < last


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("looked", [2, 40, 10_000])
@pytest.mark.parametrize("has_end", [False, True])
def test_the_newest_are_those_of_the_index(
    session: Session, monkeypatch: pytest.MonkeyPatch, *, query: str, looked: int, has_end: bool
) -> None:
    monkeypatch.setattr(beginnings, "LOOKED", looked)
    whole = list(session.scalars(NEWEST, {"words": words(query)}))
    below = whole[len(whole) // 3] if has_end and whole else None
    expected = [each for each in whole if below is None or each < below]

    for limit in (1, 3, 30):
        found = newest_matching(session, words(query), (), below=below, limit=limit)

        assert found is None or found == expected[:limit]
        assert found is not None or looked < 10_000


def test_what_must_hold_beside_holds(session: Session) -> None:
    few = [*session.scalars(select(Paper.id).order_by(Paper.id).limit(40))]

    found = newest_matching(
        session, words("o*"), [Part(is_among, (), (listed(few),))], below=None, limit=100
    )

    assert found == [
        *session.scalars(NEWEST.where(INDEXED_PAPER.in_(few)).limit(100), {"words": words("o*")})
    ]


def test_a_walk_that_ends_early_leaves_it_to_the_index(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beginnings, "_WALKED", 10)
    old = [Part(is_below, (), (session.scalar(select(func.max(Paper.id))),))]

    assert newest_matching(session, words("gr*"), old, below=None, limit=5) is not None
    assert newest_matching(session, words("gr*"), old, below=None, limit=11) is None


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
    assert not are_more(session, words("gr*"), 1)  # so few papers are left to the index
    monkeypatch.setattr(beginnings, "LARGE", 1)
    papers = session.scalar(select(func.count()).select_from(Paper)) or 0

    assert are_more(session, words("gr*"), papers // 4)
    assert not are_more(session, words("gr*"), papers // 2)
    assert not are_more(session, words("luk*"), 0)


def test_both_indexes_part_words_alike(session: Session) -> None:
    sql = session.scalar(text("SELECT sql FROM sqlite_master WHERE name = 'paper_search'"))

    assert re.findall("tokenize = '(.*?)'", sql or "") == [TOKENIZER]
