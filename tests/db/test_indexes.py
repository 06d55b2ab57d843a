"""Indexes that are put off and built again, on a migrated file."""

from __future__ import annotations

from pathlib import Path

from stores import Database, by_hand

from biblio.db import indexes
from biblio.db.engine import make_engine, url_of
from biblio.db.engines import rows
from biblio.db.models import Base

PUT_OFF = sorted(
    str(each.name)
    for table in Base.metadata.tables.values()
    for each in table.indexes
    if table.name != "papers"
)
STAY = sorted(str(each.name) for each in Base.metadata.tables["papers"].indexes)


OF_A_FILE = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
OF_A_SERVER = (
    "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()"
    " AND tablename <> 'paper_search' AND indexname NOT IN (SELECT conname FROM pg_constraint)"
)


def stored(database: Database) -> dict[str, str]:
    """The SQL of the indexes that are not constraints, spaces and line ends alike."""
    with by_hand(database) as connection:
        found = connection.rows(OF_A_FILE if isinstance(database, Path) else OF_A_SERVER)
    return {name: " ".join(sql.split()) for name, sql in found}


def test_what_is_put_off_is_missing_until_it_is_restored(database: Database) -> None:
    before = stored(database)
    engine = make_engine(url_of(database))
    with engine.begin() as connection:
        at_first = (indexes.missing(connection), indexes.restore(connection))
        indexes.drop_for_bulk(connection)
        without = sorted(indexes.missing(connection))
    between = stored(database)
    with engine.begin() as connection:
        built = indexes.restore(connection)
        after = indexes.missing(connection)
    engine.dispose()

    assert at_first == ([], False)
    assert (without, sorted(between)) == (PUT_OFF, STAY)
    assert (built, after) == (True, [])
    assert stored(database) == before


def test_it_is_put_off_once(database: Database) -> None:
    engine = make_engine(url_of(database))
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE INDEX mine ON papers (title)")
        indexes.drop_for_bulk(connection)
        indexes.drop_for_bulk(connection)
    engine.dispose()

    assert sorted(stored(database)) == [*STAY, "mine"]


def test_records_that_claim_one_entry_are_told_apart(database: Database) -> None:
    engine = make_engine(url_of(database))
    with engine.begin() as connection:
        indexes.drop_for_bulk(connection)
        connection.exec_driver_sql(
            "INSERT INTO imports (id, source, format, status, started, last_written,"
            " program_version, parser_version)"
            " VALUES (1, 'a', 'records', 'complete', '', '', '', 1)"
        )
        connection.exec_driver_sql("INSERT INTO papers (id, arxiv_id) VALUES (7, '2101.00001')")
        rows(connection).insert(
            connection,
            "sources",
            ("id", "paper_id", "import_id", "format", "digest"),
            [(number, 7, 1, "snapshot", b"x" * 16) for number in (1, 2, 3)],
        )
        indexes.restore(connection)
        digests = connection.exec_driver_sql("SELECT digest FROM sources ORDER BY id").scalars()
        first, second, third = digests
    engine.dispose()

    assert first == b"x" * 16
    assert len({first, second, third}) == 3
    assert {len(second), len(third)} == {16}
