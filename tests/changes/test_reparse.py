from __future__ import annotations

from dataclasses import replace

import pytest
from dumps import dump
from factories import paper
from hypothesis import given
from importing.strategies import of_one_paper
from stores import Database, by_hand

import biblio
from biblio.changes.checking import check
from biblio.changes.reparse import reread
from biblio.db.engine import url_of
from biblio.model.names import UNKNOWN_SURNAME, AuthorName, parse_list
from biblio.model.records import PaperRecord

SHIFTED = (
    "Yifan Kimi Team, Yiping Bai, Guanduo Bao, Jiahao Chen, Ningxin Chen, Ruijue Chen, "
    "Yanru Chen, Yuankun Chen, Jialei Chen, Hao Cui, Mengnan Ding"
)


def listing(arxiv_id: str, printed: str) -> PaperRecord:
    """A record as the listing reader makes it."""
    listed = parse_list(printed)
    return PaperRecord(
        format="listing",
        arxiv_id=arxiv_id,
        authors=listed.names,
        authors_text=printed,
        authors_cut=listed.is_cut,
        authors_shifted=listed.is_shifted,
    )


def spoil(database: Database) -> None:
    """Leave the names as a poor older parser would have."""
    with by_hand(database) as connection:
        connection.execute("UPDATE papers SET names_version = 0")
        connection.execute("UPDATE authors SET keyname = 'Beethoven', forenames = 'Ludwig van'")


def test_names_are_made_anew_from_what_was_printed(
    library: biblio.Library, database: Database
) -> None:
    library.import_records([listing("2101.00001", "Ludwig van Beethoven")])
    before = dump(database)
    spoil(database)

    report = library.reparse()
    again = library.reparse()

    assert dump(database) == before
    assert (report.papers, report.changed, again.papers) == (1, 1, 0)
    changed = [(each.handle, each.field) for each in report.changes]
    assert changed == [("arXiv:2101.00001", "authors")]


def test_a_source_that_loses_is_read_again_too(library: biblio.Library, database: Database) -> None:
    better = listing("2101.00001", "Ludwig van Beethoven, Ada Quill")
    library.import_records([listing("2101.00001", "Ludwig van Beethoven"), better])
    before = dump(database)
    with by_hand(database) as connection:
        connection.execute("UPDATE papers SET names_version = 0")
        spoiled = connection.execute(
            "UPDATE sources SET differences = replace(differences, ?, ?) WHERE differences LIKE ?",
            ('"van Beethoven"', '"Beethoven"', '%"van Beethoven"%'),
        ).rowcount

    library.reparse()

    assert spoiled == 1
    assert dump(database) == before


def test_a_record_that_its_names_tell_goes_to_where_it_belongs(
    library: biblio.Library, database: Database
) -> None:
    printed = "Ludwig van Beethoven"
    right = PaperRecord(
        format="bibtex",
        title="Sums",
        authors=parse_list(printed).names,
        authors_text=printed,
        issued="1801",
    )
    wrong = replace(right, authors=(AuthorName("Beethoven", "Ludwig van", printed=printed),))
    library.import_records([right])
    library.import_records([wrong, replace(wrong, title="Products")])
    before = [len(library.paper(each.handle).sources) for each in library.papers()]
    with by_hand(database) as connection:
        connection.execute("UPDATE papers SET names_version = 0")

    report = library.reparse()

    found = {each.title: library.paper(each.handle) for each in library.papers()}
    assert (before, report.papers, report.changed) == ([1, 1, 1], 3, 1)
    assert {title: len(each.sources) for title, each in found.items()} == {"Sums": 2, "Products": 1}
    assert {each.name for paper in found.values() for each in paper.authors} == {printed}
    assert check(url_of(database)) == []


@given(of_one_paper)
def test_reading_a_list_again_settles_at_once(record: PaperRecord) -> None:
    once = reread(record)

    assert reread(once) == once


@pytest.mark.parametrize("better_first", [True, False])
def test_a_repair_loses_to_any_better_source(library: biblio.Library, better_first: bool) -> None:
    better = paper("2101.00001", "Kimi Team, Yifan Bai, Yiping Bao")
    library.import_records([listing("2101.00001", SHIFTED), *([better] if better_first else [])])
    library.repair_shifted()
    if not better_first:
        library.import_records([better])

    assert [each.name for each in library.paper("2101.00001").authors] == [
        "Kimi Team",
        "Yifan Bai",
        "Yiping Bao",
    ]


def test_a_shifted_list_is_marked_repaired_and_put_back(
    library: biblio.Library, database: Database
) -> None:
    library.import_records([listing("2101.00001", SHIFTED)])
    before = dump(database)
    marked = library.paper("2101.00001").authors_shifted

    report = library.repair_shifted()
    repaired = library.paper("2101.00001")
    library.undo(report.import_id or 0)

    assert (marked, repaired.authors_shifted, report.updated) == (True, False, 1)
    assert [each.name for each in repaired.authors][:3] == ["Kimi Team", "Yifan Bai", "Yiping Bao"]
    assert repaired.authors[-1].name == AuthorName(UNKNOWN_SURNAME, "Mengnan").name
    assert dump(database) == before
