"""A crash costs at most one batch: SIGKILL at seeded moments, then the same command again.

Continuous integration kills a few times; `make crash` kills fifty times.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
from dumps import dump
from importing.snapshots import line, write

from biblio.db.engine import url_of
from biblio.db.maintenance import check

MOMENTS = int(os.environ.get("BIBLIO_CRASHES", "6"))
BATCH = 10
RECORDS = 600
IDENTIFIED = [number for number in range(1, RECORDS + 1) if number % 23]


class Undisturbed(NamedTuple):
    """The input, what an import of it makes, and how long it takes a batch."""

    source: Path
    tables: dict[str, list[tuple[object, ...]]]
    seconds: float


def start(database: Path, source: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [
            *(sys.executable, "-m", "biblio", "--db", database, "import"),
            *("--batch", str(BATCH), source),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def read_so_far(database: Path) -> int | None:
    """How many records the first run says that it has read; None where it has no row."""
    try:
        with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
            row = connection.execute("SELECT read FROM imports WHERE id = 1").fetchone()
            return None if row is None else int(row[0])
    except sqlite3.OperationalError:  # no file yet, or no tables
        return None


def wait_until(true: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    while process.poll() is None and not true():
        time.sleep(0.001)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> Undisturbed:
    folder = tmp_path_factory.mktemp("undisturbed")
    source = write(folder / "papers.jsonl", 1, RECORDS)
    database = Path(shutil.copy(empty_database, folder / "biblio.db"))
    with start(database, source) as process:
        wait_until(lambda: read_so_far(database) is not None, process)
        began = time.monotonic()
        output, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    assert f"{RECORDS} read, {len(IDENTIFIED)} added" in output
    return Undisturbed(source, dump(database), (time.monotonic() - began) * BATCH / RECORDS)


def statuses(database: Path) -> list[tuple[str, int]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute("SELECT status, read FROM imports ORDER BY id").fetchall()


def assert_whole(database: Path) -> None:
    """Every check passes, and each batch is there or not."""
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        stored = connection.execute("SELECT arxiv_id FROM papers ORDER BY id").fetchall()
        rejected = connection.execute("SELECT count(*) FROM rejections").fetchone()[0]
    assert check(url_of(database)) == []
    read = sum(number for _, number in statuses(database))
    assert read % BATCH == 0
    assert stored == [(f"2101.{number:05}",) for number in IDENTIFIED if number <= read]
    assert len(stored) + rejected == read


@pytest.mark.parametrize("moment", range(MOMENTS))
def test_a_kill_costs_at_most_one_batch(
    tmp_path: Path, empty_database: Path, undisturbed: Undisturbed, moment: int
) -> None:
    random = Random(moment)  # noqa: S311 - seeded moments, no secrets
    database = tmp_path / "biblio.db"
    is_new = moment % 5 == 4  # the making of the database is cut as well
    if not is_new:
        shutil.copy(empty_database, database)
    reached = random.randrange(RECORDS)
    with start(database, undisturbed.source) as process:
        if is_new:
            wait_until(database.exists, process)
            time.sleep(random.uniform(0, 0.3))
        else:
            wait_until(lambda: (read_so_far(database) or 0) >= reached, process)
            time.sleep(random.uniform(0, undisturbed.seconds))
        process.kill()
    before: list[tuple[str, int]] = []
    if read_so_far(database) is not None:
        assert_whole(database)
        before = statuses(database)

    with start(database, undisturbed.source) as again:
        output, errors = again.communicate(timeout=120)

    assert again.returncode == 0, errors
    assert dump(database) == undisturbed.tables
    assert check(url_of(database)) == []
    if before and before[0][0] == "running":
        known = before[0][1]
        skipped = sum(1 for number in IDENTIFIED if number <= known)
        assert f"{len(IDENTIFIED) - skipped} added, 0 updated, {skipped} unchanged" in output
        assert "import 1 of the same source was cut; this one goes on from what" in errors
        assert statuses(database) == [("cut", known), ("complete", RECORDS)]


def test_the_input_has_what_a_run_can_meet() -> None:
    assert '"id": "1513.00023"' in line(23)
    assert '"id": "2101.00024"' in line(24)
