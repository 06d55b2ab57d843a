"""Each format writes what it should, one row at a time."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.writers import WRITERS, as_table

Rows = list[dict[str, object]]

ROWS: Rows = [
    {"arxiv_id": "0704.0001", "authors": ("Balázs, C.", "Nadolsky, P."), "papers": 2, "note": None},
    {"arxiv_id": "hep-th/9901001", "authors": (), "papers": 10, "note": 'say "hi",\n\tbye'},
]
COLUMNS = ("arxiv_id", "authors", "papers", "note")
SCALARS = st.none() | st.integers(-(2**63), 2**63 - 1) | st.text()


def written(name: str, rows: Sequence[Mapping[str, object]], columns: Sequence[str]) -> str:
    stream = io.StringIO(newline="")
    WRITERS[name](rows, columns, stream)
    return stream.getvalue()


def test_json_is_one_array_in_utf_8() -> None:
    text = written("json", ROWS, COLUMNS)

    assert json.loads(text) == [{**row, "authors": list(row["authors"])} for row in ROWS]  # type: ignore[call-overload] # the authors are a tuple
    assert "Balázs" in text
    assert text.endswith("}\n]\n")


def test_json_lines_hold_one_object_a_line() -> None:
    lines = written("jsonl", ROWS, ("papers", "note")).splitlines()

    assert lines == ['{"papers":2,"note":null}', '{"papers":10,"note":"say \\"hi\\",\\n\\tbye"}']


def test_csv_is_as_rfc_4180_has_it() -> None:
    assert written("csv", ROWS, COLUMNS) == (
        "arxiv_id,authors,papers,note\r\n"
        '0704.0001,"Balázs, C.; Nadolsky, P.",2,\r\n'
        'hep-th/9901001,,10,"say ""hi"",\n\tbye"\r\n'
    )


def test_tsv_has_spaces_for_tabs_and_ends_of_lines() -> None:
    assert written("tsv", ROWS, COLUMNS) == (
        "arxiv_id\tauthors\tpapers\tnote\n"
        "0704.0001\tBalázs, C.; Nadolsky, P.\t2\t\n"
        'hep-th/9901001\t\t10\tsay "hi",  bye\n'
    )


def test_a_table_is_aligned_with_numbers_to_the_right() -> None:
    assert written("table", ROWS, COLUMNS) == (
        "arxiv_id        authors                   papers  note\n"
        "0704.0001       Balázs, C.; Nadolsky, P.       2\n"
        'hep-th/9901001                                10  say "hi", bye\n'
    )


def test_a_table_aligns_wide_characters_by_the_columns_they_take() -> None:
    rows: Rows = [{"a": "摘要", "b": "x"}, {"a": "abcd", "b": "y"}]

    assert written("table", rows, ("a", "b")) == "a     b\n摘要  x\nabcd  y\n"


def test_a_huge_cell_stays_whole_and_pads_no_other_row() -> None:
    rows: Rows = [{"a": "x" * 1_000_000, "b": 1}, {"a": "y", "b": 2}]

    header, first, second = written("table", rows, ("a", "b")).splitlines()

    assert first == "x" * 1_000_000 + "  1"
    assert len(header) == len(second) == as_table.WIDEST + 3


def test_control_characters_reach_no_table() -> None:
    rows: Rows = [{"title": "a\x1b]0;owned\x07\x9b1m\u202eb"}]

    assert written("table", rows, ("title",)) == "title\na�]0;owned��1m�b\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [("json", "[]\n"), ("jsonl", ""), ("csv", "a,b\r\n"), ("tsv", "a\tb\n"), ("table", "")],
)
def test_no_rows(name: str, text: str) -> None:
    assert written(name, [], ("a", "b")) == text


@pytest.mark.parametrize("name", ["json", "jsonl", "csv", "tsv"])
def test_rows_are_written_as_they_come(name: str) -> None:
    stream = io.StringIO()
    seen: list[int] = []

    def rows() -> Iterator[dict[str, object]]:
        for number in range(3):
            yield {"a": number}
            seen.append(len(stream.getvalue()))

    WRITERS[name](rows(), ("a",), stream)

    assert seen[0] < seen[1] < seen[2]


@given(st.lists(st.fixed_dictionaries({"a": SCALARS, "b": SCALARS}), max_size=5))
def test_json_gives_back_what_was_written(rows: Rows) -> None:
    assert json.loads(written("json", rows, ("a", "b"))) == rows
    assert [
        json.loads(line) for line in written("jsonl", rows, ("a", "b")).split("\n")[:-1]
    ] == rows


@given(st.lists(st.fixed_dictionaries({"a": st.text(), "b": st.text()}), max_size=5))
def test_csv_gives_back_what_was_written(rows: Rows) -> None:
    text = written("csv", rows, ("a", "b"))

    assert list(csv.DictReader(io.StringIO(text, newline=""), strict=True)) == rows


@given(st.lists(st.fixed_dictionaries({"a": st.text(), "b": st.text()}), max_size=5))
def test_tsv_has_a_line_a_row_and_a_cell_a_column(rows: Rows) -> None:
    lines = written("tsv", rows, ("a", "b")).splitlines()

    assert [line.count("\t") for line in lines] == [1] * (len(rows) + 1)
