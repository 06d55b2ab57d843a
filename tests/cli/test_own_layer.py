"""Tags, notes, lists and their history from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from dumps import contents
from stores import Database
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
        (("tag", "nonsense"), "is not an identifier"),
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


def test_what_was_written_in_the_editor_is_kept_where_it_cannot_be_stored(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nprintf 'A long thought\\007\\n' > \"$1\"\n")
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", " ")
    monkeypatch.setenv("EDITOR", str(editor))

    failed = run("note", "0704.0001", "--edit")

    assert failed.exit_code == 2
    kept, complaint = failed.stderr.splitlines()
    assert complaint.startswith("biblio: a note holds text alone")
    path = Path(kept.removeprefix("what you wrote is kept in "))
    assert path.read_text(encoding="utf-8") == "A long thought\a\n"
    path.unlink()


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


@pytest.mark.sqlite("a library on a server is no file")
@pytest.mark.parametrize(
    "command",
    [("annotations", "export"), ("export", "-o", "bibtex"), ("bib", "update", "thesis.bib")],
)
def test_nothing_is_written_over_the_database(
    run: Run, filled: Database, command: tuple[str, ...]
) -> None:
    before = contents(filled)

    refused = run(*command, "--to", str(filled))

    assert (refused.exit_code, "is the database itself" in refused.stderr) == (2, True)
    assert contents(filled) == before


def test_the_layer_goes_out_and_comes_in(run: Run, tmp_path: Path) -> None:
    run("tag", "0704.0001", "+x")
    file = tmp_path / "own.jsonl"

    out = run("annotations", "export", "--to", str(file))
    back = run("annotations", "import", str(file))

    assert out.stderr == f"exported 1 changes and keys to {file}\n"
    assert back.stdout.endswith("0 changes, 0 taken back, 0 citation keys, 1 known already\n")
    missing = run("annotations", "import", str(tmp_path / "none"))
    assert (missing.exit_code, "does not exist" in missing.stderr) == (1, True)


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


def test_keywords_and_groups_of_a_bibliography_come_in(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "own.bib"
    run("tag", "0704.0001", "0704.0002", "+to-read")
    run("list", "add", "chapter2", "0704.0001")
    run("export", "--own", "-o", "bibtex", "--to", str(file))
    known = run("annotations", "import", str(file))
    run("annotations", "undo", "1", "2")
    with file.open("a") as stream:
        stream.write("@misc{x, eprint={0704.9999}, archivePrefix={arXiv}, keywords={a}}\n")
        stream.write("@misc{y, eprint={0704.0002}, archivePrefix={arXiv}, keywords={!, q r}}\n")

    done = run("annotations", "import", str(file))
    again = run("annotations", "import", str(file), "-o", "json")
    history = rows(run("annotations", "history", "-o", "json"))

    assert (known.exit_code, known.stdout) == (0, f"{file}: 3 entries: nothing changed\n")
    assert (done.exit_code, done.stdout) == (
        1,
        (
            f"{file}: 5 entries, 1 of no paper here: "
            "3 tags and 1 place in a list for 2 papers (change 3)\n"
        ),
    )
    missing = "(x): no paper of the library has arxiv:0704.9999"
    left, unmatched = done.stderr.splitlines()
    assert left.startswith(f"biblio: {file}: '!' cannot be a tag: write letters")
    assert unmatched.startswith(f"biblio: {file}, line ")
    assert unmatched.endswith(missing)
    assert json.loads(again.stdout) == [
        {
            "change_id": None, "entries": 5, "papers": 0, "tags": 0, "lists": 0,
            "unmatched": 1, "left": 1,
        }
    ]  # fmt: skip
    assert (history[0]["action"], history[0]["names"]) == (
        "annotations import",
        ["to-read", "q-r", "chapter2"],
    )


def test_an_option_of_bibliographies_is_none_of_the_layers(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "own.jsonl"
    run("annotations", "export", "--to", str(file))

    result = run("annotations", "import", str(file), "--all-keywords")

    assert (result.exit_code, "holds no keywords" in result.stderr) == (2, True)
