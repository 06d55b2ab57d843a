"""One clock for what SQLite does and for what is done with it."""

from __future__ import annotations

import math
import os
import signal
import sqlite3
import threading
import time
from collections.abc import Callable
from typing import cast

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session
from stores import Database
from waiting import HANG

import biblio
from biblio.errors import InvalidQuery, OutOfTime
from biblio.queries.time_limit import Clock, look, time_limit

ENDLESS = text(
    "WITH RECURSIVE t(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM t) SELECT count(*) FROM t"
)
QUESTIONS: dict[str, Callable[[biblio.Library], object]] = {
    "papers": lambda library: library.papers("graphs", seconds=1e-6),
    "search": lambda library: library.search("graphs", seconds=1e-6),
    "authors": lambda library: library.authors("Erdős", seconds=1e-6),
    "coauthors": lambda library: library.coauthors("Erdős", seconds=1e-6),
    "second degree": lambda library: library.second_degree("Erdős", seconds=1e-6),
    "network": lambda library: library.network("Erdős", depth=2, seconds=1e-6),
    "among": lambda library: library.network(["Erdős", "Rényi"], seconds=1e-6),
    "path": lambda library: library.path("Erdős", "Rényi", seconds=1e-6),
    "stats": lambda library: library.stats(seconds=1e-6),
}


def _driver(session: Session) -> sqlite3.Connection:
    return cast("sqlite3.Connection", session.connection().connection.driver_connection)


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_takes_a_time(corpus: Database, name: str) -> None:
    with biblio.open(corpus) as library, pytest.raises(OutOfTime, match=r"^there is no answer "):
        QUESTIONS[name](library)


def test_a_snapshot_has_one_time_for_all_that_is_asked(
    corpus: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with biblio.open(corpus) as library, library.snapshot(seconds=HANG) as view:
        view.stats()
        later = time.monotonic() + HANG
        monkeypatch.setattr("biblio.db.clock.monotonic", lambda: later)

        with pytest.raises(OutOfTime, match=rf"after {HANG:g} seconds"):
            view.stats(seconds=2 * HANG)
        assert view.sql("SELECT 1 FROM papers").cut in (None, f"stopped after {HANG:g} seconds")
        assert library.stats().papers > 0


def test_sqlite_is_interrupted(session: Session) -> None:
    with pytest.raises(OutOfTime), time_limit(session, Clock(0.1)):
        session.scalar(ENDLESS)


def test_loops_look_at_the_same_clock(session: Session) -> None:
    look(session)  # without a limit

    def work() -> None:
        with time_limit(session, Clock(0.05)):
            while True:
                look(session)

    with pytest.raises(OutOfTime, match=r"^there is no answer after 0\.05 seconds; ask for less"):
        work()


@pytest.mark.sqlite("a function of SQLite's tells when it runs")
def test_ctrl_c_ends_a_long_statement(session: Session) -> None:
    is_counting = threading.Event()
    _driver(session).create_function("counting", 1, lambda _: is_counting.set())

    def interrupt() -> None:
        if is_counting.wait(HANG):
            os.kill(os.getpid(), signal.SIGINT)

    other = threading.Thread(target=interrupt)
    other.start()

    with pytest.raises(KeyboardInterrupt), time_limit(session, Clock(None)):
        session.scalar(text(f"{ENDLESS} WHERE x > 1 OR counting(x)"))

    other.join()


def test_a_connection_that_was_limited_is_free_again(session: Session) -> None:
    with pytest.raises(OutOfTime), time_limit(session, Clock(0.01)):
        session.scalar(ENDLESS)

    assert session.scalar(text("SELECT count(*) FROM papers"))


@pytest.mark.parametrize("seconds", [0, -1, math.nan, math.inf])
def test_what_is_no_time_is_refused(seconds: float) -> None:
    with pytest.raises(InvalidQuery, match=r"^seconds are a number above 0, not "):
        Clock(seconds)


def test_the_clock_that_ends_first_counts() -> None:
    outer = Clock(1)

    assert [Clock(each, outer).seconds for each in (None, 0.5, 2)] == [1, 0.5, 1]
