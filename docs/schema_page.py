"""`docs/schema.md`: every table, view, column, constraint and index.

The tables are told from the models. The views are told from a database that the migrations made
and the samples filled, whose answers to the examples stand on the page.
"""

from __future__ import annotations

import inspect
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from blocks import code, document, table
from schema_views import COMPUTED, VIEWS, View
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
    VIEWS_HEAD,
)
from sqlalchemy import CheckConstraint, Column, Computed, Index, Table, UniqueConstraint
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, DefaultClause

import biblio
from biblio.db.models import Base
from biblio.db.revisions import HEAD
from biblio.model.identifiers import Identifier
from biblio.model.records import AuthorName, Contributor, PaperRecord, Reference

DIALECT = sqlite.dialect()
SAMPLES = Path(biblio.__file__).resolve().parents[1] / "samples"
# Beside the samples, which are all of arXiv's formats.
BOOK = PaperRecord(
    format="script",
    title="Hedges in the city",
    kind="book",
    issued="2008",
    publisher="The Garden Society",
    identifiers=(Identifier("isbn", "9780306406157"),),
    contributors=(Contributor("editor", AuthorName("Muster", "Anna", printed="Anna Muster")),),
    keywords=("hedges", "towns"),
    references=(Reference("arxiv", "0704.0001"), Reference(text="A letter to the city council")),
)
ANNOTATIONS = """
INSERT INTO annotation_changes (id, uuid, changed_at, action) VALUES (1, '1', '2024-05-01', 'tag');
INSERT INTO annotations (change_id, ordinal, scheme, value, kind, name, name_key, text, is_set,
                         changed_at, is_current)
VALUES (1, 1, 'arxiv', '0704.0001', 'tag', 'to-read', 'to-read', NULL, 1, '2024-05-01', 1),
       (1, 2, 'arxiv', '0704.0001', 'note', '', '', 'Begin here.', 1, '2024-05-01', 1),
       (1, 3, 'isbn', '9780306406157', 'list', 'chapter2', 'chapter2', NULL, 1, '2024-05-01', 1),
       (1, 4, 'arxiv', '0704.0001', 'list', 'chapter2', 'chapter2', NULL, 1, '2024-05-01', 1);
"""
BESIDE = {"paper_search_documents"}  # told with the search index


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
        VIEWS_HEAD,
        *_views(),
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


def _views() -> Iterator[str]:
    """The blocks about all views."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "samples.db"
        with biblio.open(path, create=True) as library:
            # One run a file, under a name that is the same wherever the checkout lies.
            for each in ("snapshot.jsonl", "abs", "api.xml", "oai.xml"):
                library.import_files(SAMPLES / each)
            library.import_records([BOOK], source="a script")
        with closing(sqlite3.connect(path)) as connection:
            here = f"{SAMPLES}/"
            connection.execute("UPDATE imports SET source = replace(source, ?, '')", (here,))
            connection.executescript(ANNOTATIONS)
            made = dict(
                connection.execute(
                    "SELECT name, sql FROM sqlite_schema WHERE type = 'view'"
                ).fetchall()
            )
            if made.keys() - BESIDE != VIEWS.keys():
                raise LookupError("say in docs/schema_views.py what each view is")
            for name, view in VIEWS.items():
                yield from _view(connection, name, view, made[name])


def _view(connection: sqlite3.Connection, name: str, view: View, sql: str) -> Iterator[str]:
    """The blocks about one view."""
    columns = [
        (column, kind) for _, column, kind, *_ in connection.execute(f"PRAGMA table_info({name})")
    ]
    if [column for column, _ in columns] != list(view.columns):
        raise LookupError(f"say in docs/schema_views.py what the columns of {name} are, in order")
    yield f"### `{name}`"
    yield view.meaning
    yield f"Quick where one of these is given: {', '.join(f'`{each}`' for each in view.keys)}."
    yield table(
        ("Column", "Type", "Meaning"),
        [
            (f"`{column}`", COMPUTED.get(column) or kind, view.columns[column])
            for column, kind in columns
        ],
    )
    yield code(view.example, "sql")
    yield code(_answer(connection, view.example), "text")
    yield "It is made by:"
    yield code(sql.partition(" AS\n")[2], "sql")


def _answer(connection: sqlite3.Connection, query: str) -> str:
    """What *query* gives, as aligned columns."""
    cursor = connection.execute(query)
    head = [each[0] for each in cursor.description]
    rows = [["" if cell is None else str(cell) for cell in row] for row in cursor]
    if not rows:
        raise LookupError(f"nothing answers the example: {query}")
    widths = [max(map(len, cells)) for cells in zip(head, *rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in [head, *rows]
    )
