"""What happened to a server or on the way to it, as a sentence."""

from __future__ import annotations

import psycopg
import pytest

from biblio.db.engines.postgresql.connecting import failure

ENDED = "the connection to it broke off ({}); run the command again"
CASES = {
    "consuming input failed: server closed the connection unexpectedly\n\tThis probably means": (
        ENDED.format("server closed the connection unexpectedly")
    ),
    "the connection is closed": ENDED.format("the connection is closed"),
    "the connection is lost": ENDED.format("the connection is lost"),
    'connection to server on socket "/x/.s.PGSQL.5432" failed: No such file or directory': (
        "it cannot be reached (No such file or directory); is the server there and up?"
    ),
    "connection failed: FATAL:  the database system is starting up": (
        "the server of it is not ready yet (the database system is starting up); try again"
    ),
}


@pytest.mark.parametrize("said", CASES)
def test_what_the_driver_says_in_words_alone(said: str) -> None:
    assert str(failure("it", psycopg.OperationalError(said))) == CASES[said]
