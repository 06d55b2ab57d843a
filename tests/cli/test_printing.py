"""Which fields of rows are printed, and in which form: in all commands that list."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

import pytest
from cli.test_repeats import options
from typer.testing import Result

Run = Callable[..., Result]

# A run of each command that lists, two fields of its rows, and the same fields in the first row.
LISTINGS = {
    ("papers",): (["-n", "1", "--oldest"], "title,surname", "Notes", "Lovelace"),
    ("show",): (["0704.0001"], "arxiv_id,year", "0704.0001", "2007"),
    ("search",): (["graphs"], "first_author,key", "Paul Erdős", "erdos2007graphs"),
    ("authors",): (["Lovelace"], "name,papers", "Ada Lovelace", "3"),
    ("coauthors",): (["Babbage"], "name,first", "Ada Lovelace", "2007"),
    ("second-degree",): (["Babbage"], "through,name", "Ada Lovelace", "Paul Erdős"),
    ("network",): (["Babbage"], "source_name,papers", "", "1"),
    ("path",): (["Babbage", "Lovelace"], "author,paper", "Charles Babbage", ""),
    ("cites",): (["0704.0001"], "title,printed", None, None),
    ("cited-by",): (["0704.0001"], "title,year", None, None),
    ("citation-network",): ([], "source_paper,shared", None, None),
    ("stats",): (["--by", "year"], "papers,year", "2", "2007"),
    ("top", "authors"): (["-n", "1"], "name,papers", "Ada Lovelace", "3"),
    ("top", "pairs"): (["-n", "1"], "other_name,papers", "", "2"),
    ("top", "categories"): (["-n", "1"], "category,papers", "", ""),
    ("top", "containers"): ([], "container,papers", None, None),
    ("top", "papers"): ([], "title,citations", None, None),
    ("sql",): (["SELECT 1 AS one, 'x' AS two"], "two,one", "x", "1"),
    ("imports", "list"): ([], "import_id,status", "1", "complete"),
    ("imports", "held"): ([], "record_id,title", None, None),
    ("names", "check"): ([], "handle,title", None, None),
    ("db", "tables"): ([], "name,kind", "", ""),
}


def test_every_command_that_lists_takes_them() -> None:
    having = {words for words, option in options() if option.name == "fields"}

    # These ask for something to be there first, and have their fields tried in their own tests.
    others = {("export",), ("graph",), ("list", "show"), ("saved", "show")}
    assert having - others == set(LISTINGS)


@pytest.mark.parametrize("words", LISTINGS, ids=" ".join)
def test_fields_are_printed_in_the_order_asked_for(run: Run, words: tuple[str, ...]) -> None:
    given, fields, first, second = LISTINGS[words]
    if words in {("papers",), ("path",), ("sql",)}:
        given = [*given, "-q"]
    one, two = fields.split(",")

    (header, *rows) = csv.reader(
        io.StringIO(run(*words, *given, "--fields", fields, "-o", "csv").stdout, newline="")
    )
    lines = run(*words, *given, "--format", f"{{{two}}}\\t{{{one}}}").stdout.splitlines()
    objects = run(*words, *given, "--fields", f" {two}, {one}", "-o", "jsonl").stdout
    table = run(*words, *given, "--fields", fields).stdout
    wrong = run(*words, *given, "--fields", "nonsense", "-o", "jsonl")

    assert header == [one, two]
    assert len(lines) == len(rows) == objects.count("\n")
    assert [list(json.loads(line)) for line in objects.splitlines()] == [[two, one] for _ in rows]
    if first is not None:
        assert first in rows[0][0]
        assert str(second) in rows[0][1]
        assert table.split()[:2] == [one, two]
    assert wrong.exit_code == 2
    assert wrong.stderr.startswith(
        "biblio: Invalid value for --fields: there is no field 'nonsense'; there are: "
    )
    assert wrong.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--format", "{title"], "a { stands alone in the format; write {{"),
        (["--format", "{title.upper}"], "{title.upper} in the format is no name of a field"),
        (["--format", "{titel}"], "there is no field 'titel'; there are: arxiv_id, title"),
        (["--format", "{title}", "--fields", "title"], "it names the fields itself"),
        (["--format", "{title}", "-o", "json"], "it takes the place of -o"),
        (["--fields", ","], "it names no field"),
        (["--guard"], "it is for -o csv and tsv"),
        (["--excel", "-o", "jsonl"], "it is for -o csv and tsv"),
        (["--tex", "-o", "ris"], "it is for -o bibtex and biblatex"),
        (["--fields", "title", "-o", "ris"], "it is for rows"),
        (["--names", "1", "-o", "snapshot"], "snapshot cannot say that there are more authors"),
    ],
)
def test_what_does_not_go_together_is_one_sentence(run: Run, given: list[str], said: str) -> None:
    done = run("papers", *given)

    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert said in done.stderr


def test_a_template_is_a_line_a_paper(run: Run) -> None:
    done = run("papers", "-q", "--oldest", "--format", "{surname} {year}: {title} [{key}] {{x}}")

    assert done.stdout.splitlines()[:2] == [
        "Lovelace 2007: Notes on [analytical] engines [lovelace2007notes] {x}",
        "Erdős 2007: Graphs of friends [erdos2007graphs] {x}",
    ]
    assert "\x1b" not in done.stdout


def test_long_lists_are_shortened_to_so_many_names(run: Run) -> None:
    def authors(*given: str) -> list[list[str]]:
        done = run("papers", "-n", "0", "--oldest", "-o", "jsonl", *given)
        return [json.loads(line)["authors"] for line in done.stdout.splitlines()]

    assert authors("--names", "2") == [
        ["Ada Lovelace", "Charles Babbage"],
        ["Paul Erdős", "Ada Lovelace"],
        ["Paul Erdős", "Ada Lovelace", "et al."],
    ]
    assert [len(names) for names in authors("--max-authors", "2")] == [2, 2]
    assert "Paul Erdős; et al." in run("papers", "-n", "1", "--names", "1").stdout
    assert "Paul Erdős; … 2 more" in run("show", "0801.0003", "--names", "1").stdout
    assert "{Erdős, Paul and others}" in run("show", "0801.0003", "--names=1", "-obibtex").stdout


def test_papers_of_few_authors_are_searched_too(run: Run) -> None:
    assert run("search", "about", "--max-authors", "2", "-o", "csv").stdout.count("\n") == 3
    assert run("search", "about", "-o", "csv").stdout.count("\n") == 4


def test_formulas_are_guarded_and_numbers_stay(run: Run) -> None:
    query = "SELECT '=1+1' AS a, -5 AS b, '-5' AS c, '@x' AS d, 'x=1' AS e, NULL AS f"

    plain = run("sql", query, "-o", "csv").stdout
    guarded = run("sql", query, "-o", "csv", "--guard").stdout
    marked = run("sql", query, "-o", "tsv", "--guard", "--excel").stdout

    assert plain == "a,b,c,d,e,f\n=1+1,-5,-5,@x,x=1,\n"
    assert guarded == "a,b,c,d,e,f\n'=1+1,-5,'-5,'@x,x=1,\n"
    assert marked == "\ufeffa\tb\tc\td\te\tf\n'=1+1\t-5\t'-5\t'@x\tx=1\t\n"


def test_markdown_has_the_columns_for_people_and_vertical_all(run: Run) -> None:
    markdown = run("papers", "-q", "-n", "1", "--oldest", "-o", "markdown").stdout.splitlines()
    vertical = run("papers", "-q", "-n", "1", "--oldest", "-o", "vertical").stdout.splitlines()

    names = "Ada Lovelace; Charles Babbage"
    assert markdown == [
        "| paper | submitted | category | title | authors |",
        "| --- | --- | --- | --- | --- |",
        rf"| 0704.0001 | 2007-04-02 | math.CO | Notes on \[analytical\] engines | {names} |",
    ]
    assert vertical[0].startswith("-[ 1 ]-")
    assert [line.split(" ")[0] for line in vertical[1:4]] == ["arxiv_id", "title", "authors"]


def test_explained_names_have_the_fields_that_are_asked_for(run: Run) -> None:
    done = run("coauthors", "Babbage", "--explain", "-o", "json", "--fields", "name")

    assert json.loads(done.stdout)["coauthors"] == [{"name": "Ada Lovelace"}]
