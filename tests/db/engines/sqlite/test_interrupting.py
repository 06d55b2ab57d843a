"""Statements that are ended while they run."""

from __future__ import annotations

import sqlite3

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from biblio.db.engines.sqlite.interrupting import is_interruption, watched


def test_a_statement_ends_when_it_is_told_to() -> None:
    endless = (
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    )
    with create_engine("sqlite://").connect() as connection:
        with watched(connection, lambda: 1, 0), pytest.raises(OperationalError) as stopped:
            connection.execute(text(endless))

        assert is_interruption(stopped.value.orig)
        assert connection.execute(text("SELECT 1")).fetchall() == [(1,)]
        with pytest.raises(OperationalError) as wrong:
            connection.execute(text("SELEC 1"))
        assert not is_interruption(wrong.value.orig)
    assert not is_interruption(None)
    assert not is_interruption(sqlite3.OperationalError("interrupted"))
