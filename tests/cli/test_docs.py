"""The pages that come with the program, and what they say of tables."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path

from typer.testing import Result

Run = Callable[..., Result]
ROOT = Path(__file__).parents[2]


def test_each_page_is_listed_printed_and_shipped(run: Run) -> None:
    pages = sorted((ROOT / "docs").glob("*.md"))
    listed = json.loads(run("docs", "-o", "json").stdout)
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    shipped = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]

    assert [each["page"] for each in listed] == [each.stem for each in pages]
    assert {"page": "queries", "title": "Queries"} in listed
    assert run("docs", "queries").stdout == (ROOT / "docs/queries.md").read_text("utf-8")
    assert {source: target for source, target in shipped.items() if source != "migrations"} == {
        f"docs/{each.name}": f"biblio/pages/{each.name}" for each in pages
    }


def test_a_page_that_is_not_there(run: Run) -> None:
    result = run("docs", "nope")

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("biblio: there is no page nope: there are adding-a-format, ")


def test_each_table_and_view_has_its_meaning(run: Run) -> None:
    tables = json.loads(run("db", "tables", "-o", "json").stdout)

    assert {"papers", "authors", "paper_search", "paper_list"} <= {each["name"] for each in tables}
    assert all(each["meaning"] for each in tables)


def test_the_columns_of_a_table(run: Run) -> None:
    text = run("db", "schema", "Identifiers").stdout

    assert text.startswith("One identifier that some source gives a paper")
    assert "| `scheme` | TEXT |" in text
    assert "###" not in text
    assert run("db", "schema").stdout == (ROOT / "docs/schema.md").read_text("utf-8")
    assert run("db", "schema", "nope").stderr == (
        "biblio: there is no table or view nope: `biblio db tables` lists them\n"
    )
    assert "biblio db tables" in run("sql", "--help").stdout


def test_a_check_tells_programs_too(run: Run) -> None:
    fine = run("db", "check", "-o", "json")

    assert (fine.exit_code, json.loads(fine.stdout)) == (0, [])
    assert fine.stderr.endswith(": nothing wrong\n")
