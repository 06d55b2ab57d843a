"""What the driver is asked straight is answered as SQLAlchemy's own session would answer it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from db.seeded import by_hand, seed
from sqlalchemy import Engine, Integer, String, bindparam, event, func, select, text, union_all
from sqlalchemy.exc import DBAPIError, StatementError
from sqlalchemy.orm import Session

from biblio.db import compiling
from biblio.db.asking import Asking
from biblio.db.engine import make_engine, url_of
from biblio.db.engines.sqlite.reading import Readers
from biblio.db.expressions import matching, values_of
from biblio.db.models import Author, Authorship, Paper
from biblio.db.text_query import Words
from biblio.db.through import ReadersThrough

SAME = Author.__table__.alias()
STATEMENTS: dict[str, tuple[Any, dict[str, Any] | None]] = {
    "all of a table": (select(Paper.id, Paper.title, Paper.listed_submitted), None),
    "a number": (select(func.count()).select_from(Authorship), None),
    "nothing": (select(Paper.id).where(Paper.id == bindparam("id", type_=Integer)), {"id": -1}),
    "a list": (
        select(Author.name).where(Author.id.in_(values_of(bindparam("given")))),
        {"given": "[1,2]"},
    ),
    "many rows": (values_of(bindparam("given")), {"given": str(list(range(2_500)))}),
    "values that stand in it": (select(Author.id).where(Author.id > 0).limit(2), None),
    "a type that is read": (select(Author.id, Author.suffix != "x"), None),
    "one name twice": (select(Author.id, SAME.c.id).where(SAME.c.id >= Author.id), None),
    "a type that is written": (
        matching(bindparam("words")).limit(bindparam("limit", type_=Integer)),
        {"words": Words("a", ("a",)), "limit": 5},
    ),
    "more values than it takes": (
        select(Paper.id).where(Paper.id > bindparam("least", type_=Integer)),
        {"least": 0, "most": 1},
    ),
    "a list in the text": (select(Author.id).where(Author.id.in_([1, 2])), None),
    "rows of objects": (select(Paper).order_by(Paper.id), None),
    "text": (text("SELECT id FROM papers WHERE id > :least"), {"least": 0}),
    "two statements": (union_all(select(Paper.id), select(Author.id)), None),
}


def asking(engine: Engine, *, through: bool = True) -> Asking:
    """A session over a connection of the *engine*, or of a reader of the same file."""
    readers = ReadersThrough(engine) if through else Readers(Path(str(engine.url.database)))
    return Asking(readers.begun())


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> Iterator[Engine]:
    """An engine on a database with a row in each table."""
    file = tmp_path_factory.mktemp("asking") / "seeded.db"
    file.write_bytes(empty_database.read_bytes())
    with by_hand(file) as connection:
        seed(connection)
    engine = make_engine(url_of(file), read_only=True)
    yield engine
    engine.dispose()


def answers(
    session: Session | Asking, statement: Any, values: dict[str, Any] | None
) -> list[object]:
    """All that is asked of a result."""
    rows = [tuple(row) for row in session.execute(statement, values)]
    names = list(session.execute(statement, values).keys())
    first = session.execute(statement, values).first()
    scalars = session.scalars(statement, values).all()
    return [rows, len(names), first and tuple(first), scalars, session.scalar(statement, values)]


@pytest.mark.parametrize("asked", STATEMENTS)
def test_every_statement_is_answered_as_by_sqlalchemy(engine: Engine, asked: str) -> None:
    statement, values = STATEMENTS[asked]
    with Session(engine) as plain:
        expected = answers(plain, statement, values)
        if isinstance(expected[4], Paper):
            plain.expunge_all()
            ids = [row[0].id for row in expected[0]]  # type: ignore[attr-defined] # a list
            with asking(engine) as session:
                assert [each.id for each in session.scalars(statement)] == ids
                assert [each.id for each in session.scalars(statement)] == ids
            return
        with asking(engine) as session:
            found = [answers(session, statement, values) for _ in range(3)]

    assert found == [expected] * 3


def test_columns_are_called_by_their_names(engine: Engine) -> None:
    size = func.length(Author.name).label("size")
    statement = select(Author.id, Author.name.label("called"), size).limit(1)
    with asking(engine) as session:
        rows = [session.execute(statement).one() for _ in range(2)]

    assert rows[0] == rows[1]
    assert [(row.id, row.called, row.size) for row in rows] == [tuple(row) for row in rows]


def test_what_is_met_again_is_not_compiled_again(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    statement = select(Author.id, Author.name).where(Author.id > bindparam("least", type_=Integer))
    with asking(engine) as session:
        for least in range(2):
            session.execute(statement, {"least": least})
        monkeypatch.setattr(Session, "execute", _never)
        monkeypatch.setattr(compiling, "sent_by", _never)

        every = session.execute(statement, {"least": 0}).all()
        few = session.execute(statement, {"least": 1}).all()

    assert [row for row in every if row.id > 1] == few != every


def test_a_connection_of_another_kind_gets_a_text_of_its_own(engine: Engine) -> None:
    statement = select(Author.id)
    with asking(engine) as session:
        session.execute(statement)
        expected = session.execute(statement).all()
    other = make_engine(engine.url, read_only=True)
    with asking(other) as session:
        again = session.execute(statement).all()
    other.dispose()

    assert again == expected


@pytest.mark.parametrize("times", range(3))
def test_a_value_that_is_missing_is_told_as_by_sqlalchemy(engine: Engine, times: int) -> None:
    statement = select(Author.id).where(Author.id == bindparam("id", type_=Integer))
    with asking(engine) as session:
        for _ in range(times):
            session.execute(statement, {"id": 1})

        with pytest.raises(StatementError, match="A value is required for bind parameter 'id'"):
            session.execute(statement, {})


def test_what_the_driver_raises_comes_as_from_sqlalchemy(engine: Engine) -> None:
    statement = select(Author.id).where(func.json_each(bindparam("given", type_=String)) == "x")
    with asking(engine) as session:
        told = [_told(lambda: session.execute(statement, {"given": "["})) for _ in range(3)]

    assert told[0] == told[1] == told[2]


def test_who_listens_hears_every_statement(engine: Engine) -> None:
    statement = select(Author.id)
    with asking(engine) as session:
        for _ in range(2):
            session.execute(statement)
    heard: list[str] = []

    def hear(*sent: Any) -> None:
        heard.append(sent[2])

    event.listen(engine, "before_cursor_execute", hear)
    with asking(engine) as session:
        session.execute(statement)
    event.remove(engine, "before_cursor_execute", hear)

    assert [each.split()[0] for each in heard if "authors" in each] == ["SELECT"]


def _never(*_: object, **__: object) -> None:
    raise AssertionError("SQLAlchemy was asked")


def _told(ask: Callable[[], object]) -> tuple[type, str, type]:
    with pytest.raises(DBAPIError) as raised:
        ask()
    return type(raised.value), str(raised.value.orig), type(raised.value.orig)
