"""`docs/schema.md`: every table, column, constraint and index, from the models."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

from blocks import code, document, table
from schema_words import (
    CHANGES,
    DIAGRAM,
    INSIDE,
    INTRODUCTION,
    ORDER,
    QUERIES,
    QUERIES_HEAD,
    SEARCH,
    TABLES_HEAD,
)
from sqlalchemy import CheckConstraint, Column, Computed, Index, Table, UniqueConstraint
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, DefaultClause

from biblio.db.models import Base
from biblio.db.revisions import HEAD

DIALECT = sqlite.dialect()


def page() -> str:
    """The page."""
    models = {each.class_.__tablename__: each.class_ for each in Base.registry.mappers}
    tables = [Base.metadata.tables[name] for name in ORDER]
    missing = Base.metadata.tables.keys() - set(ORDER)
    if missing:
        raise LookupError(f"say in docs/schema_words.py where {sorted(missing)} stand")
    return document(
        INTRODUCTION.format(head=HEAD),
        CHANGES,
        DIAGRAM,
        code("\n".join(_diagram(tables)), "mermaid"),
        TABLES_HEAD,
        *(block for each in tables for block in _table(each, models[each.name])),
        SEARCH,
        QUERIES_HEAD,
        *(block for title, sql in QUERIES for block in (f"### {title}", code(sql, "sql"))),
    )


def _diagram(tables: list[Table]) -> Iterator[str]:
    """The entity-relationship diagram of *tables*, in Mermaid's words."""
    yield "erDiagram"
    for each in tables:
        for key in sorted(each.foreign_keys, key=lambda key: key.parent.name):
            parent = "|o" if key.parent.nullable else "||"
            yield f"    {key.column.table.name} {parent}--o{{ {each.name} : {key.parent.name}"
    for each in tables:
        yield f"    {each.name} {{"
        for column in each.columns:
            marks = ["PK"] * column.primary_key + ["FK"] * bool(column.foreign_keys)
            yield f"        {_type(column).lower()} {column.name} {', '.join(marks)}".rstrip()
        yield "    }"


def _table(made: Table, model: type[Any]) -> Iterator[str]:
    """The blocks about one table."""
    yield f"### `{made.name}`"
    yield inspect.cleandoc(model.__doc__ or "")
    inside = INSIDE.get(made.name, frozenset())
    yield table(
        ("Column", "Type", "Null", "Default", "Meaning"),
        [
            (
                f"`{each.name}`" + (" °" if each.name in inside else ""),
                _type(each),
                "yes" if each.nullable else "",
                _default(each),
                each.doc or "",
            )
            for each in made.columns
        ],
    )
    yield "\n".join(_constraints(made))


def _type(column: Column[Any]) -> str:
    return column.type.compile(dialect=DIALECT)


def _default(column: Column[Any]) -> str:
    if isinstance(column.server_default, Computed):
        return "computed"
    if isinstance(column.server_default, DefaultClause):
        value = column.server_default.arg
        return f"`{value}`" if not isinstance(value, str) else f"`'{value}'`"
    return ""


def _constraints(made: Table) -> Iterator[str]:
    """One line for each key, constraint and index of *made*, sorted by kind and name."""
    yield f"- key: {_columns(made.primary_key.columns)}"
    for key in sorted(made.foreign_keys, key=lambda key: key.parent.name):
        fate = (
            "; goes with it"
            if key.ondelete == "CASCADE"
            else "; cannot be deleted while this stands"
        )
        yield f"- `{key.parent.name}` is in `{key.column.table.name}`{fate}"
    for unique in sorted(_of(made, UniqueConstraint), key=lambda each: str(each.name)):
        yield f"- unique: {_columns(unique.columns)}"
    for check in sorted(_of(made, CheckConstraint), key=lambda each: str(each.name)):
        yield f"- check: `{check.sqltext}`"
    for index in sorted(made.indexes, key=_index_name):
        yield f"- index: `{CreateIndex(index).compile(dialect=DIALECT)}`"


def _of(made: Table, kind: type[Any]) -> list[Any]:
    return [each for each in made.constraints if isinstance(each, kind)]


def _index_name(index: Index) -> str:
    return str(index.name)


def _columns(columns: Any) -> str:  # noqa: ANN401 - SQLAlchemy's collections of columns
    return ", ".join(f"`{each.name}`" for each in columns)
