"""A statement depends on the shape of a question alone, whatever is asked in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from db.sessions import session_of
from sqlalchemy import Connection, Engine, bindparam, event, select
from sqlalchemy.orm import Session

import biblio
from biblio.db.models import Paper
from biblio.queries.language.dates import DateKind, DateRange
from biblio.queries.narrowing import filters
from biblio.queries.narrowing.paper_filter import PaperFilter
from biblio.queries.narrowing.parts import Part, bound, pieces, shapes
from biblio.queries.papers import search
from biblio.queries.papers.listing import list_papers
from biblio.queries.papers.search import search_papers
from biblio.queries.papers.sorting import Sort
from biblio.queries.people.coauthors import list_coauthors
from biblio.queries.people.options import CoauthorOptions

Question = Callable[[Session], object]

# Two questions of one shape each: other dates, names, words, categories and cursors.
PAIRS: dict[str, tuple[Question, Question]] = {
    "a range": (
        lambda s: list_papers(s, PaperFilter(DateRange("2015", "2016-03"))),
        lambda s: list_papers(s, PaperFilter(DateRange("2016-05-01", "2020")), limit=3),
    ),
    "revised": (
        lambda s: list_papers(s, PaperFilter(DateRange("2015"), by=DateKind.REVISED)),
        lambda s: list_papers(s, PaperFilter(DateRange("2016"), by=DateKind.REVISED)),
    ),
    "a category": (
        lambda s: list_papers(s, PaperFilter(category="cs.LG")),
        lambda s: list_papers(s, PaperFilter(category="math.NT")),
    ),
    "two categories, one author": (
        lambda s: list_papers(s, PaperFilter(category=("cs.*", "math.CO"), author="Ito")),
        lambda s: list_papers(s, PaperFilter(category=("math.*", "cs.LG"), author="Sato")),
    ),
    "two authors": (
        lambda s: list_papers(s, PaperFilter(author=("Ito", "Kim"))),
        lambda s: list_papers(s, PaperFilter(author=("Sato", "Ito"))),
    ),
    "fields": (
        lambda s: list_papers(s, PaperFilter(query="journal:phys doi:10.1000/x kind:book")),
        lambda s: list_papers(s, PaperFilter(query="journal:a%b doi:10.1000/y kind:thesis")),
    ),
    "words": (
        lambda s: list_papers(s, PaperFilter(query="random walk")),
        lambda s: list_papers(s, PaperFilter(query="title:graph OR prime")),
    ),
    "the next page": (
        lambda s: list_papers(s, limit=3, after=list_papers(s, limit=3).after),
        lambda s: list_papers(s, limit=5, after=list_papers(s, limit=5).after),
    ),
    "a search": (
        lambda s: search_papers(s, "random"),
        lambda s: search_papers(s, "graph NOT walk", limit=3),
    ),
    "a search, narrowed, by date": (
        lambda s: search_papers(s, "random category:cs.LG date:2010..2020", sort=Sort.DATE),
        lambda s: search_papers(s, "graph category:math.CO date:2011..2021", sort=Sort.DATE),
    ),
    "co-authors": (
        lambda s: list_coauthors(s, "id:7"),
        lambda s: list_coauthors(s, "id:9", limit=2),
    ),
    "co-authors, narrowed": (
        lambda s: list_coauthors(
            s,
            "id:7",
            PaperFilter(DateRange("2010", "2020"), category="cs.*"),
            CoauthorOptions(max_authors=10),
        ),
        lambda s: list_coauthors(
            s,
            "id:9",
            PaperFilter(DateRange("2012", "2018"), category="math.*"),
            CoauthorOptions(max_authors=20),
        ),
    ),
}


def sent_for(engine: Engine, ask: Question) -> set[str]:
    """The statements over papers that *ask* sends, in their own words."""
    sent: set[str] = set()

    def note(_: Connection, __: object, statement: str, *___: Any) -> None:
        sent.add(statement)

    with session_of(engine) as session:
        event.listen(engine, "before_cursor_execute", note)
        try:
            ask(session)
        finally:
            event.remove(engine, "before_cursor_execute", note)
    return sent


@pytest.mark.parametrize("few", [0, 5_000], ids=["many", "few"])
@pytest.mark.parametrize("name", PAIRS)
def test_questions_of_one_shape_send_the_same_statements(
    engine: Engine, name: str, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filters, "FEW", few)
    monkeypatch.setattr(search, "RANKED", few)
    one, other = PAIRS[name]

    first, second = sent_for(engine, one), sent_for(engine, other)

    # An answer of nothing asks no more; what both ask is asked in the same words.
    assert first <= second or second <= first
    assert first & second


def test_values_go_to_the_parameters_of_their_pieces() -> None:
    def is_between(column: str, least: Any, most: Any) -> Any:
        return getattr(Paper, column).between(least, most)

    parts = [Part(is_between, ("id",), (1, 2)), Part(is_between, ("title",), ("a", "b"))]

    statement = select(Paper.id).where(*pieces(shapes(parts)), Paper.id != bindparam("other"))

    names = re.findall(r":(\w+)", str(statement))
    assert [{**bound(parts), "other": 3}[name] for name in names] == [1, 2, "a", "b", 3]
    assert shapes(parts) == shapes([parts[0]._replace(values=(5, 6)), parts[1]])


WORDS = re.compile(r"json_each|json_group|json_extract|MATCH|bm25|GLOB|rowid|INDEXED BY|dialect\.")


def test_no_query_has_words_of_one_engine() -> None:
    folder = Path(biblio.__file__).parent / "queries"

    own = {
        path.name
        for path in folder.rglob("*.py")
        if WORDS.search(path.read_text("utf-8")) or "import sqlite3" in path.read_text("utf-8")
    }

    assert own == set()
