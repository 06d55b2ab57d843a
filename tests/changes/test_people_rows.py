"""Rows of people that decisions do not make are found by a check, and computed anew."""

from __future__ import annotations

import re

import pytest
from factories import paper
from stores import Database, by_hand

import biblio
from biblio.changes.checking import check
from biblio.changes.repair import mend
from biblio.db.engine import url_of

ROWS = ("persons", "person_spellings", "person_exceptions")


@pytest.fixture
def decided(library: biblio.Library, database: Database) -> Database:
    """A library in which one place is another's, and two names are one person."""
    library.import_records(
        [
            paper("2101.00001", "Jian Wang, Ada Lovelace"),
            paper("2102.00002", "Jian Wang, J. Wang"),
            paper("2104.00004", "J. Wang, Augusta Lovelace"),
            paper("2105.00005", "J. Wang, Sudha"),
        ]
    )
    library.same("Ada Lovelace", "Augusta Lovelace")
    library.assign("person:2104.00004#1", "Jian Wang")
    return database


def rows(database: Database) -> list[list[tuple[object, ...]]]:
    with by_hand(database) as connection:
        return [
            connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()  # noqa: S608 - ours
            for table in ROWS
        ]


def test_nothing_is_wrong_with_what_was_decided(decided: Database) -> None:
    assert check(url_of(decided)) == []
    assert [len(each) for each in rows(decided)] == [3, 4, 1]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM person_exceptions",
        "DELETE FROM person_spellings WHERE name_key = 'lovelace, ada'",
        "UPDATE persons SET display = 'Nobody'",
        "INSERT INTO person_spellings VALUES ('nobody, n', '', -1)",
        (
            "INSERT INTO persons (id, block) VALUES (-9, 'sudha|');"
            "INSERT INTO person_spellings VALUES ('sudha', '', -9)"
        ),
        "UPDATE person_spellings SET person_id = (SELECT min(id) FROM persons)",
    ],
)
def test_what_is_wrong_is_found_and_mended(decided: Database, statement: str) -> None:
    before = rows(decided)
    with by_hand(decided) as connection:
        connection.executescript(statement)

    (found,) = check(url_of(decided))
    # Who has no place is looked at first, and all others once the tables agree.
    assert re.search("are not those that decisions make|have no place", found.what)
    mend(url_of(decided))

    assert check(url_of(decided)) == []
    kept = rows(decided)
    assert [len(each) for each in kept] == [len(each) for each in before]
    assert [row[:2] for row in kept[1]] == [row[:2] for row in before[1]]


def test_a_person_without_a_place_goes(decided: Database) -> None:
    with by_hand(decided) as connection:
        connection.execute("INSERT INTO persons (id, block) VALUES (-99, 'nobody|n')")

    assert [each.what for each in check(url_of(decided))] == ["1 people have no place"]
    mend(url_of(decided))
    assert check(url_of(decided)) == []
