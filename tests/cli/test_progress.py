"""How far an import is: lines in a log, a bar at a terminal."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from biblio.cli import progress as showing
from biblio.cli.progress import progress
from biblio.importing.reports import Progress

SIZE = 160_000_000


def test_a_log_gets_a_line_every_few_seconds(capsys: pytest.CaptureFixture[str]) -> None:
    with progress() as advance:
        for seconds in range(1, 14):
            advance(Progress("medium.jsonl", 3_000 * seconds, 5_000_000 * seconds, SIZE, seconds))

    assert capsys.readouterr().err.splitlines() == [
        "medium.jsonl: 15,000 read, 3,000/s, 25.0 MB of 160.0 (16%), 0:00:27 left",
        "medium.jsonl: 30,000 read, 3,000/s, 50.0 MB of 160.0 (31%), 0:00:22 left",
    ]


def test_of_an_input_without_size_it_tells_what_it_knows(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with progress() as advance:
        advance(Progress("-", 12_000, 19_200_000, None, 6.0))

    assert capsys.readouterr().err == "stdin: 12,000 read, 2,000/s, 19.2 MB\n"


def test_a_log_says_when_indexes_are_built(capsys: pytest.CaptureFixture[str]) -> None:
    with progress() as advance:
        for seconds, is_finishing in ((5, False), (6, False), (7, True), (8, True), (13, True)):
            advance(Progress("a.jsonl", 60_000, SIZE, SIZE, seconds, is_finishing))

    assert capsys.readouterr().err.splitlines() == [
        "a.jsonl: 60,000 read, 12,000/s, 160.0 MB of 160.0 (100%), 0:00:00 left",
        "a.jsonl: 60,000 read, 8,571/s, 160.0 MB of 160.0 (100%), building indexes",
        "a.jsonl: 60,000 read, 4,615/s, 160.0 MB of 160.0 (100%), building indexes",
    ]


def test_a_short_import_says_nothing_on_the_way(capsys: pytest.CaptureFixture[str]) -> None:
    with progress() as advance:
        advance(Progress("small.jsonl", 10_000, SIZE, SIZE, showing.BETWEEN - 0.1))

    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_a_terminal_gets_a_bar_on_one_line(records: Path, tmp_path: Path, columns: int) -> None:
    pty = pytest.importorskip("pty", reason="terminals are for POSIX systems")
    ours, theirs = pty.openpty()
    code = (
        "import sys; sys.argv[0] = 'biblio'\n"
        "from biblio.cli import main, progress\n"
        "progress.UNHURRIED = 0\n"
        "main()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, "--db", str(tmp_path / "x.db"), "import", str(records)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=os.environ | {"COLUMNS": str(columns), "LINES": "40", "TERM": "xterm"},
    ) as program:
        os.close(theirs)
        shown = b""
        while part := _read(ours):
            shown += part
        os.close(ours)
    text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode())
    bars = [line for line in re.split(r"[\r\n]+", text) if "read, " in line]

    assert program.returncode == 0
    assert bars
    assert all(line.startswith(records.name) for line in bars)
    assert all(line.endswith((" left", "building indexes")) for line in bars)


def _read(terminal: int) -> bytes:
    """What comes next; nothing once the other side is closed, which Linux tells by an error."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""
