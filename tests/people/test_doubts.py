"""What there is to look at among people, and that the command of each doubt settles it."""

from __future__ import annotations

import shlex

import pytest
from factories import paper

import biblio
from biblio.model.records import AuthorIdentifier, PaperRecord
from biblio.people import doubts as doubting
from biblio.people.doubts import Doubt

FIRST, SECOND = "0000-0002-1825-0097", "0000-0001-5109-3700"


def stating(number: int, author: str, *orcids: str) -> PaperRecord:
    """A paper of one author, of whom sources state *orcids*."""
    stated = tuple(AuthorIdentifier(1, author, "orcid", each) for each in orcids)
    return paper(f"2301.{number:05d}", author, author_identifiers=stated)


def found(library: biblio.Library) -> list[Doubt]:
    return list(library.people_doubts())


def settle(library: biblio.Library, doubt: Doubt) -> None:
    """Do what the *doubt* says."""
    _, _, action, *arguments = shlex.split(doubt.command)
    if action == "undo":
        library.undo_decision(int(arguments[0]))
    else:
        getattr(library, action)(*arguments)


@pytest.mark.parametrize(
    ("records", "kind", "sentence", "command"),
    [
        (
            [stating(1, "Zoë Zeller", FIRST), stating(2, "Z. Zeller", FIRST)],
            "one ORCID",
            (f"sources state the ORCID {FIRST} of two people, Zoë Zeller (person:2301.00001#1) and "
            "Z. Zeller (person:2301.00002#1)"),
            "biblio people same person:2301.00001#1 person:2301.00002#1",
        ),
        (
            [stating(1, "Zoë Zeller", FIRST), stating(2, "Ada Marsh", FIRST)],
            "one ORCID",
            (f"sources state the ORCID {FIRST} of two people, Zoë Zeller (person:2301.00001#1) and "
            "Ada Marsh (person:2301.00002#1), whose names cannot agree"),
            "biblio people different person:2301.00001#1 person:2301.00002#1",
        ),
        (
            [stating(1, "Zoë Zeller", FIRST), stating(2, "Zoë Zeller", SECOND)],
            "two ORCIDs",
            (f"sources state two ORCIDs of Zoë Zeller: {FIRST} at person:2301.00001#1, "
            f"and {SECOND} at person:2301.00002#1"),
            "biblio people different person:2301.00001#1 person:2301.00002#1",
        ),
        (
            [paper("2301.00001", "Zoë Zeller, Ada Marsh, Zoë Zeller")],
            "twice on a paper",
            "one person stands twice on 2301.00001, at 1 and at 3",
            "biblio people different person:2301.00001#1 person:2301.00001#3",
        ),
    ],
)  # fmt: skip
def test_a_doubt_is_settled_by_its_command(
    library: biblio.Library, records: list[PaperRecord], kind: str, sentence: str, command: str
) -> None:
    library.import_records(records)

    (doubt,) = found(library)
    assert (doubt.kind, doubt.sentence, doubt.command) == (kind, sentence, command)

    settle(library, doubt)
    assert found(library) == []


def test_the_other_word_settles_it_too(library: biblio.Library) -> None:
    library.import_records([paper("2301.00001", "Zoë Zeller, Ada Marsh, Zoë Zeller")])
    library.same("person:2301.00001#1", "person:2301.00001#3")
    library.import_records([stating(2, "Z. Marsh", FIRST), stating(3, "Ada Marsh", FIRST, SECOND)])
    library.set_orcid("Ada Marsh", SECOND)

    assert found(library) == []


def test_sizes_beyond_belief_are_a_doubt(
    library: biblio.Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doubting, "_FEWEST", 3)
    monkeypatch.setattr(doubting, "BELIEVED", 2)
    library.import_records([paper(f"2301.{number:05d}", "Wei Wang") for number in (1, 2, 3)])

    (doubt,) = found(library)
    assert doubt == Doubt(
        "beyond belief",
        "Wei Wang has 3 papers in a year, and is likely several people",
        ("person:2301.00001#1",),
        "biblio people show person:2301.00001#1",
    )


@pytest.mark.parametrize(
    ("authors", "why"),
    [
        ("Ada Lovelace", "there is no Jian Wang on 2101.00001 any more"),
        ("Jian Wang, Ada Lovelace, Jian Wang",
         "which place is meant cannot be told: Jian Wang on 2101.00001 stands at 1, 3 now"),
        (None, "2101.00001 is not in the database: import a source that has it"),
    ],
)  # fmt: skip
def test_a_decision_of_whom_nothing_can_be_told_rests(
    people: biblio.Library, authors: str | None, why: str
) -> None:
    people.same("person:2101.00001#1", "Sudha")
    if authors is None:
        people.undo(1)
    else:
        people.import_records([paper("2101.00001", authors, datestamp="2025-01-01")])

    (doubt,) = (each for each in found(people) if each.kind == "rests")
    assert doubt.sentence == f"decision 1 rests: {why}"
    assert [each.state for each in people.decisions()] == [why]

    settle(people, doubt)
    assert [each for each in found(people) if each.kind == "rests"] == []


def test_one_of_two_namesakes_is_told_while_both_stand_where_they_stood(
    library: biblio.Library,
) -> None:
    library.import_records([paper("2301.00001", "J. Wang, J. Wang"), paper("2301.00002", "Sudha")])
    library.same("person:2301.00001#2", "Sudha")
    assert library.person("Sudha").papers == 2

    library.import_records(
        [paper("2301.00001", "Ada Marsh, J. Wang, J. Wang", datestamp="2025-01-01")]
    )
    (doubt,) = (each for each in found(library) if each.kind == "rests")
    assert doubt.sentence.endswith("J. Wang on 2301.00001 stands at 2, 3 now")
