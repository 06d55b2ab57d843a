"""The tables of `migrations/postgresql/` are those of the models, and take what SQLite's take."""

# ruff: noqa: S608 - the statements are the test's own
from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from db.seeded import ROWS
from db.test_dates import ODD, is_in_the_calendar, texts
from db.test_models import BREAKS, CONSTRAINTS, NEEDED
from hypothesis import HealthCheck, given, settings
from laws import examples
from postgresql import LINGUISTIC, Server, connect
from sqlalchemy import CheckConstraint, Inspector, LargeBinary, create_engine, inspect
from sqlalchemy import types as sql

from biblio.db.base import Base, is_a_date_of_issue
from biblio.db.models import Paper
from biblio.db.revisions import HEAD

Connected = psycopg.Connection[tuple[Any, ...]]
TABLES = Base.metadata.tables
OTHERS = {"alembic_version", "paper_search"}


@pytest.fixture(scope="module")
def connection(postgresql: Server) -> Iterator[Connected]:
    with postgresql.database(LINGUISTIC) as url, closing(connect(url)) as opened:
        opened.autocommit = True
        yield opened


@pytest.fixture(scope="module")
def made(postgresql: Server) -> Iterator[Inspector]:
    with postgresql.database() as url:
        engine = create_engine(url)
        yield inspect(engine)
        engine.dispose()


def insert(connection: Connected, table: str, **values: object) -> None:
    """Insert the valid row of *table*, with *values* in place of its own."""
    row = {**ROWS[table], **values}
    marks = ", ".join(["%s"] * len(row))
    connection.execute(
        f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})".encode(),
        list(row.values()),
    )


def kind(of: sql.TypeEngine[Any]) -> type[sql.TypeEngine[Any]]:
    """What a column holds; numbers have 64 bits on either engine."""
    kinds = (sql.Integer, sql.String, LargeBinary)
    return next(each for each in kinds if isinstance(of, each))


def test_it_is_of_the_newest_revision(connection: Connected) -> None:
    assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]


def test_tables_and_their_columns_are_those_of_the_models(made: Inspector) -> None:
    def default(written: str | None) -> str | None:
        return None if written is None else re.sub(r"::\w+$", "", written).strip("'")

    assert set(made.get_table_names()) == {*TABLES, *OTHERS}
    for name, table in TABLES.items():
        found = made.get_columns(name)
        assert [
            (each["name"], kind(each["type"]), each["nullable"], default(each["default"]))
            for each in found
            if "computed" not in each
        ] == [
            (
                each.name,
                kind(each.type),
                each.nullable,
                None if each.server_default is None else str(each.server_default.arg),  # type: ignore[attr-defined]
            )
            for each in table.columns
            if each.computed is None
        ]
        assert [each["name"] for each in found] == [each.name for each in table.columns]


def test_all_text_is_compared_by_its_bytes(connection: Connected) -> None:
    others = connection.execute(
        "SELECT c.relname, a.attname"
        " FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid"
        " LEFT JOIN pg_collation AS o ON o.oid = a.attcollation"
        " WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v')"
        " AND a.attnum > 0 AND a.attcollation <> 0 AND o.collname <> 'C'"
    ).fetchall()

    assert others == [("alembic_version", "version_num")]
    assert connection.execute("SELECT 'cs.LG' < 'cs/', 'cs.LG' COLLATE \"C\" < 'cs/'").fetchall()


def test_numbers_have_64_bits(connection: Connected) -> None:
    assert connection.execute(
        "SELECT DISTINCT data_type::text FROM information_schema.columns"
        " WHERE table_schema = current_schema() AND data_type LIKE '%int%'"
    ).fetchall() == [("bigint",)]


def test_keys_and_constraints_are_those_of_the_models(made: Inspector) -> None:
    for name, table in TABLES.items():
        key = made.get_pk_constraint(name)
        assert (key["name"], key["constrained_columns"]) == (
            table.primary_key.name,
            [each.name for each in table.primary_key.columns],
        )
        assert {
            (
                *(each["name"], *each["constrained_columns"], each["referred_table"]),
                *(*each["referred_columns"], each["options"].get("ondelete")),
            )
            for each in made.get_foreign_keys(name)
        } == {
            (
                *(each.name, *each.column_keys, each.referred_table.name),
                *(*(one.column.name for one in each.elements), each.ondelete),
            )
            for each in table.foreign_key_constraints
        }
        assert {each["name"] for each in made.get_check_constraints(name)} == {
            each.name for each in table.constraints if isinstance(each, CheckConstraint)
        }


def test_indexes_are_those_of_the_models(made: Inspector) -> None:
    def condition(written: object) -> str:
        return re.sub(r"[()]", "", str(written)) if written is not None else ""

    for name, table in TABLES.items():
        assert {
            (
                each["name"],
                *each["column_names"],
                each["unique"],
                condition(each.get("dialect_options", {}).get("postgresql_where")),
            )
            for each in made.get_indexes(name)
            if "duplicates_constraint" not in each
        } == {
            (
                each.name,
                *(column.name for column in each.columns),
                each.unique,
                condition(each.dialect_options["sqlite"].get("where")),
            )
            for each in table.indexes
        }


def test_each_constraint_refuses(postgresql: Server) -> None:
    refused = {}
    with postgresql.database() as url, closing(connect(url)) as connection:
        for table in ROWS:
            if table != "cited_identifiers":
                connection.execute(f"DELETE FROM {table}".encode())
            insert(connection, table)
        insert(connection, "identifiers", scheme="doi", value="10.1000/1")
        for name, values in BREAKS.items():
            table = str(CONSTRAINTS[name].table.name)  # type: ignore[union-attr]
            try:
                with connection.transaction(force_rollback=True):
                    if table in NEEDED:
                        needed, others = NEEDED[table]
                        insert(connection, needed, **others)
                    insert(connection, table, **values)
            except psycopg.errors.IntegrityError as error:
                refused[name] = error.diag.constraint_name

    assert refused == {name: name for name in BREAKS}


def test_foreign_keys_can_wait_until_the_end(connection: Connected) -> None:
    waiting = connection.execute(
        "SELECT DISTINCT condeferrable, condeferred FROM pg_constraint"
        " WHERE contype = 'f' AND connamespace = quote_ident(current_schema())::regnamespace"
    )

    assert waiting.fetchall() == [(True, False)]


@settings(
    max_examples=examples(500),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=texts)
def test_a_date_is_one_of_the_calendar(connection: Connected, text: str) -> None:
    found = connection.execute("SELECT biblio_is_a_date(%s)", (text,)).fetchone()

    assert found == (is_in_the_calendar(text),)


def test_every_day_of_some_years_is_one(connection: Connected) -> None:
    days = [
        f"{year:04}-{month:02}-{day:02}"
        for year in (1, 4, 100, 400, 1900, 2000, 2023, 2024, 2100, 9999)
        for month in range(14)
        for day in range(33)
    ]
    days += ODD

    found = connection.execute(
        "SELECT biblio_is_a_date(day)"
        " FROM unnest(%s::text[]) WITH ORDINALITY AS d (day, n) ORDER BY n",
        (days,),
    )

    assert [each for (each,) in found] == [is_in_the_calendar(day) for day in days]


def test_a_date_of_issue_is_what_sqlite_takes_for_one(connection: Connected) -> None:
    said = [
        day[:length] for day in ("2024-02-29", "2023-02-29", "0000-01-01") for length in range(11)
    ]
    said += ["2024-13", "2024-00", "2024-1", "24", "2024-02-29T10:00:00Z", "２０２４", *ODD]
    with closing(sqlite3.connect(":memory:")) as other:
        expected = [
            other.execute(
                f"SELECT {is_a_date_of_issue('d')} FROM (SELECT ? AS d)", (text,)
            ).fetchone()
            for text in said
        ]

    found = [
        connection.execute("SELECT biblio_is_a_date_of_issue(%s)::integer", (text,)).fetchone()
        for text in said
    ]

    assert found == expected


def test_what_is_computed_is_as_on_sqlite(connection: Connected, database: Path) -> None:
    names = [
        "2101.00001",
        "hep-th/9901001",
        "math.GT/0309136",
        "9912.345",
        "2113.00001",
        "x",
        "12/34567",
    ]
    rows: list[tuple[int, str | None, str | None, str | None]] = [
        (n, name, None, None) for n, name in enumerate(names, start=1)
    ]
    rows += [
        (11, None, "1987", None),
        (12, None, "1987-05", None),
        (13, None, None, None),
        (14, None, "0001", None),
        (15, "2102.00001", "1987", "2021-03-04T05:06:07Z"),
        (16, None, None, "9999-12-31"),
        (17, None, "1970-01-01", None),
    ]
    columns = [each.name for each in Paper.__table__.columns if each.computed is not None]
    asked = (
        f"SELECT p.id, {', '.join(columns)}, c.listed_on FROM papers AS p"
        " JOIN paper_categories AS c ON c.paper_id = p.id ORDER BY p.id"
    )
    names_of_papers = "id, anchor, arxiv_id, issued, submitted"
    paper = f"INSERT INTO papers ({names_of_papers}) VALUES ({{0}}, {{0}}, {{0}}, {{0}}, {{0}})"
    category = "INSERT INTO paper_categories (paper_id, ordinal, category) VALUES ({0}, 1, 'cs.DM')"
    with closing(sqlite3.connect(database)) as other, connection.transaction(force_rollback=True):
        for number, *rest in rows:
            other.execute(paper.format("?"), (number, f"x:{number}", *rest))
            other.execute(category.format("?"), (number,))
            connection.execute(paper.format("%s").encode(), (number, f"x:{number}", *rest))
            connection.execute(category.format("%s").encode(), (number,))
        found = connection.execute(asked.encode()).fetchall()
        expected = other.execute(asked).fetchall()

    assert found == expected
    assert len(found) == len(rows)
