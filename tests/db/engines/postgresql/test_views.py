"""The views have the columns and the rows that they have on SQLite, and come back when changed."""

# ruff: noqa: S608 - the statements are the test's own
from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from db.seeded import by_hand, seed
from factories import paper
from postgresql import LINGUISTIC, Server, connect, copy_rows
from psycopg.rows import dict_row
from sqlalchemy import Connection, Engine, create_engine, text

import biblio
from biblio.db.engines.postgresql import views
from biblio.errors import DatabaseError
from biblio.model.records import PaperVersion

VIEWS = (
    *("authorship_list", "coauthor_pairs", "version_list", "paper_list", "paper_sources"),
    *("papers_by_year_and_category", "paper_imports", "paper_search_documents", "citations"),
    *("contributor_list", "keyword_list", "reference_list", "paper_annotations", "paper_tags"),
    *("paper_notes", "paper_lists", "person_places", "person_names", "person_list", "team_sizes"),
)
# What stands in a library but for what records bring: each kind of handle, and of person.
BY_HAND = """
INSERT INTO annotation_changes VALUES (9, 'u9', '2024-01-02', 'tag', NULL);
INSERT INTO annotations (change_id, ordinal, scheme, value, kind, name, name_key, is_set,
                         changed_at, is_current)
SELECT 9, row_number() OVER (ORDER BY scheme, value), scheme, value, kind, 'Big', 'big', 1, 'x', 1
FROM (SELECT 'arxiv' AS scheme, arxiv_id AS value, 'tag' AS kind FROM papers
      WHERE arxiv_id IS NOT NULL
      UNION SELECT 'doi', '10.1000/1', 'list'
      UNION SELECT 'content', printf('%016x', content_key), 'tag' FROM sources
            WHERE content_key IS NOT NULL
      UNION SELECT 'abstract', printf('%016x', abstract_key), 'list' FROM sources
            WHERE abstract_key IS NOT NULL
      UNION SELECT 'content', 'ffffffffffffffxx', 'tag');
INSERT OR IGNORE INTO cited_identifiers SELECT 1, scheme, value FROM identifiers;
UPDATE sources SET differences = '{"title":null,"deleted":true,"size":-3,"said":"é \\"x\\"\\n",'
    || '"categories":["a","b\\u0041"],"versions":[{"version":1}]}' WHERE id = 1;
"""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> Path:
    """A library of all kinds of rows, on SQLite."""
    database = Path(shutil.copy(empty_database, tmp_path_factory.mktemp("filled") / "biblio.db"))
    with by_hand(database) as connection:
        seed(connection)
        connection.execute("DELETE FROM harvest_runs")
    with biblio.open(database) as library:
        library.import_records(
            [
                paper(
                    "0704.0001",
                    "Paul Erdős, Ada Lovelace",
                    revised="2007-07-24T10:00:00Z",
                    latest_version=2,
                    versions=(PaperVersion(1, "2007-04-02T10:00:00Z", 1000), PaperVersion(2)),
                    categories=("math.CO", "cs.DM"),
                    doi="10.1000/1",
                    datestamp="2007-08-01",
                ),
                paper("0801.0002", "Ada Lovelace, Ada Lovelace, Paul Erdős", submitted=None),
                paper(
                    "hep-ex/0701003", "Ada Lovelace, ATLAS Collaboration", categories=("hep-ex",)
                ),
                paper("0801.0003", "Ł. Ångström, Ådne Müller", title="Ἀθῆναι ﬁne", comments="3 p."),
            ],
            source="first",
        )
        library.import_records(
            [paper("0704.0001", "P. Erdős", format="abs", title='On "graphs"\nI', deleted=True)],
            source="second",
        )
    with by_hand(database) as connection:
        connection.executescript(BY_HAND)
    return database


@pytest.fixture(scope="module")
def connection(postgresql: Server, filled: Path) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    with postgresql.database(LINGUISTIC) as url, closing(connect(url)) as opened:
        copy_rows(filled, opened)
        opened.commit()
        yield opened


@pytest.mark.parametrize("view", VIEWS)
def test_rows_are_those_of_sqlite(
    view: str, filled: Path, connection: psycopg.Connection[tuple[Any, ...]]
) -> None:
    with closing(sqlite3.connect(filled)) as other:
        other.row_factory = sqlite3.Row
        expected = [dict(row) for row in other.execute(f"SELECT * FROM {view}")]
    if view == "paper_sources":  # a view of PostgreSQL has one type for all values
        for row in expected:
            row["value"] = None if row["value"] is None else str(row["value"])
    with connection.cursor(row_factory=dict_row) as cursor:
        found = cursor.execute(f"SELECT * FROM {view}".encode()).fetchall()

    # With the columns in their order.
    assert sorted(map(repr, found)) == sorted(map(repr, expected))
    assert found


def test_every_view_is_looked_at(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as other:
        made = other.execute("SELECT name FROM sqlite_schema WHERE type = 'view'").fetchall()

    assert {name for (name,) in made} == set(VIEWS)


@pytest.fixture(scope="module")
def engine(postgresql: Server) -> Iterator[Engine]:
    with postgresql.database() as url:
        made = create_engine(url)
        yield made
        made.dispose()


@pytest.fixture
def opened(engine: Engine) -> Iterator[Connection]:
    """An empty library, which is afterwards what it was."""
    with engine.connect() as connection:
        yield connection


def test_a_new_library_has_all(opened: Connection) -> None:
    assert views.missing(opened) == []
    assert views.can_search(opened)


def test_one_that_is_gone_or_changed_is_told_and_comes_back(opened: Connection) -> None:
    for statement in (
        "CREATE VIEW mine AS SELECT paper_id FROM paper_tags",
        "DROP VIEW team_sizes",
        """
        CREATE OR REPLACE VIEW paper_tags AS
        SELECT paper_id, arxiv_id, handle, name_key AS tag, name_key AS tag_key
        FROM paper_annotations WHERE kind = 'tag'
        """,
    ):
        opened.execute(text(statement))

    assert views.missing(opened) == ["paper_tags", "team_sizes"]
    views.restore(opened)
    assert views.missing(opened) == []
    assert opened.execute(text("SELECT * FROM mine")).all() == []


def test_one_of_other_columns_comes_back_with_those_that_read_it(opened: Connection) -> None:
    opened.execute(text("DROP VIEW paper_annotations CASCADE"))
    opened.execute(text("CREATE VIEW paper_annotations AS SELECT id AS paper_id FROM papers"))
    opened.execute(text("CREATE VIEW paper_notes AS SELECT paper_id FROM paper_annotations"))

    assert views.missing(opened) == [
        "paper_annotations",
        "paper_tags",
        "paper_notes",
        "paper_lists",
    ]
    views.restore(opened)
    assert views.missing(opened) == []


def test_one_of_other_columns_that_others_read_stays(opened: Connection) -> None:
    opened.execute(text("DROP VIEW team_sizes"))
    opened.execute(text("CREATE VIEW team_sizes AS SELECT id AS size FROM papers"))
    opened.execute(text("CREATE VIEW mine AS SELECT size FROM team_sizes"))

    with pytest.raises(DatabaseError, match=r"a view that is not biblio's .*view mine depends on"):
        views.restore(opened)


def test_without_what_makes_documents_nothing_can_be_searched(opened: Connection) -> None:
    opened.execute(text("DROP VIEW paper_search_documents"))

    assert not views.can_search(opened)


def test_behind_another_version_of_the_server_a_note_is_believed(opened: Connection) -> None:
    opened.execute(text("COMMENT ON VIEW team_sizes IS 'biblio; on PostgreSQL 9 0123'"))
    opened.execute(text("COMMENT ON VIEW citations IS 'mine'"))

    assert views.missing(opened) == ["citations"]
