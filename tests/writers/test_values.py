"""What values become outside Python."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import NamedTuple

import pytest

from biblio.writers.as_jsonl import line
from biblio.writers.values import cell, mapping, plain


class Version(NamedTuple):
    number: int
    submitted: str | None


@dataclass(frozen=True)
class Detail:
    title: str
    versions: tuple[Version, ...]
    extra: dict[str, object]


def test_a_row_becomes_a_mapping_all_the_way_down() -> None:
    row = Detail("T", (Version(1, "2007-04-02"), Version(2, None)), {"pages": (1, 2)})

    assert mapping(row) == {
        "title": "T",
        "versions": [{"number": 1, "submitted": "2007-04-02"}, {"number": 2, "submitted": None}],
        "extra": {"pages": [1, 2]},
    }


@pytest.mark.parametrize("number", [2**63 - 1, 2**64 - 1, 2**64, -(2**63), -(2**63) - 1, 10**300])
def test_a_whole_number_of_any_size_is_written(number: int) -> None:
    assert line({"n": number}, ["n"]) == f'{{"n":{number}}}'


def test_bytes_are_written_in_hexadecimal() -> None:
    assert plain((b"\x00\xff", memoryview(b"\x01"))) == ["00ff", "01"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("=SUM(A1)", "=SUM(A1)"),
        (3, "3"),
        (0.5, "0.5"),
        (True, "true"),
        (False, "false"),
        ((), ""),
        (("Xu, L.", "Erdős, P."), "Xu, L.; Erdős, P."),
        (b"\x01", "01"),
    ],
)
def test_a_cell_is_the_plain_text_of_its_value(value: object, text: str) -> None:
    assert cell(value) == text


def test_what_is_deeper_than_a_list_of_text_stands_in_its_cell_as_json() -> None:
    text = cell((Version(1, None),))

    assert json.loads(text) == [{"number": 1, "submitted": None}]
