"""How papers divide, as it is printed: for people, for programs, and where it cannot be."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from typer.testing import Result

Run = Callable[..., Result]


def test_facets_stand_in_place_of_papers(run: Run) -> None:
    printed = run("papers", "--facets", "year,category,container", "-n", "1")

    assert printed.exit_code == 0
    assert [line.split() for line in printed.stdout.splitlines()] == [
        ["facet", "value", "papers"],
        ["year", "2008", "1"],
        ["year", "(1", "more)", "2"],
        ["category", "math.CO", "2"],
        ["category", "(2", "more)", "2"],
        ["container", "(none)", "3"],
    ]
    assert printed.stderr.splitlines() == ["of 3 papers"]


def test_programs_get_rows(run: Run) -> None:
    printed = run("search", "lovelace", "--facets", "collaboration", "-o", "json", "-q")
    assert (json.loads(printed.stdout), printed.stderr) == (
        [
            {"facet": "collaboration", "value": "ATLAS Collaboration", "papers": 1, "values": 1},
            {"facet": "collaboration", "value": None, "papers": 2, "values": 0},
        ],
        "",
    )
    assert run("papers", "--facets", "kind", "-o", "csv").stdout.splitlines() == [
        "facet,value,papers,values",
        "kind,preprint,3,1",
    ]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["-o", "bibtex"], "it counts papers, which bibtex cannot say"),
        (["--after", "x"], "it counts all papers, not a page"),
        (["--bib", "x.bib"], "leave --facets out"),
    ],
)
def test_what_facets_cannot_stand_beside(run: Run, options: list[str], told: str) -> None:
    refused = run("papers", "--facets", "year", *options)

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert told in refused.stderr
