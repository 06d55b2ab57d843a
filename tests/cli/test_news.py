"""`news` on the command line: for people, programs and cron, and told only once it was written."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import programs
import pytest
from stores import Database, by_hand
from typer.testing import Result
from waiting import HANG

Run = Callable[..., Result]
NOTES = "g: 1 new\n  2401.00001  Graphs of today (Ada Lovelace)\n"


@pytest.fixture
def with_news(run: Run, tmp_path: Path) -> Run:
    """A query `g` with one paper that is new, and `t` with none."""
    run("saved", "add", "g", "graphs")
    run("saved", "add", "t", "trees", "-k", "article")
    line = {"id": "2401.00001", "title": "Graphs of today", "authors": "Ada Lovelace"}
    (tmp_path / "new.jsonl").write_text(json.dumps(line | {"categories": "math.CO"}))
    assert run("import", tmp_path / "new.jsonl").exit_code == 0
    return run


def test_news_are_told_once_and_nothing_makes_no_mail(with_news: Run) -> None:
    run = with_news

    kept, told, again = run("news", "--keep"), run("news", "-q"), run("news")

    assert (kept.stdout, told.stdout) == (NOTES, NOTES)
    assert (again.stdout, again.stderr, again.exit_code) == ("", "nothing new\n", 0)
    quiet = run("news", "-q")
    assert (quiet.stdout, quiet.stderr, quiet.exit_code) == ("", "", 0)


def test_programs_get_a_row_for_each_paper(with_news: Run) -> None:
    (row,) = json.loads(with_news("news", "-o", "json", "--keep").stdout)
    lines = with_news("news", "-o", "jsonl").stdout.splitlines()

    assert (row["saved"], row["news"], row["arxiv_id"]) == ("g", "new", "2401.00001")
    assert [json.loads(line) for line in lines] == [row]
    assert with_news("news", "-o", "json", "-q").stdout == "[]\n"


@pytest.mark.parametrize("output", ["table", "json"])
def test_what_was_not_written_whole_is_news_again(
    with_news: Run, filled: Database, output: str
) -> None:
    command = [sys.executable, "-m", "biblio", "--db", str(filled), "news", "-o", output]
    with Path("/dev/full").open("wb") as full:
        failed = programs.run(
            command, check=False, stdout=full, stderr=subprocess.PIPE, timeout=HANG
        )

    assert failed.returncode == 1
    assert b"No space left on device" in failed.stderr
    assert with_news("news").stdout == NOTES


def test_a_query_that_cannot_be_answered_is_told_by_name(with_news: Run, filled: Database) -> None:
    with by_hand(filled) as connection:
        connection.execute("""UPDATE saved_queries SET asks = '{"query":"(("}' WHERE name = 't'""")

    told = with_news("news", "-q")

    assert (told.stdout, told.exit_code) == (NOTES, 1)
    assert told.stderr.startswith("biblio: saved query t: ")
    assert with_news("news", "nope").stderr == (
        "biblio: saved query nope: there is no saved query nope: `biblio saved list` shows them\n"
    )


def test_saved_queries_are_listed_as_they_are_typed(run: Run) -> None:
    run("saved", "add", "mine", "of engines", "-c", "math.CO", "--primary", "--from", "2007")

    listed = run("saved", "list")

    assert "'of engines' -c math.CO --primary --from 2007" in listed.stdout
    assert "0704.0001" in run("saved", "show", "mine").stdout
    assert run("saved", "show", "mine", "--import", "last", "-o", "csv").exit_code == 0
    assert run("saved", "add", "mine", "x").exit_code == 2
    assert run("saved", "add", "empty").exit_code == 2
    assert run("saved", "show", "nope").exit_code == 1
    assert "mine is yours now" in run("saved", "rename", "mine", "yours").stdout
    assert "yours is deleted" in run("saved", "delete", "yours").stdout
    assert "there is no saved query yet" in run("news").stderr
