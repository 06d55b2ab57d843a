"""The layer of one file, taken in by another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest
from dumps import everything
from factories import paper
from stores import Database, by_hand, copied, place_of

import biblio
from biblio.annotations.lines import HEADER, AnnotationsReport
from biblio.changes.checking import check
from biblio.errors import InvalidData

OWN = ("annotation_changes", "annotations", "citation_keys")


@pytest.fixture
def other(tmp_path: Path, empty_database: Database) -> Iterator[biblio.Library]:
    """Another file of the library, with one paper more."""
    with biblio.open(copied(empty_database, tmp_path / "other.db")) as library:
        library.import_records([paper("2101.00001"), paper("2101.00002")])
        yield library


@pytest.fixture
def mine(library: biblio.Library) -> biblio.Library:
    """A file with one paper, a tag, a note and a list."""
    library.import_records([paper("2101.00001")])
    library.tag("2101.00001", add=["to-read", "X"])
    library.set_note("2101.00001", "Mine,\nof two lines.")
    library.add_to_list("chapter2", "2101.00001")
    library.tag("2101.00001", remove=["x"])
    library.undo_annotations(4)
    return library


def layer(library: biblio.Library) -> list[object]:
    return [everything(place_of(library.url))[each] for each in OWN]


def taken(library: biblio.Library, lines: bytes) -> AnnotationsReport:
    return library.import_annotations(lines.splitlines())


def test_another_file_takes_all_of_it_and_twice_is_once(
    mine: biblio.Library, other: biblio.Library
) -> None:
    lines = mine.export_annotations()

    first = taken(other, lines)
    after = layer(other)
    again = taken(other, lines)

    assert (first, again) == (AnnotationsReport(changes=4), AnnotationsReport(known=4))
    assert layer(other) == after
    assert other.export_annotations() == lines
    assert other.own_words("2101.00001") == mine.own_words("2101.00001")
    assert check(other.url) == []


def test_of_two_histories_both_are_kept_and_the_later_word_holds(
    mine: biblio.Library, other: biblio.Library
) -> None:
    other.set_note("2101.00001", "Later.")
    other.tag("2101.00002", add=["theirs"])
    other.tag("2101.00001", add=["to-read"])
    theirs, ours = other.export_annotations(), mine.export_annotations()

    taken(mine, theirs)
    taken(other, ours)
    mine.undo_annotations(1)
    undone = taken(other, mine.export_annotations())

    assert undone == AnnotationsReport(undone=1, known=7)
    assert mine.own_words("2101.00001") == other.own_words("2101.00001")
    assert other.own_words("2101.00001").note == "Later."
    assert other.own_words("2101.00001").tags == ("to-read",)
    assert [each.handle for each in mine.annotations(resting=True)] == ["arXiv:2101.00002"]
    assert mine.export_annotations() == other.export_annotations()


def test_what_both_files_took_back_is_taken_back_since_the_earlier_time(
    mine: biblio.Library, other: biblio.Library
) -> None:
    taken(other, mine.export_annotations())
    mine.undo_annotations(1)
    other.undo_annotations(1)
    ours, theirs = mine.export_annotations(), other.export_annotations()

    taken(mine, theirs)
    taken(other, ours)

    assert mine.export_annotations() == other.export_annotations() == ours


def test_citation_keys_travel_and_each_file_keeps_its_own(
    mine: biblio.Library, other: biblio.Library
) -> None:
    rows = {
        mine: (("a", "2101.00001"), ("b", "2101.00002"), ("c", "2101.00003")),
        other: (("A", "2101.00009"), ("x", "2101.00002")),
    }
    for library, keys in rows.items():
        with by_hand(place_of(library.url)) as connection:
            connection.executemany(
                "INSERT INTO citation_keys VALUES (lower(?), ?, 'arxiv', ?, '2024-01-01')",
                [(key, key, paper_id) for key, paper_id in keys],
            )

    report = taken(other, mine.export_annotations())

    assert (report.keys, report.clashes) == (
        1,
        (
            (
                "the citation key a is that of arXiv:2101.00009 here, which stays: "
                "arXiv:2101.00001 will get another"
            ),
            "arXiv:2101.00002 has the citation key x here, which stays: b is not taken",
        ),
    )


def line(**changed: object) -> bytes:
    said = {"handle": "arxiv:2101.00001", "kind": "tag", "name": "x", "text": None, "is_set": True}
    change = {
        "change": "m", "changed_at": "2024-01-01T00:00:00Z", "action": "tag", "undone_at": None,
        "said": [said | {key: changed.pop(key) for key in said.keys() & changed.keys()}],
    }  # fmt: skip
    return orjson.dumps(change | changed)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([], "there is nothing in it"),
        ([b"{}"], "line 1: it is no export"),
        ([orjson.dumps(HEADER), b"{"], "line 2 is none that an export writes"),
        ([orjson.dumps(HEADER), b"[1]"], "line 2 is none that an export writes"),
        ([orjson.dumps(HEADER), line(handle="arxiv:nope")], "line 2: 'nope' is not an arXiv"),
        ([orjson.dumps(HEADER), line(handle="url:x")], "line 2: 'url:x' makes no paper"),
        ([orjson.dumps(HEADER), line(handle="content:xyz")], "'content:xyz' is no digest"),
        ([orjson.dumps(HEADER), line(kind="star")], "'star' is no kind"),
        ([orjson.dumps(HEADER), line(name="a b")], "cannot be a tag"),
        ([orjson.dumps(HEADER), line(text="t")], "a text is that of a note"),
        ([orjson.dumps(HEADER), line(is_set=1)], "1 is not true or false"),
        ([orjson.dumps(HEADER), line(said=[])], "says nothing"),
        ([orjson.dumps(HEADER), line(changed_at="soon")], "'soon' is no time"),
        ([orjson.dumps(HEADER), line(changed_at="2999-01-01")], "is to come"),
        ([orjson.dumps(HEADER), line(), line(change="n", name="")], "line 3: '' is no text"),
    ],
)
def test_what_no_export_wrote_is_told_and_nothing_is_taken(
    mine: biblio.Library, lines: list[bytes], told: str
) -> None:
    before = layer(mine)

    with pytest.raises(InvalidData, match=told):
        mine.import_annotations(lines)

    assert layer(mine) == before
