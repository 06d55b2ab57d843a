"""Somebody else on the machine, who may read a database and not write it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import programs
import pytest
from waiting import HANG

NOBODY = 65_534
CHECKOUT = Path(__file__).resolve().parents[2]
# The interpreter may lie where nobody else may read: what is needed of it is imported before.
BECOME = f"""
import importlib
import pkgutil
import os, sys, shutil, sqlite3, tempfile
from pathlib import Path
from sqlalchemy import text
import biblio
from biblio.db.engine import url_of
from biblio.db.engines.sqlite import asking, care, connecting, interrupting, liveness, previews
from biblio.db.engines.sqlite import rows, schema, search_index, triggers, unlocked, views
from biblio.db.engines.sqlite.backups import backup
from biblio.db.maintenance import check
from biblio.db.reading import Reader
from biblio.errors import FileChanged
from biblio.library import Library
# Nobody may not be able to read what is imported only where it is wanted.
for each in pkgutil.walk_packages(biblio.__path__, "biblio."):
    if each.name.startswith(("biblio.db.", "biblio.library.", "biblio.queries.")):
        if "postgresql" not in each.name:
            importlib.import_module(each.name)
importlib.import_module("sqlalchemy.dialects.sqlite")
os.setgroups([])
os.setgid({NOBODY})
os.setuid({NOBODY})
"""


@contextmanager
def program_of_nobody(script: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """A Python *script* that runs as nobody, behind the imports of `BECOME`; its streams open."""
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("only root can be somebody else")
    words = [sys.executable, "-c", BECOME + script, *map(str, arguments)]
    with programs.Popen(
        words,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=CHECKOUT,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def said_by_nobody(script: str, *arguments: object) -> str:
    """What such a script prints; it must end well."""
    with program_of_nobody(script, *arguments) as process:
        said, complaint = process.communicate(timeout=HANG)
    assert process.returncode == 0, complaint
    return said
