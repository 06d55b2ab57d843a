from __future__ import annotations

from collections.abc import Iterator

import pytest
from factories import paper
from sqlalchemy.orm import Session
from stores import Database, copied

import biblio
from biblio.queries.language.dates import DateKind, DateRange
from biblio.queries.narrowing import filters
from biblio.queries.narrowing.paper_filter import PaperFilter
from biblio.queries.papers.chosen import chosen_among, chosen_papers
from biblio.queries.papers.listing import list_papers, summaries

PEOPLE = ("Ada Lovelace", "Ada Lovelace, Paul Erdős", "A. Roe, B. Roe, C. Roe")
FILTERS = {
    "all": PaperFilter(),
    "dates": PaperFilter(DateRange("2021-01-03", "2021-01-20")),
    "announced": PaperFilter(by=DateKind.ANNOUNCED),
    "issued": PaperFilter(by=DateKind.ISSUED),
    "category": PaperFilter(category="math.CO"),
    "author": PaperFilter(author="Erdős", category="math.*"),
    "words": PaperFilter(query="on category:math.CO"),
    "few authors": PaperFilter(max_authors=1),
    "two authors of a kind": PaperFilter(max_authors=2, category="math.CO", query="on"),
    "nothing": PaperFilter(query="nowhere"),
}


@pytest.fixture(scope="module")
def session(
    tmp_path_factory: pytest.TempPathFactory, empty_database: Database
) -> Iterator[Session]:
    path = copied(empty_database, tmp_path_factory.mktemp("chosen") / "biblio.db")
    with biblio.open(path) as library:
        library.import_records(
            paper(
                f"2101.{number:05}",
                PEOPLE[number % len(PEOPLE)],
                submitted=f"2021-01-{1 + number % 28:02}" if number % 7 else None,
                categories=(("math.CO", "math.NT", "hep-th")[number % 4 % 3],),
                issued="2022" if number % 5 == 0 else None,
            )
            for number in range(1, 61)
        )
        with library.session() as session:
            yield session


def handles(session: Session, papers: list[int]) -> list[str]:
    known = summaries(session, papers)
    return [known[each].handle for each in papers]


@pytest.mark.parametrize("oldest", [False, True])
@pytest.mark.parametrize("few", [0, 5_000])
@pytest.mark.parametrize("name", FILTERS)
def test_they_are_those_of_a_listing_in_its_order(
    session: Session, monkeypatch: pytest.MonkeyPatch, name: str, few: int, *, oldest: bool
) -> None:
    monkeypatch.setattr(filters, "FEW", few)
    listed = list_papers(session, FILTERS[name], limit=None, oldest=oldest)

    chosen = chosen_papers(session, FILTERS[name], oldest=oldest)
    first = chosen_papers(session, FILTERS[name], oldest=oldest, limit=3)

    assert handles(session, [*chosen.papers]) == [row.handle for row in listed]
    assert chosen.notes == listed.notes
    assert first.papers == chosen.papers[:3]


@pytest.mark.parametrize("name", FILTERS)
def test_among_some_their_order_stays(session: Session, name: str) -> None:
    every = [*chosen_papers(session).papers]
    some = [*every[::2], *every[:9]]
    taken = {*chosen_papers(session, FILTERS[name]).papers}

    among = chosen_among(session, FILTERS[name], some)

    assert [*among.papers] == [each for each in dict.fromkeys(some) if each in taken]


def test_max_authors_leaves_out_papers_of_more(session: Session) -> None:
    sizes = {
        most: {len(row.authors) for row in list_papers(session, PaperFilter(max_authors=most))}
        for most in (1, 2, 3)
    }

    assert sizes == {1: {1}, 2: {1, 2}, 3: {1, 2, 3}}
