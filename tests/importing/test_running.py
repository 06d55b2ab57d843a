"""Runs that are over without having said so, and runs that were taken for over."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import programs
import pytest
from dumps import dump
from factories import paper
from importing.snapshots import line
from stores import Database, by_hand, unguarded

import biblio
from biblio.db import processes
from biblio.errors import DatabaseError
from biblio.model.records import PaperRecord


def execute(database: Database, statement: str) -> list[tuple[Any, ...]]:
    with by_hand(database) as connection:
        return connection.rows(statement)


@contextmanager
def importing(database: Database, stored: int = 4) -> Iterator[subprocess.Popen[bytes]]:
    """An import from a pipe that stays open: *stored* records are in, and it goes on."""
    words = [sys.executable, "-m", "biblio", "--db", str(database)]
    words += ["import", "-f", "snapshot", "--batch", "2", "-"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with programs.Popen(words, **pipes) as process:  # type: ignore[call-overload]  # mypy wants them apart
        assert process.stdin is not None
        # A reader holds an entry or two back, and reads its input in blocks.
        text = "".join(f"{line(number)}\n" for number in range(1, stored + 3))
        process.stdin.write(text.encode().ljust((1 << 18) - 1) + b"\n")
        process.stdin.flush()
        while process.poll() is None and execute(database, "SELECT max(read) FROM imports") != [
            (stored,)
        ]:
            pass
        try:
            yield process
        finally:
            process.kill()


def test_a_run_that_goes_on_is_not_taken_back(database: Database, library: biblio.Library) -> None:
    with importing(database) as process:
        (run,) = library.imports().rows

        with pytest.raises(DatabaseError) as refused:
            library.undo(1)

    assert run.status == "running"
    host = processes.this_process().partition(":")[0]
    assert str(refused.value) == (
        f"import 1 is still running (process {process.pid} on {host}); stop it, or wait for it"
    )


@pytest.mark.sqlite("a server knows of processes anywhere")
@pytest.mark.skipif(sys.platform != "linux", reason="processes as Linux tells them")
def test_a_run_out_of_reach_goes_on_while_it_gives_signs(
    database: Database, library: biblio.Library
) -> None:
    library.import_records([paper("2101.00001")])
    here = processes.parsed(processes.this_process())
    assert here is not None
    process = ":".join(here._replace(host="elsewhere", space="another"))
    moment = library.import_run(1).last_written
    execute(database, f"UPDATE imports SET status = 'running', process = '{process}'")  # noqa: S608 - our own words

    with pytest.raises(DatabaseError, match=r"on elsewhere\); stop it, or wait: out of reach"):
        library.undo(1)

    assert library.imports().rows[0].status == "running"
    execute(database, "UPDATE imports SET last_written = '2001-01-01T00:00:00Z'")
    assert (library.imports().rows[0].status, moment[:2]) == ("cut", "20")
    assert library.undo(1).papers_removed == 1


def test_a_run_that_was_killed_is_cut_at_once_and_nothing_is_written(
    database: Database, library: biblio.Library
) -> None:
    with importing(database) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
    before = execute(database, "SELECT * FROM imports")

    (run,) = library.imports().rows
    detail = library.import_run(1)

    assert (run.status, run.read, run.finished) == ("cut", 4, None)
    assert detail.summary == run
    assert detail.last_written >= run.started
    assert execute(database, "SELECT * FROM imports") == before
    assert "running" in before[0]


def test_a_run_that_was_killed_is_taken_back(
    database: Database, empty_database: Database, library: biblio.Library
) -> None:
    with importing(database) as process:
        process.kill()
        process.wait()

    report = library.undo(1)

    assert (report.records, report.papers_removed) == (4, 4)
    assert dump(database) == dump(empty_database)


@pytest.mark.parametrize("ends", ["cut", "gone"])
def test_a_run_that_was_taken_for_over_stops(
    library: biblio.Library, database: Database, monkeypatch: pytest.MonkeyPatch, ends: str
) -> None:
    monkeypatch.setattr("biblio.importing.raw_entries.PORTION_SIZE", 1)  # one record a batch
    statement = {
        "cut": "UPDATE imports SET status = 'cut', process = NULL",
        "gone": "UPDATE imports SET id = 7",
    }[ends]

    def records() -> Iterator[PaperRecord]:
        yield paper("2101.00001")
        yield paper("2101.00002")
        with unguarded(database) as connection:
            connection.execute(statement)
        yield paper("2101.00003")

    with pytest.raises(DatabaseError, match=r"^import 1 was marked as cut by another program, "):
        library.import_records(records())

    stored = [row[1] for row in dump(database)["papers"]]
    assert stored == ["2101.00001", "2101.00002"]
    assert [(run.status, run.read) for run in library.imports().rows] in (
        [("cut", 2)],
        [("running", 2)],
    )


def test_a_run_that_finds_nothing_new_gives_signs(
    library: biblio.Library, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("biblio.importing.raw_entries.PORTION_SIZE", 1)
    monkeypatch.setattr("biblio.importing.import_row.SIGN", -1)
    records = [paper("2101.00001"), paper("2101.00002"), paper("2101.00003")]
    library.import_records(records)
    seen = []

    def again() -> Iterator[PaperRecord]:
        for record in records:
            seen.append(execute(database, "SELECT read FROM imports WHERE id = 2"))
            yield record

    library.import_records(again())

    assert seen[1:] == [[(1,)], [(2,)]]
