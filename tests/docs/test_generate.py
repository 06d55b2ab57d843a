"""The generated pages are up to date, and what they show runs."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = ("schema.md", "cli.md", "precedence.md", "formats.md")


def generate(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(folder / "generate.py"), *arguments],
        env={**os.environ, "PYTHONPATH": str(DOCS.parent), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The folder of the pages, in another place."""
    return shutil.copytree(
        DOCS, tmp_path / "docs", ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True
    )


def test_pages_are_up_to_date_and_the_same_everywhere(copied: Path) -> None:
    made = generate(
        copied,
        COLUMNS="40",
        TERM="dumb",
        LC_ALL="C",
        NO_COLOR="1",
        PYTHONHASHSEED="7",
        BIBLIO_DB="elsewhere.db",
        HOME=str(copied),
    )

    assert (made.returncode, made.stderr) == (0, "")
    for page in PAGES:
        assert (copied / page).read_bytes() == (DOCS / page).read_bytes()


def test_stale_page_is_told(copied: Path) -> None:
    with (copied / "schema.md").open("a") as page:
        page.write("more\n")
    (copied / "cli.md").unlink()

    checked = generate(copied, "--check")

    assert checked.returncode == 1
    assert checked.stderr == (
        "docs/schema.md is stale; run `python docs/generate.py`\n"
        "docs/cli.md is stale; run `python docs/generate.py`\n"
    )


@pytest.mark.parametrize(
    "query", re.findall(r"```sql\n(.*?)\n```", (DOCS / "schema.md").read_text("utf-8"), re.DOTALL)
)
def test_queries_of_the_schema_page_run(database: Path, query: str) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(query).fetchall()
