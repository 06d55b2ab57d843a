"""The door to what only SQLite has, for whoever asks: each thing by what it does.

Other modules make statements of what every engine has, and take the rest from here; an engine
beside SQLite would be a second such module. It offers

- full text: `matching` and `relevance`, of a `TextQuery` that is rendered when it is bound;
- lists: `listed` is a list as the value of one parameter, `values_of` and `rows_of` take it apart
  again, `item` is one of a list within; `gathered` is a column as one value, `ungathered` reads it;
- `unindexed`: a column whose index the planner is to leave alone;
- `watch` and `is_interruption`: long statements that end when a clock says so.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final, TypeVar, overload

import orjson
from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Dialect,
    Integer,
    Select,
    TableValuedAlias,
    Text,
    TypeDecorator,
    UnaryExpression,
    bindparam,
    column,
    func,
    literal_column,
    select,
    table,
)
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql import operators
from sqlalchemy.types import TypeEngine

from biblio.db.engines.sqlite.search_index import COLUMNS
from biblio.db.text_query import AnyOf, Every, TextQuery, Within, Without, Words

Value = TypeVar("Value")
_INTEGER: Final = Integer()

_INDEX: Final = table("paper_search", column("rowid", Integer))
_WHOLE_ROW: Final[ColumnElement[str]] = literal_column("paper_search")
INDEXED_PAPER: Final = _INDEX.c.rowid
"""The id of a paper in the full-text index."""
_WEIGHTS: Final[Mapping[str, float]] = MappingProxyType(
    dict.fromkeys(COLUMNS, 1.0) | {"title": 10.0, "authors": 5.0}
)
"""What a hit in each column of the index weighs."""


class _Expression(TypeDecorator[TextQuery]):
    """A `TextQuery` as FTS5 takes it."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: TextQuery | None, dialect: Dialect) -> str:  # noqa: ARG002 - SQLAlchemy's
        """The expression of *value*."""
        assert value is not None  # noqa: S101 - nobody asks the index for nothing
        return expression(value)


def matching(words: BindParameter[Any]) -> Select[int]:
    """The papers that the full-text index has for the `TextQuery` that is bound to *words*."""
    bound = bindparam(words.key, type_=_Expression())
    return select(INDEXED_PAPER).where(_WHOLE_ROW.op("MATCH")(bound))


def relevance() -> ColumnElement[float]:
    """How well a row of the index fits what it was found by: BM25, the best is the least."""
    return func.bm25(_WHOLE_ROW, *_WEIGHTS.values())


def expression(query: TextQuery) -> str:
    """*query* in the language of FTS5."""
    match query:
        case Words():
            # Quoted, so that it is words whatever stands in it.
            quoted = query.text.replace('"', " ")
            return f'"{quoted}" *' if query.is_prefix else f'"{quoted}"'
        case Within():
            inner = expression(query.query)
            return f"{query.column} : {inner if isinstance(query.query, Words) else f'({inner})'}"
        case Every():
            return " AND ".join(map(_enclosed, query.parts))
        case AnyOf():
            return " OR ".join(map(_enclosed, query.parts))
        case Without():
            return f"{_enclosed(query.wanted)} NOT {_enclosed(query.unwanted)}"


def _enclosed(query: TextQuery) -> str:
    """*query* as a part of another."""
    is_single = isinstance(query, Words | Within)
    return expression(query) if is_single else f"({expression(query)})"


def listed(values: Iterable[object]) -> str:
    """*values* as the value of one parameter, of which a statement takes few."""
    return orjson.dumps(list(values)).decode()


@overload
def values_of(given: BindParameter[Any]) -> Select[int]: ...
@overload
def values_of(given: BindParameter[Any], kind: TypeEngine[Value]) -> Select[Value]: ...
def values_of(given: BindParameter[Any], kind: TypeEngine[Any] = _INTEGER) -> Select[Any]:
    """A subquery of the values that are `listed` in *given*, integers unless of another *kind*."""
    # Not `table_valued`: it refers to itself, and keeps what is bound until cycles are looked for.
    value: ColumnElement[Any] = literal_column("value", kind)
    return select(value).select_from(func.json_each(given))


def rows_of(
    given: BindParameter[Any] | InstrumentedAttribute[Any], kind: TypeEngine[Any], name: str
) -> TableValuedAlias:
    """The same as a table *name* with one column `value`."""
    return func.json_each(given).table_valued(column("value", kind), name=name)


def item(row: TableValuedAlias, place: int) -> ColumnElement[Any]:
    """What stands at *place* in each row of `rows_of`, whose values are lists themselves."""
    return func.json_extract(row.c.value, f"$[{place}]")


def gathered(
    of: ColumnElement[Any], where: ColumnElement[bool] | None = None
) -> ColumnElement[str]:
    """All values of a column in a group as one: a row for each takes several times as long.

    Several such columns have their values in one order, those alone of rows that are as *where*.
    """
    values = func.json_group_array(of)
    return values if where is None else values.filter(where)


def ungathered(value: str) -> list[Any]:
    """The values in what `gathered` gives."""
    found: list[Any] = orjson.loads(value)
    return found


def unindexed(of: InstrumentedAttribute[Value] | ColumnElement[Value]) -> ColumnElement[Value]:
    """The same column, by whose index nothing is looked up: another way is quicker."""
    plain = of.expression if isinstance(of, InstrumentedAttribute) else of
    return UnaryExpression(plain, operator=operators.custom_op("+"), type_=plain.type)


def watch(connection: sqlite3.Connection, tick: Callable[[], int] | None, steps: int) -> None:
    """Have *tick* called every so many *steps* of SQLite's machine, which it ends by a nonzero."""
    connection.set_progress_handler(tick, steps)


def is_interruption(error: BaseException | None) -> bool:
    """Whether SQLite was interrupted while it worked."""
    code = getattr(error, "sqlite_errorcode", None)
    return isinstance(error, sqlite3.Error) and code == sqlite3.SQLITE_INTERRUPT
