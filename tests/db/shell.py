"""The `sqlite3` program, as somebody without biblio has it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

needs_sqlite3 = pytest.mark.skipif(
    shutil.which("sqlite3") is None, reason="the sqlite3 program is not on the path"
)


def run(
    database: Path, sql: str, *options: str, foreign_keys: bool = True
) -> subprocess.CompletedProcess[str]:
    """What the program does with *sql*; it stops at the first error."""
    switch = f"PRAGMA foreign_keys = {int(foreign_keys)}"
    return subprocess.run(
        ["sqlite3", "-init", "/dev/null", "-bail", *options, "-cmd", switch, str(database), sql],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )


def rows(database: Path, sql: str) -> list[dict[str, Any]]:
    """The rows that *sql* gives; it must succeed."""
    done = run(database, sql, "-json")
    assert (done.returncode, done.stderr) == (0, ""), done
    return json.loads(done.stdout) if done.stdout else []


def change(database: Path, sql: str) -> None:
    """Run *sql*, which must succeed."""
    done = run(database, sql)
    assert (done.returncode, done.stderr) == (0, ""), done


def refusal(database: Path, sql: str) -> str:
    """What the program says of *sql*, which must fail."""
    done = run(database, sql)
    assert done.returncode != 0, done
    return done.stderr


def plan(database: Path, sql: str) -> list[str]:
    """The steps that SQLite takes for *sql*."""
    done = run(database, f"EXPLAIN QUERY PLAN {sql}")
    assert (done.returncode, done.stderr) == (0, ""), done
    return [line.lstrip(" |`-") for line in done.stdout.splitlines()]
