"""The search index follows every change made by hand, and folds what readers do not type."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from db.seeded import by_hand, insert, seed
from factories import paper

import biblio
from biblio.db import search_documents
from biblio.db.engine import make_engine, url_of
from biblio.db.engines.sqlite import search_index
from biblio.db.engines.sqlite.triggers import suspended
from biblio.db.folding import PLAIN


@pytest.fixture
def seeded(database: Path) -> Iterator[sqlite3.Connection]:
    with by_hand(database) as connection:
        seed(connection)
        yield connection


def check(connection: sqlite3.Connection) -> None:
    """Compare the index with the papers, word by word."""
    connection.execute(
        "INSERT INTO paper_search (paper_search, rank) VALUES ('integrity-check', 1)"
    )


def found(connection: sqlite3.Connection, query: str) -> list[int]:
    """The papers that *query* finds, once the index is known to be right."""
    check(connection)
    return [
        row[0]
        for row in connection.execute(
            "SELECT rowid FROM paper_search WHERE paper_search MATCH ? ORDER BY rowid", (query,)
        )
    ]


def test_inserted_paper_is_found(seeded: sqlite3.Connection) -> None:
    assert found(seeded, "graphs") == [1]
    assert found(seeded, "abstract: draw") == [1]
    assert found(seeded, "authors: erdos") == [1]


def test_changed_paper_is_found_by_its_new_words_alone(seeded: sqlite3.Connection) -> None:
    seeded.execute("UPDATE papers SET title = 'On trees', abstract = NULL")

    assert (found(seeded, "graphs"), found(seeded, "draw")) == ([], [])
    assert found(seeded, "trees AND erdos") == [1]


def test_renumbered_paper_is_found_by_its_new_number(database: Path) -> None:
    with by_hand(database) as connection:
        connection.execute(
            "INSERT INTO papers (id, arxiv_id, title) VALUES (1, '2101.00001', 'On graphs')"
        )
        connection.execute("UPDATE papers SET id = 7")

        assert found(connection, "graphs") == [7]


def test_deleted_paper_is_gone_with_its_authors(seeded: sqlite3.Connection) -> None:
    seeded.execute("DELETE FROM papers")

    assert (found(seeded, "graphs"), found(seeded, "erdos")) == ([], [])


def test_replaced_paper_is_found_by_its_new_words(seeded: sqlite3.Connection) -> None:
    seeded.execute(
        "INSERT INTO papers (id, arxiv_id, title) VALUES (1, '2101.00001', 'On trees')"
        " ON CONFLICT (id) DO UPDATE SET title = excluded.title"
    )

    assert (found(seeded, "graphs"), found(seeded, "trees")) == ([], [1])


def test_paper_without_words_is_not_found_and_does_no_harm(database: Path) -> None:
    with by_hand(database) as connection:
        connection.execute("INSERT INTO papers (id, arxiv_id) VALUES (1, '2101.00001')")
        check(connection)
        connection.execute("DELETE FROM papers")
        check(connection)


def test_added_author_is_found(seeded: sqlite3.Connection) -> None:
    insert(seeded, "authors", id=2, keyname="Turán", name="Pál Turán")
    assert found(seeded, "turan") == []

    insert(seeded, "authorships", ordinal=2, author_id=2)

    assert found(seeded, "turan AND erdos") == [1]


def test_removed_author_is_gone(seeded: sqlite3.Connection) -> None:
    seeded.execute("DELETE FROM authorships")

    assert (found(seeded, "erdos"), found(seeded, "graphs")) == ([], [1])


def test_moved_authorship_is_found_at_its_new_paper(seeded: sqlite3.Connection) -> None:
    insert(seeded, "papers", id=2, arxiv_id="2101.00002", anchor=None, title="On trees")

    seeded.execute("UPDATE authorships SET paper_id = 2")

    assert found(seeded, "erdos") == [2]


def test_exchanged_author_is_found(seeded: sqlite3.Connection) -> None:
    insert(seeded, "authors", id=2, keyname="Turán", name="Pál Turán")

    seeded.execute("UPDATE authorships SET author_id = 2")

    assert (found(seeded, "erdos"), found(seeded, "turan")) == ([], [1])


def test_renamed_author_is_found_on_every_paper(seeded: sqlite3.Connection) -> None:
    insert(seeded, "papers", id=2, arxiv_id="2101.00002", anchor=None, title="On trees")
    insert(seeded, "authorships", paper_id=2)

    seeded.execute("UPDATE authors SET name = 'Alfréd Rényi', keyname = 'Rényi'")

    assert (found(seeded, "erdos"), found(seeded, "renyi")) == ([], [1, 2])


def test_author_on_a_paper_twice_is_found_once(seeded: sqlite3.Connection) -> None:
    insert(seeded, "authorships", ordinal=2)
    seeded.execute("UPDATE authors SET name = 'Alfréd Rényi'")
    seeded.execute("DELETE FROM authorships WHERE ordinal = 1")

    assert found(seeded, "renyi") == [1]


def test_rolled_back_change_is_as_if_never_made(seeded: sqlite3.Connection) -> None:
    seeded.execute("BEGIN")
    seeded.execute("DELETE FROM papers")
    seeded.execute("ROLLBACK")

    assert found(seeded, "graphs AND erdos") == [1]


@pytest.mark.parametrize(
    ("stored", "asked"),
    [
        ("Erdős", "erdos"),
        ("Erdo\u030bs", "erdos"),
        ("ERDŐS", "erdos"),
        ("Møller", "moller"),
        ("MØLLER", "moller"),
        ("Straße", "strasse"),
        ("STRAẞE", "strasse"),
        ("Ångström", "angstrom"),
        ("Đoković", "dokovic"),
        ("đoković", "dokovic"),
        ("Łukasz", "lukasz"),
        ("złoty", "zloty"),
        ("Ægir", "aegir"),
        ("Kjærgaard", "kjaergaard"),
        ("Œuvre", "oeuvre"),
        ("cœur", "coeur"),
        ("Þórður", "thordur"),
        ("Ýmir", "ymir"),
        ("Ħal", "hal"),
        ("Ŋgũgĩ", "ngugi"),
        ("Kılıç", "kilic"),
        ("Nguyễn", "nguyen"),
        ("Čech", "cech"),
        ("Чебышёв", "чебышев"),
        ("ЁЛКА", "елка"),
        ("е\u0308лка", "елка"),
        ("Андрій", "андрій"),
        ("Θεωρία", "ΘΕΩΡΙΑ"),
        ("ΘΕΩΡΊΑΣ", "θεωριας"),
        ("Ὀρθὴ", "ορθη"),
        ("ﬁne", "fine"),
        ("oﬃce", "office"),
        ("CO₂", "co2"),
        ("陳省身", "陳省身"),
    ],
)
@pytest.mark.parametrize("column", ["title", "abstract", "authors"])
def test_spelling_is_folded(
    seeded: sqlite3.Connection, stored: str, asked: str, column: str
) -> None:
    if column == "authors":
        seeded.execute("UPDATE authors SET name = ?", (stored,))
    else:
        seeded.execute(f"UPDATE papers SET {column} = ?", (stored,))  # noqa: S608 - our names

    assert found(seeded, f'{column}: "{asked}"') == [1]


def test_suspended_triggers_do_not_act_until_the_index_is_told(
    database: Path, seeded: sqlite3.Connection
) -> None:
    engine = make_engine(url_of(database))
    with engine.begin() as connection, suspended(connection):
        search_index.remove(connection, [1])
        connection.exec_driver_sql("UPDATE papers SET title = 'On trees'")
        connection.exec_driver_sql(
            "INSERT INTO papers (id, arxiv_id, title) VALUES (2, '2101.00002', 'Trees again')"
        )
        unseen = connection.exec_driver_sql(
            "SELECT rowid FROM paper_search WHERE paper_search MATCH 'trees'"
        ).all()
        search_index.add(connection, [1, 2])
    engine.dispose()

    assert unseen == []
    assert (found(seeded, "graphs"), found(seeded, "trees")) == ([], [1, 2])
    seeded.execute("UPDATE papers SET title = 'On forests' WHERE id = 2")
    assert (found(seeded, "trees"), found(seeded, "forests")) == ([1], [2])


def test_a_transaction_that_fails_while_suspended_leaves_the_triggers_at_work(
    database: Path, seeded: sqlite3.Connection
) -> None:
    engine = make_engine(url_of(database))

    def fail() -> None:
        with engine.begin() as connection, suspended(connection):
            search_index.remove(connection, [1])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    engine.dispose()

    assert found(seeded, "graphs AND erdos") == [1]
    seeded.execute("UPDATE papers SET title = 'On trees'")
    assert (found(seeded, "graphs"), found(seeded, "trees")) == ([], [1])


@pytest.mark.parametrize(
    "name",
    ["my log", 'the "first"', "it's", "search_ and more", "derived_by_me", "ärger", "select"],
)
def test_triggers_of_other_names_stay_and_act_while_ours_are_suspended(
    database: Path, seeded: sqlite3.Connection, name: str
) -> None:
    quoted = name.replace('"', '""')
    seeded.execute("CREATE TABLE log (title TEXT) STRICT")
    seeded.execute(
        f'CREATE TRIGGER "{quoted}" AFTER UPDATE ON papers'  # noqa: S608 - quoted above
        " BEGIN INSERT INTO log VALUES (new.title); END"
    )
    before = seeded.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()

    with biblio.open(database) as library:
        library.import_records([paper("2101.00001", comments="4 pages"), paper("2101.00007")])

    assert seeded.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall() == before
    assert seeded.execute("SELECT title FROM log").fetchall() == [("On graphs",)]


def test_nothing_to_tell_is_nothing_told(database: Path, seeded: sqlite3.Connection) -> None:
    engine = make_engine(url_of(database))
    with engine.begin() as connection, suspended(connection):
        search_index.remove(connection, [])
        search_index.add(connection, [])
    engine.dispose()

    assert found(seeded, "graphs") == [1]


class Watched(sqlite3.Connection):
    """A connection beside which another writes before the index is compared."""

    other: sqlite3.Connection
    written = 0

    def execute(self, sql: str, given: Any = ()) -> sqlite3.Cursor:
        if "temp." in sql:
            self.other.execute("PRAGMA busy_timeout = 0")
            self.other.execute("UPDATE papers SET title = title || ' and on'")
            self.written += 1
        return super().execute(sql, given)


def test_others_write_while_the_index_is_compared(
    seeded: sqlite3.Connection, database: Path
) -> None:
    with closing(sqlite3.connect(database, isolation_level=None, factory=Watched)) as watched:
        watched.other = seeded

        assert search_index.agrees(watched)
        assert watched.written >= 10
    assert search_index.agrees(seeded)


def test_comparing_leaves_nothing_behind(seeded: sqlite3.Connection) -> None:
    assert search_index.agrees(seeded)
    assert not seeded.in_transaction
    assert seeded.execute("SELECT count(*) FROM temp.sqlite_schema").fetchone() == (0,)


def test_a_bulk_has_room_for_many_small_transactions(database: Path) -> None:
    engine = make_engine(url_of(database))
    texts = ["On graphs", *[None] * (len(search_documents.INDEXED) - 1)]
    with engine.begin() as connection, suspended(connection):
        search_index.begin_bulk(connection)
        for number in range(1, 4_501):  # with FTS5's largest setting the 3,998th fails
            with connection.begin_nested():  # writes the words, as a commit does
                search_index.add_documents(
                    connection, [search_documents.document(number, "", texts)]
                )
        while search_index.end_bulk(connection):
            pass
        parts = connection.exec_driver_sql("SELECT count(*) FROM paper_search_idx").scalar_one()
    engine.dispose()

    assert parts < 100


def test_a_document_made_ahead_is_what_the_view_says(
    seeded: sqlite3.Connection,
) -> None:
    # Every letter that a document spells otherwise, and one of each kind that it does not.
    text = " ".join([*PLAIN, *(chr(code) for code in range(0x370, 0x530)), "Ő é ǅ 王 H² plain"])
    seeded.execute(
        "UPDATE papers SET title = ?1, abstract = ?1, comments = ?1, journal_ref = ?1,"
        " container_title = ?1, report_no = ?1",
        (text,),
    )
    seeded.execute("UPDATE authors SET name = ?", (text,))
    ((paper_id, names),) = seeded.execute(
        "SELECT paper_id, group_concat(name, '; ') FROM authorship_list"
    )

    assert seeded.execute("SELECT * FROM paper_search_documents").fetchall() == [
        search_documents.document(paper_id, names, [text] * len(search_documents.INDEXED))
    ]
    nothing = (None,) * len(search_documents.INDEXED)
    assert search_documents.document(7, "", nothing) == (7, *nothing, None)
