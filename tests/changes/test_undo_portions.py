"""Undo in portions: a small log, and a kill at any moment that the same command mends."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from subprocess import PIPE

import programs
import pytest
from dumps import dump
from factories import paper
from importing.snapshots import write
from stores import Database, by_hand, copied

import biblio
from biblio.db.engine import url_of
from biblio.db.engines import care
from biblio.errors import DatabaseError

PAPERS = 4_000
BIBLIO = (sys.executable, "-m", "biblio")
# Says that it writes, tells its name, and goes when nobody listens any more.
OTHER = """
import sys
from biblio.db.engine import make_engine, url_of
from biblio.db.engines import liveness
with make_engine(url_of(sys.argv[1])).begin() as connection:
    name = liveness(connection).this_process(connection)
print(name, flush=True)
sys.stdin.read()
"""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, empty_database: Database) -> Database:
    """Two runs: one of many papers, and one that saw some of them again and brought others."""
    folder = tmp_path_factory.mktemp("filled")
    path = copied(empty_database, folder / "filled.db")
    with biblio.open(path) as library:
        library.import_files(write(folder / "1.jsonl", 1, PAPERS))
        library.import_files(write(folder / "2.jsonl", PAPERS - 50, PAPERS + 50))
    return path


@pytest.fixture(scope="module")
def undone(tmp_path_factory: pytest.TempPathFactory, filled: Database) -> Database:
    """The same without the first run."""
    path = copied(filled, tmp_path_factory.mktemp("undone") / "undone.db")
    with biblio.open(path) as library:
        library.undo(1)
    return path


@pytest.mark.sqlite("is about the log beside the file")
def test_the_log_stays_small(library: biblio.Library, database: Path) -> None:
    library.import_records(
        paper(f"2101.{number:05}", abstract=f"We count to {number}. " * 200)
        for number in range(1, PAPERS + 1)
    )
    library.close()
    whole, largest = database.stat().st_size, 0
    log = database.with_name(f"{database.name}-wal")

    process = programs.Popen([*BIBLIO, "--db", database, "imports", "undo", "1", "--yes"])
    while process.poll() is None:
        if log.exists():
            largest = max(largest, log.stat().st_size)
        time.sleep(0.005)

    assert process.returncode == 0
    assert 0 < largest < whole / 2


@pytest.mark.parametrize("seed", range(4))
def test_a_killed_undo_is_finished_by_the_same_command(
    filled: Database, undone: Database, tmp_path: Path, seed: int
) -> None:
    path = copied(filled, tmp_path / "killed.db")
    command = [*BIBLIO, "--db", str(path), "imports", "undo", "1", "--yes"]
    process = programs.Popen(command, stderr=subprocess.DEVNULL)
    left = Random(seed).randrange(50, PAPERS - 50)  # noqa: S311 - a moment, no secret
    while process.poll() is None and papers(path) > left:
        time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    process.wait()

    if runs(path) == [1, 2]:
        with biblio.open(path) as library:
            assert library.import_run(1).summary.status == "undoing"
            with pytest.raises(DatabaseError, match="finish it with `biblio imports undo 1`"):
                library.import_records([paper("2101.00001")])
            assert papers(path) == len(library.papers(limit=None).rows)
        assert care(url_of(path)).search_agrees(url_of(path))
        programs.run(command, check=True, stderr=subprocess.DEVNULL)

    assert dump(path) == dump(undone)


def runs(path: Database) -> list[int]:
    with by_hand(path) as connection:
        return [each for (each,) in connection.execute("SELECT id FROM imports ORDER BY id")]


def papers(path: Database) -> int:
    with by_hand(path) as connection:
        return int(connection.execute("SELECT count(*) FROM papers").fetchone()[0])


def test_another_undo_waits_for_the_one_that_was_cut(
    library: biblio.Library, database: Database
) -> None:
    library.import_records([paper("2101.00001")])
    library.import_records([paper("2101.00002")])
    with by_hand(database) as connection:
        connection.execute("UPDATE imports SET status = 'undoing' WHERE id = 1")

    with pytest.raises(DatabaseError, match="finish it with `biblio imports undo 1`"):
        library.undo(2)
    library.undo(1)
    library.undo(2)

    assert dump(database)["papers"] == []


def test_an_undo_that_goes_on_elsewhere_is_waited_for(
    library: biblio.Library, database: Database
) -> None:
    library.import_records([paper("2101.00001")])
    words = [sys.executable, "-c", OTHER, str(database)]
    with programs.Popen(words, stdin=PIPE, stdout=PIPE, text=True) as other:
        assert other.stdout is not None
        name = other.stdout.readline().strip()
        with by_hand(database) as connection:
            connection.execute("UPDATE imports SET status = 'undoing', process = ?", (name,))
        with pytest.raises(DatabaseError, match=f"is being taken back .process {other.pid} on"):
            library.undo(1)
        other.communicate()
    library.undo(1)

    assert runs(database) == []
