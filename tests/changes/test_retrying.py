"""What a run rejected is tried again: what succeeds is open no more, what fails is no news."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from dumps import dump
from factories import paper
from importing.snapshots import line
from stores import Database, by_hand

import biblio
from biblio.errors import NotFound

GOOD = line(24)
ABS = """\\\\
arXiv:0704.0002
Title: Graphs
Authors: Paul Erdos
\\\\
  We draw.
\\\\
"""


@pytest.fixture
def rejected(library: biblio.Library, database: Database, tmp_path: Path) -> Database:
    """A database with two rejections, of which a newer program could read the first."""
    source = tmp_path / "papers.jsonl"
    source.write_text(f'{{"id": "broken"}}\n{line(23)}\n{line(1)}\n')
    library.import_files(source)
    with by_hand(database) as connection:
        connection.execute(
            "UPDATE rejections SET raw = ?, reason = 'not known yet' WHERE place = 'line 1'",
            (GOOD,),
        )
    return database


def open_ones(library: biblio.Library, import_id: int) -> tuple[int, list[int | None]]:
    run = library.import_run(import_id)
    return run.open, [each.stored_by for each in run.rejections]


def test_what_can_be_read_now_is_stored_and_open_no_more(
    library: biblio.Library, rejected: Database
) -> None:
    before = dump(rejected)["rejections"]

    report = library.retry(1)

    assert (report.import_id, report.read, report.added, report.rejected) == (2, 2, 1, 1)
    assert library.paper("2101.00024").sources[0].import_ids == (2,)
    assert open_ones(library, 1) == (1, [2, None])
    assert open_ones(library, 2) == (1, [None])
    assert dump(rejected)["rejections"] == before


def test_undo_of_a_retry_opens_them_again(library: biblio.Library, rejected: Database) -> None:
    before = dump(rejected)
    library.retry(1)

    library.undo(2)

    assert dump(rejected) == before
    assert open_ones(library, 1) == (2, [None, None])


def test_retry_again_finds_nothing_new(library: biblio.Library, rejected: Database) -> None:
    library.retry(1)
    before = dump(rejected)

    again = library.retry(1)

    assert (again.unchanged, again.rejected) == (1, 1)
    assert dump(rejected) == before


@pytest.mark.usefixtures("rejected")
def test_the_original_is_known_after_a_retry(library: biblio.Library, tmp_path: Path) -> None:
    library.retry(1)
    original = tmp_path / "original.jsonl"
    original.write_text(f"{GOOD}\n")

    (report,) = library.import_files(original)

    assert (report.read, report.unchanged) == (1, 1)


def test_a_dry_run_stores_nothing(library: biblio.Library, rejected: Database) -> None:
    before = dump(rejected)

    report = library.retry(1, dry_run=True)

    assert (report.import_id, report.added) == (None, 1)
    assert dump(rejected) == before


def test_a_record_that_came_in_part_is_not_taken_for_the_whole(
    library: biblio.Library, database: Database, tmp_path: Path
) -> None:
    source = tmp_path / "listing.txt.gz"
    text = Path(__file__).resolve().parents[2] / "samples" / "listing.txt"
    source.write_bytes(gzip.compress(text.read_bytes())[:-400])
    (first,) = library.import_files(source)
    before = dump(database)

    again = library.retry(1)

    assert first.rejected >= 1
    assert any(each.reason.startswith("not whole: ") for each in first.rejections)
    assert (again.read, again.rejected) == (first.rejected, first.rejected)
    assert dump(database) == before


def test_a_text_is_read_again_in_the_format_that_it_was_read_in(
    library: biblio.Library, database: Database, tmp_path: Path
) -> None:
    folder = tmp_path / "several"
    folder.mkdir()
    (folder / "a.jsonl").write_text(f'{{"id": "broken"}}\n{line(1)}\n')
    (folder / "b.txt").write_text(ABS.replace("0704.0002", "0704.2"))
    (folder / "c.jsonl").write_text(line(3), "utf-16")
    library.import_files(folder)
    with by_hand(database) as connection:
        connection.execute("UPDATE rejections SET raw = ? WHERE format = 'abs'", (ABS,))
        connection.execute("UPDATE rejections SET raw = ? WHERE format = 'snapshot'", (GOOD,))

    report = library.retry(1)

    assert (report.read, report.added, report.rejected) == (3, 2, 1)
    assert report.format == "abs snapshot"
    assert [(each.place, each.format) for each in library.import_run(1).rejections] == [
        ("a.jsonl: line 1", "snapshot"),
        ("b.txt: line 1", "abs"),
        ("c.jsonl", None),
    ]


def test_what_a_script_made_is_not_read_again(library: biblio.Library) -> None:
    first = library.import_records([paper("foo/1"), paper("2101.00001", title="\ud800")])

    again = library.retry(1)

    assert [each.format for each in library.import_run(1).rejections] == [None, None]
    assert again.rejections == first.rejections


def test_a_format_that_is_known_no_more_is_told(
    library: biblio.Library, rejected: Database
) -> None:
    with by_hand(rejected) as connection:
        connection.execute("UPDATE rejections SET format = 'bibtecks'")

    report = library.retry(1)

    assert (report.read, report.rejected) == (2, 2)
    assert report.rejections[0].reason.startswith("there is no format 'bibtecks'; ")


def test_there_must_be_something_to_try(library: biblio.Library) -> None:
    library.import_records([])

    with pytest.raises(NotFound, match="import 1 rejected nothing; there is nothing to try again"):
        library.retry(1)
    with pytest.raises(NotFound, match="there is no import 9"):
        library.retry(9)
