"""Blocks in SQL are those of the method, and what touches a paper marks those of its authors."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from factories import paper
from sqlalchemy import create_engine, select

import biblio
from biblio.db.engine import url_of
from biblio.db.models import Author
from biblio.db.people_blocks import BLOCK
from biblio.disambiguation import block_of

NAMES = "C. De Rossi, DeRossi, Wei Wang, J.-P. van der Berg, Sudha, İ. Ölmez, Ю. Иванов, 王伟"


def stale(database: Path) -> list[str]:
    """The blocks that are marked; none is, afterwards."""
    with sqlite3.connect(database) as connection:
        rows = connection.execute("SELECT block FROM people_stale_blocks ORDER BY block").fetchall()
        connection.execute("DELETE FROM people_stale_blocks")
    connection.close()
    return [block for (block,) in rows]


def keep_people(database: Path) -> None:
    """What the first decision or search leaves: a run."""
    with sqlite3.connect(database) as connection:
        connection.execute("INSERT INTO people_runs (id, ran_at, cause) VALUES (1, '2026', 'find')")
    connection.close()


def test_sql_and_the_method_have_the_same_blocks(library: biblio.Library, database: Path) -> None:
    library.import_records([paper("2101.00001", NAMES)])
    with create_engine(url_of(database)).connect() as connection:
        rows = connection.execute(select(BLOCK, Author.keyname_key, Author.initials)).all()
    assert len(rows) == len(NAMES.split(","))
    assert [block for block, *_ in rows] == [block_of(*keys) for _, *keys in rows]


def test_what_comes_changes_and_goes_marks_the_blocks_of_its_authors(
    library: biblio.Library, database: Path
) -> None:
    library.import_records([paper("2101.00001", "Ada Lovelace, The Hedge Collaboration")])
    assert stale(database) == []

    keep_people(database)
    library.import_records([paper("2101.00002", "Ada Lovelace, Wei Wang, The Hedge Collaboration")])
    assert stale(database) == ["lovelace|a", "wang|w"]

    changed = paper("2101.00002", "Ada Lovelace, Wei Wong", datestamp="2022-01-01")
    library.import_records([changed])
    assert stale(database) == ["lovelace|a", "wang|w", "wong|w"]

    library.import_records([changed])
    assert stale(database) == []

    library.import_records(
        [paper("2101.00001", "Ada Lovelace", title="Hedges", datestamp="2023-01-01")]
    )
    assert stale(database) == ["lovelace|a"]

    library.undo(4)
    assert stale(database) == []
    library.undo(3)
    assert stale(database) == ["lovelace|a", "wang|w", "wong|w"]

    library.undo(2)
    assert stale(database) == ["lovelace|a", "wang|w"]
