"""The index holds what the papers say, whoever makes its documents, and is made last in a bulk."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from db.seeded import ROWS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from laws import examples
from postgresql import Server
from sqlalchemy import Connection, create_engine, text

from biblio.db.engines.postgresql import search_index, triggers
from biblio.db.engines.postgresql.search_index import indexed
from biblio.db.search_documents import COLUMNS

MADE = (
    "SELECT CAST(CAST(:made AS tsvector) AS text), CAST(biblio_search_document("
    + ", ".join(f":{name}" for name in COLUMNS)
    + ") AS text)"
)
MANY = " ".join(f"w{n}" for n in range(20_000))  # more words than there are places


@pytest.fixture(scope="module")
def shared_connection(postgresql: Server) -> Iterator[Connection]:
    with postgresql.database() as url:
        engine = create_engine(url)
        with engine.connect() as connection:
            for table in ("papers", "authors", "authorships"):
                row = ROWS[table]
                marks = ", ".join(f":{name}" for name in row)
                connection.execute(
                    text(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})"),  # noqa: S608 - our names
                    dict(row),
                )
            connection.commit()
            yield connection
        engine.dispose()


@pytest.fixture
def connection(shared_connection: Connection) -> Iterator[Connection]:
    """A library of one paper, which is afterwards what it was."""
    yield shared_connection
    shared_connection.rollback()


def documents(connection: Connection) -> list[tuple[object, ...]]:
    """What the index has of each paper."""
    return [tuple(row) for row in connection.execute(text("SELECT * FROM paper_search ORDER BY 1"))]


def test_a_document_has_each_word_with_its_place_and_field(connection: Connection) -> None:
    ((_, document),) = documents(connection)

    assert document == (
        "'/c/3':8 '/c/pages':9 '/j/1':13 '/j/combin':12 '/j/j':11 '/k/annals':15"
        " '/k/combinatorial':17 '/k/of':16 '/k/works':18 '/r/1':21 '/r/r':20 '1':13,21 '3':8"
        " 'annals':15 'combin':12 'combinatorial':17 'draw':5C 'erdos':24B 'graphs':2A 'j':11"
        " 'of':16 'on':1A 'pages':9 'pal':23B 'r':20 'them':6C 'we':4C 'works':18"
    )


@settings(max_examples=examples(200), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    said=st.lists(
        st.none() | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
        min_size=7,
        max_size=7,
    )
)
def test_both_make_the_same_documents(connection: Connection, said: list[str | None]) -> None:
    document = (1, *said)
    made, expected = connection.execute(
        text(MADE), {"made": indexed(document)} | dict(zip(COLUMNS, said, strict=True))
    ).one()

    assert made == expected


@pytest.mark.parametrize(
    "said",
    [
        (None,) * 7,
        (*("On graphs " + "中" * 501 + " x", "a " * 600, "Sato; Ito"), *(None,) * 4),
        ("t", MANY, "Sato; Ito; Sato", "x y", None, "y", "R-1"),
        ("t", "a", MANY, None, None, None, None),
        # The most that goes into the least: each word once, of few bytes.
        tuple(
            " ".join(map(chr, range(first, first + many)))
            for first, many in (
                *((0x20000, 4_100), (0x30000, 33_000), (0x40000, 33_000), (0x50000, 2_100)),
                *((0x51000, 2_100), (0x52000, 2_100), (0x53000, 2_100)),
            )
        ),
        ("a" * 200_000, "a " * 90_000, "b" * 20_001, "\u0301" * 9_000, "c", "中" * 9_000, "d"),
    ],
    ids=["none", "long", "abstract", "authors", "rare", "huge"],
)
def test_what_is_too_large_is_cut_alike(
    connection: Connection, said: tuple[str | None, ...]
) -> None:
    made, expected = connection.execute(
        text(MADE), {"made": indexed((1, *said))} | dict(zip(COLUMNS, said, strict=True))
    ).one()

    assert made == expected


def test_no_phrase_ends_beyond_the_last_place(connection: Connection) -> None:
    made = indexed((1, None, MANY, "ada sato", None, None, None, None))

    found = connection.execute(
        text(
            "SELECT x @@ 'w16378 <-> w16379', x @@ 'w16379 <-> w16380', x @@ 'sato:B & w19999:C'"
            " FROM CAST(:made AS tsvector) AS x"
        ),
        {"made": made},
    ).one()

    assert tuple(found) == (True, False, True)


def test_papers_are_taken_out_and_put_in(connection: Connection) -> None:
    before = documents(connection)
    with triggers.suspended(connection):
        search_index.remove(connection, [1])
        assert documents(connection) == []
        connection.execute(text("UPDATE papers SET title = 'On moons'"))
        search_index.add(connection, [1])
        assert search_index.agrees(connection)
        assert documents(connection) != before
        connection.execute(text("UPDATE papers SET title = 'On graphs'"))
        assert not search_index.agrees(connection)
        search_index.rebuild(connection)
    assert search_index.agrees(connection)
    assert documents(connection) == before


def test_nothing_to_tell_is_nothing_told(connection: Connection) -> None:
    before = documents(connection)

    search_index.remove(connection, [])
    search_index.add(connection, [])
    search_index.add(connection, [99])
    search_index.add_documents(connection, [])

    assert documents(connection) == before


def test_a_missing_document_is_no_agreement(connection: Connection) -> None:
    search_index.remove(connection, [1])

    assert not search_index.agrees(connection)


def test_a_bulk_finds_the_same_and_ends_with_an_index(connection: Connection) -> None:
    found = text("SELECT rowid FROM paper_search WHERE document @@ 'graphs'")
    assert not search_index.is_bulk(connection)

    search_index.begin_bulk(connection)
    search_index.begin_bulk(connection)
    assert search_index.is_bulk(connection)
    assert connection.scalars(found).all() == [1]

    assert not search_index.end_bulk(connection)
    assert not search_index.end_bulk(connection)
    assert not search_index.is_bulk(connection)
    assert connection.scalars(found).all() == [1]


def test_making_it_anew_ends_a_bulk(connection: Connection) -> None:
    search_index.begin_bulk(connection)

    search_index.rebuild(connection)

    assert not search_index.is_bulk(connection)


def test_a_search_asks_the_index(connection: Connection) -> None:
    connection.execute(text("SET LOCAL enable_seqscan = off"))

    plan = connection.scalars(
        text("EXPLAIN SELECT rowid FROM paper_search WHERE document @@ '''gra'':*A & ''on'''")
    ).all()

    assert any(search_index.INDEX in step for step in plan)
