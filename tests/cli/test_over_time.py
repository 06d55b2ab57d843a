"""`coauthors --by`, `coauthors --meetings` and `authors --timeline`, as they are printed."""

from __future__ import annotations

import json

import pytest
from cli.conftest import Run


def test_coauthors_by_year(run: Run) -> None:
    table = run("coauthors", "Lovelace", "--by", "year", "-o", "csv").stdout
    latest = json.loads(
        run("coauthors", "Lovelace", "--by", "year", "-n", "1", "-o", "json").stdout
    )

    assert table.splitlines() == ["year,papers,coauthors,new_coauthors", "2007,2,2,2", "2008,1,1,0"]
    assert latest == [{"year": "2008", "papers": 1, "coauthors": 1, "new_coauthors": 0}]


def test_coauthors_and_years(run: Run) -> None:
    rows = json.loads(run("coauthors", "Lovelace", "--by", "Year, coauthor", "-o", "json").stdout)
    table = run("coauthors", "Lovelace", "--by", "coauthor,year", "--weight", "fractional").stdout

    assert [(row["name"], row["year"], row["papers"], row["is_new"]) for row in rows] == [
        ("Paul Erdős", "2007", 1, True),
        ("Paul Erdős", "2008", 1, False),
        ("Charles Babbage", "2007", 1, True),
    ]
    assert table.splitlines()[0].split() == (
        ["author_id", "year", "papers", "weight", "new", "name"]
    )


def test_meetings(run: Run) -> None:
    result = run("coauthors", "Lovelace", "--meetings", "--explain", "-o", "json")
    (first, _) = json.loads(result.stdout)["coauthors"]

    assert (first["name"], first["first"], first["last"]) == ("Paul Erdős", "2007", "2008")
    assert (first["first_date"][:4], first["last_date"][:4]) == ("2007", "2008")
    assert first["first_paper"] != first["last_paper"]
    assert first["is_active"] is True
    never = run(
        "coauthors", "Lovelace", "--meetings", "--active-within", "0", "--fields", "name,is_active"
    )
    assert "Charles Babbage" in never.stdout


def test_fields_of_meetings_ask_for_them(run: Run) -> None:
    table = run("coauthors", "Lovelace", "--fields", "name,first_date", "-o", "csv").stdout
    lines = run("coauthors", "Lovelace", "--format", "{name}: {last_paper}").stdout

    assert table.splitlines()[0] == "name,first_date"
    assert table.splitlines()[1].startswith("Paul Erdős,2007-")
    assert lines.splitlines()[0].startswith("Paul Erdős: arXiv:")


def test_a_timeline(run: Run) -> None:
    (first, last) = json.loads(run("authors", "Lovelace", "--timeline", "-o", "json").stdout)
    narrowed = run("authors", "Lovelace", "--timeline", "--from", "2008", "-o", "csv").stdout

    assert (first["year"], first["papers"], first["coauthors"], first["new_coauthors"]) == (
        ("2007", 2, 2, 2)
    )
    assert (last["year"], last["new_coauthors"]) == ("2008", 0)
    assert narrowed.splitlines()[0].startswith("year,papers,first_places,last_places,alone,")
    assert [line[:7] for line in narrowed.splitlines()[1:]] == ["2008,1,"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["coauthors", "Lovelace", "--by", "month"], "give year, or coauthor,year"),
        (["coauthors", "Lovelace", "--by", "year", "--meetings"], "not years"),
        (["coauthors", "Lovelace", "--active-within", "3"], "it goes with --meetings"),
        (["authors", "Lovelace", "--from", "2008"], "--from: it goes with --timeline"),
        (["authors", "Lovelace", "--timeline", "--explain"], "not years"),
    ],
)
def test_what_does_not_go_together_is_refused(run: Run, options: list[str], said: str) -> None:
    result = run(*options)

    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
