"""People as they are found, kept current and taken back: always what the records and decisions say.

Whatever came in whatever order, the people are those that finding them in the end would give.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from dumps import contents
from factories import paper
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from laws import examples
from stores import Database, by_hand, copied

import biblio
from biblio.errors import InvalidQuery, NotFound
from biblio.importing.reports import PeopleProgress
from biblio.model.records import PaperRecord
from biblio.people import grouping

BESIDE = "Zoltan Quimby, Ottoline Featherstonehaugh"
"""Two whom nobody else is called like: who writes with both is one person."""
RECORDS = (
    paper("2101.00001", f"Aloysius Vandermeer, {BESIDE}", title="Hedges in the city"),
    paper("2101.00002", f"A. Vandermeer, {BESIDE}", title="Hedges in the country"),
    paper(
        "2101.00003", "A. Vandermeer, Sixtus Ravenscroft", title="Gluons", categories=("hep-ph",)
    ),
    paper("2101.00004", f"Aloysius Vandermeer, {BESIDE}", title="City sparrows"),
)
SPELLED = {f"{n}#{k}": f"{n}#{k}" for n, k in ((1, 1), (1, 2), (1, 3), (2, 1), (3, 2))} | {
    "2#2": "1#2", "2#3": "1#3", "3#1": "2#1", "4#1": "1#1", "4#2": "1#2", "4#3": "1#3",
}  # fmt: skip
FOUND = SPELLED | {"2#1": "1#1", "3#1": "3#1"}


def people_of(database: Database) -> dict[str, str]:
    """Who has each place, by the first place of each person: `1#1` is the first of paper 1."""
    with by_hand(database) as connection:
        rows = connection.execute(
            "SELECT v.person_id, p.arxiv_id, v.ordinal FROM person_places AS v"
            " JOIN papers AS p ON p.id = v.paper_id ORDER BY v.paper_id, v.ordinal"
        ).fetchall()
    first: dict[int, str] = {}
    return {
        place: first.setdefault(person, place)
        for person, arxiv_id, ordinal in rows
        for place in [f"{int(arxiv_id[5:])}#{ordinal}"]
    }


@pytest.mark.sqlite("one file with a log beside it")
def test_all_that_was_found_stands_in_the_file(library: biblio.Library, database: Database) -> None:
    library.import_records(RECORDS)
    assert library.papers().rows

    library.find_people()

    assert not Path(f"{database}-wal").exists()
    library.undo_people_run(1)
    assert not Path(f"{database}-wal").exists()


STORED = (
    """SELECT name_key, suffix, display, orcid, chance, block FROM person_spellings AS s
        JOIN persons AS k ON k.id = s.person_id ORDER BY 1, 2""",
    """SELECT arxiv_id, ordinal, display, orcid, k.chance, k.block FROM person_exceptions AS e
        JOIN persons AS k ON k.id = e.person_id JOIN papers AS p ON p.id = paper_id
        ORDER BY 1, 2""",
    "SELECT count(*) FROM persons",
    "SELECT * FROM people_doubts ORDER BY 1, 2",
    "SELECT * FROM people_stale_blocks",
)


def rows_of(database: Database) -> tuple[list[tuple[object, ...]], ...]:
    """All that is stored of people, but the numbers of people and runs."""
    with by_hand(database) as connection:
        return tuple(connection.execute(sql).fetchall() for sql in STORED)


def test_people_are_found_and_taken_back(library: biblio.Library, database: Database) -> None:
    library.import_records(RECORDS)
    assert people_of(database) == SPELLED

    told: list[PeopleProgress] = []
    found = library.find_people(on_progress=told.append)
    assert people_of(database) == FOUND
    assert (found.run_id, found.several, found.parted) == (1, 1, 1)
    assert [each[:3] for each in told] == [(4, 4, found.changed)]

    again = library.find_people()
    assert (again.run_id, again.changed) == (None, 0)
    assert people_of(database) == FOUND

    library.undo_people_run(1)
    assert people_of(database) == SPELLED
    assert rows_of(database) == ([], [], [(0,)], [], [])


@pytest.mark.parametrize("is_installed", [True, False])
def test_people_are_the_same_with_the_extra_and_without(
    library: biblio.Library,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    is_installed: bool,
) -> None:
    if is_installed:
        pytest.importorskip("numpy")
    else:
        monkeypatch.setitem(sys.modules, "biblio.disambiguation.batches", None)
    monkeypatch.setattr(grouping, "_ENOUGH", 0)
    monkeypatch.setattr(grouping, "batched", grouping.batched.__wrapped__)
    assert (grouping.batched() is not None) == is_installed
    library.import_records(RECORDS)
    library.find_people()
    assert people_of(database) == FOUND


def test_a_dry_run_tells_the_same_and_writes_nothing(
    library: biblio.Library, database: Database
) -> None:
    library.import_records(RECORDS)
    before = contents(database)
    told = library.find_people(dry_run=True)
    assert contents(database) == before
    assert told.changed == library.find_people().changed > 0


def test_what_comes_and_goes_keeps_people_current(
    library: biblio.Library, database: Database
) -> None:
    library.import_records(RECORDS[:1])
    library.find_people()
    before = rows_of(database)

    report = library.import_records(RECORDS[1:])
    assert report.people_changed > 0
    assert people_of(database) == FOUND
    assert library.import_records(RECORDS[1:]).people_changed == 0

    library.undo(3)
    assert library.undo(2).people_changed > 0
    assert rows_of(database) == before


def test_decisions_hold_over_what_is_found(library: biblio.Library, database: Database) -> None:
    library.import_records(RECORDS[:3])
    library.find_people()
    before = rows_of(database)

    library.different("person:2101.00001#1", "person:2101.00002#1")
    apart = people_of(database)
    assert apart["2#1"] == "2#1"
    library.import_records(RECORDS[3:])
    assert people_of(database)["2#1"] == "2#1"

    library.undo(2)
    library.undo_decision(1)
    assert rows_of(database) == before

    library.same("person:2101.00001#1", "person:2101.00003#1")
    assert people_of(database)["3#1"] == "1#1"
    library.find_people()
    assert people_of(database)["3#1"] == "1#1"


def test_what_was_decided_alone_is_kept_current(
    library: biblio.Library, database: Database
) -> None:
    library.import_records(RECORDS[:1])
    library.import_records(RECORDS[1:3])
    library.same("A. Vandermeer", "Aloysius Vandermeer")
    assert people_of(database)["2#1"] == people_of(database)["3#1"] == "1#1"

    library.import_records(RECORDS[3:])
    assert people_of(database)["4#1"] == "1#1"
    assert rows_of(database)[-1] == []

    library.undo(2)
    assert people_of(database)["4#1"] == "1#1"


def test_what_is_not_current_is_told(library: biblio.Library, database: Database) -> None:
    library.import_records(RECORDS)
    library.find_people()
    assert library.coauthors("Ravenscroft", people=True).notes == ()
    with by_hand(database) as connection:
        connection.execute("INSERT INTO people_stale_blocks VALUES ('vandermeer|a', '2026')")
    (note,) = library.coauthors("Ravenscroft", people=True).notes
    assert note == (
        "people are not what the papers say now: 1 blocks of names wait to be computed anew, "
        "which the next import or `biblio people find` does"
    )

    library.import_records([paper("2105.00001", "Ada Lovelace")])
    assert library.coauthors("Ravenscroft", people=True).notes == ()


def test_no_run_is_guessed(library: biblio.Library) -> None:
    library.import_records(RECORDS)
    with pytest.raises(NotFound, match="there is no run 7"):
        library.undo_people_run(7)
    library.same("A. Vandermeer", "Aloysius Vandermeer")
    with pytest.raises(InvalidQuery, match="run 1 follows from a decision"):
        library.undo_people_run(1)
    run = library.find_people().run_id
    assert run is not None
    library.undo_people_run(run)
    with pytest.raises(InvalidQuery, match="was taken back already"):
        library.undo_people_run(run)


NAMES = ["J. Wang", "Jian Wang", "Jun Wang", "J. P. Wang", "Zoltan Quimby", "Z. Quimby", "Sudha"]
AUTHORS = st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True)
TITLES = st.sampled_from(["Hedges", "Sparrows of the city", "Gluons"])


@st.composite
def collections(draw: st.DrawFn) -> list[PaperRecord]:
    """Papers of a few people, some of which cannot be told apart."""
    lists = draw(st.lists(st.tuples(AUTHORS, TITLES), min_size=2, max_size=7))
    return [
        paper(f"2101.{number:05d}", ", ".join(authors), title=title)
        for number, (authors, title) in enumerate(lists, start=1)
    ]


@pytest.mark.sqlite("a server takes a second for each of its libraries")
@given(collections(), st.data())
@settings(max_examples=examples(20), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_of_imports_gives_the_same_people(
    tmp_path_factory: pytest.TempPathFactory,
    empty_database: Database,
    records: list[PaperRecord],
    data: st.DataObject,
) -> None:
    shuffled = data.draw(st.permutations(records))
    cuts = data.draw(st.integers(0, len(records)))
    folder = tmp_path_factory.mktemp("people")

    def stored(name: str, *parts: Sequence[PaperRecord], undone: bool = False) -> object:
        path = copied(empty_database, folder / f"{name}.db")
        with biblio.open(path) as library:
            for number, part in enumerate(parts, start=1):
                library.import_records(part)
                if number == 1:
                    library.find_people()
            if undone:
                library.undo(len(parts))
        return people_of(path), rows_of(path)

    once = stored("once", records)
    assert stored("parts", shuffled[:cuts], shuffled[cuts:]) == once
    more = [paper("2102.00001", "Jun Wang, Z. Quimby, Sudha", title="Hedges")]
    assert stored("undone", shuffled[:cuts], shuffled[cuts:], more, undone=True) == once
