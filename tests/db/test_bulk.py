"""Long lists travel in one statement, whatever is in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from db.seeded import by_hand, seed
from sqlalchemy import Connection, select

from biblio.db import bulk
from biblio.db.engine import make_engine, url_of
from biblio.db.models import Author, Base, Paper, Source

MANY = 40_000  # more than a statement takes as parameters
ODD = ["Erdős", "O'Brien", 'a "quoted" name', "back\\slash", "陳", "", "%_", "a\nb"]


@pytest.fixture
def connection(database: Path) -> Iterator[Connection]:
    with by_hand(database) as plain:
        seed(plain)
    engine = make_engine(url_of(database))
    with engine.connect() as opened:
        yield opened
    engine.dispose()


def authors(count: int) -> list[tuple[object, ...]]:
    return [
        (number, f"Name {number}", "", "", 0, f"Name {number}", f"name {number}", "name", "", "")
        for number in range(2, count + 2)
    ]


def test_rows_are_inserted_and_found_by_long_lists(connection: Connection) -> None:
    rows = authors(MANY)

    bulk.insert_rows(connection, Author, rows)

    ids = [row[0] for row in rows]
    names = [str(row[1]) for row in rows]
    by_id = connection.scalars(
        select(Author.id).where(Author.id.in_(bulk.integers(range(2, MANY + 2)))).order_by("id")
    ).all()
    by_name = connection.scalars(
        select(Author.id).where(Author.keyname.in_(bulk.texts(names))).order_by("id")
    ).all()
    assert (by_id, by_name) == (ids, ids)


def test_no_rows_are_no_statement(connection: Connection) -> None:
    bulk.insert_rows(connection, Author, [])

    assert connection.scalars(select(Author.id)).all() == [1]


def test_computed_columns_are_left_to_the_database(connection: Connection) -> None:
    paper = {"id": 2, "arxiv_id": "0704.0001"}
    paper |= dict.fromkeys(("authors_cut", "authors_shifted", "names_version"), 0)
    bulk.insert_rows(connection, Paper, [tuple(map(paper.get, bulk.stored_columns(Paper)))])

    assert connection.scalar(select(Paper.listed_revised).where(Paper.id == 2)) == "2007-04"


def test_columns_that_say_nothing_are_left_out(connection: Connection) -> None:
    names = bulk.stored_columns(Paper)
    said = [
        {"id": number, "arxiv_id": f"0704.{number:04}", "title": title, "deleted": deleted}
        | dict.fromkeys(("authors_cut", "authors_shifted", "names_version"), 0)
        for number, title, deleted in ((2, None, None), (3, "On foo", None), (4, "", 0))
    ]
    rows = [tuple(map(each.get, names)) for each in said]
    table = bulk.table_of(Paper)
    stored = select(*(table.c[name] for name in names)).where(Paper.id > 1).order_by(Paper.id)

    bulk.insert_sparse_rows(connection, Paper, [])
    bulk.insert_sparse_rows(connection, Paper, rows)

    assert connection.execute(stored).all() == rows


@pytest.mark.parametrize("model", [Paper, Source])
def test_a_column_that_may_be_empty_is_so_unless_it_is_given(model: type[Base]) -> None:
    """Else what is left out would not be NULL."""
    stored = [bulk.table_of(model).c[name] for name in bulk.stored_columns(model)]

    assert [each.name for each in stored if each.nullable and each.server_default] == []


def test_lists_may_be_empty(connection: Connection) -> None:
    found = connection.scalars(select(Author.id).where(Author.id.in_(bulk.integers([])))).all()

    assert found == []


def test_texts_arrive_as_they_are(connection: Connection) -> None:
    found = [str(row[0]) for row in connection.execute(bulk.texts(ODD))]

    assert sorted(found) == sorted(ODD)


def test_digests_are_found_in_parts(connection: Connection) -> None:
    asked = [number.to_bytes(16, "big") for number in range(MANY)]

    found = bulk.ids_by_digest(connection, Source, [*asked, b"1" * 16])

    assert found == {b"1" * 16: 1}
