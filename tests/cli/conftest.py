"""A small database made through the command line, and two ways to run it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import programs
import pytest
from stores import Database, by_hand, copied
from typer.testing import CliRunner, Result
from waiting import HANG

from biblio.cli import app

Run = Callable[..., Result]
Spawn = Callable[..., subprocess.CompletedProcess[bytes]]
Env = dict[str, str] | None

HOSTILE = "Title\x1b]0;owned\x07 with \x9b31m control\u202e and [bold]markup[/bold]"


def _line(
    arxiv_id: str, title: str, authors: list[tuple[str, str]], categories: str, *days: str
) -> str:
    """One paper as arXiv's snapshot writes it; a version for each of *days*."""
    record: dict[str, Any] = {
        "id": arxiv_id,
        "submitter": "A. Submitter",
        "authors": ", ".join(f"{forenames} {surname}".strip() for surname, forenames in authors),
        "title": title,
        "comments": None,
        "journal-ref": None,
        "doi": None,
        "report-no": None,
        "categories": categories,
        "license": None,
        "abstract": f"  About {title}, in the words of this test.\n",
        "versions": [
            {"version": f"v{number}", "created": f"{day} 10:00:00 GMT"}
            for number, day in enumerate(days, start=1)
        ],
        "update_date": "2010-01-01",
        "authors_parsed": [[surname, forenames, ""] for surname, forenames in authors],
    }
    return json.dumps(record)


LINES = (
    _line(
        "0704.0001",
        "Notes on [analytical] engines",
        [("Lovelace", "Ada"), ("Babbage", "Charles")],
        "math.CO cs.DM",
        "Mon, 2 Apr 2007",
        "Tue, 24 Jul 2007",
    ),
    _line(
        "0704.0002",
        "Graphs of friends",
        [("Erdős", "Paul"), ("Lovelace", "Ada")],
        "math.CO",
        "Tue, 3 Apr 2007",
    ),
    _line(
        "0801.0003",
        "Jets and markup",
        [("Erdős", "Paul"), ("Lovelace", "Ada"), ("ATLAS Collaboration", "")],
        "hep-ex",
        "Wed, 2 Jan 2008",
    ),
)
BROKEN = '{"id": "0704.0009", "title": 5}'


@pytest.fixture(scope="session")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three papers in the snapshot's format."""
    path = tmp_path_factory.mktemp("records") / "papers.jsonl"
    path.write_text("".join(f"{line}\n" for line in LINES))
    return path


@pytest.fixture(scope="session")
def with_rejections(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One paper, and one record that is none."""
    path = tmp_path_factory.mktemp("rejections") / "mixed.jsonl"
    path.write_text(f"{LINES[0]}\n{BROKEN}\n")
    return path


@pytest.fixture(scope="session")
def filled_database(
    tmp_path_factory: pytest.TempPathFactory, empty_database: Database, records: Path
) -> Database:
    """A database that holds `records`; copy it before writing to it."""
    path = copied(empty_database, tmp_path_factory.mktemp("filled") / "biblio.db")
    result = CliRunner().invoke(app, ["--db", str(path), "import", str(records)])
    assert result.exit_code == 0, result.output
    with by_hand(path) as connection:
        # An import drops control characters; a hand that writes SQL may not.
        connection.execute("UPDATE papers SET title = ? WHERE arxiv_id = '0801.0003'", (HOSTILE,))
    return path


@pytest.fixture
def filled(tmp_path: Path, filled_database: Database) -> Database:
    """A copy of the filled database."""
    return copied(filled_database, tmp_path / "filled.db")


@pytest.fixture
def run(filled: Database) -> Run:
    """Runs a command on the filled database, or another, in this process."""

    def invoke(
        *arguments: object, db: object = filled, stdin: str | None = None, env: Env = None
    ) -> Result:
        command = ["--db", str(db), *map(str, arguments)]
        return CliRunner().invoke(app, command, input=stdin, env=env, catch_exceptions=False)

    return invoke


@pytest.fixture
def spawn(filled: Database) -> Spawn:
    """Runs a command on the filled database as a program of its own."""

    def start(
        *arguments: object, stdin: bytes | None = None, env: Env = None
    ) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "biblio", "--db", str(filled), *map(str, arguments)]
        environment = os.environ | (env or {})
        return programs.run(
            command, check=False, capture_output=True, input=stdin, env=environment, timeout=HANG
        )

    return start
