"""`graph`: a whole graph of authors, from the database to rows."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from biblio.cli import app
from biblio.cli.graphs import Question
from biblio.graph.scripts import GraphOptions, script
from biblio.graph.scripts import Question as Known

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, filled_database: Path) -> str:
    path = str(tmp_path_factory.mktemp("graphs") / "made")
    done = CliRunner().invoke(app, ["--db", str(filled_database), "export", "parquet", path])
    assert done.exit_code == 0, done.stderr
    return path


def test_the_names_of_questions_are_those_of_the_graph() -> None:
    assert [*map(str, Question)] == [*map(str, Known)]


def test_each_question_has_rows_that_names_of_the_library_are_in(run: Run, folder: str) -> None:
    pairs = json.loads(run("graph", folder, "pairs", "-o", "json").stdout)
    components = json.loads(run("graph", folder, "components", "-o", "json").stdout)
    ranked = json.loads(run("graph", folder, "pagerank", "-o", "json").stdout)

    assert [(each["name"], each["other_name"], each["papers"]) for each in pairs] == [
        ("Ada Lovelace", "Paul Erdős", 2),
        ("Ada Lovelace", "Charles Babbage", 1),
    ]
    names = ["Ada Lovelace", "Charles Babbage", "Paul Erdős"]
    assert [each["name"] for each in components] == names
    assert {(each["component"], each["authors"]) for each in components} == {(1, 3)}
    assert sorted(each["name"] for each in ranked) == names
    assert [each["papers"] for each in ranked if each["name"] == "Ada Lovelace"] == [3]


def test_filters_leave_out_large_papers_and_loose_ties(run: Run, folder: str) -> None:
    two = run("graph", folder, "pairs", "--max-authors", "2", "-o", "tsv", "--fields", "papers")
    tied = run("graph", folder, "components", "--min-papers", "2", "--format", "{component} {name}")

    assert two.stdout.splitlines() == ["papers", "1", "1"]
    assert tied.stdout.splitlines() == ["1 Ada Lovelace", "1 Paul Erdős", "2 Charles Babbage"]


def test_a_file_is_written_whole_in_the_format_of_its_name(
    run: Run, folder: str, tmp_path: Path
) -> None:
    path = tmp_path / "pairs.csv.gz"

    done = run("graph", folder, "pairs", "--to", path)

    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == f"2 rows written to {path}\n"
    rows = [*csv.DictReader(io.StringIO(gzip.decompress(path.read_bytes()).decode()))]
    assert [each["papers"] for each in rows] == ["2", "1"]
    assert run("graph", folder, "pairs", "--to", tmp_path / "a.xml").exit_code == 2
    assert [*tmp_path.glob("a*")] == []


@pytest.mark.sqlite("a library on a server is no file")
def test_the_database_is_not_overwritten(run: Run, folder: str, filled: Path) -> None:
    done = run("graph", folder, "pairs", "-o", "csv", "--to", filled)

    assert (done.exit_code, done.stdout) == (2, "")
    assert "is the database itself" in done.stderr


def test_a_table_shows_the_first_and_how_many_there_are(run: Run, folder: str) -> None:
    done = run("graph", folder, "pairs", "-n", "1")

    assert done.stdout.splitlines() == [
        "papers  weight  author_id  name          other_id  other",
        "     2  2.000           1  Ada Lovelace         3  Paul Erdős",
    ]
    assert done.stderr == "… 1 shown, 2 in all: -n 0 for all\n"
    assert run("graph", folder, "pairs", "-n", "1", "-q").stderr == ""


def test_the_statements_are_printed_for_a_cluster(run: Run, tmp_path: Path) -> None:
    url, path = "hdfs:///papers", tmp_path / "a.sql"

    done = run("graph", url, "components", "--script", "--rounds", "2", "--max-authors", "9")
    run("graph", url, "components", "--script", "--rounds", "2", "--max-authors", "9", "--to", path)

    options = GraphOptions(max_authors=9)
    assert done.stdout == path.read_text() == script(Known.COMPONENTS, url, options, 2)
    assert run("graph", url, "components", "--rounds", "2").exit_code == 2


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda folder: folder / "no", "biblio: there is no folder "),
        (lambda folder: folder, "biblio: {} is no folder that `biblio export parquet` wrote"),
    ],
)
def test_what_is_no_such_folder_is_told(
    run: Run, tmp_path: Path, make: Callable[[Path], Path], sentence: str
) -> None:
    done = run("graph", make(tmp_path), "pairs")

    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith(sentence.format(tmp_path))


def test_without_the_extra_it_is_told_what_to_install(
    run: Run, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)

    done = run("graph", folder, "pairs")

    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == (
        "biblio: graphs need what is not installed here: pip install 'biblio[parquet]'\n"
    )
