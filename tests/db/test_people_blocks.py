"""Blocks in SQL are those of the method, and what touches a paper marks those of its authors."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from factories import paper
from sqlalchemy import create_engine, select

import biblio
from biblio.db.engine import url_of
from biblio.db.models import Author
from biblio.db.people_blocks import BLOCK
from biblio.disambiguation import block_of

NAMES = "C. De Rossi, DeRossi, Wei Wang, J.-P. van der Berg, Sudha, İ. Ölmez, Ю. Иванов, 王伟"


def marked(database: Path) -> list[str]:
    """The blocks that were marked since this was asked before."""
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute("SELECT DISTINCT block FROM seen ORDER BY block").fetchall()
        connection.execute("DELETE FROM seen")
        connection.commit()
    return [block for (block,) in rows]


def keep_people(database: Path) -> None:
    """What the first decision or search leaves, a run; and what notes each block that is marked."""
    with closing(sqlite3.connect(database)) as connection:
        connection.executescript(
            """INSERT INTO people_runs (id, ran_at, cause) VALUES (1, '2026', 'find');
            CREATE TABLE seen (block);
            CREATE TRIGGER notes AFTER INSERT ON people_stale_blocks
            BEGIN INSERT INTO seen VALUES (new.block); END"""
        )


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
    keep_people(database)
    library.import_records([paper("2101.00002", "Ada Lovelace, Wei Wang, The Hedge Collaboration")])
    assert marked(database) == ["lovelace|a", "wang|w"]

    changed = paper("2101.00002", "Ada Lovelace, Wei Wong", datestamp="2022-01-01")
    library.import_records([changed])
    assert marked(database) == ["lovelace|a", "wang|w", "wong|w"]

    library.import_records([changed])
    assert marked(database) == []

    library.import_records(
        [paper("2101.00001", "Ada Lovelace", title="Hedges", datestamp="2023-01-01")]
    )
    assert marked(database) == ["lovelace|a"]

    library.undo(4)
    assert marked(database) == []
    library.undo(3)
    assert marked(database) == ["lovelace|a", "wang|w", "wong|w"]

    library.undo(2)
    assert marked(database) == ["lovelace|a", "wang|w"]
