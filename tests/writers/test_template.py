from __future__ import annotations

import io

import pytest

from biblio.errors import InvalidQuery
from biblio.writers.template import Template

ROW = {"title": "Sums\nof \x1b[31mnumbers", "year": 2024, "doi": None, "authors": ["A", "B"]}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("{year}: {title}", "2024: Sums of \ufffd[31mnumbers"),
        ("{doi}|{authors}", "|A; B"),
        ("{{{year}}}", "{2024}"),
        (r"{year}\t\\n\x", "2024\t\\n\\x"),
        ("{ year }", "2024"),
        ("", ""),
        ("Erdős", "Erdős"),
    ],
)
def test_a_line_is_made_of_a_row(text: str, line: str) -> None:
    assert Template.of(text).line(ROW) == line


def test_each_row_is_a_line() -> None:
    stream = io.StringIO()

    Template.of(r"{year}\n").write([ROW, ROW], stream)

    assert stream.getvalue() == "2024\n\n2024\n\n"


def test_the_fields_are_told_once() -> None:
    assert Template.of("{a}{b}{a}{{c}}").names == ("a", "b")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{title", r"a \{ stands alone in the format; write \{\{"),
        ("title}", r"a \} stands alone in the format; write \}\}"),
        ("{title!r}", "no name of a field"),
        ("{title:>9999999}", "no name of a field"),
        ("{title.__class__}", "no name of a field"),
        ("{title[0]}", "no name of a field"),
        ("{}", "no name of a field"),
        ("{0}", "no name of a field"),
    ],
)
def test_what_is_more_than_a_name_is_refused(text: str, said: str) -> None:
    with pytest.raises(InvalidQuery, match=said):
        Template.of(text)
