from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.writers.as_markdown import escaped, write


def written(*rows: dict[str, object]) -> str:
    stream = io.StringIO()
    write(rows, ["a|b", "c"], stream)
    return stream.getvalue()


def test_a_table_has_a_header_and_a_line_a_row() -> None:
    assert written({"a|b": "x_1", "c": None}, {"a|b": ["p", "q"], "c": True}) == (
        "| a\\|b | c |\n| --- | --- |\n| x\\_1 |  |\n| p; q | true |\n"
    )


def test_no_row_is_no_table() -> None:
    assert written() == ""


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a|b", r"a\|b"),
        (r"$\Lambda$CDM", r"\$\\Lambda\$CDM"),
        ("<b>*x*</b>", r"\<b\>\*x\*\</b\>"),
        ("[to](http://x.invalid)", r"\[to\](http://x.invalid)"),
        ("two\nlines\x1b", "two lines\ufffd"),
    ],
)
def test_markup_is_text(text: str, line: str) -> None:
    assert escaped(text) == line


@given(st.text())
def test_a_cell_never_ends_early(text: str) -> None:
    line = escaped(text)

    assert "\n" not in line
    assert "|" not in line.replace("\\\\", "").replace("\\|", "")
