"""What a person wrote with plain SQL outlives imports of the same paper, and their undo."""

from __future__ import annotations

import pytest
from dumps import QUERIES, dump
from factories import names, paper
from stores import Database, Hand, by_hand

import biblio
from biblio.model.identifiers import ArxivId
from biblio.model.names import PARSER_VERSION
from biblio.model.records import PaperRecord

WRITTEN = ArxivId.parse("2101.00001").rank


@pytest.fixture
def written(database: Database) -> Database:
    """A database with one paper by hand, with authors, a category, a version and a translation."""
    with by_hand(database) as connection:
        insert(connection)
    return database


def insert(connection: Hand) -> None:
    connection.execute(
        "INSERT INTO papers (id, arxiv_id, title, comments, submitted, latest_version,"
        " primary_category, names_version) VALUES (?, '2101.00001', 'Mine', 'from my desk',"
        " '2021-01-04', 2, 'math.CO', ?)",
        (WRITTEN, PARSER_VERSION),
    )
    connection.execute("INSERT INTO identifiers VALUES ('arxiv', '2101.00001', ?)", (WRITTEN,))
    connection.execute(
        "INSERT INTO authors VALUES"
        " (1, 'Turán', 'Vera', '', 0, 'Vera Turán', 'turan, vera', 'turan', 'v', 'turan, vera')"
    )
    connection.execute(
        "INSERT INTO authorships (paper_id, ordinal, author_id, printed_name)"
        " VALUES (?, 1, 1, 'V. Turan')",
        (WRITTEN,),
    )
    connection.execute(
        "INSERT INTO paper_categories (paper_id, ordinal, category) VALUES (?, 1, 'math.CO')",
        (WRITTEN,),
    )
    connection.execute("INSERT INTO paper_versions VALUES (?, 2, '2021-02-01', 9)", (WRITTEN,))
    connection.execute("INSERT INTO translations VALUES (?, 'hu', 'Enyém', NULL)", (WRITTEN,))


RECORD = paper("2101.00001", "Ada Lovelace", title="Theirs", abstract="We count.", doi="10.1000/a")
SAID = QUERIES.keys() - {"sources"}


@pytest.mark.usefixtures("written")
def test_an_import_blanks_nothing_and_adds_what_is_new(library: biblio.Library) -> None:
    report = library.import_records([RECORD, paper("2101.00002")])

    found = library.paper("2101.00001")
    assert (report.added, report.updated) == (1, 1)
    assert (found.title, found.comments, found.abstract, found.doi) == (
        *("Mine", "from my desk"),
        *("We count.", "10.1000/a"),
    )
    assert [each.name for each in found.authors] == ["Vera Turán"]
    assert [each.format for each in found.sources] == ["hand", "snapshot"]
    assert [(each.source, each.read) for each in library.imports().rows] == [
        ("written by hand", 1),
        ("script", 2),
    ]


def test_undo_gives_it_back_whole(library: biblio.Library, written: Database) -> None:
    before = dump(written)
    report = library.import_records([RECORD])
    assert report.import_id is not None

    library.undo(report.import_id)

    after = dump(written)
    assert {name: after[name] for name in SAID} == {name: before[name] for name in SAID}


def test_its_own_import_can_be_taken_back(library: biblio.Library, written: Database) -> None:
    report = library.import_records([RECORD])

    library.undo(library.imports().rows[0].import_id)

    assert report.import_id is not None
    found = library.paper("2101.00001")
    assert (found.title, found.comments) == ("Theirs", None)
    library.undo(report.import_id)
    assert dump(written)["papers"] == []


@pytest.mark.usefixtures("written")
def test_a_second_import_meets_a_record(library: biblio.Library) -> None:
    library.import_records([RECORD])

    library.import_records([paper("2101.00001", comments="theirs")])

    assert library.paper("2101.00001").comments == "from my desk"
    assert [each.source for each in library.imports().rows].count("written by hand") == 1


def test_a_dry_run_leaves_it_alone(library: biblio.Library, written: Database) -> None:
    before = dump(written)

    library.import_records([RECORD], dry_run=True)

    assert dump(written) == before


def test_a_correction_that_is_a_record_outlives_what_comes(library: biblio.Library) -> None:
    library.import_records([RECORD])
    library.import_records([PaperRecord(format="hand", arxiv_id="2101.00001", title="Right")])

    library.import_records([paper("2101.00001", title="Newer", datestamp="2030-01-01")])

    assert library.paper("2101.00001").title == "Right"
    assert library.paper("2101.00001").authors[0].name == names("Ada Lovelace")[0].name
