"""One library, many threads: all are answered, and a snapshot is nobody else's."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from factories import paper
from stores import Database

import biblio
from biblio.errors import DatabaseError

THREADS = 24
READERS: tuple[Callable[[biblio.Library], int], ...] = (
    lambda library: len(library.papers(limit=None)),
    lambda library: len(library.search("graphs", limit=None)),
    lambda library: library.stats().papers,
    lambda library: int(str(library.sql("SELECT count(*) FROM papers").rows[0][0])),
    lambda library: library.authors("Lovelace, Ada")[0].papers,
)


def add(library: biblio.Library, *numbers: int) -> None:
    library.import_records(
        paper(f"2101.{number:05}", title=f"Graphs {number}") for number in numbers
    )


def test_many_threads_ask_while_one_imports(library: biblio.Library) -> None:
    add(library, 1)
    ended = threading.Event()
    seen: list[int] = []

    def ask(number: int) -> None:
        last = 0
        while not ended.is_set():
            found = READERS[number % len(READERS)](library)
            assert found >= last
            last = found
            if number % 3 == 0:
                with library.snapshot() as view:
                    assert {reader(view) for reader in READERS} == {view.stats().papers}
        seen.append(last)

    with ThreadPoolExecutor(THREADS) as pool:
        asked = [pool.submit(ask, number) for number in range(THREADS)]
        for number in range(2, 12):
            add(library, number)
        ended.set()
        for each in asked:
            each.result()

    assert len(seen) == THREADS
    assert {reader(library) for reader in READERS} == {11}


def test_the_first_use_by_many_threads_opens_it_once(library: biblio.Library) -> None:
    start = threading.Barrier(16)

    def ask() -> int:
        start.wait()
        with library.session() as session:
            return id(session.connection().engine)

    with ThreadPoolExecutor(16) as pool:
        engines = {each.result() for each in [pool.submit(ask) for _ in range(16)]}

    assert len(engines) == 1


def test_a_snapshot_is_a_view_of_its_own(library: biblio.Library) -> None:
    add(library, 1)
    with library.snapshot() as view:
        add(library, 2)

        assert {reader(view) for reader in READERS} == {1}
        assert {reader(library) for reader in READERS} == {2}
        with view.snapshot() as same:
            assert {reader(same) for reader in READERS} == {1}
        assert {reader(view) for reader in READERS} == {1}
    with pytest.raises(DatabaseError, match=r"^the snapshot is over; "):
        view.stats()


def test_threads_take_turns_in_a_snapshot(library: biblio.Library) -> None:
    add(library, *range(1, 30))
    with library.snapshot() as view, ThreadPoolExecutor(8) as pool:
        answers = [pool.submit(READERS[each % len(READERS)], view) for each in range(40)]

        assert {each.result() for each in answers} == {29}


def test_a_snapshot_begins_when_it_is_made(library: biblio.Library, database: Database) -> None:
    with library.snapshot() as view:
        with biblio.open(database) as other:
            add(other, 1)

        assert view.stats().papers == 0
