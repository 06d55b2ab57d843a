"""A program that knows a revision more than this one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from biblio.db import revisions

NEXT = "1000"  # the revision that the newer program knows


def newer_program(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make this program one that knows a revision more."""
    shutil.copytree(revisions.scripts(), folder)
    (folder / "versions" / f"{NEXT}_more.py").write_text(
        "from alembic import op\n"
        f"revision, down_revision = '{NEXT}', '{revisions.HEAD}'\n"
        "branch_labels = depends_on = None\n"
        "def upgrade():\n"
        "    op.execute('CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT')\n"
    )
    monkeypatch.setattr(revisions, "scripts", lambda: folder)
    monkeypatch.setattr(revisions, "REVISIONS", (*revisions.REVISIONS, NEXT))
    monkeypatch.setattr(revisions, "HEAD", NEXT)
