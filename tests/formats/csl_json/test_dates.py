"""Dates of CSL-JSON in every shape, and written again."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.formats.csl_json.dates import issued, written


@pytest.mark.parametrize(
    ("value", "known", "printed"),
    [
        ({"date-parts": [[2001]]}, "2001", None),
        ({"date-parts": [["2001", "05"]]}, "2001-05", None),
        ({"date-parts": [[2001, 2, 30]]}, "2001-02", None),
        ({"date-parts": [[None]]}, None, None),
        ({"date-parts": [2001, 5]}, "2001-05", None),
        ({"date-parts": [[2001, 1], [2001, 3]]}, "2001-01", "2001-01/2001-03"),
        ({"date-parts": [[2001]], "season": 1}, "2001", "2001-21"),
        ({"date-parts": [[2001]], "season": "Winter"}, "2001", "2001-24"),
        ({"date-parts": [[2001, 22]]}, "2001", "2001-22"),
        ({"date-parts": [[2001]], "circa": 1}, "2001", "2001~"),
        ({"date-parts": [[2001]], "circa": "false"}, "2001", None),
        ({"date-parts": [[2001]], "literal": "Spring 2001"}, "2001", "Spring 2001"),
        ({"date-parts": [[2001, 5]], "raw": "May 2001"}, "2001-05", None),
        ({"raw": "2001-05-17"}, "2001-05-17", None),
        ({"raw": "2001-01/2001-03"}, "2001-01", "2001-01/2001-03"),
        ({"literal": "in press"}, None, "in press"),
        ("2001-05-17T10:00:00Z", "2001-05-17", None),
        ("2001/5/7", "2001-05-07", None),
        ("17 May 2001", "2001-05-17", None),
        ("May 17, 2001", "2001-05-17", None),
        ("about 1998", "1998", "about 1998"),
        (2001, "2001", None),
        ([2001, 5], "2001-05", None),
        ("", None, None),
        ({}, None, None),
        (None, None, None),
    ],
)
def test_dates_are_read(value: Any, known: str | None, printed: str | None) -> None:
    assert issued(value) == (known, printed)


knowns = st.none() | st.sampled_from(("2001", "2001-05", "2001-05-17", "0998"))
texts = st.none() | st.sampled_from(
    ("2001-01/2001-03", "2001-22", "2001~", "Spring 2001", "alpha", "2001-05/", "in press")
)


@given(knowns, texts)
def test_a_date_that_is_written_is_read_again(known: str | None, printed: str | None) -> None:
    date = written(known, printed)

    if known is None and printed is not None and any(map(str.isdigit, printed)):
        return  # a text that names a year is read as that year
    assert issued(date) == (known, printed)


def test_ranges_seasons_and_doubt_are_written_in_their_parts() -> None:
    assert written("2001-01", "2001-01/2001-03") == {"date-parts": [[2001, 1], [2001, 3]]}
    assert written("2001", "2001-21") == {"date-parts": [[2001]], "season": 1}
    assert written("2001", "2001~") == {"date-parts": [[2001]], "circa": True}
    assert written("2001", "Spring 2001") == {"date-parts": [[2001]], "literal": "Spring 2001"}
    assert written(None, None) is None
