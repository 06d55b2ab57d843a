"""What a statement needs beyond what every engine has: lists, and hints to the planner."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, Integer, Text, bindparam, select
from sqlalchemy.orm import Session

from biblio.db.engine import make_engine, url_of
from biblio.db.expressions import gathered, item, rows_of, unindexed, values_of
from biblio.db.lists import listed, ungathered
from biblio.db.models import Author


@pytest.fixture
def engine(database: Path) -> Iterator[Engine]:
    made = make_engine(url_of(database))
    yield made
    made.dispose()


def test_a_list_is_one_parameter_whatever_its_length(engine: Engine) -> None:
    names = [f"name {number}" for number in range(40_000)]
    row = rows_of(bindparam("pairs"), "pair")
    with Session(engine) as session:
        numbers = session.scalars(values_of(bindparam("given")), {"given": listed([3, 1, 3])}).all()
        texts = session.scalars(values_of(bindparam("given"), Text()), {"given": listed(names)})
        one = select(gathered(values_of(bindparam("given")).subquery().c.value))
        whole = session.scalar(one, {"given": listed(range(5))})
        pairs = session.execute(
            select(item(row, 1), item(row, 0), item(row, 2, Integer())),
            {"pairs": listed([("a", "b", 1), ("c", "d", 2)])},
        )

        assert numbers == [3, 1, 3]
        assert texts.all() == names
        assert ungathered(whole or "") == [0, 1, 2, 3, 4]
        assert [tuple(each) for each in pairs] == [("b", "a", 1), ("d", "c", 2)]


def test_an_index_is_left_alone(engine: Engine) -> None:
    def plan(column: object) -> str:
        statement = select(Author.id).where(column == "x")  # type: ignore[arg-type] # a condition
        text = str(statement.compile(engine, compile_kwargs={"literal_binds": True}))
        with engine.connect() as connection:
            rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}")
            return str([row[3] for row in rows])

    assert "ix_authors_name_key (name_key=?)" in plan(Author.name_key)
    assert "name_key=?" not in plan(unindexed(Author.name_key))
