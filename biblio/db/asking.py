"""A session whose statements are compiled once, and then sent as text to the driver.

SQLAlchemy takes longer to send a statement than SQLite to answer most of them: it looks up what was
compiled, and makes an execution context and a result each time. A statement that is asked again and
again is a function of its shape alone (`biblio.queries.narrowing.parts`), built once and kept; so
what was compiled of it is kept beside it here, for each kind of engine, and the driver gets the
text with the values in their order. What a plain SELECT of columns is not, goes SQLAlchemy's way:
rows of objects, lists that grow in the text, types that must be read, statements built for one
question, and all of them where somebody listens to what is sent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from itertools import chain
from operator import attrgetter
from typing import Any, Final, NamedTuple, cast
from weakref import WeakKeyDictionary

from sqlalchemy import BindParameter, Connection, Dialect, Select
from sqlalchemy.engine import IteratorResult, Result, ScalarResult
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.engine.result import SimpleResultMetaData
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeEngine

from biblio.db.compiled import kind_of

_AT_ONCE: Final = 1_000  # rows that are fetched together
_HEARD: Final = ("before_cursor_execute", "after_cursor_execute", "before_execute", "after_execute")
_are_heard: Final = attrgetter(*_HEARD)
Processor = Callable[[Any], Any] | None


class _Value(NamedTuple):
    """A place in a statement: the parameter that fills it, and how its value is written."""

    key: str
    processor: Processor


class _Sent(NamedTuple):
    """A statement as one kind of engine takes it: `fixed` are values that stand in it."""

    sql: str
    values: tuple[_Value, ...]
    names: tuple[str, ...] | None
    fixed: Mapping[str, Any]
    metadata: SimpleResultMetaData

    def bound(self, given: Mapping[str, Any] | None) -> object:
        """What is sent beside the text, in the form that the driver takes.

        Raises:
            KeyError: a value is missing.
        """
        known = {**self.fixed, **given} if given else self.fixed
        values = [
            known[key] if processor is None else processor(known[key])
            for key, processor in self.values
        ]
        return values if self.names is None else dict(zip(self.names, values, strict=True))


class _Answer(NamedTuple):
    """The rows of an answer, and how they are called."""

    metadata: SimpleResultMetaData
    rows: Iterator[tuple[Any, ...]]

    def result(self) -> Result[Any]:
        return IteratorResult(self.metadata, self.rows)


class _Held(NamedTuple):
    """The connection of a transaction, as SQLAlchemy and as the driver has it.

    `kind` is what the text of a statement depends on beside the statement (`compiled.kind_of`),
    `error` what the driver raises.
    """

    connection: Connection
    driver: DBAPIConnection
    kind: tuple[object, ...]
    error: type[Exception]
    is_heard: bool


# By statement and kind of engine; None where it goes SQLAlchemy's way.
_KEPT: Final[WeakKeyDictionary[Select[Any], dict[object, _Sent | None]]] = WeakKeyDictionary()


class Asking(Session):
    """The session; what it gives and raises is what SQLAlchemy's own would."""

    _held: _Held | None = None

    def execute(self, statement: Any, params: Any = None, **how: Any) -> Any:  # noqa: ANN401 - Session's own
        """The result of *statement*."""
        answer = None if how else self._asked(statement, params)
        if answer is None:
            return super().execute(statement, params, **how)
        return answer.result()

    def scalars(self, statement: Any, params: Any = None, **how: Any) -> ScalarResult[Any]:  # noqa: ANN401 - the same
        """The first column of the same."""
        answer = None if how else self._asked(statement, params)
        if answer is None:
            return super().scalars(statement, params, **how)
        return answer.result().scalars()

    def scalar(self, statement: Any, params: Any = None, **how: Any) -> Any:  # noqa: ANN401 - the same
        """The first column of the first row of the same; None where there is none."""
        answer = None if how else self._asked(statement, params)
        if answer is None:
            return super().scalar(statement, params, **how)
        return next((value for value, *_ in answer.rows), None)

    def _asked(self, statement: object, params: object) -> _Answer | None:
        """What the driver answers; None where SQLAlchemy is to ask."""
        if not (isinstance(statement, Select) and (params is None or isinstance(params, Mapping))):
            return None
        held = self._held
        if held is None or not held.connection.in_transaction():
            held = self._held = _hold(self.connection())
        sent = None if held.is_heard else _kept(statement, held)
        if sent is None:
            return None
        try:
            values = sent.bound(params)
        except KeyError:
            return None  # it is not all there: SQLAlchemy says what is missing
        return _Answer(sent.metadata, _rows(held, sent.sql, values))


def _rows(held: _Held, sql: str, values: object) -> Iterator[tuple[Any, ...]]:
    """What the driver answers: few rows are fetched at once, of many those that are asked for."""
    cursor: Any = held.driver.cursor()
    with _explained(held, sql, values):
        cursor.execute(sql, values)
        rows = cursor.fetchmany(_AT_ONCE)
        if len(rows) < _AT_ONCE:
            cursor.close()
            return iter(rows)
    return chain(rows, _others(held, sql, values, cursor))


def _others(held: _Held, sql: str, values: object, cursor: Any) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 - the driver's
    with closing(cursor), _explained(held, sql, values):
        while rows := cursor.fetchmany(_AT_ONCE):
            yield from rows


@contextmanager
def _explained(held: _Held, sql: str, values: object) -> Iterator[None]:
    """Turn what the driver raises into what SQLAlchemy makes of it."""
    try:
        yield
    except held.error as error:
        raise DBAPIError.instance(
            sql, cast("Any", values), error, held.error, dialect=held.connection.dialect
        ) from error


def _kept(statement: Select[Any], held: _Held) -> _Sent | None:
    """*statement* as it is sent, compiled where it is met a second time: most are met again."""
    kept = _KEPT.get(statement)
    if kept is None:
        _KEPT[statement] = {}
        return None
    if held.kind not in kept:
        kept[held.kind] = _made(statement, held.connection.dialect)
    return kept[held.kind]


def _hold(connection: Connection) -> _Held:
    dialect = connection.dialect
    driver = cast("DBAPIConnection", connection.connection.dbapi_connection)
    is_heard = any(map(bool, _are_heard(connection.dispatch)))
    return _Held(connection, driver, kind_of(dialect), dialect.loaded_dbapi.Error, is_heard)


def _made(statement: Select[Any], dialect: Dialect) -> _Sent | None:
    """*statement* as *dialect* sends it; None where SQLAlchemy has more to do than to send it."""
    columns = statement.column_descriptions
    types = [each["type"] for each in columns]
    if any(
        not isinstance(each, TypeEngine)
        or each.dialect_impl(dialect).result_processor(dialect, None) is not None
        for each in types
    ):
        return None
    compiled = statement.compile(dialect=dialect)
    if compiled.literal_execute_params or compiled.post_compile_params:
        return None
    parameters: dict[str, BindParameter[Any]] = {
        name: parameter for parameter, name in compiled.bind_names.items()
    }
    if any(each.callable is not None for each in parameters.values()):
        return None
    order = compiled.positiontup if compiled.positional else list(parameters)
    return _Sent(
        str(compiled),
        tuple(
            _Value(
                parameters[name].key,
                parameters[name].type.dialect_impl(dialect).bind_processor(dialect),
            )
            for name in order or ()
        ),
        None if compiled.positional else tuple(order or ()),
        {each.key: each.value for each in parameters.values() if not each.required},
        SimpleResultMetaData([each["name"] for each in columns]),
    )
