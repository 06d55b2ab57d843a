"""`sql`: the user's own queries, from wherever they come."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from dumps import contents
from stores import Database
from typer.testing import Result

Run = Callable[..., Result]
Spawn = Callable[..., subprocess.CompletedProcess[bytes]]

QUERY = "SELECT arxiv_id, title FROM papers WHERE arxiv_id = '0704.0002'"
ROW = {"arxiv_id": "0704.0002", "title": "Graphs of friends"}


def test_a_query_from_the_command_line_stdin_and_a_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "query.sql"
    path.write_text(f"-- the second\n{QUERY};\n")

    for result in (
        run("sql", QUERY, "-o", "json"),
        run("sql", "-", "-o", "json", stdin=QUERY),
        run("sql", "-f", path, "-o", "json"),
    ):
        assert json.loads(result.stdout) == [ROW]
        assert result.stderr == ""


def test_parameters_are_text(run: Run) -> None:
    result = run(
        "sql", "SELECT :a AS a, :b AS b", "-p", "a=0704.1000", "-p", ":b=x=y", "-o", "jsonl"
    )

    assert json.loads(result.stdout) == {"a": "0704.1000", "b": "x=y"}


def test_columns_of_one_name_are_told_apart(run: Run) -> None:
    assert json.loads(run("sql", "SELECT 1 AS n, 2 AS n, 3 AS n", "-o", "jsonl").stdout) == {
        "n": 1,
        "n_2": 2,
        "n_3": 3,
    }


@pytest.mark.sqlite("bytes are written otherwise")
def test_values_of_every_kind(run: Run) -> None:
    text = run("sql", "SELECT NULL AS a, 1.5 AS b, x'00ff' AS c, 9e999 AS d", "-o", "jsonl").stdout

    assert text == '{"a":null,"b":1.5,"c":"00ff","d":null}\n'


def test_a_cut_answer_says_so(run: Run) -> None:
    result = run("sql", "SELECT arxiv_id FROM papers ORDER BY 1", "-n", "2")

    assert result.stdout == "arxiv_id\n0704.0001\n0704.0002\n"
    assert result.stderr.startswith("… cut after 2 rows")


@pytest.mark.parametrize("pair", ["a", "=1", ""])
def test_a_parameter_is_a_pair(run: Run, pair: str) -> None:
    result = run("sql", "SELECT :a", "-p", pair)

    assert (result.exit_code, result.stdout) == (2, "")


def test_nothing_can_be_written(run: Run, filled: Database) -> None:
    before = contents(filled)

    for query in ("DELETE FROM papers", "ATTACH 'other.db' AS other", "PRAGMA user_version = 7"):
        result = run("sql", query)
        assert result.exit_code == 2
        assert result.stderr.count("\n") == 1

    assert contents(filled) == before


@pytest.mark.parametrize("output", ["table", "json", "jsonl", "csv", "tsv"])
def test_every_output(run: Run, output: str) -> None:
    result = run("sql", "SELECT arxiv_id, NULL AS empty FROM papers ORDER BY 1", "-o", output)

    assert (result.exit_code, result.stderr) == (0, "")
    assert "0704.0002" in result.stdout


def test_time_that_is_over_is_said(run: Run) -> None:
    endless = "WITH RECURSIVE t(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM t) SELECT max(x) FROM t"

    result = run("sql", endless, "--seconds", "0.1")

    assert result.stderr.startswith("… stopped after 0.1 seconds")


@pytest.mark.sqlite("its shell is another")
@pytest.mark.skipif(shutil.which("sqlite3") is None, reason="the sqlite3 program is not there")
def test_the_shell_reads_and_cannot_write(spawn: Spawn, filled: Database) -> None:
    before = contents(filled)

    read = spawn("sql", "--shell", stdin=b"SELECT authors FROM paper_list ORDER BY paper_id;\n")
    written = spawn("sql", "--shell", stdin=b"DELETE FROM papers;\n")

    assert read.stdout.decode().splitlines()[0] == "Ada Lovelace; Charles Babbage"
    assert b"readonly database" in written.stderr
    assert contents(filled) == before


@pytest.mark.sqlite("its shell is another")
def test_the_shell_says_what_is_missing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_query = run("sql", "SELECT 1", "--shell")
    no_file = run("sql", "--shell", db=tmp_path / "none.db")
    monkeypatch.setenv("PATH", str(tmp_path))
    no_program = run("sql", "--shell")

    assert [each.exit_code for each in (with_query, no_file, no_program)] == [2, 1, 1]
    assert "there is no database" in no_file.stderr
    assert no_program.stderr.startswith("biblio: there is no sqlite3 and no litecli program")


@pytest.mark.sqlite("its shell is another")
def test_without_sqlite3_the_shell_is_litecli(
    spawn: Spawn, filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "litecli"
    other.write_text(f'#!{shutil.which("sh")}\necho "$@"\n')
    other.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    opened = spawn("sql", "--shell")

    assert opened.stdout.decode() == f"{filled.as_uri()}?mode=ro\n"


def test_a_parameter_that_is_not_in_the_query_is_refused(run: Run) -> None:
    result = run("sql", "SELECT :year", "-p", "year=2024", "-p", "yea=2023")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "the query has no :yea;" in result.stderr
