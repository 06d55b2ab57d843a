"""A session that asks the driver, and SQLAlchemy only for what it alone can do.

SQLAlchemy takes longer to import than most commands to answer, and longer to send a statement than
SQLite to answer most of them. So a statement that is asked is a *name* (`biblio.db.named`): where
the text is known that SQLAlchemy made of it once, the driver gets that, with the values in their
order, and nothing else is imported. It is known in this process, from the texts that come with
biblio (`biblio.db.texts`) or that were kept (`biblio.db.kept_texts`), or else it is made now.

Statements may be given themselves, too. What was compiled of one is kept beside it, for each kind
of engine. What a plain SELECT of columns is not, goes SQLAlchemy's way: rows of objects, lists that
grow in the text, types that must be read, statements built for one question, and all of them where
somebody listens to what is sent. It goes over the same connection, in the same transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, cast
from weakref import WeakKeyDictionary

from biblio.db.named import Made, Named
from biblio.db.sent import Rows, Sent
from biblio.db.texts import known

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from sqlalchemy import Connection, Select
    from sqlalchemy.engine.result import SimpleResultMetaData
    from sqlalchemy.orm import Session

    from biblio.db.engines.charges import Begun
    from biblio.db.kept_texts import KeptTexts

_AT_ONCE: Final = 1_000  # rows that are fetched together
_MOST: Final = 2_000  # statements by name whose texts are kept
_UNKNOWN: Final = object()
_BY_NAME: Final[dict[tuple[Named | Made, tuple[object, ...]], Sent | None]] = {}
# By statement and kind of engine; None where it goes SQLAlchemy's way.
_KEPT: Final[
    WeakKeyDictionary[Select[Any], dict[object, tuple[Sent, SimpleResultMetaData] | None]]
] = WeakKeyDictionary()


def forget() -> None:
    """Forget the texts of statements by name."""
    _BY_NAME.clear()


def asked_by_name() -> Iterator[Named | Made]:
    """The statements by name that were asked since, on any engine."""
    return (statement for statement, _ in [*_BY_NAME])


class Asking:
    """The session. Rows of a statement by name are plain tuples; else all is as SQLAlchemy's is.

    Texts that it has made are *kept*, where there is a place for them.
    """

    def __init__(self, begun: Begun, kept: KeptTexts | None = None) -> None:
        self._begun = begun
        self._kept_texts = kept
        self._made: dict[Named | Made, Sent] = {}
        self._whole: Session | None = None
        self.info: dict[str, Any] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if self._whole is not None:
                self._whole.close()
        finally:
            self._begun.end()
        if self._made and self._kept_texts is not None:
            self._kept_texts.keep(self._made, self._begun.kind)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a session has
        """What else a session of SQLAlchemy's has."""
        return getattr(self.whole(), name)

    def whole(self) -> Session:
        """A session of SQLAlchemy's, of the same view."""
        if self._whole is None:
            from sqlalchemy.orm import Session  # noqa: PLC0415 - see above

            self._whole = Session(self._begun.connection())
        return self._whole

    @property
    def engine_name(self) -> str:
        """Which engine is asked."""
        return str(self._begun.kind[0])

    def connection(self) -> Connection:
        """SQLAlchemy's connection to the same view."""
        return self._begun.connection()

    @property
    def driver(self) -> Any:  # noqa: ANN401 - the driver's own
        """The driver's own connection, in the view's transaction."""
        return self._begun.driver

    @contextmanager
    def watched(
        self, tick: Callable[[], int], seconds: float, over: Callable[[], BaseException]
    ) -> Iterator[None]:
        """A block whose statements end when *tick* is no more zero, after *seconds* from now.

        Raises:
            BaseException: what *over* gives, where one was ended.
        """
        try:
            with self._begun.watched(tick, seconds):
                yield
        except Exception as error:
            if self._begun.is_interruption(getattr(error, "orig", None)):
                tick()
                raise over() from error
            raise

    def execute(self, statement: Any, params: Any = None, **how: Any) -> Any:  # noqa: ANN401 - Session's own
        """The result of *statement*."""
        if isinstance(statement, Named | Made):
            sent = self._text_of(statement)
            if sent is not None:
                return Rows(self._rows(sent, params))
            statement = statement.itself()
        kept = None if how else self._kept(statement, params)
        if kept is None:
            return self.whole().execute(statement, params, **how)
        from sqlalchemy.engine import IteratorResult  # noqa: PLC0415 - who has a statement has it

        sent, metadata = kept
        return IteratorResult(metadata, self._rows(sent, params))

    def scalars(self, statement: Any, params: Any = None, **how: Any) -> Any:  # noqa: ANN401 - the same
        """The first column of the same."""
        return self.execute(statement, params, **how).scalars()

    def scalar(self, statement: Any, params: Any = None, **how: Any) -> Any:  # noqa: ANN401 - the same
        """The first column of the first row of the same; None where there is none."""
        row = self.execute(statement, params, **how).first()
        return None if row is None else row[0]

    def _text_of(self, statement: Named | Made) -> Sent | None:
        """The text of *statement*, None where SQLAlchemy is to ask."""
        if self._begun.is_heard:
            return None
        key = (statement, self._begun.kind)
        sent: Any = _BY_NAME.get(key, _UNKNOWN)
        if sent is _UNKNOWN:
            sent = known(statement, self._begun.kind)
            if sent is None and self._kept_texts is not None:
                sent = self._kept_texts.get(statement, self._begun.kind)
            if sent is None:
                sent = self._made_now(statement)
            if len(_BY_NAME) >= _MOST:
                _BY_NAME.clear()
            _BY_NAME[key] = sent
        return cast("Sent | None", sent)

    def _made_now(self, statement: Named | Made) -> Sent | None:
        from biblio.db.compiling import sent_by  # noqa: PLC0415 - see above

        sent = sent_by(self.connection().dialect, statement.itself())
        if sent is not None:
            self._made[statement] = sent
        return sent

    def _kept(self, statement: object, params: object) -> tuple[Sent, SimpleResultMetaData] | None:
        """What *statement* is sent as, compiled where it is met a second time: most are met again.

        None where SQLAlchemy is to ask.
        """
        from sqlalchemy import Select  # noqa: PLC0415 - who has a statement has it

        if not (isinstance(statement, Select) and (params is None or isinstance(params, Mapping))):
            return None
        if self._begun.is_heard:
            return None
        kept = _KEPT.get(statement)
        if kept is None:
            _KEPT[statement] = {}
            return None
        kind = self._begun.kind
        if kind not in kept:
            kept[kind] = self._compiled(statement)
        found = kept[kind]
        # Where it is not all there, SQLAlchemy says what is missing.
        return found if found is not None and found[0].is_given(params) else None

    def _compiled(self, statement: Select[Any]) -> tuple[Sent, SimpleResultMetaData] | None:
        from sqlalchemy.engine.result import SimpleResultMetaData  # noqa: PLC0415 - as above

        from biblio.db.compiling import sent_by  # noqa: PLC0415 - as above

        sent = sent_by(self.connection().dialect, statement)
        return None if sent is None else (sent, SimpleResultMetaData(sent.columns))

    def _rows(self, sent: Sent, given: Mapping[str, Any] | None) -> Iterator[tuple[Any, ...]]:
        """What the driver answers: few rows at once, of many those that are asked for."""
        values = sent.bound(given)
        cursor: Any = self._begun.driver.cursor()
        with self._explained(sent.sql, values):
            cursor.execute(sent.sql, values)
            rows = cursor.fetchmany(_AT_ONCE)
            if len(rows) < _AT_ONCE:
                cursor.close()
                return iter(rows)
        return chain(rows, self._others(sent.sql, values, cursor))

    def _others(self, sql: str, values: object, cursor: Any) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 - the driver's
        with closing(cursor), self._explained(sql, values):
            while rows := cursor.fetchmany(_AT_ONCE):
                yield from rows

    @contextmanager
    def _explained(self, sql: str, values: object) -> Iterator[None]:
        """Turn what the driver raises into what SQLAlchemy makes of it."""
        try:
            yield
        except self._begun.error as error:
            from sqlalchemy.exc import DBAPIError  # noqa: PLC0415 - few are raised

            raise DBAPIError.instance(sql, cast("Any", values), error, self._begun.error) from error
