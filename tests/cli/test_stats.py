"""`stats`: counts by one thing or two, for people, for programs, and with bars at a terminal."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from typer.testing import Result

from biblio.cli import bars

Run = Callable[..., Result]


def test_papers_are_counted_by_what_is_named(run: Run) -> None:
    printed = run("stats", "--by", "year,category", "-n", "1")

    assert [line.split() for line in printed.stdout.splitlines()] == [
        ["year", "submitted", "category", "papers", "share", "%", "growth", "%", "cumulated"],
        ["2007", "math.CO", "2", "100.0", "2"],
    ]
    assert printed.stderr.splitlines() == [
        "category: the 1 of most papers, of 3; -n 0 for all",
        "of 3 papers",
    ]


def test_programs_get_every_figure(run: Run) -> None:
    counted = json.loads(run("stats", "--by", "kind", "--team-sizes", "-o", "json").stdout)
    table = run("stats", "--by", "month", "--date", "announced", "-o", "csv").stdout

    assert counted == [
        {
            "kind": "preprint",
            "papers": 3,
            "share": 1.0,
            "growth": None,
            "cumulated": None,
            "authors_mean": pytest.approx(7 / 3),
            "authors_first_quartile": 2.0,
            "authors_median": 2.0,
            "authors_third_quartile": 2.5,
            "authors_ninth_decile": pytest.approx(2.8),
            "authors_largest": 3,
        }
    ]
    assert table.splitlines()[0] == "month,papers,share,growth,cumulated"


def test_fields_are_named_as_anywhere(run: Run) -> None:
    printed = run("stats", "--by", "authors-a-paper", "--fields", "papers,authors_a_paper", "-q")

    assert [line.split() for line in printed.stdout.splitlines()] == [
        ["papers", "authors_a_paper"],
        ["2", "2"],
        ["1", "3"],
    ]
    assert printed.stderr == ""


def test_the_overview_takes_filters(run: Run) -> None:
    (counted,) = json.loads(run("stats", "-c", "math.CO", "-o", "json").stdout)

    assert counted["papers"] == 2
    assert counted["by_category"][0] == {"value": "math.CO", "papers": 2}
    assert sum(each["papers"] for each in counted["by_year"]) == 2


def test_nothing_is_an_answer(run: Run) -> None:
    for words in (["stats", "--by", "year,kind"], ["top", "authors"], ["top", "pairs"]):
        printed = run(*words, "nosuchword")

        assert (printed.exit_code, printed.stdout) == (0, "")
        assert printed.stderr == "nothing found\n"
    (counted,) = json.loads(run("stats", "nosuchword", "-o", "json").stdout)
    assert set(map(str, counted.values())) == {"0", "[]"}


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--by", "yaer"], "papers are not counted by 'yaer'; they are by: year, month,"),
        (["--team-sizes"], "it needs --by: year, say"),
        (["--by", "year", "--on", "2007", "--from", "2007"], "it stands alone"),
        (["--by", "month", "--date", "announced", "--on", "2007-04-02"], "known by month"),
    ],
)
def test_what_cannot_be_counted_is_told(run: Run, options: list[str], told: str) -> None:
    refused = run("stats", *options)

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert told in refused.stderr


def test_bars_are_as_long_as_their_numbers() -> None:
    assert bars.bars([160, 80, 81, 1, 0]) == [
        "█" * 20,
        "█" * 10,
        "█" * 10 + "▏",
        "▏",
        "",
    ]
    assert bars.bars([]) == []
