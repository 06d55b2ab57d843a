"""`papers`, `search`, `authors`, `coauthors`, `stats`: rows in every format, and what is said."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import biblio
from biblio.cli import app
from biblio.cli.rendering import keys_for_programs
from biblio.model.names import AuthorName
from biblio.model.records import PaperRecord
from biblio.queries.rows import PaperSummary

Run = Callable[..., Result]


def test_papers_by_date_newest_first(run: Run) -> None:
    rows = json.loads(run("papers", "-o", "json").stdout)

    assert [row["arxiv_id"] for row in rows] == ["0801.0003", "0704.0002", "0704.0001"]
    assert rows[2] == {
        "arxiv_id": "0704.0001",
        "title": "Notes on [analytical] engines",
        "authors": ["Ada Lovelace", "Charles Babbage"],
        "submitted": "2007-04-02T10:00:00Z",
        "revised": "2007-07-24T10:00:00Z",
        "primary_category": "math.CO",
        "categories": ["math.CO", "cs.DM"],
        "listed_by": "submitted",
        "listed_at": "2007-04-02T10:00:00Z",
        "authors_cut": False,
        "handle": "arXiv:0704.0001",
        "kind": None,
        "container_title": None,
        "issued": None,
    }


def test_a_table_into_a_pipe_is_whole_and_says_its_date(run: Run) -> None:
    lines = run("papers", "--by", "revised", "--on", "2007").stdout.splitlines()

    assert lines == [
        "paper      revised     category  title                          authors",
        (
            "0704.0001  2007-07-24  math.CO   Notes on [analytical] engines  "
            "Ada Lovelace; Charles Babbage"
        ),
        "0704.0002  2007-04-03  math.CO   Graphs of friends              Paul Erdős; Ada Lovelace",
    ]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--on", "2007-04-02"], ["0704.0001"]),
        (["--from", "2007-04-03"], ["0801.0003", "0704.0002"]),
        (["--to", "2007-04", "--oldest"], ["0704.0001", "0704.0002"]),
        (["-c", "cs.*"], ["0704.0001"]),
        (["-c", "cs.DM", "--primary"], []),
        (["-a", "erdos"], ["0801.0003", "0704.0002"]),
        (["author:erdos NOT jets"], ["0704.0002"]),
        (["category:math.CO date:2007-04-02..2007-04"], ["0704.0002", "0704.0001"]),
        (["category:cs.DM", "--primary"], []),
        (["graphs OR jets", "--from", "2008"], ["0801.0003"]),
    ],
)
def test_filters(run: Run, options: list[str], found: list[str]) -> None:
    rows = json.loads(run("papers", *options, "-o", "json").stdout)

    assert [row["arxiv_id"] for row in rows] == found


def test_a_cut_list_says_so_and_goes_on(run: Run) -> None:
    first = run("papers", "-n", "2", "-o", "csv")
    assert first.stderr.startswith("… 2 shown, 3 in all: -n 0 for all, or --after ")
    cursor = first.stderr.split("--after ")[1].split()[0]

    second = run("papers", "-n", "2", "-o", "csv", "--after", cursor)

    rows = csv.DictReader(io.StringIO(second.stdout))
    assert [row["arxiv_id"] for row in rows] == ["0704.0001"]
    assert second.stderr == ""


def test_no_limit_gives_all_pages(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("biblio.cli.papers.PAGE", 1)

    result = run("papers", "-n", "0", "-o", "jsonl")

    assert [json.loads(line)["arxiv_id"] for line in result.stdout.splitlines()] == [
        "0801.0003",
        "0704.0002",
        "0704.0001",
    ]
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("output", "printed"), [("table", ""), ("json", "[]\n"), ("jsonl", ""), ("csv", None)]
)
def test_nothing_found_is_said(run: Run, output: str, printed: str | None) -> None:
    result = run("papers", "--on", "1999", "-o", output)

    assert (result.exit_code, result.stderr) == (0, "nothing found\n")
    if printed is None:
        assert result.stdout.splitlines() == [
            (
                "arxiv_id,title,authors,submitted,revised,primary_category,categories,"
                "listed_by,listed_at,authors_cut,handle,kind,container_title,issued"
            )
        ]
    else:
        assert result.stdout == printed


def test_lists_are_joined_in_csv_and_tsv(run: Run) -> None:
    text = run("papers", "--on", "2007-04-02", "-o", "csv").stdout
    assert next(csv.DictReader(io.StringIO(text)))["authors"] == "Ada Lovelace; Charles Babbage"

    lines = run("papers", "-o", "tsv").stdout.splitlines()
    assert lines[0].split("\t") == keys_for_programs(PaperSummary._fields)
    assert {line.count("\t") for line in lines} == {lines[0].count("\t")}
    assert len(lines) == 4


@pytest.mark.parametrize("output", ["table", "json", "jsonl"])
def test_control_characters_are_not_printed(run: Run, output: str) -> None:
    text = run("papers", "-o", output).stdout + run("show", "0801.0003", "-o", output).stdout

    assert not set(text) & set("\x1b\x07\x9b\u202e")
    assert "[bold]markup[/bold]" in text


def test_search_marks_what_it_found(run: Run) -> None:
    rows = json.loads(run("search", "ERDOS graphs", "-o", "json").stdout)

    assert [row["arxiv_id"] for row in rows] == ["0704.0002"]
    assert "[Graphs]" in rows[0]["snippet"] or "[Erdős]" in rows[0]["snippet"]


def test_authors_say_by_which_rule(run: Run) -> None:
    rows = json.loads(run("authors", "erdos", "-o", "json").stdout)

    assert [{key: row[key] for key in row if key != "author_id"} for row in rows] == [
        {
            "name": "Paul Erdős",
            "papers": 2,
            "first": "2007",
            "last": "2008",
            "is_collaboration": False,
            "rule": "surname",
        }
    ]


def test_coauthors_leave_out_collaborations_unless_asked(run: Run) -> None:
    persons = json.loads(run("coauthors", "Lovelace, Ada", "-o", "json").stdout)
    everyone = run("coauthors", "Lovelace, Ada", "--collaborations", "-o", "json").stdout

    assert [(row["name"], row["papers"], row["first"], row["last"]) for row in persons] == [
        ("Paul Erdős", 2, "2007", "2008"),
        ("Charles Babbage", 1, "2007", "2007"),
    ]
    assert list(persons[0]) == ["author_id", "name", "papers", "weight", "first", "last"]
    assert len(json.loads(everyone)) == 3


@pytest.mark.parametrize(
    ("options", "names"),
    [
        (["--from", "2008"], ["Paul Erdős"]),
        (["--to", "2007-04-02"], ["Charles Babbage"]),
        (["-c", "cs.DM"], ["Charles Babbage"]),
        (["--min-papers", "2"], ["Paul Erdős"]),
        (["--max-authors", "2", "--weight", "fractional"], ["Charles Babbage", "Paul Erdős"]),
        (["-n", "1"], ["Paul Erdős"]),
    ],
)
def test_options_of_coauthors(run: Run, options: list[str], names: list[str]) -> None:
    rows = json.loads(run("coauthors", "Lovelace", *options, "-o", "json").stdout)

    assert [row["name"] for row in rows] == names


def test_coauthors_say_what_was_cut_and_explain(run: Run) -> None:
    result = run("coauthors", "Lovelace", "-n", "1", "--explain")

    assert "Paul Erdős" in result.stdout
    assert "Lovelace is taken for Ada Lovelace, id:" in result.stderr
    assert "… 1 shown, 2 in all: -n 0 for all\n" in result.stderr


def test_stats_in_every_shape(run: Run) -> None:
    (counted,) = json.loads(run("stats", "-o", "json").stdout)
    assert counted == {
        "papers": 3,
        "authors": 4,
        "authorships": 7,
        "by_year": [{"value": "2007", "papers": 2}, {"value": "2008", "papers": 1}],
        "by_category": [
            {"value": "math.CO", "papers": 2},
            {"value": "cs.DM", "papers": 1},
            {"value": "hep-ex", "papers": 1},
        ],
        "by_kind": [{"value": "preprint", "papers": 3}],
    }

    lines = run("stats", "-o", "tsv").stdout.splitlines()
    assert lines[:2] == ["of\tvalue\tnumber", "papers\t\t3"]
    assert lines[-2:] == ["papers by category\thep-ex\t1", "papers by kind\tpreprint\t3"]


@pytest.fixture
def unfinished(tmp_path: Path) -> list[str]:
    """The options that name a database of a paper without title whose list of authors is cut."""
    path = tmp_path / "cut.db"
    with biblio.open(path, create=True) as library:
        library.import_records(
            [
                PaperRecord(
                    format="made",
                    arxiv_id="0704.0009",
                    abstract="On leptons.",
                    authors=tuple(AuthorName(name) for name in ("Ito", "Kim", "Sato")),
                    authors_cut=True,
                    submitted="2007-04-02",
                )
            ]
        )
    return ["--db", str(path)]


@pytest.mark.parametrize("command", [["papers"], ["search", "leptons"]])
def test_what_is_not_known_is_said(unfinished: list[str], command: list[str]) -> None:
    table = CliRunner().invoke(app, [*unfinished, *command]).stdout.splitlines()
    (row,) = json.loads(CliRunner().invoke(app, [*unfinished, *command, "-o", "json"]).stdout)

    assert "(no title)" in table[1]
    assert table[1].endswith("Ito; Kim; Sato; et al.")
    assert (row["title"], row["authors"], row["authors_cut"]) == (
        None,
        ["Ito", "Kim", "Sato"],
        True,
    )


def test_a_path_names_papers_without_title(unfinished: list[str]) -> None:
    lines = CliRunner().invoke(app, [*unfinished, "path", "Ito", "Kim"]).stdout.splitlines()

    assert [line.split("  ")[-1] for line in lines[2:]] == ["(no title) On leptons."]
