"""The fields of an entry: strings, pieces, what is inherited, and slips of the pen."""

from __future__ import annotations

import pytest

from biblio.errors import InvalidData
from biblio.formats.bibtex.fields import read_fields


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("@misc{a, title = {One} # { two}}", {"title": "One two"}),
        ('@misc{a, title = "One {"} two"}', {"title": 'One {"} two'}),
        ("@misc{a, year = 2001, month = jan}", {"year": "2001", "month": "jan"}),
        ('@misc{a, month = "10~" # feb}', {"month": "10~feb"}),
        ("@string{x = {X}}@misc{a, note = x # x}", {"note": "XX"}),
        ("@misc{a, TITLE = {One}}", {"title": "One"}),
    ],
)
def test_values_are_put_together(text: str, values: dict[str, str]) -> None:
    found = read_fields(text.encode())

    assert (dict(found.values), found.warnings) == (values, [])


@pytest.mark.parametrize(
    ("text", "values", "warning"),
    [
        (
            "@misc{a, title = {One} year = 2001}",
            {"title": "One", "year": "2001"},
            "after title a comma is missing",
        ),
        (
            "@misc{a, journal = jrn}",
            {"journal": "jrn"},
            "the string jrn is not defined in this file",
        ),
        ("@misc{a, note = {x}, note = {y}}", {"note": "x"}, "note stands there twice"),
        (
            "@misc{a, crossref = {b}}",
            {"crossref": "b"},
            "crossref names b, which is not in this file",
        ),
    ],
)
def test_slips_are_mended_and_said(text: str, values: dict[str, str], warning: str) -> None:
    found = read_fields(text.encode())

    assert (dict(found.values), found.warnings) == (values, [warning])


def test_the_second_of_two_fields_is_kept_beside() -> None:
    found = read_fields(b"@misc{a, note = {x}, note = {y}, note = {x}}")

    assert found.repeated == [("note", "y")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("@misc{a title = {A}}", "behind its key a a comma is missing"),
        ("@misc{a, title = {A, year = 2001}", "a brace is not closed"),
        ('@misc{a, title = "A, year = 2001}', "a quote is not closed"),
        ("@book{b, title = {B}}\n@misc{a, title = {A, year = 2001}", "a brace is not closed"),
    ],
)
def test_what_is_wrong_is_named(text: str, reason: str) -> None:
    with pytest.raises(InvalidData, match=f"^{reason}$"):
        read_fields(text.encode())


def test_a_comma_too_many_is_none() -> None:
    found = read_fields(b"@misc{a,, title = {A},, year = 2001,, }")

    assert (dict(found.values), found.warnings) == ({"title": "A", "year": "2001"}, [])


def test_an_entry_inherits_what_it_is_silent_of() -> None:
    found = read_fields(
        b"@book{b, title = {Whole}, year = 2001, publisher = {P}}\n"
        b"@inbook{a, title = {Part}, publisher = {Q}, crossref = {B}}"
    )

    assert found.type == "inbook"
    assert dict(found.values) == {
        "title": "Part",
        "publisher": "Q",
        "booktitle": "Whole",
        "year": "2001",
    }


@pytest.mark.parametrize(
    "text",
    ["@misc", "@misc{a, title = {x", "no entry at all", "@misc{a title = {x}, year = 2001}"],
)
def test_what_is_no_entry_is_refused(text: str) -> None:
    with pytest.raises(InvalidData):
        read_fields(text.encode())


def test_a_parent_is_never_taken_for_an_entry_that_cannot_be_read() -> None:
    with pytest.raises(InvalidData):
        read_fields(b"@book{b, title = {Whole}}\n@inbook{a title = {Part}, crossref = {b}}")
