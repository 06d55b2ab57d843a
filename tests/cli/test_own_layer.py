"""Tags, notes, lists and their history from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]


def rows(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.stderr
    found: list[dict[str, object]] = json.loads(result.stdout)
    return found


def test_tags_are_put_on_taken_off_and_asked_for(run: Run) -> None:
    put = run("tag", "0704.0001", "0704.0002", "+to-read", "-done", "-q-x", "+Öl:1/2")
    off = run("tag", "0704.0001", "-to-read", "-o", "json")

    assert put.stdout == "+to-read +Öl:1/2 -done -q-x: 2 papers (change 1)\n"
    assert rows(off) == [{"change_id": 2, "papers": 1, "unfound": 0}]
    assert rows(run("tag", "0704.0002", "-o", "json")) == [
        {"paper": "0704.0002", "tags": ["to-read", "Öl:1/2"]}
    ]
    assert rows(run("tags", "-o", "json")) == [
        {"name": "to-read", "papers": 1, "resting": 0},
        {"name": "Öl:1/2", "papers": 2, "resting": 0},
    ]
    for asked in (
        ("papers", "--tag", "TO-READ", "--tag", "öl:1/2"),
        ("search", "graphs tag:to-read"),
    ):
        assert [each["arxiv_id"] for each in rows(run(*asked, "-o", "json"))] == ["0704.0002"]
    both = run("papers", "tag:öl:1/2", "--tag", "nope")
    assert both.stderr.splitlines() == [
        "there is no tag nope: `biblio tags` lists them",
        "nothing found",
    ]


@pytest.mark.parametrize("command", [("tag", "+x"), ("list", "add", "l")])
def test_of_several_papers_those_that_are_here_are_changed(
    run: Run, command: tuple[str, ...]
) -> None:
    done = run(*command, "--ids", "-", stdin="# mine\n\n0704.0001 # a remark\n0704.9999\nnope\n")
    wrong = run(*command, "nope")
    nothing = run(*command, "--ids", "-", stdin="\n# nothing\n")

    assert done.stdout.endswith(": 1 paper (change 1)\n")
    assert (done.exit_code, len(done.stderr.splitlines())) == (1, 2)
    assert (wrong.exit_code, nothing.exit_code) == (2, 1)
    assert nothing.stderr == "biblio: stdin holds no identifier; write one a line\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("tag",), "name a paper"),
        (("tag", "+x"), "name a paper"),
        (("tag", "0704.0001", "+"), "the name of a tag is missing"),
        (("tag", "0704.0001", "+a", "-A"), "to be added and removed"),
        (("note", "0704.0001", "x", "--delete"), "one of them"),
        (("note", "0704.0001", " "), "a note needs some text"),
        (("papers", "--list", "a b"), "cannot be a list"),
    ],
)
def test_wrong_usage_is_told(run: Run, arguments: tuple[str, ...], told: str) -> None:
    result = run(*arguments)

    assert (result.exit_code, told in result.stderr) == (2, True)


def test_a_note_is_written_shown_edited_and_deleted(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "my editor"
    editor.write_text('#!/bin/sh\necho "and more" >> "$1"\n')
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", f"'{editor}'")

    assert run("note", "0704.0001").stderr == "0704.0001 has no note\n"
    assert run("note", "0704.0001", "-", stdin="Two\nlines\n").exit_code == 0
    assert run("note", "0704.0001", "--edit").exit_code == 0
    assert run("note", "0704.0001").stdout == "Two\nlines\nand more\n"
    assert "  note        Two\n              lines" in run("show", "0704.0001").stdout
    assert run("note", "0704.0001", "--delete").stdout == "the note is deleted (change 3)\n"
    monkeypatch.setenv("VISUAL", "false")
    failed = run("note", "0704.0001", "--edit")
    assert (failed.exit_code, failed.stderr) == (
        1,
        "biblio: the editor false failed, and nothing was changed\n",
    )
    assert rows(run("note", "0704.0001", "-o", "json")) == [{"paper": "0704.0001", "note": None}]


def test_lists_and_the_history(run: Run) -> None:
    run("list", "add", "chapter2", "0704.0002", "0704.0001")
    run("list", "rename", "chapter2", "Intro")

    shown = rows(run("list", "show", "intro", "-o", "json"))
    assert [each["arxiv_id"] for each in shown] == ["0704.0002", "0704.0001"]
    assert rows(run("list", "-o", "json")) == [{"name": "Intro", "papers": 2, "resting": 0}]
    assert run("papers", "list:INTRO", "-o", "tsv").stdout.count("\n") == 3
    assert run("list", "delete", "chapter2").stderr == "biblio: there is no list chapter2\n"
    assert run("annotations", "undo", "2").stdout == "change 2 is taken back\n"
    assert [
        (each["change_id"], each["action"], each["names"], each["papers"])
        for each in rows(run("annotations", "history", "-o", "json"))
    ] == [(2, "list rename", ["chapter2", "Intro"], 2), (1, "list add", ["chapter2"], 2)]
    again = run("annotations", "undo", "2")
    assert (again.exit_code, "was taken back already" in again.stderr) == (2, True)


def test_the_layer_goes_out_and_comes_in(run: Run, tmp_path: Path) -> None:
    run("tag", "0704.0001", "+x")
    file = tmp_path / "own.jsonl"

    out = run("annotations", "export", "--to", str(file))
    back = run("annotations", "import", str(file))

    assert out.stderr == f"exported 1 changes and keys to {file}\n"
    assert back.stdout.endswith("0 changes, 0 taken back, 0 citation keys, 1 known already\n")
    missing = run("annotations", "import", str(tmp_path / "none"))
    assert (missing.exit_code, "No such file" in missing.stderr) == (1, True)


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("bibtex", ["  keywords = {to-read},", "  groups = {chapter2},"]),
        ("ris", ["KW  - to-read", "KW  - chapter2"]),
    ],
)
def test_tags_and_lists_go_out_where_they_are_asked_for(
    run: Run, output: str, said: list[str]
) -> None:
    run("tag", "0704.0001", "+to-read")
    run("list", "add", "chapter2", "0704.0001")

    with_own = run("export", "--list", "chapter2", "--own", "-o", output).stdout.splitlines()
    without = run("export", "--list", "chapter2", "-o", output).stdout

    assert [line for line in with_own if "to-read" in line or "chapter2" in line] == said
    assert "to-read" not in without
