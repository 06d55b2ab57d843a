"""The file that spreads a library by Citus, held to the models: no Citus is asked here.

The rules are those of its documentation ("Creating and Modifying Distributed Objects", "Foreign
Keys", "Adding Constraints"): what is unique on a distributed table holds the distribution column;
foreign keys lead to a table with the same distribution by that column, or to a reference table; a
reference table has none to a distributed one; there are no triggers on distributed tables.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from postgresql import Server, connect
from sqlalchemy import Table, UniqueConstraint

from biblio.db.models import Base
from biblio.db.revisions import scripts

SEARCH: Final = "paper_search"  # which no model describes


class Spread(NamedTuple):
    """What the file does: the column of each distributed table, and the reference tables."""

    columns: dict[str, str]
    references: set[str]


@cache
def text() -> str:
    return (scripts() / "postgresql" / "citus.sql").read_text(encoding="utf-8")


@cache
def spread() -> Spread:
    return Spread(
        dict(re.findall(r"create_distributed_table\('(\w+)', '(\w+)'", text())),
        set(re.findall(r"create_reference_table\('(\w+)'\)", text())),
    )


def unique_keys(table: Table) -> dict[str, set[str]]:
    """The columns of what is unique on *table* by name, as the file leaves it."""
    keys = {str(table.primary_key.name): {each.name for each in table.primary_key}}
    keys |= {
        str(each.name): {column.name for column in each.columns}
        for each in table.constraints
        if isinstance(each, UniqueConstraint)
    }
    keys |= {
        str(each.name): {column.name for column in each.columns}
        for each in table.indexes
        if each.unique
    }
    gone = set(re.findall(r"DROP (?:CONSTRAINT|INDEX) (\w+);", text()))
    left = {name: columns for name, columns in keys.items() if name not in gone}
    for name, columns in re.findall(r"ADD CONSTRAINT (\w+) PRIMARY KEY \(([^)]*)\)", text()):
        if name in keys:
            left[name] = set(columns.split(", "))
    return left


def test_every_table_of_papers_is_on_their_machine() -> None:
    owned = {
        table.name: key.parent.name
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if f"{key.column.table.name}.{key.column.name}" == "papers.id"
    }

    assert spread().columns == {"papers": "id", SEARCH: "rowid", **owned}


def test_what_is_unique_holds_the_distribution_column() -> None:
    wrong = {
        name
        for table in Base.metadata.sorted_tables
        if (column := spread().columns.get(table.name))
        for name, columns in unique_keys(table).items()
        if column not in columns
    }

    assert wrong == set()


def test_foreign_keys_lead_where_citus_follows_them() -> None:
    columns, references = spread()
    wrong = []
    for table in Base.metadata.sorted_tables:
        for key in table.foreign_keys:
            parent = key.column.table.name
            if table.name in columns:
                is_beside = (key.parent.name, key.column.name) == (
                    columns[table.name],
                    columns.get(parent),
                )
                is_right = parent in references or is_beside
            else:
                is_right = parent not in columns
                is_right &= table.name not in references or parent in references
            if not is_right:
                wrong.append(f"{table.name}.{key.parent.name}")

    assert wrong == []


def test_no_trigger_is_left_and_what_is_dropped_is_there(postgresql: Server) -> None:
    dropped = set(re.findall(r"DROP TRIGGER (\w+) ON (\w+);", text()))
    # What Citus alone has is left out; the rest runs as it is.
    rest = re.sub(r"(CREATE EXTENSION|SELECT create_)[^;]*;", "", text())
    with postgresql.database() as url, connect(url) as connection:
        there = connection.execute(
            "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal"
        ).fetchall()
        connection.execute(rest.encode())
        left = connection.execute(
            "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal"
        ).fetchone()
        connection.rollback()

    assert dropped == set(there)
    assert left == (0,)
