"""Dates of entries, as far as they are known."""

from __future__ import annotations

import pytest

from biblio.formats.bibtex.dates import datestamp, issued


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"year": "2001"}, ("2001", None)),
        ({"year": "2001", "month": "5"}, ("2001-05", None)),
        ({"year": "2001", "month": "10~may"}, ("2001-05-10", None)),
        ({"year": "2001", "month": "jan/feb"}, ("2001-01", "jan/feb 2001")),
        ({"year": "2001", "month": "3-4"}, ("2001-03", "3-4 2001")),
        ({"year": "2001", "month": "May"}, ("2001-05", None)),
        ({"year": "2001", "month": "May 10"}, ("2001-05-10", None)),
        ({"year": "2001", "month": "5", "day": "9"}, ("2001-05-09", None)),
        ({"year": "2001", "month": "Jan/Feb"}, ("2001-01", "Jan/Feb 2001")),
        ({"year": "2001", "month": "Michaelmas"}, ("2001", "Michaelmas 2001")),
        ({"year": "c. 1990"}, ("1990", "c. 1990")),
        ({"year": "2001--2003"}, ("2001", "2001--2003")),
        ({"year": "in press"}, (None, "in press")),
        ({"date": "2009-10"}, ("2009-10", None)),
        ({"date": "2009-10-03/2009-10-05"}, ("2009-10-03", "2009-10-03/2009-10-05")),
        ({"date": "2009-21"}, ("2009", "2009-21")),
        ({"date": "1990~"}, ("1990", "1990~")),
        ({"date": "199X"}, (None, "199X")),
        ({"date": "2009-02-30"}, ("2009-02", "2009-02-30")),
        ({}, (None, None)),
    ],
)
def test_issued(values: dict[str, str], expected: tuple[str | None, str | None]) -> None:
    assert issued(values) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"bibdate": "Fri Jul 13 10:24:20 MDT 2007"}, "2007-07-13"),
        ({"timestamp": "2009.03.04"}, "2009-03-04"),
        ({"date-modified": "2011-05-06 10:00:00 +0200"}, "2011-05-06"),
        ({"timestamp": "yesterday"}, None),
        ({}, None),
    ],
)
def test_datestamps(values: dict[str, str], expected: str | None) -> None:
    assert datestamp(values) == expected
