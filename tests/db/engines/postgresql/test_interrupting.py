"""Statements that the server ends, within a view of one moment."""

from __future__ import annotations

import math
from contextlib import closing

import pytest
from postgresql import Server, connect
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from biblio.db.engine import make_engine
from biblio.db.engines.postgresql.interrupting import is_interruption, watched

LONG = text("SELECT pg_sleep(120)")
COUNT = text("SELECT count(*) FROM keywords_of_a_test")


def test_a_statement_ends_and_the_moment_goes_on(postgresql: Server) -> None:
    with postgresql.empty() as url, closing(connect(url)) as other:
        other.autocommit = True
        other.execute("CREATE TABLE keywords_of_a_test (x int)")
        engine = make_engine(url, read_only=True)
        with engine.connect() as connection:
            before = connection.scalar(COUNT)
            other.execute("INSERT INTO keywords_of_a_test VALUES (1)")
            with watched(connection, lambda: 0, 60):
                between = connection.scalar(COUNT)
            with pytest.raises(DBAPIError) as ended, watched(connection, lambda: 0, 0.05):
                connection.execute(LONG)
            with watched(connection, lambda: 0, math.inf):
                after = connection.scalar(COUNT)
            left = connection.scalar(text("SHOW statement_timeout"))
        engine.dispose()

    assert is_interruption(ended.value.orig)
    assert (before, between, after, left) == (0, 0, 0, "0")
    assert not is_interruption(None)
