"""A crash costs at most one batch: SIGKILL at seeded moments, then the same command again.

A large input is read by a second process: there, either of the two is killed. Continuous
integration kills a few times; `make crash` kills fifty times and more.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NamedTuple

import programs
import pytest
from dumps import dump
from importing.snapshots import line, write
from stores import Database, by_hand, copied, is_alone, is_begun, tables_of
from waiting import HANG, until

from biblio.db.engine import url_of
from biblio.db.engines import care
from biblio.db.maintenance import check
from biblio.importing.parsing import WORTHWHILE

MOMENTS = int(os.environ.get("BIBLIO_CRASHES", "4"))
LARGE = MOMENTS // 3
BATCH = 10
RECORDS = 600
IDENTIFIED = [number for number in range(1, RECORDS + 1) if number % 23]


needs_children = pytest.mark.skipif(sys.platform != "linux", reason="children as Linux lists them")


class Undisturbed(NamedTuple):
    """The input, what an import of it makes, and how long it takes a batch."""

    source: Path
    tables: dict[str, list[tuple[object, ...]]]
    seconds: float


def start(database: Database, source: Path) -> subprocess.Popen[str]:
    return programs.Popen(
        [
            *(sys.executable, "-m", "biblio", "--db", database, "import"),
            *("--batch", str(BATCH), source),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def read_so_far(database: Database) -> int | None:
    """How many records the first run says that it has read; None where it has no row."""
    with by_hand(database) as connection:
        row = connection.execute("SELECT read FROM imports WHERE id = 1").fetchone()
    return None if row is None else int(row[0])


def wait_until(true: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    """Wait for the moment, or for the end of *process*, which may come before it."""
    until(lambda: process.poll() is not None or true())


def measured(folder: Path, empty_database: Database, source: Path) -> Undisturbed:
    """What an import of *source* makes, when nothing happens to it."""
    database = copied(empty_database, folder / "biblio.db")
    with start(database, source) as process:
        wait_until(lambda: read_so_far(database) is not None, process)
        began = time.monotonic()
        output, errors = process.communicate(timeout=HANG)
    assert process.returncode == 0, errors
    assert f"{RECORDS} read, {len(IDENTIFIED)} added" in output
    return Undisturbed(source, dump(database), (time.monotonic() - began) * BATCH / RECORDS)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory, empty_database: Database) -> Undisturbed:
    folder = tmp_path_factory.mktemp("undisturbed")
    return measured(folder, empty_database, write(folder / "papers.jsonl", 1, RECORDS))


@pytest.fixture(scope="module")
def undisturbed_large(
    tmp_path_factory: pytest.TempPathFactory, empty_database: Database
) -> Undisturbed:
    """The same records, with space between their parts that nobody stores."""
    folder = tmp_path_factory.mktemp("large")
    source = write(folder / "papers.jsonl", 1, RECORDS)
    wide = " " * (WORTHWHILE // RECORDS)
    source.write_text("".join(f"{{{wide}{row[1:]}\n" for row in source.read_text().splitlines()))
    assert source.stat().st_size > WORTHWHILE
    return measured(folder, empty_database, source)


def statuses(database: Database) -> list[tuple[str, int]]:
    with by_hand(database) as connection:
        return connection.execute("SELECT status, read FROM imports ORDER BY id").fetchall()


def assert_whole(database: Database) -> None:
    """Every check passes, and each batch is there or not."""
    asked = care(url_of(database))
    assert (asked.damage(url_of(database)), asked.orphans(url_of(database))) == ([], 0)
    with by_hand(database) as connection:
        stored = connection.execute("SELECT arxiv_id FROM papers ORDER BY id").fetchall()
        rejected = connection.execute("SELECT count(*) FROM rejections").fetchone()[0]
    assert check(url_of(database)) == []
    read = sum(number for _, number in statuses(database))
    assert read % BATCH == 0
    assert stored == [(f"2101.{number:05}",) for number in IDENTIFIED if number <= read]
    assert len(stored) + rejected == read


@pytest.mark.parametrize("moment", range(MOMENTS))
def test_a_kill_costs_at_most_one_batch(
    database: Database, no_database: Database, undisturbed: Undisturbed, moment: int
) -> None:
    random = Random(moment)  # noqa: S311 - seeded moments, no secrets
    is_new = moment % 5 == 4  # the making of the database is cut as well
    if is_new:
        database = no_database
    reached = random.randrange(RECORDS)
    with start(database, undisturbed.source) as process:
        if is_new:
            wait_until(lambda: is_begun(database), process)
            time.sleep(random.uniform(0, 0.3))
        else:
            wait_until(lambda: (read_so_far(database) or 0) >= reached, process)
            time.sleep(random.uniform(0, undisturbed.seconds))
        process.kill()
    until(lambda: is_alone(database))
    before: list[tuple[str, int]] = []
    if "imports" in tables_of(database) and read_so_far(database) is not None:
        assert_whole(database)
        before = statuses(database)

    with start(database, undisturbed.source) as again:
        output, errors = again.communicate(timeout=HANG)

    assert again.returncode == 0, errors
    assert dump(database) == undisturbed.tables
    assert check(url_of(database)) == []
    if before and before[0][0] == "running":
        known = before[0][1]
        skipped = sum(1 for number in IDENTIFIED if number <= known)
        assert f"{len(IDENTIFIED) - skipped} added, 0 updated, {skipped} unchanged" in output
        assert "import 1 of the same source was cut; this one goes on from what" in errors
        assert statuses(database) == [("cut", known), ("complete", RECORDS)]


def reader_of(process: subprocess.Popen[str]) -> int | None:
    """The number of the process that reads for *process*; None while or where there is none."""
    try:
        numbers = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
    except FileNotFoundError:
        return None
    return int(numbers.split()[0]) if numbers.split() else None


def is_running(number: int) -> bool:
    try:
        words = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return words[0] not in {"Z", "X"}


@needs_children
@pytest.mark.parametrize("moment", range(LARGE))
def test_a_kill_of_one_of_two_costs_at_most_one_batch(
    tmp_path: Path, empty_database: Database, undisturbed_large: Undisturbed, moment: int
) -> None:
    random = Random(moment)  # noqa: S311 - seeded moments, no secrets
    database = copied(empty_database, tmp_path / "biblio.db")
    reached = random.randrange(RECORDS)
    with start(database, undisturbed_large.source) as process:
        wait_until(lambda: (read_so_far(database) or 0) >= reached, process)
        reader = reader_of(process)
        time.sleep(random.uniform(0, undisturbed_large.seconds))
        process.kill()
    until(lambda: reader is None or not is_running(reader))
    until(lambda: is_alone(database))
    assert_whole(database)

    with start(database, undisturbed_large.source) as again:
        output, errors = again.communicate(timeout=HANG)

    assert again.returncode == 0, (output, errors)
    assert dump(database) == undisturbed_large.tables
    assert check(url_of(database)) == []


@needs_children
@pytest.mark.parametrize("reached", [RECORDS * each // LARGE for each in range(LARGE)])
def test_a_kill_of_the_reading_process_is_told(
    tmp_path: Path, empty_database: Database, undisturbed_large: Undisturbed, reached: int
) -> None:
    database = copied(empty_database, tmp_path / "biblio.db")
    source = undisturbed_large.source
    with start(database, source) as process:
        wait_until(lambda: (read_so_far(database) or 0) >= reached, process)
        wait_until(lambda: reader_of(process) is not None, process)
        # Stopped, so that what it has sent already does not decide what is seen here.
        os.kill(process.pid, signal.SIGSTOP)
        reader = reader_of(process)
        if reader is not None:
            os.kill(reader, signal.SIGKILL)
        os.kill(process.pid, signal.SIGCONT)
        output, errors = process.communicate(timeout=HANG)

    ended = (process.returncode, output, errors)
    if process.returncode != 0:  # all was sent before, where the writer was far behind
        sentence = f"biblio: the process that reads {source} ended early; run the command again\n"
        assert ended == (1, "", sentence)
        assert [status for status, _ in statuses(database)] in ([], ["failed"])
    else:
        assert reached > 0
    assert_whole(database)
    with start(database, source) as again:
        output, errors = again.communicate(timeout=HANG)
    assert again.returncode == 0, errors
    if any(status == "failed" for status, _ in statuses(database)):
        assert "import 1 of the same source was cut; this one goes on from what" in errors
    assert dump(database) == undisturbed_large.tables


def test_the_input_has_what_a_run_can_meet() -> None:
    assert '"id": "1513.00023"' in line(23)
    assert '"id": "2101.00024"' in line(24)
