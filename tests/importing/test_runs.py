"""The promises of an import, on whole databases."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from dumps import contents, dump, everything
from factories import ABSTRACT, names, paper
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from importing.strategies import any_record
from laws import examples
from stores import Database, by_hand, copied

import biblio
from biblio.model.identifiers import ARXIV_BITS, SLOT_BITS, ArxivId
from biblio.model.records import PaperRecord, PaperVersion, Translation


def held(abstract: str, chinese: str) -> PaperRecord:
    return PaperRecord(
        format="listing",
        abstract=abstract,
        translations=(Translation("zh", None, chinese),),
    )


def test_counts_say_what_became_of_each_record(library: biblio.Library) -> None:
    first = library.import_records(
        [
            paper("2101.00001", abstract=ABSTRACT),
            paper("2101.00001", comments="3 pages", abstract=ABSTRACT),
            paper("2101.00001", comments="3 pages", abstract=ABSTRACT),
            paper("foo/0102536"),
            held(f"  {ABSTRACT.upper()}", "数"),
            held("Something else.", "别的"),
        ]
    )

    assert (first.read, first.added, first.updated) == (6, 1, 2)
    assert (first.unchanged, first.rejected, first.held) == (1, 1, 1)
    assert first.rejections[0].reason.startswith("'foo/0102536' is not an arXiv identifier")


def test_second_run_changes_nothing(library: biblio.Library, database: Database) -> None:
    records = [
        paper("2101.00001", "Erd\\H os P., et al."),
        paper("hep-th/9901001", versions=(PaperVersion(1, "1999-01-04T10:00:00Z", 9000),)),
        paper("foo/1"),
        held("Nobody wrote this yet.", "无"),
    ]

    first = library.import_records(records)
    before = everything(database)
    again = library.import_records(records)

    assert (first.added, first.rejected, first.held) == (2, 1, 1)
    assert (again.unchanged, again.rejected) == (3, 1)
    assert everything(database) == before


def test_a_held_record_joins_its_paper_when_that_comes(
    library: biblio.Library,
) -> None:
    library.import_records([held(ABSTRACT, "我们数。")])
    library.import_records([paper("2101.00001", abstract=ABSTRACT)])

    assert library.paper("2101.00001").translations == (Translation("zh", None, "我们数。"),)


def test_authors_that_no_paper_uses_do_not_remain(
    library: biblio.Library, database: Database
) -> None:
    library.import_records([paper("2101.00001", "Ada Lovelace", datestamp="2021-01-01")])
    library.import_records([paper("2101.00001", "Emmy Noether", datestamp="2021-01-02")])

    assert [row[0] for row in dump(database)["authors"]] == ["Noether"]


TAKEN = ArxivId.parse("2101.00002").rank


def test_a_row_made_by_hand_keeps_its_id_and_takes_part(
    library: biblio.Library, database: Database
) -> None:
    with by_hand(database) as connection:
        connection.execute("INSERT INTO papers (id, arxiv_id) VALUES (1, '2101.00001')")
        connection.execute("INSERT INTO papers (id, arxiv_id) VALUES (?, '2101.99999')", (TAKEN,))
    library.import_records([paper("2101.00001"), paper("2101.00002")])

    assert [row[:2] for row in dump(database)["papers"]] == [
        (1, "2101.00001"),
        (TAKEN, "2101.99999"),
        (TAKEN - TAKEN % (1 << SLOT_BITS) + (1 << ARXIV_BITS), "2101.00002"),
    ]


def test_dry_run_counts_the_same_and_writes_nothing(
    library: biblio.Library, database: Database
) -> None:
    library.import_records([paper("2101.00001", title="Old")])
    before = contents(database)
    records = [paper("2101.00001", title="Very new"), paper("2101.00002")]

    preview = library.import_records(records, dry_run=True)

    assert contents(database) == before
    assert preview.import_id is None
    real = library.import_records(records)
    assert (preview.read, preview.added, preview.updated) == (2, 1, 1)
    assert (real.read, real.added, real.updated) == (2, 1, 1)
    assert [(each.field, each.old, each.new) for each in preview.changes] == [
        ("title", "Old", "Very new")
    ]


def test_three_thousand_authors_and_a_title_of_a_megabyte(library: biblio.Library) -> None:
    many = ", ".join(f"A. Author{number}" for number in range(3000))

    report = library.import_records([paper("2101.00001", many, title="long " * 200_000)])

    found = library.paper("2101.00001")
    assert (report.added, len(found.authors), len(found.title or "")) == (1, 3000, 1_000_000)


@settings(max_examples=examples(35), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    records=st.lists(any_record, min_size=1, max_size=8),
    random=st.randoms(use_true_random=False),
    cuts=st.lists(st.integers(0, 8), max_size=3),
)
def test_any_order_in_any_files_gives_the_same_tables(
    tmp_path: Path,
    empty_database: Database,
    records: list[PaperRecord],
    random: Random,
    cuts: list[int],
) -> None:
    shuffled = list(records)
    random.shuffle(shuffled)
    one, other = (copied(empty_database, tmp_path / name) for name in ("one.db", "other.db"))
    with biblio.open(one) as library:
        library.import_records(records)
    edges = [0, *sorted(cuts), len(shuffled)]
    with biblio.open(other) as library:
        for start, end in pairwise(edges):
            library.import_records(shuffled[start:end])

    assert dump(one) == dump(other)


@pytest.mark.parametrize("field", ["title", "abstract", "comments"])
def test_half_a_character_is_rejected(library: biblio.Library, field: str) -> None:
    report = library.import_records([paper("2101.00001", **{field: "\ud800"})])

    assert (report.rejected, report.rejections[0].reason) == (
        1,
        "a text holds half of a surrogate pair",
    )


def test_names_of_the_factory_are_what_the_tables_hold(library: biblio.Library) -> None:
    library.import_records([paper("2101.00001", "Ludwig van Beethoven IV")])

    assert names("Ludwig van Beethoven IV")[0].keyname == "van Beethoven"
    assert [each.name for each in library.paper("2101.00001").authors] == [
        "Ludwig van Beethoven IV"
    ]
