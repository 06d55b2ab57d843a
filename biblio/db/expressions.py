"""What a statement needs beyond what every engine has: each by what it does, for both.

Other modules make statements of these and of SQLAlchemy's own; here alone stands how each engine
writes them.

- full text: `matching` and `relevance`, of a `TextQuery` that is rendered when it is bound;
- lists: `values_of` and `rows_of` take apart what `lists.listed` makes, `item` is one of a list
  within; `gathered` is a column as one value, which `lists.ungathered` reads;
- `behind` and `ending`: parts of a text;
- `unindexed`: a column whose index the planner is to leave alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, TypeVar, overload

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Dialect,
    Integer,
    Select,
    TableValuedAlias,
    Text,
    TypeDecorator,
    bindparam,
    cast,
    column,
    literal_column,
    select,
    table,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ColumnClause, Null
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.visitors import InternalTraversal
from sqlalchemy.types import Boolean, NullType, TypeEngine

from biblio.db.base import Id
from biblio.db.engines import text_query
from biblio.db.search_documents import COLUMNS
from biblio.db.sent import Processor
from biblio.db.text_query import TextQuery

Value = TypeVar("Value")
_INTEGER: Final = Integer()
_TEXT: Final = Text()

_INDEX: Final = table("paper_search", column("rowid", Id))
INDEXED_PAPER: Final = _INDEX.c.rowid
"""The id of a paper in the full-text index."""
_WEIGHTS: Final[Mapping[str, float]] = MappingProxyType(
    dict.fromkeys(COLUMNS, 1.0) | {"title": 10.0, "authors": 5.0}
)
"""What a hit in each column of the index weighs."""
# The same for the four classes of a tsvector, D to A: the rest, abstracts, authors, titles.
_WEIGHTS_OF_CLASSES: Final = "'{0.1, 0.1, 0.5, 1.0}'"


class _Expression(TypeDecorator[TextQuery]):
    """A `TextQuery` as the engine takes it."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: TextQuery | None, dialect: Dialect) -> str:
        """The expression of *value*."""
        assert value is not None  # noqa: S101 - nobody asks the index for nothing
        return text_query(dialect).expression(value)


class _Typed(FunctionElement[Any]):
    """An expression whose type is given, and told apart by it.

    Each kind of expression has a `name`: where SQLAlchemy finds none it makes a thing that refers
    to itself, and keeps what is bound until cycles are looked for.
    """

    name = "typed"
    _traverse_internals = [  # noqa: RUF012 - as SQLAlchemy declares it
        *FunctionElement._traverse_internals,  # noqa: SLF001 - what it says of its own parts
        ("type", InternalTraversal.dp_type),
    ]
    inherit_cache = True

    def __init__(self, kind: TypeEngine[Any], *clauses: ColumnElement[Any]) -> None:
        self.type = kind
        super().__init__(*clauses)


class _Matches(FunctionElement[bool]):
    """A row of the index fits an expression."""

    name = "matches"
    type = Boolean()
    inherit_cache = True
    _is_implicitly_boolean = True  # SQLAlchemy would compare with 1, where SQLite takes no MATCH


@compiles(_Matches, "sqlite")
def _match(element: _Matches, compiler: SQLCompiler, **options: object) -> str:
    return f"paper_search MATCH {compiler.process(element.clauses, **options)}"


@compiles(_Matches, "postgresql")
def _match_tsquery(element: _Matches, compiler: SQLCompiler, **options: object) -> str:
    words = compiler.process(element.clauses, **options)
    return f"paper_search.document @@ CAST({words} AS tsquery)"


class _Relevance(FunctionElement[float]):
    """How well a row of the index fits an expression."""

    name = "relevance"
    # No `Float`, which wants to know of each answer what kind of number the driver has.
    type: TypeEngine[Any] = NullType()
    inherit_cache = True


@compiles(_Relevance, "sqlite")
def _bm25(element: _Relevance, compiler: SQLCompiler, **options: object) -> str:  # noqa: ARG001 - compiles' own
    return f"bm25(paper_search, {', '.join(map(str, _WEIGHTS.values()))})"


@compiles(_Relevance, "postgresql")
def _rank(element: _Relevance, compiler: SQLCompiler, **options: object) -> str:
    words = compiler.process(element.clauses, **options)
    return f"-ts_rank({_WEIGHTS_OF_CLASSES}, paper_search.document, CAST({words} AS tsquery))"


class _Unpacked(FunctionElement[Any]):
    """The elements of a list in JSON, as rows with one column `value`."""

    name = "unpacked"
    inherit_cache = True


@compiles(_Unpacked, "sqlite")
def _json_each(element: _Unpacked, compiler: SQLCompiler, **options: object) -> str:
    return f"json_each({compiler.process(element.clauses, **options)})"


@compiles(_Unpacked, "postgresql")
def _json_elements(element: _Unpacked, compiler: SQLCompiler, **options: object) -> str:
    given = compiler.process(element.clauses, **options)
    return f"json_array_elements_text(CAST({given} AS json))"


class _Value(ColumnClause[Any]):
    """An element of such a list, as what it is."""

    inherit_cache = True


@compiles(_Value, "sqlite")
def _as_it_is(element: _Value, compiler: SQLCompiler, **options: object) -> str:  # noqa: ARG001 - compiles' own
    return "value"


@compiles(_Value, "postgresql")
def _cast_from_text(element: _Value, compiler: SQLCompiler, **options: object) -> str:  # noqa: ARG001 - compiles' own
    return _from_text("value", element.type)


class _Number(FunctionElement[int]):
    """An element of such a list that is an integer."""

    name = "number"
    type = Id
    inherit_cache = True


@compiles(_Number, "sqlite")
def _number_as_it_is(element: _Number, compiler: SQLCompiler, **options: object) -> str:
    return compiler.process(element.clauses, **options)


@compiles(_Number, "postgresql")
def _cast_number(element: _Number, compiler: SQLCompiler, **options: object) -> str:
    return _from_text(compiler.process(element.clauses, **options), Id)


class _Item(_Typed):
    """What stands at a place of a list in JSON."""

    name = "item"
    inherit_cache = True


@compiles(_Item, "sqlite")
def _json_extract(element: _Item, compiler: SQLCompiler, **options: object) -> str:
    value, place = (compiler.process(each, **options) for each in element.clauses)
    return f"json_extract({value}, '$[{place}]')"


@compiles(_Item, "postgresql")
def _json_item(element: _Item, compiler: SQLCompiler, **options: object) -> str:
    value, place = (compiler.process(each, **options) for each in element.clauses)
    return _from_text(f"(CAST({value} AS json) ->> {place})", element.type)


def _from_text(sql: str, kind: TypeEngine[Any]) -> str:
    """An element of JSON, which PostgreSQL gives as text in the database's order of letters."""
    return f"CAST({sql} AS bigint)" if isinstance(kind, Integer) else f'({sql} COLLATE "C")'


class _Gathered(FunctionElement[str]):
    """A column of a group as a list in JSON; a second clause says of which rows."""

    name = "gathered"
    type = Text()
    inherit_cache = True


@compiles(_Gathered, "sqlite")
def _json_group(element: _Gathered, compiler: SQLCompiler, **options: object) -> str:
    return _aggregate("json_group_array", element, compiler, options)


@compiles(_Gathered, "postgresql")
def _json_agg(element: _Gathered, compiler: SQLCompiler, **options: object) -> str:
    # A null of no kind is none that it takes.
    texts = _Gathered(*(cast(e, Text()) if isinstance(e, Null) else e for e in element.clauses))
    return f"coalesce(CAST({_aggregate('json_agg', texts, compiler, options)} AS text), '[]')"


def _aggregate(
    name: str, element: _Gathered, compiler: SQLCompiler, options: Mapping[str, object]
) -> str:
    inside = {**options, "within_aggregate_function": True}
    of, *where = (compiler.process(each, **inside) for each in element.clauses)
    return f"{name}({of})" + "".join(f" FILTER (WHERE {each})" for each in where)


class _Unindexed(_Typed):
    """A column that no index is used for."""

    name = "unindexed"
    inherit_cache = True


@compiles(_Unindexed, "sqlite")
def _plus(element: _Unindexed, compiler: SQLCompiler, **options: object) -> str:
    return f"+{compiler.process(element.clauses, **options)}"


@compiles(_Unindexed, "postgresql")
def _itself(element: _Unindexed, compiler: SQLCompiler, **options: object) -> str:
    return compiler.process(element.clauses, **options)


class _Behind(FunctionElement[str]):
    """What stands in a text behind a mark; all of it where there is none."""

    name = "behind"
    type = Text()
    inherit_cache = True


@compiles(_Behind, "sqlite")
def _instr(element: _Behind, compiler: SQLCompiler, **options: object) -> str:
    of, mark = (compiler.process(each, **options) for each in element.clauses)
    return f"substr({of}, instr({of}, {mark}) + 1)"


@compiles(_Behind, "postgresql")
def _strpos(element: _Behind, compiler: SQLCompiler, **options: object) -> str:
    of, mark = (compiler.process(each, **options) for each in element.clauses)
    return f"substr({of}, strpos({of}, {mark}) + 1)"


class _End(FunctionElement[str]):
    """The end of a text, as long as another text."""

    name = "end"
    type = Text()
    inherit_cache = True


@compiles(_End, "sqlite")
def _negative_substr(element: _End, compiler: SQLCompiler, **options: object) -> str:
    of, long = (compiler.process(each, **options) for each in element.clauses)
    return f"substr({of}, -length({long}))"


@compiles(_End, "postgresql")
def _right(element: _End, compiler: SQLCompiler, **options: object) -> str:
    of, long = (compiler.process(each, **options) for each in element.clauses)
    return f"right({of}, length({long}))"


def processor_of(kind: TypeEngine[Any], dialect: Dialect) -> Processor:
    """What writes a value of this *kind* for the driver; None where that takes it as it is."""
    if isinstance(kind, _Expression):
        return text_query(dialect).expression  # which has a name to be kept by
    return kind.dialect_impl(dialect).bind_processor(dialect)


def matching(words: BindParameter[Any]) -> Select[int]:
    """The papers that the full-text index has for the `TextQuery` that is bound to *words*."""
    return select(INDEXED_PAPER).where(_Matches(_bound(words)))


def relevance(words: BindParameter[Any]) -> ColumnElement[float]:
    """How well a row of the index fits *words*, which it was found by: the best is the least."""
    return _Relevance(_bound(words))


def _bound(words: BindParameter[Any]) -> BindParameter[TextQuery]:
    return bindparam(words.key, type_=_Expression())


@overload
def values_of(given: BindParameter[Any]) -> Select[int]: ...
@overload
def values_of(given: BindParameter[Any], kind: TypeEngine[Value]) -> Select[Value]: ...
def values_of(given: BindParameter[Any], kind: TypeEngine[Any] = _INTEGER) -> Select[Any]:
    """A subquery of the values that are `listed` in *given*, integers unless of another *kind*."""
    # Not `table_valued`: it refers to itself, and keeps what is bound until cycles are looked for.
    return select(_Value("value", kind, is_literal=True)).select_from(_Unpacked(given))


def rows_of(given: BindParameter[Any] | InstrumentedAttribute[Any], name: str) -> TableValuedAlias:
    """The same as a table *name* with one column `value`, a text or a list in turn."""
    return _Unpacked(given).table_valued(column("value", Text()), name=name)


def number_of(row: TableValuedAlias) -> ColumnElement[int]:
    """What stands in each row of `rows_of`, where that is an integer."""
    return _Number(row.c.value)


def item(
    row: TableValuedAlias, place: int, kind: TypeEngine[Any] | None = None
) -> ColumnElement[Any]:
    """What stands at *place* in each row of `rows_of`, whose values are lists themselves.

    It is a text, or of another *kind*.
    """
    return _Item(kind or _TEXT, row.c.value, literal_column(str(place)))


def gathered(
    of: ColumnElement[Any], where: ColumnElement[bool] | None = None
) -> ColumnElement[str]:
    """All values of a column in a group as one: a row for each takes several times as long.

    Several such columns have their values in one order, those alone of rows that are as *where*.
    """
    return _Gathered(of) if where is None else _Gathered(of, where)


def unindexed(of: InstrumentedAttribute[Value] | ColumnElement[Value]) -> ColumnElement[Value]:
    """The same column, by whose index nothing is looked up: another way is quicker."""
    plain = of.expression if isinstance(of, InstrumentedAttribute) else of
    return _Unindexed(plain.type, plain)


def behind(of: ColumnElement[str], mark: str) -> ColumnElement[str]:
    """What stands in a text behind the first *mark*, one character; all of it without one."""
    return _Behind(of, literal_column(f"'{mark}'"))


def ending(of: ColumnElement[str], long: ColumnElement[str]) -> ColumnElement[str]:
    """The end of a text, as many characters as *long* has."""
    return _End(of, long)
