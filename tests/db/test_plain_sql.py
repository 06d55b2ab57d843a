"""What the schema page promises to those who have nothing but the `sqlite3` program."""

# ruff: noqa: S608 - the statements are the test's own

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from db.shell import change, needs_sqlite3, refusal, rows, run
from factories import paper

import biblio
from biblio.db.models import Base
from biblio.model.identifiers import ArxivId

pytestmark = needs_sqlite3

BY_HAND = """
INSERT INTO papers (id, arxiv_id, title, abstract, submitted)
VALUES (1, '2101.00001', 'On Møller scattering', 'Électrons meet in a straße.', '2021-01-04');
INSERT INTO authors (id, keyname, forenames, name, name_key, keyname_key, initials, german_key)
VALUES (1, 'Erdős', 'Paul', 'Paul Erdős', 'erdos, paul', 'erdos', 'p', 'erdos, paul'),
       (2, 'Müller', 'Hans', 'Hans Müller', 'muller, hans', 'muller', 'h', 'mueller, hans');
INSERT INTO authorships (paper_id, ordinal, author_id, printed_name)
VALUES (1, 1, 1, 'P. Erdős'), (1, 2, 2, 'H. Müller');
INSERT INTO paper_categories (paper_id, ordinal, category) VALUES (1, 1, 'math.CO');
INSERT INTO paper_versions (paper_id, version, submitted) VALUES (1, 1, '2021-01-04');
INSERT INTO identifiers (scheme, value, paper_id) VALUES ('arxiv', '2101.00001', 1);
"""
# Where a list is long enough, an import packs it; a text in another language is a record's own.
ID = ArxivId.parse("2101.00001").rank
LEFT = f"""
INSERT INTO author_lists (paper_id, places, members) VALUES ({ID}, 1, x'00');
INSERT INTO translations (paper_id, language, title) VALUES ({ID}, 'zh', '旧和');
"""


@pytest.fixture
def written(database: Path) -> Path:
    """A database with one paper that the program wrote."""
    change(database, BY_HAND)
    return database


def found(database: Path, match: str) -> list[str]:
    """The papers that the search index finds, once it agrees with the tables word by word."""
    change(database, "INSERT INTO paper_search (paper_search, rank) VALUES ('integrity-check', 1)")
    asked = match.replace("'", "''")
    return [
        row["arxiv_id"]
        for row in rows(
            database,
            "SELECT p.arxiv_id FROM paper_search JOIN papers AS p ON p.id = paper_search.rowid"
            f" WHERE paper_search MATCH '{asked}' ORDER BY paper_search.rank",
        )
    ]


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("INSERT INTO papers (id, arxiv_id) VALUES (2, '2101.00001')", "UNIQUE constraint failed"),
        ("INSERT INTO papers (id, arxiv_id) VALUES (2, '')", "ck_papers_arxiv_id_not_empty"),
        ("UPDATE papers SET submitted = 'yesterday'", "ck_papers_submitted_is_a_date"),
        ("UPDATE papers SET latest_version = 'two'", "cannot store TEXT value in INTEGER column"),
        ("UPDATE papers SET announced = '2021-02'", "cannot UPDATE generated column"),
        ("UPDATE authorships SET author_id = 3", "FOREIGN KEY constraint failed"),
        ("DELETE FROM authors WHERE id = 1", "FOREIGN KEY constraint failed"),
        ("UPDATE authorships SET ordinal = 0 WHERE ordinal = 1", "ck_authorships_ordinal_from_1"),
        ("UPDATE authorships SET ordinal = 2 WHERE ordinal = 1", "UNIQUE constraint failed"),
        (
            "INSERT INTO paper_versions (paper_id, version) VALUES (9, 1)",
            "FOREIGN KEY constraint failed",
        ),
        ("UPDATE authors SET name = NULL", "NOT NULL constraint failed: authors.name"),
    ],
)
def test_what_does_not_fit_is_refused(written: Path, sql: str, said: str) -> None:
    before = run(written, ".dump").stdout

    assert said in refusal(written, sql)
    assert run(written, ".dump").stdout == before


BELONGING = [
    table.name
    for table in Base.metadata.sorted_tables
    if any(each.target_fullname == "papers.id" for each in table.foreign_keys)
]


@pytest.mark.parametrize("keys", ["ON", "OFF"])
def test_what_belongs_to_a_paper_goes_with_it(
    library: biblio.Library, database: Path, keys: str
) -> None:
    before = paper("2101.00001", "Hans Müller", title="Old sums", doi="10.1000/old")
    library.import_records([before, paper("2101.00002", "Paul Erdős")])
    change(database, f"{LEFT} PRAGMA foreign_keys = {keys}; DELETE FROM papers WHERE id = {ID}")

    for table in BELONGING:
        assert rows(database, f"SELECT * FROM {table} WHERE paper_id = {ID}") == []
    assert rows(database, "PRAGMA foreign_key_check") == []
    assert found(database, "sums") == []
    again = library.import_records([before])
    assert (again.added, again.unchanged) == (1, 0)
    newer = replace(before, title="New sums", doi=None, datestamp="2030-01-01")
    change(database, f"PRAGMA foreign_keys = {keys}; DELETE FROM papers WHERE id = {ID}")
    library.import_records([newer])
    assert (library.paper("2101.00001").title, library.paper("2101.00001").doi) == (
        "New sums",
        None,
    )


@pytest.mark.parametrize(
    "condition",
    [
        *("keyname_key = 'erdos'", "name_key = 'erdos, paul'", "name_key LIKE 'erdos, p%'"),
        "keyname_key = 'erdos' AND initials = 'p'",
    ],
)
def test_names_are_found_by_columns(written: Path, condition: str) -> None:
    assert rows(written, f"SELECT name FROM authors WHERE {condition}") == [{"name": "Paul Erdős"}]


def test_german_spelling_is_a_column(written: Path) -> None:
    query = "SELECT name FROM authors WHERE german_key = 'mueller, hans'"

    assert rows(written, query) == [{"name": "Hans Müller"}]


@pytest.mark.parametrize(
    "match",
    [
        *("moller", "MOLLER scattering", "electrons", "ÉLECTRONS", "strasse"),
        *("erdos", "Erdős", "muller", "scat*", '"meet in a"', "title: moller", "authors: erdos"),
        *("abstract: strasse AND authors: hans", "moller NOT leptons", "leptons OR moller"),
    ],
)
def test_the_search_index_answers(written: Path, match: str) -> None:
    assert found(written, match) == ["2101.00001"]


def test_a_row_is_found_or_gone_at_once(written: Path) -> None:
    change(written, "UPDATE papers SET title = 'On leptons' WHERE arxiv_id = '2101.00001'")
    assert (found(written, "moller"), found(written, "leptons")) == ([], ["2101.00001"])

    change(written, "INSERT INTO papers (id, arxiv_id, title) VALUES (2, '2101.00002', 'Leptons')")
    assert found(written, "leptons") == ["2101.00002", "2101.00001"]

    change(written, "UPDATE authors SET name = 'Pál Turán' WHERE id = 1")
    assert (found(written, "erdos"), found(written, "turan")) == ([], ["2101.00001"])

    change(written, "DELETE FROM authorships WHERE author_id = 1")
    assert found(written, "turan") == []

    change(written, "DELETE FROM papers WHERE id = 1")
    assert (found(written, "leptons"), found(written, "muller")) == (["2101.00002"], [])


def test_a_rolled_back_change_is_not_found(written: Path) -> None:
    change(written, "BEGIN; UPDATE papers SET title = 'On leptons'; ROLLBACK;")

    assert (found(written, "moller"), found(written, "leptons")) == (["2101.00001"], [])


def test_a_paper_by_hand_stands_in_the_views(written: Path) -> None:
    assert rows(
        written,
        "SELECT arxiv_id, authors, submitted, announced, categories FROM paper_list",
    ) == [
        {
            "arxiv_id": "2101.00001",
            "authors": "Paul Erdős; Hans Müller",
            "submitted": "2021-01-04",
            "announced": "2021-01",
            "categories": "math.CO",
        }
    ]
    assert rows(written, "SELECT author, coauthor, papers FROM coauthor_pairs LIMIT 1") == [
        {"author": "Paul Erdős", "coauthor": "Hans Müller", "papers": 1}
    ]
    assert rows(written, "SELECT * FROM papers_by_year_and_category") == [
        {"year": 2021, "category": "math.CO", "papers": 1, "primary_papers": 1}
    ]


def test_reading_needs_no_more_than_reading(written: Path) -> None:
    done = run(written, "SELECT count(*) FROM paper_list", "-readonly")
    refused = run(written, "DELETE FROM papers", "-readonly")

    assert done.stdout == "1\n"
    assert "readonly database" in refused.stderr


def test_a_dump_is_a_database_again(written: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"

    change(copy, run(written, ".dump").stdout)

    assert found(copy, "moller AND erdos") == ["2101.00001"]
    assert rows(copy, "SELECT authors FROM paper_list") == [{"authors": "Paul Erdős; Hans Müller"}]
    assert rows(copy, "PRAGMA foreign_key_check") == []
