"""`people` as a person meets it: what is said of a decision, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]
ORCID = "0000-0002-1825-0097"


@pytest.mark.usefixtures("filled")
def test_a_decision_is_told_and_taken_back(run: Run) -> None:
    said = run("people", "same", "Ada Lovelace", "Charles Babbage", "--note", "One hand.")
    again = run("people", "same", "Charles Babbage", "Ada Lovelace")
    undone = run("people", "undo", "1", "-o", "json")

    assert said.stdout == (
        "same: all called Ada Lovelace and all called Charles Babbage (decision 1); "
        "people changed: 1\n"
    )
    assert again.stdout.endswith("so it was decided already (decision 1)\n")
    assert json.loads(undone.stdout) == [{"decision_id": 1, "changed": 2}]
    assert "One hand." not in run("people", "list").stdout
    assert "One hand." in run("people", "list", "--all").stdout
    assert run("people", "undo", "1").exit_code == 2


@pytest.mark.usefixtures("filled")
def test_what_contradicts_is_refused(run: Run) -> None:
    run("people", "same", "Ada Lovelace", "Charles Babbage")

    refused = run("people", "different", "Charles Babbage", "Ada Lovelace")

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.startswith("biblio: all called Ada Lovelace are the same as all called")
    assert refused.stderr.endswith("take one back with `biblio people undo 1`\n")


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("same", "person:0704.0001#99", "Ada Lovelace"), "there is no place 99: 0704.0001 has"),
        (("same", "person:0704.9999#1", "Ada Lovelace"), "0704.9999 is not in the database"),
        (("same", "person:0704.0001#1#2x", "Ada Lovelace"), "names no person"),
        (("orcid", "Ada Lovelace", "0000-0002-1825-0098"), "check digit is wrong"),
        (("display", "Ada Lovelace", "\x1b[2J"), "a name to display has letters"),
        (("show", "person:0704.0001#"), "names no person"),
        (("changes", "7"), "there is no run 7 of people"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    run: Run, arguments: tuple[str, ...], sentence: str
) -> None:
    refused = run("people", *arguments)

    assert refused.exit_code == (1 if "there is no" in sentence or "not in" in sentence else 2)
    assert sentence in refused.stderr
    assert refused.stderr.count("\n") == 1


@pytest.mark.usefixtures("filled")
def test_hostile_notes_reach_no_terminal(run: Run) -> None:
    assert run("people", "display", "Babbage", "C. B.", "--note", "\x1b[2J").exit_code == 2
    run("people", "display", "Babbage", "C. B.", "--note", "[red]\u202eno[/red]\tsaid")

    shown = run("people", "list").stdout

    assert "\x1b" not in shown
    assert "[red]" in shown


@pytest.mark.usefixtures("filled")
def test_a_file_of_decisions_is_told_one_by_one(run: Run, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.jsonl"
    run("people", "different", "Ada Lovelace", "Charles Babbage")
    run("people", "export", "--to", theirs)
    head, line = theirs.read_text().splitlines()
    later = (datetime.now(UTC) + timedelta(minutes=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    said = json.loads(line) | {"decision": "b", "decided_at": later}
    theirs.write_text("\n".join((head, json.dumps(said | {"action": "same"}))))

    done = run("people", "import", theirs)

    assert "1 decision, 0 taken back, 0 known already" in done.stdout
    assert "decision 2 rests: all called Ada Lovelace are the same as" in done.stderr
    assert run("people", "doubts").stdout.count("biblio people undo 2") == 1
    broken = tmp_path / "broken.jsonl"
    broken.write_text("{}")
    assert "no export of decisions by this biblio" in run("people", "import", broken).stderr
