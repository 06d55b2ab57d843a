"""Runs as they are kept: what they rejected and who stored it since, and what waits for a paper."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from stores import Database, by_hand

import biblio
from biblio.queries.imports import HeldRecord

SHARED_DOI = "10.5555/otter.7"
WORK = {
    "DOI": SHARED_DOI,
    "type": "journal-article",
    "title": ["Counting otters from kites"],
    "author": [{"given": "Enid", "family": "Harrow"}],
}
OF_ONE = {**WORK, "DOI": "10.5555/otter.8", "title": ["Counting otters from boats"]}
TEXT = "We count who knows whom among people who wrote letters, and draw the graph of friends."


def on_arxiv(identifier: str, title: str) -> str:
    return json.dumps({"id": identifier, "title": title, "doi": SHARED_DOI})


@pytest.fixture
def readable_now(library: biblio.Library, database: Database, tmp_path: Path) -> biblio.Library:
    """A library whose second run rejected what a newer program can read.

    The first of the two works is of two papers, a comment and its reply; the other is one paper.
    """
    papers, works = tmp_path / "papers.jsonl", tmp_path / "works.jsonl"
    papers.write_text(f"{on_arxiv('2101.00001', 'On kites')}\n{on_arxiv('2101.00002', 'Reply')}\n")
    works.write_text(2 * f"{json.dumps({**WORK, 'DOI': 'lost'})}\n")
    library.import_files(papers)
    (report,) = library.import_files(works, library="otters")
    assert report.rejected == 2
    with by_hand(database) as connection:
        for place, work in (("line 1", WORK), ("line 2", OF_ONE)):
            connection.execute(
                "UPDATE rejections SET raw = ? WHERE place = ?", (json.dumps(work), place)
            )
    return library


def test_what_was_rejected_is_stored_since_by_one_paper_or_by_several(
    readable_now: biblio.Library,
) -> None:
    before = readable_now.import_run(2)

    report = readable_now.retry(2)
    after = readable_now.import_run(2)

    assert (before.open, [each.stored_by for each in before.rejections]) == (2, [None, None])
    assert (report.read, report.rejected) == (2, 0)
    assert (after.open, [each.stored_by for each in after.rejections]) == (0, [3, 3])


def test_a_run_tells_the_library_that_it_was_named_for(readable_now: biblio.Library) -> None:
    assert [readable_now.import_run(each).library for each in (1, 2)] == [None, "otters"]


def test_what_tells_no_paper_is_held_with_what_it_says(
    library: biblio.Library, tmp_path: Path
) -> None:
    listing = tmp_path / "listing.txt"
    listing.write_text(f"{TEXT}\n翻译:我们数一数写过信的人中谁认识谁，并画成朋友图。\n")

    library.import_files(listing)
    held = library.held(limit=1)

    (record,) = held
    assert record == HeldRecord(record.record_id, 1, "listing", None, TEXT)
    assert held.total == 1


def test_a_record_of_several_papers_is_not_held(readable_now: biblio.Library) -> None:
    readable_now.retry(2)

    assert list(readable_now.held()) == []
