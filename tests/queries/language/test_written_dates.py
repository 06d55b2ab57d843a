from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.errors import InvalidQuery
from biblio.queries.language.written_dates import as_iso


def now() -> date:
    return date(2024, 3, 31)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2018", "2018"),
        ("2018-05", "2018-05"),
        ("2018-05-01", "2018-05-01"),
        ("2018-5-1", "2018-05-01"),
        ("2018-5", "2018-05"),
        ("2018/05/01", "2018-05-01"),
        ("2018/5", "2018-05"),
        ("2018.5.1", "2018-05-01"),
        ("20180501", "2018-05-01"),
        ("2018\N{EN DASH}05\N{EN DASH}01", "2018-05-01"),
        ("  2018-05 ", "2018-05"),
        ("1 May 2018", "2018-05-01"),
        ("May 1, 2018", "2018-05-01"),
        ("may 2018", "2018-05"),
        ("3rd Sept. 2018", "2018-09-03"),
        ("1-Feb-2018", "2018-02-01"),
        ("today", "2024-03-31"),
        ("Yesterday", "2024-03-30"),
        ("-0d", "2024-03-31"),
        ("-7d", "2024-03-24"),
        ("-2w", "2024-03-17"),
        ("-1m", "2024-02-29"),
        ("-3M", "2023-12-31"),
        ("\N{MINUS SIGN}13m", "2023-02-28"),
        ("-1y", "2023-03-31"),
    ],
)
def test_dates_as_people_write_them(text: str, iso: str) -> None:
    assert as_iso(text, now=now) == iso


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("05/06/2018", "may be read as two dates: write the year first"),
        ("5.6.2018", "may be read as two dates"),
        ("05-06-18", "may be read as two dates"),
        ("2018-05-01T10:00", "without a time: write 2018-05-01"),
        ("2007-04-02T13:36:21Z", "without a time: write 2007-04-02"),
        ("202301010600", "without a time: write 2023-01-01"),
        ("2018-13", "there is no 2018-13 in the calendar"),
        ("2025-2-30", "there is no 2025-2-30 in the calendar"),
        ("31 June 2018", "there is no 31 June 2018 in the calendar"),
        ("0000", "there is no 0000 in the calendar"),
        ("-3000y", "before the calendar"),
        ("-999999w", "before the calendar"),
        *(
            (text, "is not a date: write a day like 2024-05-01")
            for text in (
                *("", " ", "24", "2018-05/01", "201805", "tomorrow", "7d", "-7", "-7h", "12 2018"),
                *("1 Mayhem 2018", "1 May 2 2018", "1 ma 2018", "２０２４", "x" * 10_000, "2018-"),
            )
        ),
    ],
)
def test_what_is_no_date_or_two_is_refused(text: str, advice: str) -> None:
    with pytest.raises(InvalidQuery, match=advice) as caught:
        as_iso(text, now=now)

    assert len(str(caught.value)) < 150


@given(st.dates())
def test_every_day_in_each_spelling(day: date) -> None:
    month = day.strftime("%B")
    spellings = [
        f"{day.year:04}/{day.month}/{day.day}",
        f"{day.year:04}{day.month:02}{day.day:02}",
        f"{day.day} {month} {day.year:04}",
        f"{month[:3]} {day.day}, {day.year:04}",
    ]
    assert {as_iso(each) for each in spellings} == {day.isoformat()}


@given(st.dates(min_value=date(1991, 1, 1)), st.integers(0, 400))
def test_days_are_counted_back(day: date, number: int) -> None:
    assert as_iso(f"-{number}d", now=lambda: day) == (day - timedelta(days=number)).isoformat()
