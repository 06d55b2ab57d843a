"""`export parquet`, beside an export of papers that a query of that word asks for."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from cli.test_trouble import command, restricted
from typer.testing import Result
from waiting import needs_linux

from biblio.parquet.manifest import read_manifest

Run = Callable[..., Result]


def test_a_folder_is_written_and_what_did_not_change_is_told(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "made"

    first = run("export", "parquet", folder)
    again = run("export", "parquet", folder)

    assert (first.exit_code, first.stdout) == (0, "")
    assert first.stderr.splitlines()[-1].startswith(f"{folder}: 16 tables, ")
    assert again.stderr.splitlines()[-1].endswith("; 0 files written, 21 as they were")
    assert run("export", "parquet", folder, "-q").stderr == ""
    assert read_manifest(folder).tables["papers"].rows == 3


def test_tables_and_years_may_be_named(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "made"

    done = run("export", "parquet", "--year", "2008", "--table", "papers", folder)

    assert done.exit_code == 0
    manifest = read_manifest(folder)
    assert ([*manifest.tables], manifest.years_of()) == (["papers"], ("2008",))
    assert run("export", "parquet", folder, "--table", "nothing").exit_code == 2
    assert run("export", "parquet", folder, "--year", "all").exit_code == 2
    refused = run("export", "parquet", folder, "--table", "authors")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "has papers too, which would go" in refused.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["parquet", "-o", "jsonl"],
        ["parquet", "-ojsonl"],
        ["parquet", "--output=jsonl", "--oldest"],
        ["-o", "jsonl", "parquet"],
    ],
)
def test_a_query_of_that_word_is_one_where_an_export_of_papers_is_asked_for(
    run: Run, arguments: list[str]
) -> None:
    done = run("export", *arguments)

    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "nothing found\n")


def test_the_words_alone_say_what_is_missing(run: Run) -> None:
    done = run("export", "parquet")

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        "biblio: Missing argument 'DIR'; `biblio export parquet --help` tells more\n"
    )
    assert "--year" in run("export", "parquet", "--help").stdout
    assert "biblio export parquet DIR" in " ".join(run("export", "--help").stdout.split())


@pytest.mark.sqlite("whom the system restricts does not reach the tests' server")
@needs_linux
def test_a_full_disk_leaves_the_folder_as_it_was(filled: Path, tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "made"
    run("export", "parquet", folder, "--table", "papers")
    before = read_manifest(folder)
    with closing(sqlite3.connect(filled)) as connection, connection:
        connection.execute("UPDATE papers SET abstract = hex(randomblob(200000))")

    words = command(filled, "export", "parquet", folder)
    status, output, errors = restricted(words, file_size=60_000)

    assert (status, output) == (1, "")
    assert errors == f"biblio: {folder}: File too large\n"
    assert read_manifest(folder) == before
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".biblio")] == []


def test_without_the_extra_it_is_told_what_to_install(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)

    done = run("export", "parquet", tmp_path / "made")

    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == (
        "biblio: Parquet needs what is not installed here: pip install 'biblio[parquet]'\n"
    )
