from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.errors import InvalidQuery
from biblio.queries.language.dates import DateRange


@pytest.mark.parametrize(
    ("since", "until", "bounds"),
    [
        (None, None, (None, None)),
        ("2024", None, ("2024", None)),
        ("2024-05", "2024-05", ("2024-05", "2024-06")),
        ("2024", "2024", ("2024", "2025")),
        ("2024-12", "2024-12", ("2024-12", "2025")),
        ("2024-05-02", "2024-05-02", ("2024-05-02", "2024-05-03")),
        ("2024-02-29", "2024-02-29", ("2024-02-29", "2024-03")),
        # A month or a year of which no day is known stands at its first.
        ("2024-05-01", "2024-05-31", ("2024-05", "2024-06")),
        ("2024-05-01", None, ("2024-05", None)),
        ("2024-05-01", "2024-05-01", ("2024-05", "2024-05-02")),
        (" 2024 ", "9999", ("2024", None)),
        # What has no date is in no range.
        (None, "2024-05", ("0001", "2024-06")),
    ],
)
def test_a_range_is_half_open_text(
    since: str | None, until: str | None, bounds: tuple[str | None, str | None]
) -> None:
    assert DateRange(since, until).bounds() == bounds


def test_ends_are_kept_as_iso_8601() -> None:
    assert DateRange("2024/5/1", "May 2024") == DateRange("2024-05-01", "2024-05")
    with pytest.raises(InvalidQuery, match="2024-5-x"):
        DateRange(until="2024-5-x")


def test_a_range_does_not_end_before_it_begins() -> None:
    with pytest.raises(InvalidQuery, match="2024-06 is after 2024-05"):
        DateRange("2024-06", "2024-05")
    assert DateRange("2024-05-31", "2024-05").bounds() == ("2024-05-31", "2024-06")


days = st.dates(min_value=date(1991, 1, 1), max_value=date(2100, 1, 1))
known = days.flatmap(
    lambda day: st.sampled_from(
        [day.isoformat()[:4], day.isoformat()[:7], day.isoformat(), f"{day.isoformat()}T00:00:00Z"]
    )
)


def takes(asked: DateRange, text: str) -> bool:
    lower, upper = asked.bounds()
    return (lower is None or lower <= text) and (upper is None or text < upper)


@given(ends=st.lists(days, min_size=1, max_size=5, unique=True), text=known)
def test_ranges_that_follow_each_other_part_what_is_known(ends: list[date], text: str) -> None:
    last = sorted(ends)
    first = [None, *(each + timedelta(days=1) for each in last)]
    ranges = [
        DateRange(
            since.isoformat() if since is not None else None,
            until.isoformat() if until is not None else None,
        )
        for since, until in zip(first, [*last, None], strict=True)
    ]

    assert sum(takes(each, text) for each in ranges) == 1


@given(first=days, last=days, text=known)
def test_both_ends_together_are_each_of_them(first: date, last: date, text: str) -> None:
    first, last = min(first, last), max(first, last)
    since, until = DateRange(since=first.isoformat()), DateRange(until=last.isoformat())

    both = takes(DateRange(first.isoformat(), last.isoformat()), text)

    assert both == (takes(since, text) and takes(until, text))


@given(first=days, length=st.integers(0, 800), asked=days)
def test_both_ends_are_included_and_nothing_else(first: date, length: int, asked: date) -> None:
    last = first + timedelta(days=length)
    lower, upper = DateRange(first.isoformat(), last.isoformat()).bounds()
    stamp = f"{asked.isoformat()}T12:00:00Z"

    assert lower is not None
    assert upper is not None
    assert (lower <= stamp < upper) == (first <= asked <= last)
