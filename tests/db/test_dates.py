"""What the tables take for a date is a day of the calendar, and nothing else."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from laws import examples

from biblio.db.base import is_a_date

SHAPE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)?")
ODD = ["2015-13-45", "abcd-ef-gh", "0000-01-01", "2021-1-01", "2021-01-01 00:00:00", "now", ""]
ODD += [
    "2021-01-04T1٩:18:42Z",
    "2021-01-04T24:00:00Z",
    "2021-01-04T10:00:60Z",
    "2021-01-04t10:00:00z",
]
ODD += [
    "2100-02-29",
    "2000-02-29",
    "1900-02-29",
    "2024-02-29",
    "2021-01-04T10:00:00.5Z",
    "２０２１-01-04",
]

texts = st.one_of(
    st.dates().map(date.isoformat),
    st.datetimes().map(lambda at: f"{at.replace(microsecond=0).isoformat()}Z"),
    st.from_regex(r"\A[0-9]{4}-[01][0-9]-[0-3][0-9](T[0-2][0-9]:[0-6][0-9]:[0-6][0-9]Z)?\Z"),
    st.text(alphabet="0123456789-T:Z ٩x", max_size=21),
    st.sampled_from(ODD),
)


@pytest.fixture(scope="module")
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as opened:
        yield opened


def is_in_the_calendar(text: str) -> bool:
    if SHAPE.fullmatch(text) is None:
        return False
    try:
        datetime.fromisoformat(text.removesuffix("Z"))
    except ValueError:
        return False
    return True


@settings(max_examples=examples(500), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=texts)
def test_a_date_is_one_of_the_calendar(connection: sqlite3.Connection, text: str) -> None:
    asked = f"SELECT {is_a_date('said')} FROM (SELECT ? AS said)"  # noqa: S608 - our own words

    assert connection.execute(asked, (text,)).fetchone() == (int(is_in_the_calendar(text)),)


@pytest.mark.parametrize("text", ODD)
def test_odd_ones(connection: sqlite3.Connection, text: str) -> None:
    asked = f"SELECT {is_a_date('said')} FROM (SELECT ? AS said)"  # noqa: S608 - our own words

    assert connection.execute(asked, (text,)).fetchone() == (int(is_in_the_calendar(text)),)


@pytest.mark.parametrize("text", ODD)
def test_a_constraint_refuses_it_by_its_name(connection: sqlite3.Connection, text: str) -> None:
    connection.execute(f"CREATE TEMP TABLE t (d TEXT, CONSTRAINT c CHECK ({is_a_date('d')}))")
    try:
        if not is_in_the_calendar(text):
            with pytest.raises(sqlite3.IntegrityError, match=r"^CHECK constraint failed: c$"):
                connection.execute("INSERT INTO t VALUES (?)", (text,))
        connection.execute("INSERT INTO t VALUES (NULL), ('2021-01-04')")
    finally:
        connection.rollback()
        connection.execute("DROP TABLE IF EXISTS t")
