"""A program that knows a revision more than this one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from biblio.db import revisions


def newer_program(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make this program one that knows a revision more."""
    shutil.copytree(revisions.scripts(), folder)
    (folder / "versions" / "0002_more.py").write_text(
        "from alembic import op\n"
        "revision, down_revision = '0002', '0001'\n"
        "branch_labels = depends_on = None\n"
        "def upgrade():\n"
        "    op.execute('CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT')\n"
    )
    monkeypatch.setattr(revisions, "scripts", lambda: folder)
    monkeypatch.setattr(revisions, "REVISIONS", (*revisions.REVISIONS, "0002"))
    monkeypatch.setattr(revisions, "HEAD", "0002")
