"""The parser over every author string of the shared data, where that folder is present."""

from __future__ import annotations

import json
import re

import pytest
from places import SHARED

from biblio.model.names import AuthorList, SplitName, parse_list, repair_split

DATA = SHARED
FIELD = re.compile(r"^Authors?:((?:.*\n)(?:[ \t]+.*\n)*)", re.MULTILINE)
KEYWORD = re.compile(r"\b(?:collaboration|consortium|team)s?\b", re.IGNORECASE)

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason="the shared data is not beside the checkout"
)


def printed_lists() -> list[str]:
    files = sorted(DATA.glob("abs/listings/*.txt")) + sorted(DATA.glob("abs/0704/*.abs"))
    return [
        field
        for file in files
        for field in FIELD.findall(file.read_bytes().decode("utf-8", "replace"))
    ]


def snapshot() -> list[tuple[str, list[SplitName]]]:
    file = DATA / "snapshot/arxiv-0704-0001-0200.jsonl"
    records = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return [
        (
            record["authors"],
            [SplitName(row[0], row[1], row[2], tuple(row[3:])) for row in record["authors_parsed"]],
        )
        for record in records
    ]


def assert_clean(listed: AuthorList, printed: str) -> None:
    assert listed.names, printed
    for name in listed.names:
        assert any(map(str.isalpha, name.keyname)), printed
        assert not re.fullmatch(r"(?i)et\.? al\.?|collaborations?", name.name), printed
        assert name.is_collaboration == (KEYWORD.search(name.name) is not None), name
        assert not re.search(r"[{}$]|  |[,;:]", name.name), name


def test_every_printed_list_is_clean() -> None:
    lists = printed_lists()

    assert len(lists) == 1956
    for printed in lists:
        assert_clean(parse_list(printed), printed)


def test_every_split_list_is_clean() -> None:
    records = snapshot()

    assert len(records) == 200
    for printed, rows in records:
        assert_clean(repair_split(rows, printed), printed)


def test_split_and_printed_lists_agree() -> None:
    differing = [
        (one[:3], other[:3])
        for printed, rows in snapshot()
        for one, other in zip(
            parse_list(printed).names, repair_split(rows, printed).names, strict=True
        )
        if one != other
    ]

    assert differing == []


def test_every_split_list_keeps_the_printed_names() -> None:
    for printed, rows in snapshot():
        collapsed = " ".join(printed.split())
        assert all(name.printed in collapsed for name in repair_split(rows, printed).names)
