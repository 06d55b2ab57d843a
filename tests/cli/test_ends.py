"""How the program ends: exit codes, one line on stderr, no traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import programs
import pytest
from stores import Database
from typer.testing import Result
from waiting import HANG, has_spilled, is_taken, needs_linux, until

Run = Callable[..., Result]
Spawn = Callable[..., subprocess.CompletedProcess[bytes]]

NUMBERS = """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) SELECT i FROM n
"""


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["papers", "--on", "2025-02-30"], 2),
        (["papers", "--from", "2008", "--to", "2007"], 2),
        (["papers", "--on", "2007", "--from", "2007"], 2),
        (["papers", "--primary"], 2),
        (["papers", "-c", "math.XX"], 2),
        (["papers", "-o", "xml"], 2),
        (["papers", "-n", "-1"], 2),
        (["papers", "--after", "nonsense"], 2),
        (["show", "1513.00001"], 2),
        (["show", "0704.9999"], 1),
        (["authors", "Nobody, N."], 1),
        (["authors", ""], 2),
        (["authors", "..."], 2),
        (["path", "Lovelace"], 2),
        (["path", "Lovelace", "Nobody, N."], 1),
        (["coauthors"], 2),
        (["coauthors", "Lovelace", "--depth", "1"], 2),
        (["coauthors", "Lovelace", "-o", "graphml"], 2),
        (["second-degree"], 2),
        (["second-degree", "Lovelace", "-o", "graphml"], 2),
        (["network", "category:cs.AI", "--depth", "2"], 2),
        (["network", "category:cs.AI", "--query", "graphs"], 2),
        (["network", "--explain"], 2),
        (["network", "--nodes", "-o", "gexf"], 2),
        (["network", "--slice", "year"], 2),
        (["network", "--communities", "-o", "csv"], 2),
        (["network", "Lovelace", "--among", "names.txt"], 2),
        (["network", "--among", "/does/not/exist"], 1),
        (["network", "--among", "-", "--depth", "2"], 2),
        (["network", "--among", "-", "--explain"], 2),
        (["network", "Lovelace", "--depth", "0"], 2),
        (["authors", "Lovelace", "-o", "graphml"], 2),
        (["names"], 2),
        (["sql", "SELEC 1"], 2),
        (["sql", "DELETE FROM papers"], 2),
        (["sql"], 2),
        (["sql", "-f", "/does/not/exist.sql"], 1),
        (["import"], 2),
        (["import", ""], 2),
        (["import", "/does/not/exist"], 1),
        (["db", "backup", "/"], 1),
        (["import", "-f", "nonsense", "/does/not/exist"], 2),
        (["nonsense"], 2),
        (["db"], 2),
        (["papers", "--nonsense"], 2),
    ],
)
def test_what_goes_wrong_is_told_in_one_line(run: Run, arguments: list[str], status: int) -> None:
    result = run(*arguments)

    assert result.exit_code == status, result.output
    assert result.stdout == ""
    assert result.stderr.startswith("biblio: ")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("kind", ["missing", "folder", "text", "empty"])
def test_a_database_that_is_none(run: Run, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "other.db"
    if kind == "folder":
        path.mkdir()
    elif kind != "missing":
        path.write_text("no database at all\n" * 100 if kind == "text" else "")

    for command in (["papers"], ["db", "check"], ["db", "current"]):
        if command == ["db", "current"] and kind == "empty":
            continue  # which is a database without a schema
        result = run(*command, db=path)
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.startswith("biblio: ")
        assert result.stderr.count("\n") == 1


def test_bare_biblio_shows_its_help(run: Run) -> None:
    result = run()

    assert result.exit_code == 2
    assert "Commands:" in result.stderr


def test_an_error_shows_no_control_characters(run: Run) -> None:
    result = run("import", "no\x1b[31m\nsuch")

    assert result.exit_code == 1
    assert "no�[31m such" in result.stderr
    assert result.stderr.count("\n") == 1


def test_arguments_that_are_not_utf_8(spawn: Spawn) -> None:
    done = spawn("authors", os.fsdecode(b"Erd\xf5s"))

    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"biblio: ")


@pytest.mark.parametrize("output", ["table", "json", "jsonl", "csv", "tsv"])
def test_a_reader_may_close_the_pipe(filled: Database, output: str) -> None:
    program = programs.Popen(
        [sys.executable, "-m", "biblio", "--db", filled, "sql", "-n", "0", "-o", output, NUMBERS],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert program.stdout is not None
    assert program.stderr is not None
    program.stdout.readline()
    program.stdout.close()
    with program.stderr:
        assert program.stderr.read() == b""
    assert program.wait(HANG) == 141


def test_a_full_disk_is_told_in_one_line(filled: Database) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full here")
    with full.open("wb") as stdout:
        done = programs.run(
            [sys.executable, "-m", "biblio", "--db", filled, "papers"],
            check=False,
            stdout=stdout,
            stderr=subprocess.PIPE,
        )

    assert done.returncode == 1
    assert done.stderr == b"biblio: the output failed: No space left on device\n"


def test_ctrl_c_ends_in_one_line(filled: Database) -> None:
    program = programs.Popen(
        [sys.executable, "-m", "biblio", "--db", filled, "import", "-"],
        stdin=subprocess.PIPE,  # which says nothing more, for ever
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    stdin = program.stdin
    assert stdin is not None
    stdin.write(b"\n")
    stdin.flush()
    until(lambda: is_taken(stdin), program)
    program.send_signal(signal.SIGINT)

    assert program.communicate(timeout=HANG) == (b"", b"biblio: interrupted\n")
    assert program.returncode == 130


@pytest.mark.sqlite("it waits for a file that SQLite spills into")
@needs_linux
def test_ctrl_c_ends_a_query_that_sqlite_runs(filled: Database) -> None:
    # Of what it counts it keeps all, to tell what comes twice.
    endless = "WITH RECURSIVE t(x) AS (SELECT 1 UNION SELECT x + 1 FROM t) SELECT max(x) FROM t"
    program = programs.Popen(
        [sys.executable, "-m", "biblio", "--db", filled, "sql", endless],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    until(lambda: has_spilled(program), program)
    program.send_signal(signal.SIGINT)

    assert program.communicate(timeout=HANG) == (b"", b"biblio: interrupted\n")
    assert program.returncode == 130


def test_a_bug_keeps_its_traceback(spawn: Spawn, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import biblio.cli.opening as opening\n"
        "def broken(context): raise ZeroDivisionError('a bug')\n"
        "opening.database_of = broken\n"
    )
    done = spawn("papers", env={"PYTHONPATH": f"{tmp_path}{os.pathsep}{Path.cwd()}"})

    assert done.returncode == 1
    assert b"Traceback" in done.stderr
    assert b"ZeroDivisionError: a bug" in done.stderr
