"""Every query is served by indexes: the statements as sent, and what SQLite makes of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from db.sessions import session_of
from sqlalchemy import Connection, Engine, event
from sqlalchemy.orm import Session

from biblio.model.names import parse_query
from biblio.queries.language.dates import DateKind, DateRange
from biblio.queries.names.candidates import Wanted, candidates
from biblio.queries.names.modes import MatchMode
from biblio.queries.narrowing import filters
from biblio.queries.narrowing.paper_filter import PaperFilter
from biblio.queries.networks.around import network_among, network_around
from biblio.queries.networks.options import NetworkOptions
from biblio.queries.papers import search
from biblio.queries.papers.listing import list_papers
from biblio.queries.papers.one_paper import get_paper
from biblio.queries.papers.search import search_papers
from biblio.queries.papers.shifted import list_shifted
from biblio.queries.papers.sorting import Sort
from biblio.queries.people.authors import explain_match, find_authors
from biblio.queries.people.coauthors import list_coauthors
from biblio.queries.people.options import CoauthorOptions, PathOptions, Weight
from biblio.queries.people.paths import shortest_path
from biblio.queries.people.second_degree import list_second_degree
from biblio.queries.stats import gather_stats

pytestmark = pytest.mark.sqlite("the plans are SQLite's")

Question = Callable[[Session], object]


def every_key(name: str) -> Wanted:
    """All that a look-up of *name* can ask for."""
    wanted = Wanted()
    query = parse_query(name)
    for reading in (*query.readings, *parse_query(name.partition(",")[0]).readings):
        wanted.add(reading, by_initials=True)
        wanted.add_with_particles(reading)
    assert all(getattr(wanted, each) for each in Wanted.__slots__)
    return wanted


LISTINGS: dict[str, Question] = {
    "newest": list_papers,
    "oldest": lambda s: list_papers(s, oldest=True),
    "next page": lambda s: list_papers(s, after=list_papers(s, limit=2).after),
    "revised": lambda s: list_papers(s, PaperFilter(by=DateKind.REVISED)),
    "announced": lambda s: list_papers(s, PaperFilter(by=DateKind.ANNOUNCED)),
    "issued": lambda s: list_papers(s, PaperFilter(DateRange("2015"), by=DateKind.ISSUED)),
    "kind": lambda s: list_papers(s, PaperFilter(kind="book")),
    "query of identifiers": lambda s: list_papers(s, PaperFilter(query="isbn:9783161484100")),
    "range": lambda s: list_papers(s, PaperFilter(DateRange("2015", "2016-03"))),
    "category": lambda s: list_papers(s, PaperFilter(category="cs.LG")),
    "categories": lambda s: list_papers(s, PaperFilter(category="cs.*")),
    "primary": lambda s: list_papers(s, PaperFilter(category="cs", primary=True)),
    "author": lambda s: list_papers(s, PaperFilter(author="Ito")),
    "author, category": lambda s: list_papers(s, PaperFilter(category="cs.LG", author="Ito")),
    "any of categories": lambda s: list_papers(s, PaperFilter(category=("cs.LG", "math.*"))),
    "all of authors": lambda s: list_papers(s, PaperFilter(author=("Ito", "Kim"))),
    "query": lambda s: list_papers(s, PaperFilter(query="random OR graph")),
    "query, all": lambda s: list_papers(
        s, PaperFilter(query="random author:ito category:cs.LG date:2010..2020", author="Ito")
    ),
    "withdrawn": lambda s: list_papers(s, PaperFilter(withdrawn=True)),
    "many authors": lambda s: list_papers(s, PaperFilter(min_authors=200, max_authors=900)),
    "query without words": lambda s: list_papers(s, PaperFilter(query="category:cs.* date:2015")),
}
OTHERS: dict[str, Question] = {
    "paper": lambda s: get_paper(s, "2101.00001"),
    "doi": lambda s: get_paper(s, "10.1000/graphs.1"),
    "no such key": lambda s: search_papers(s, "key:otters otter"),
    "surname": lambda s: find_authors(s, "Müller"),
    "full name": lambda s: find_authors(s, "Anna Sato"),
    "exact": lambda s: find_authors(s, "Sato, Anna", mode=MatchMode.EXACT),
    "initials": lambda s: find_authors(s, "Serre, J.-P.", mode=MatchMode.INITIALS),
    "initials as printed": lambda s: list_coauthors(s, "Erdős, P."),
    "every key of a name": lambda s: candidates(s, every_key("De La Sato, Anna")),
    "id": lambda s: find_authors(s, "id:1"),
    "co-authors": lambda s: list_coauthors(s, "Sato, Anna"),
    "co-authors, narrowed": lambda s: list_coauthors(
        s,
        "Sato, Anna",
        PaperFilter(DateRange("2010", "2020"), category="cs.*"),
        CoauthorOptions(weight=Weight.FRACTIONAL, max_authors=10),
    ),
    "explained": lambda s: explain_match(s, "Sato, Anna"),
    "second degree": lambda s: list_second_degree(
        s, "Sato, Anna", options=CoauthorOptions(max_authors=5)
    ),
    "network": lambda s: network_around(
        s,
        "Sato, Anna",
        PaperFilter(DateRange("2010", "2020"), category="cs.*"),
        NetworkOptions(max_authors=5),
        depth=2,
    ),
    "network of a list": lambda s: network_among(s, ["Sato, Anna", "Ito", "Kim, Dora"]),
    "shifted lists": list_shifted,
    "path": lambda s: shortest_path(s, "Rényi, Alfréd", "Hans Müller", PathOptions(max_authors=20)),
    "search": lambda s: search_papers(s, "random walk"),
    "search, narrowed": lambda s: search_papers(
        s, "random category:cs.LG date:2010..2020", PaperFilter(author="Sato, Anna")
    ),
    "search by date": lambda s: search_papers(s, "random", sort=Sort.DATE),
}

WALKS: dict[str, tuple[str, ...]] = {
    # As far as the page goes.
    "search by date": ("SCAN papers USING INDEX ix_papers_listed_submitted",),
    # No further than tells a large library from others, before a beginning of words is looked for.
    "no such key": ("SCAN papers USING COVERING INDEX ix_papers_listed_submitted",),
}
"""The walks along an index that end where enough was read, by question."""


def plan_of(engine: Engine, ask: Question) -> list[str]:
    """What SQLite does for each statement that *ask* sends."""
    sent: list[tuple[str, Any]] = []

    def note(_: Connection, __: object, statement: str, parameters: Any, *___: object) -> None:
        sent.append((statement, parameters))

    with session_of(engine) as session:
        event.listen(engine, "before_cursor_execute", note)
        try:
            ask(session)
        finally:
            event.remove(engine, "before_cursor_execute", note)
        lines = []
        for statement, parameters in sent:
            if statement.lstrip().startswith("SELECT"):
                rows = session.connection().exec_driver_sql(
                    f"EXPLAIN QUERY PLAN {statement}", parameters
                )
                lines += [row[3] for row in rows]
    assert lines
    return lines


def scans(lines: list[str]) -> list[str]:
    """The steps that read a whole table or index, without those over JSON and subqueries."""
    harmless = (
        *("SCAN json_each", "SCAN given_", "SCAN list", "SCAN head"),
        *("SCAN anon", "SCAN (", "SCAN SUBQUERY"),
    )
    return [line for line in lines if line.startswith("SCAN") and not line.startswith(harmless)]


@pytest.mark.parametrize("few", [0, 5_000], ids=["walked", "gathered"])
@pytest.mark.parametrize("name", LISTINGS)
def test_a_listing_walks_its_index(
    engine: Engine, name: str, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filters, "FEW", few)

    lines = plan_of(engine, LISTINGS[name])

    # The walk in the listing's order, and the count of at most COUNTED entries, end at a limit.
    # What an index has of rare papers alone is read from its begin.
    walks = (
        *("SCAN papers USING INDEX ix_papers_", "SCAN papers USING COVERING INDEX ix_papers_"),
        "SCAN authorships USING COVERING INDEX ix_authorships_hundredth",
        "SCAN paper_search VIRTUAL TABLE INDEX",
    )
    assert [line for line in scans(lines) if not line.startswith(walks)] == []
    assert not any("TEMP B-TREE FOR ORDER BY" in line for line in lines)


@pytest.mark.parametrize(
    ("name", "index"),
    [
        ("withdrawn", "ix_papers_withdrawn"),
        ("many authors", "ix_authorships_hundredth"),
        ("query, many authors", "ix_authorships_hundredth"),
    ],
)
def test_papers_that_are_rare_are_told_by_an_index_of_them_alone(
    engine: Engine, name: str, index: str
) -> None:
    query = PaperFilter(query="author_count:100..")
    asked = LISTINGS | {"query, many authors": lambda s: list_papers(s, query)}

    lines = plan_of(engine, asked[name])

    assert any(index in line for line in lines)


@pytest.mark.parametrize("ranked", [0, 5_000], ids=["tiers", "ranked"])
@pytest.mark.parametrize("name", OTHERS)
def test_a_question_scans_nothing(
    engine: Engine, name: str, ranked: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "RANKED", ranked)

    lines = plan_of(engine, OTHERS[name])

    # The full-text index is a virtual table; runs and words of the user's own are few.
    served = (
        *("SCAN paper_search VIRTUAL TABLE INDEX", "SCAN imports"),
        *("SCAN a USING INDEX ix_annotations_", "SCAN paper_annotations"),
        *WALKS.get(name, ()),
    )
    assert [line for line in scans(lines) if not line.startswith(served)] == []
    assert not any(
        line.startswith("SCAN paper_search VIRTUAL TABLE INDEX 0:") and line.endswith(":")
        for line in lines
    )


def test_statistics_read_indexes_alone(engine: Engine) -> None:
    lines = plan_of(engine, gather_stats)

    # SQLite does not call an index covering that is on a computed column, and reads it alone.
    alone = ("SCAN papers USING INDEX ix_papers_announced",)
    assert [
        line
        for line in scans(lines)
        if "USING COVERING INDEX" not in line and not line.startswith(alone)
    ] == []
    assert not any("TEMP B-TREE" in line for line in lines)
