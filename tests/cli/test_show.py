"""`show`: one paper in full, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Callable

from typer.testing import Result

Run = Callable[..., Result]


def test_a_page_for_people(run: Run) -> None:
    text = run("show", "arXiv:0704.0001v1").stdout

    assert text.splitlines()[0] == "Notes on [analytical] engines"
    assert all(len(line) <= 80 and line == line.rstrip() for line in text.splitlines())
    for line in (
        "  arXiv       0704.0001 (version 1 was asked for)",
        "  authors     Ada Lovelace; Charles Babbage",
        "  submitted   2007-04-02T10:00:00Z",
        "  revised     2007-07-24T10:00:00Z",
        "  categories  math.CO  Combinatorics",
        "              cs.DM  Discrete Mathematics",
        "              v2  2007-07-24T10:00:00Z",
        "  abstract    About Notes on [analytical] engines, in the words of this test.",
    ):
        assert line in text.splitlines()
    assert "sources     snapshot" in text


def test_an_object_for_programs(run: Run) -> None:
    (paper,) = json.loads(run("show", "0704.0001", "-o", "json").stdout)

    assert paper["authors"] == ["Ada Lovelace", "Charles Babbage"]
    assert [(each["ordinal"], each["name"]) for each in paper["authorships"]] == [
        (1, "Ada Lovelace"),
        (2, "Charles Babbage"),
    ]
    assert paper["versions"] == [
        {"version": 1, "submitted": "2007-04-02T10:00:00Z", "size": None},
        {"version": 2, "submitted": "2007-07-24T10:00:00Z", "size": None},
    ]
    assert {
        "arxiv_id",
        "title",
        "submitted",
        "revised",
        "primary_category",
        "categories",
        "abstract",
        "comments",
        "journal_ref",
        "doi",
        "report_no",
        "license",
        "translations",
        "sources",
    } <= set(paper)


def test_several_papers_of_which_one_is_missing(run: Run) -> None:
    result = run("show", "0704.0002", "0704.9999", "0704.0001", "-o", "jsonl")

    assert [json.loads(line)["arxiv_id"] for line in result.stdout.splitlines()] == [
        "0704.0002",
        "0704.0001",
    ]
    assert result.exit_code == 1
    assert "0704.9999" in result.stderr
