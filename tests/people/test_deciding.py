"""What the user decides of people in a library: it is stored, followed, and taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factories import paper
from people.conftest import record
from stores import Database, by_hand

import biblio
from biblio.errors import InvalidIdentifier, InvalidQuery, NotFound

Who = Callable[[], dict[str, str]]
TABLES = ("persons", "person_spellings", "person_exceptions")
ORCID = "0000-0002-1825-0097"


def rows(database: Database) -> dict[str, list[tuple[object, ...]]]:
    with by_hand(database) as connection:
        return {
            table: connection.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 - ours
            for table in TABLES
        }


def nobody() -> dict[str, list[tuple[object, ...]]]:
    return {table: [] for table in TABLES}


@pytest.mark.usefixtures("people")
def test_one_spelling_is_one_person(who: Who, database: Database) -> None:
    assert sorted(who().items()) == [
        *(("1#1", "1#1"), ("1#2", "1#2"), ("2#1", "1#1"), ("2#2", "2#2"), ("3#1", "1#1")),
        *(("3#2", "1#2"), ("4#1", "2#2"), ("4#2", "4#2"), ("5#1", "1#1"), ("5#2", "5#2")),
    ]
    assert rows(database) == nobody()


@pytest.mark.parametrize(
    ("decided", "changed"),
    [
        (("same", "person:2101.00001#2", "person:2105.00005#2"), {"5#2": "1#2"}),
        (("same", "Ada Lovelace", "Lovelace, Augusta"), {"5#2": "1#2"}),
        (("same", "person:2101.00001#1", "J. Wang"), {"2#2": "1#1", "4#1": "1#1"}),
        (("different", "person:2101.00001#1", "person:2102.00002#1"), {"2#1": "2#1"}),
        (("different", "person:2102.00002#1", "Jian Wang"), {"2#1": "2#1"}),
        (("assign", "person:2104.00004#1", "Jian Wang"), {"4#1": "1#1"}),
        (("assign", "person:2101.00001#1", "person:2105.00005#2"),
         {"2#1": "2#1", "3#1": "2#1", "5#1": "2#1", "5#2": "1#1"}),
        (("set_orcid", "Sudha", ORCID), {}),
        (("display", "person:2105.00005#2", "Ada Lovelace"), {}),
    ],
)  # fmt: skip
def test_a_decision_and_its_undo(
    people: biblio.Library,
    who: Who,
    database: Database,
    decided: tuple[str, ...],
    changed: dict[str, str],
) -> None:
    before = who()
    action, *arguments = decided

    done = getattr(people, action)(*arguments, note="Seen on the door.")

    assert done.is_new
    assert done.computed.changed in {1, 2}
    assert who() == before | changed
    assert rows(database) != nobody()

    people.undo_decision(done.decision.number)

    assert who() == before
    assert rows(database) == nobody()


def test_the_same_said_twice_is_said_once(people: biblio.Library) -> None:
    first = people.same("person:2101.00001#2", "person:2105.00005#2")
    again = people.same("person:2105.00005#2", "person:2101.00001#2")

    assert (first.is_new, again.is_new) == (True, False)
    assert again.decision.number == first.decision.number


def test_same_of_two_spellings_binds_what_comes(people: biblio.Library, who: Who) -> None:
    people.same("Ada Lovelace", "Augusta Lovelace")

    people.import_records([record(9, "Augusta Lovelace"), record(8, "Ada Lovelace")])

    assert {who()[place] for place in ("1#2", "3#2", "5#2", "8#1", "9#1")} == {"1#2"}


@pytest.mark.parametrize(
    ("named", "error", "sentence"),
    [
        ("person:2101.00009#1", NotFound, "2101.00009 is not in the database"),
        ("person:2101.00001#7", NotFound, "there is no place 7: 2101.00001 has 2 authors"),
        ("person:2101.00001#0", InvalidIdentifier, "names no person"),
        ("person:2101.00001", InvalidIdentifier, "names no person"),
        ("person:2103.00003#3", InvalidQuery, "is a collaboration, and no person"),
        ("The Hedge Collaboration", InvalidQuery, "is a collaboration, and no person"),
        ("Nobody, N.", NotFound, "no author is called"),
        ("Wang", InvalidQuery, "is several names"),
        ("id:99999", NotFound, "there is no author 99999"),
    ],
)
def test_whom_it_names_must_be_told(
    people: biblio.Library, named: str, error: type[Exception], sentence: str
) -> None:
    with pytest.raises(error, match=sentence):
        people.same(named, "Sudha")


def test_what_cannot_be_is_refused(people: biblio.Library) -> None:
    with pytest.raises(InvalidIdentifier, match="check digit is wrong"):
        people.set_orcid("Sudha", "0000-0002-1825-0098")
    with pytest.raises(InvalidQuery, match="only a place is assigned"):
        people.assign("Sudha", "Ada Lovelace")
    with pytest.raises(InvalidQuery, match="are one place"):
        people.same("person:2101.00001#1", "person:2101.00001#1")
    with pytest.raises(InvalidQuery, match="has letters"):
        people.display("Sudha", "\u200b\x1b")
    people.different("person:2101.00001#1", "person:2102.00002#1")
    with pytest.raises(InvalidQuery, match="2 people are called Jian Wang: name one by a place"):
        people.set_orcid("Jian Wang", ORCID)
    with pytest.raises(InvalidQuery, match="decision 1 says"):
        people.same("person:2101.00001#1", "person:2102.00002#1")
    people.assign("person:2104.00004#1", "Sudha")
    with pytest.raises(InvalidQuery, match="is assigned to"):
        people.assign("person:2104.00004#1", "Ada Lovelace")
    with pytest.raises(NotFound, match="there is no decision 9"):
        people.undo_decision(9)
    people.undo_decision(1)
    with pytest.raises(InvalidQuery, match="was taken back already"):
        people.undo_decision(1)


def test_two_of_one_paper_are_one_where_the_user_says_so(people: biblio.Library, who: Who) -> None:
    done = people.same("person:2102.00002#1", "person:2102.00002#2")

    (note,) = done.notes
    assert note == (
        "Jian Wang (person:2102.00002#1) and J. Wang (person:2102.00002#2) stand on one paper, "
        "and are one person from now on"
    )
    assert who()["2#2"] == "1#1"


def test_a_name_that_moved_is_followed(people: biblio.Library, who: Who) -> None:
    people.same("person:2101.00001#2", "person:2105.00005#2")
    people.import_records(
        [paper("2101.00001", "Zoë Zeller, Jian Wang, Ada Lovelace", datestamp="2025-01-01")]
    )
    people.display("person:2105.00005#2", "Ada, Countess of Lovelace")

    assert (who()["1#3"], who()["5#2"]) == ("1#3", "1#3")


def test_a_decision_of_which_a_row_was_deleted_rests(
    people: biblio.Library, database: Database
) -> None:
    people.same("Ada Lovelace", "Augusta Lovelace")
    with by_hand(database) as connection:
        connection.execute("DELETE FROM people_decision_sides WHERE side = 2")

    (doubt,) = people.people_doubts().rows
    assert (doubt.sentence, doubt.command) == (
        "decision 1 rests: one of those whom it spoke of is missing",
        "biblio people undo 1",
    )
    assert people.import_records([paper("2106.00001", "Ada Lovelace")]).people_changed == 2
    people.undo_decision(1)
    assert list(people.people_doubts().rows) == []
