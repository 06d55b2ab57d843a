"""Decisions as lines: another library takes them in, in any order the same, and says what rests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest
from people.conftest import RECORDS
from stores import Database, copied

import biblio
from biblio.errors import InvalidData
from biblio.people.lines import DecisionsReport


@pytest.fixture
def other(tmp_path: Path, empty_database: Database) -> Iterator[biblio.Library]:
    """Another library of the same papers."""
    with biblio.open(copied(empty_database, tmp_path / "other.db")) as library:
        library.import_records(RECORDS)
        yield library


def people_of(library: biblio.Library) -> list[tuple[object, ...]]:
    rows = library.sql(
        "SELECT person, name, orcid, papers FROM person_list ORDER BY person, name"
    ).rows
    return [tuple(each) for each in rows]


def lines_of(library: biblio.Library) -> list[bytes]:
    return library.export_decisions().splitlines()


def test_another_library_comes_to_the_same_people(
    people: biblio.Library, other: biblio.Library
) -> None:
    people.same("Ada Lovelace", "Augusta Lovelace", note="Her \u202ehand.")
    people.different("person:2102.00002#1", "Jian Wang")
    people.undo_decision(people.display("Sudha", "Sudha S.").decision.number)
    people.set_orcid("Sudha", "https://orcid.org/0000-0002-1825-0097")

    report = other.import_decisions(lines_of(people))

    assert report == DecisionsReport(decisions=4, changed=4)
    assert people_of(other) == people_of(people)
    assert lines_of(other) == lines_of(people)
    assert other.import_decisions(lines_of(people)) == DecisionsReport(known=4)


def test_both_histories_are_kept_and_the_later_of_two_that_contradict_rests(
    people: biblio.Library, other: biblio.Library
) -> None:
    people.same("person:2101.00001#1", "person:2102.00002#2")
    other.different("Jian Wang", "J. Wang")
    other.display("Sudha", "Sudha S.")
    ours, theirs = lines_of(people), lines_of(other)

    report = people.import_decisions(theirs)
    back = other.import_decisions(ours)

    assert (report.decisions, len(report.clashes)) == (2, 1)
    assert report.clashes[0].startswith("decision 2 rests: Jian Wang (person:2101.00001#1) is the")
    assert report.clashes[0].endswith("take one back with `biblio people undo 1`")
    assert (back.decisions, len(back.clashes)) == (1, 0)
    assert people_of(other) == people_of(people)
    assert [each.state for each in people.decisions()][:2] == ["holds", report.clashes[0][18:]]

    people.undo_decision(1)
    assert [each.state for each in people.decisions()] == ["holds", "holds"]
    assert other.import_decisions(lines_of(people)).undone == 1
    assert people_of(other) == people_of(people)


def test_who_is_not_here_is_waited_for(
    people: biblio.Library, tmp_path: Path, empty_database: Database
) -> None:
    people.same("person:2101.00001#2", "person:2105.00005#2")
    with biblio.open(copied(empty_database, tmp_path / "empty.db")) as empty:
        report = empty.import_decisions(lines_of(people))
        assert (report.decisions, report.resting, report.changed) == (1, 1, 0)
        assert [each.kind for each in empty.people_doubts()] == ["rests"]


HEAD = b'{"format":"biblio people","version":1}'
GOOD = {
    "decision": "a",
    "decided_at": "2026-01-01T00:00:00Z",
    "action": "display",
    "of": [{"name": ["Sudha", "", ""]}],
    "text": "Sudha S.",
    "note": None,
    "undone_at": None,
}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"action": "guess"}, "'guess' is nothing that is decided of people"),
        ({"action": "same", "text": None}, "same is not said of 1"),
        ({"action": "orcid", "text": "0000-0002-1825-0098"}, "check digit is wrong"),
        ({"of": [{"name": ["", "", ""]}]}, "'' is no text"),
        ({"of": [{"name": ["Sudha"]}]}, "is no name"),
        ({"decided_at": "2999-01-01T00:00:00Z"}, "is to come"),
        ({"note": "\x07"}, "control characters"),
        ({"of": [{"name": ["S", "", ""], "paper": "arxiv:1", "ordinal": 1, "printed": "S",
                  "also_at": []}]}, "line 2"),
        ({"of": [{"name": ["S", "", ""], "paper": "doi:10.1000/a", "ordinal": 0, "printed": "S",
                  "also_at": []}]}, "0 is no place in a list"),
    ],
)  # fmt: skip
def test_a_line_that_no_export_writes_is_refused(
    people: biblio.Library, change: dict[str, object], sentence: str
) -> None:
    with pytest.raises(InvalidData, match=sentence):
        people.import_decisions([HEAD, orjson.dumps(GOOD | change)])
    with pytest.raises(InvalidData, match="no export of decisions"):
        people.import_decisions([orjson.dumps(GOOD)])
    with pytest.raises(InvalidData, match="nothing in it"):
        people.import_decisions([])
    assert list(people.decisions()) == []
