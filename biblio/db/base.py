"""What all tables stand on: the naming of constraints, the kind of an id, and what a date is.

The core is plain enough for other engines: ids that the importer assigns, named constraints, and
no SQLite-only type. What only SQLite has (the search index and its triggers, the views' JSON)
stands in `biblio.db.engines.sqlite` and in steps of the migrations that ask for the dialect.
"""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import BigInteger, CheckConstraint, Index, Integer, MetaData, Text, text
from sqlalchemy.orm import DeclarativeBase

# Ids are big integers; SQLite's rowid alias is spelled INTEGER.
Id = BigInteger().with_variant(Integer(), "sqlite")

STRICT = {"sqlite_strict": True}
STRICT_KEYED = {"sqlite_strict": True, "sqlite_with_rowid": False}


def is_a_date(column: str) -> str:
    """SQL: *column* is a day of the calendar, alone or with a time to the second, as we write it.

    SQLite reads a date, adds no day to it, which brings it into the calendar, and writes it: what
    is none, or written otherwise, is not the same.
    The bounds keep out what it takes for the time of asking (`now`).
    """
    return (
        f"{column} BETWEEN '0001' AND '9999-12-31T23:59:59Z' AND"
        f" ({column} IS strftime('%Y-%m-%dT%H:%M:%SZ', {column}, '+0 days')"
        f" OR {column} IS strftime('%Y-%m-%d', {column}, '+0 days'))"
    )


def is_a_date_of_issue(column: str) -> str:
    """SQL: *column* is a year, a month or a day of the calendar: its first day is one.

    Nearly every row has none, for which nothing is computed.
    """
    first_day = f"{column} || substr('-01-01', length({column}) - 3)"
    return (
        f"{column} IS NULL OR"
        f" {column} BETWEEN '0001' AND '9999-12-31' AND length({column}) IN (4, 7, 10) AND"
        f" {first_day} IS strftime('%Y-%m-%d', {first_day}, '+0 days')"
    )


def index_where(
    condition: str, *columns: str, name: str | None = None, unique: bool = False
) -> Index:
    """The index on *columns* of the rows alone that meet the *condition*.

    To say so for PostgreSQL too would import all of its dialect: `biblio.db.indexes` does that.
    """
    return Index(name, *columns, unique=unique, sqlite_where=text(condition))


def sqlite_check(name: str, condition: str) -> CheckConstraint:
    """The constraint *condition*, which asks for functions that SQLite alone has."""
    made = CheckConstraint(condition, name=name)
    made.ddl_if(dialect="sqlite")
    return made


def dated(column: str) -> CheckConstraint:
    """The constraint that *column* is a date."""
    return sqlite_check(f"{column}_is_a_date", is_a_date(column))


class Base(DeclarativeBase):
    """The root of the models, with the naming convention of every constraint."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {str: Text(), int: Integer()}
