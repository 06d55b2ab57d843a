"""`imports`: the runs listed, shown, taken back, tried again."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from dumps import contents
from stores import Database
from typer.testing import Result

from biblio.queries.imports import RejectionRow

Run = Callable[..., Result]
Spawn = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def two_runs(run: Run, tmp_path: Path, with_rejections: Path) -> Path:
    """A database with one import of three papers, and one with a rejection."""
    run("import", with_rejections)
    return tmp_path


def test_runs_are_listed_the_last_first(run: Run, two_runs: Path, records: Path) -> None:
    assert two_runs.is_dir()

    rows = json.loads(run("imports", "list", "-o", "json").stdout)

    assert [(row["import_id"], row["status"], row["read"]) for row in rows] == [
        (2, "complete", 2),
        (1, "complete", 3),
    ]
    assert rows[1]["source"] == str(records)
    limited = run("imports", "list", "-n", "1", "-o", "csv")
    assert limited.stdout.count("\n") == 2
    assert "1 shown, 2 in all" in limited.stderr


def test_a_run_is_shown_with_its_rejections(run: Run, two_runs: Path) -> None:
    assert two_runs.is_dir()

    page = run("imports", "show", "2").stdout
    detail = json.loads(run("imports", "show", "2", "-o", "json").stdout)[0]
    rows = run("imports", "show", "2", "-o", "tsv").stdout.splitlines()

    assert "rejections  1, 1 of them open" in page
    assert "line 2" in page
    assert detail["summary"]["rejected"] == detail["open"] == 1
    assert detail["rejections"][0]["raw"] == '{"id": "0704.0009", "title": 5}'
    assert len(detail["checksum"]) == 64
    assert rows[0].split("\t") == list(RejectionRow._fields)
    assert len(rows) == 2


@pytest.mark.parametrize("command", ["show", "undo", "retry"])
def test_a_run_that_never_was(run: Run, command: str) -> None:
    options = ["--yes"] if command == "undo" else []

    result = run("imports", command, "7", *options)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "biblio: there is no import 7; `biblio imports list` shows them\n"


def test_undo_asks_nobody_where_nobody_is(spawn: Spawn, filled: Database) -> None:
    before = contents(filled)

    done = spawn("imports", "undo", "1", stdin=b"y\n")

    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.count(b"\n") == 1
    assert b"3 papers removed" in done.stderr
    assert b"say --yes" in done.stderr
    assert contents(filled) == before


def test_undo_previews_and_does(run: Run) -> None:
    preview = run("imports", "undo", "1", "--dry-run")
    there = run("stats", "-o", "json").stdout
    done = run("imports", "undo", "1", "--yes")

    assert json.loads(there)[0]["papers"] == 3
    assert (preview.exit_code, done.exit_code) == (0, 0)
    assert "would be taken back: 3 records and 0 rejections removed, 3 papers" in preview.stdout
    assert "is taken back: 3 records and 0 rejections removed, 3 papers" in done.stdout
    assert json.loads(run("stats", "-o", "json").stdout)[0]["papers"] == 0
    assert "nothing found" in run("imports", "list").stderr


def test_undo_of_a_run_in_the_middle(run: Run, two_runs: Path) -> None:
    assert two_runs.is_dir()

    run("imports", "undo", "1", "--yes")

    rows = json.loads(run("papers", "-o", "json").stdout)
    assert [row["arxiv_id"] for row in rows] == ["0704.0001"]


def test_retry_stores_nothing_that_is_still_wrong(run: Run, two_runs: Path) -> None:
    assert two_runs.is_dir()

    result = run("imports", "retry", "2")

    assert result.exit_code == 1
    assert "1 read, 0 added, 0 updated, 0 unchanged, 0 held, 1 rejected; import 3" in result.stdout
    assert result.stderr.splitlines()[-1] == "biblio: nothing of it can be stored yet"
    assert "1, 1 of them open" in run("imports", "show", "3").stdout


def test_mended_rejects_are_imported(run: Run, tmp_path: Path, with_rejections: Path) -> None:
    rejects = tmp_path / "rejects.jsonl"
    new = tmp_path / "new.db"
    run("import", "--rejects", rejects, with_rejections, db=new)
    rejects.write_text(rejects.read_text().replace('\\"title\\": 5', '\\"title\\": \\"Five\\"'))

    result = run("import", rejects, db=new)

    assert f"{rejects} (snapshot): 1 read, 1 added" in result.stdout
    assert json.loads(run("show", "0704.0009", "-o", "json", db=new).stdout)[0]["title"] == "Five"


def test_held_records_are_listed_until_their_paper_comes(
    run: Run, tmp_path: Path, records: Path
) -> None:
    text = "We count who knows whom among people who wrote letters, and draw the graph of friends."
    listing, paper, new = tmp_path / "listing.txt", tmp_path / "paper.jsonl", tmp_path / "new.db"
    listing.write_text(f"{text}\n翻译:我们数一数写过信的人中谁认识谁，并画成朋友图。\n")
    line = records.read_text().splitlines()[1]
    paper.write_text(line.replace("About Graphs of friends, in the words of this test.", text))

    first = run("import", listing, db=new)
    waiting = json.loads(run("imports", "held", "-o", "json", db=new).stdout)
    run("import", paper, db=new)

    assert "1 held" in first.stdout, first.output
    assert [row["abstract"] for row in waiting] == [text]
    assert json.loads(run("imports", "held", "-o", "json", db=new).stdout) == []


def test_a_dry_run_tells_the_changed_fields(run: Run, tmp_path: Path, records: Path) -> None:
    changed = tmp_path / "changed.jsonl"
    line = records.read_text().splitlines()[1]
    changed.write_text(
        line.replace("Graphs of friends", "Graphs of foes").replace("2010-01-01", "2011-01-01")
    )

    text = run("import", "--dry-run", "-v", changed).stdout.splitlines()
    (report,) = json.loads(run("import", "--dry-run", "-v", "-o", "json", changed).stdout)

    title, abstract = text[1:]
    assert title == "  0704.0002 title: Graphs of friends → Graphs of foes"
    assert abstract.startswith("  0704.0002 abstract: About Graphs of friends, in the words of")
    assert abstract.endswith(" → About Graphs of foes, in the words of this test.")
    assert report["fields_changed"] == 2
    assert [each["field"] for each in report["changes"]] == ["title", "abstract"]


def test_many_changes_are_cut_with_a_note(run: Run, tmp_path: Path, records: Path) -> None:
    old, new = tmp_path / "old.jsonl", tmp_path / "new.jsonl"
    line = records.read_text().splitlines()[1]
    many = [line.replace("0704.0002", f"0704.{number:04}") for number in range(100, 220)]
    old.write_text("\n".join(many))
    new.write_text(
        "\n".join(many)
        .replace('"journal-ref": null', '"journal-ref": "J. Sums 1"')
        .replace("2010-01", "2011-01")
    )
    run("import", old)

    result = run("import", "--dry-run", "-v", new)
    (whole,) = json.loads(run("import", "--dry-run", "-v", "-o", "json", new).stdout)

    assert result.stdout.count("journal_ref: nothing → J. Sums 1") == 100
    assert "… 20 more fields changed: -v -o json tells them all" in result.stderr
    assert len(whole["changes"]) == whole["fields_changed"] == 120


def test_an_undo_tells_programs_too(run: Run) -> None:
    (dry,) = json.loads(run("imports", "undo", 1, "--dry-run", "-o", "json").stdout)
    done = run("imports", "undo", 1, "--yes", "-o", "csv").stdout.splitlines()

    assert (dry["import_id"], dry["records"], dry["papers_removed"]) == (1, 3, 3)
    assert (
        done[0]
        == "import_id,source,records,rejections,papers_removed,papers_changed,people_changed"
    )
    assert done[1].startswith("1,")


def test_what_an_import_did_is_shown_and_asked_for(run: Run, tmp_path: Path) -> None:
    lines = [
        {"id": "0704.0002", "title": "Graphs of foes", "update_date": "2011-01-01"},
        {"id": "2401.00001", "title": "Trees"},
    ]
    (tmp_path / "new.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    run("import", tmp_path / "new.jsonl")

    table = run("imports", "show", "last", "--changes").stdout
    rows = json.loads(run("imports", "show", "2", "--changes", "-o", "json").stdout)
    cut = run("imports", "show", "2", "--changes", "-n", "1")

    assert "title: Graphs of friends → Graphs of foes" in table
    assert [(row["change"], row["handle"]) for row in rows] == [
        *(("changed", "arXiv:0704.0002"), ("added", "arXiv:2401.00001")),
    ]
    assert rows[0]["fields"] == {
        "title": {"before": "Graphs of friends", "after": "Graphs of foes"}
    }
    assert "… 1 paper shown, there are more: -n 0 for all" in cut.stderr
    found = run("papers", "--import", "last", "--added", "--fields", "arxiv_id", "-o", "csv")
    assert found.stdout.split() == ["arxiv_id", "2401.00001"]
    assert "--import last" in run("papers", "--added").stderr
    assert run("search", "trees", "--changed").exit_code == 2
    assert run("imports", "show", "first").exit_code == 2
    assert run("imports", "show", "1", "--changes", "-q").exit_code == 0
