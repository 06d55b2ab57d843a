"""How far an import is: lines in a log, a bar at a terminal."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Event

import programs
import pytest
from waiting import HANG

from biblio.cli import progress as showing
from biblio.cli.progress import check_progress, export_progress, progress, server_progress
from biblio.db.maintenance import CheckProgress
from biblio.harvesting.client import Waiting
from biblio.harvesting.reading import ServerProgress
from biblio.importing.reports import Progress
from biblio.library.exports import ExportProgress

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


def test_what_is_left_is_told_once_some_is_done(capsys: pytest.CaptureFixture[str]) -> None:
    with export_progress("a.ris", is_shown=True) as advance:
        assert advance is not None
        for done, seconds in ((12, 32.0), (1_000, 40.0)):
            advance(ExportProgress(done, 100_000, seconds))

    assert capsys.readouterr().err.splitlines() == [
        "a.ris: 12 of 100,000 papers written (0%), 0/s",
        "a.ris: 1,000 of 100,000 papers written (1%), 25/s, 1:06:00 left",
    ]


def test_a_log_of_a_server_tells_pages_and_each_reason_to_wait_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def at(seconds: float, waiting: Waiting | None = None) -> ServerProgress:
        return ServerProgress(2_000, 2, "2024-06-02", seconds, waiting, name="cs")

    busy = "HTTP 503 \x9b31m"
    with server_progress(is_shown=True) as advance:
        assert advance is not None
        for step in (
            at(3.0),
            at(4.0, Waiting("", 3.0)),
            at(6.0, Waiting(busy, 40.0)),
            at(26.0, Waiting(busy, 20.0)),
            at(46.0),
            at(47.0, Waiting(busy, 9.0)),
            at(48.0, Waiting("a short one", 2.0)),
        ):
            advance(step)

    begin = "2,000 records, 2 pages, at 2024-06-02"
    assert capsys.readouterr().err.splitlines() == [
        f"{begin}, 333/s; waiting 40 s: HTTP 503 \ufffd31m",
        f"{begin}, 43/s",
        f"{begin}, 43/s; waiting 9 s: HTTP 503 \ufffd31m",
    ]


def test_what_is_asked_for_by_number_is_told_beside_the_rest(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with server_progress(is_shown=True) as advance:
        assert advance is not None
        advance(ServerProgress(190, 1, None, 10.0, name="arxiv.org", done=200, total=450))

    assert capsys.readouterr().err == "200 of 450, 190 records, 1 page, 19/s\n"


def test_a_step_of_a_check_that_lasts_is_told_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(showing, "UNHURRIED", 0.001)
    told = Event()

    def say(line: str) -> None:
        lines.append(line)
        if len(lines) > 1:
            told.set()

    lines: list[str] = []
    monkeypatch.setattr(showing, "say", say)
    monkeypatch.setattr(showing, "BETWEEN", 0.002)

    with check_progress() as advance:
        advance(CheckProgress(3, 33, "the search index", 7.0))
        assert told.wait(HANG)

    assert lines[0] == "check: 3 of 33 steps, 0:00:07, now the search index"
    assert {each.partition(", 0:")[0] for each in lines} == {"check: 3 of 33 steps"}
    assert capsys.readouterr().err == ""


def test_quiet_shows_nothing_of_a_server() -> None:
    with server_progress(is_shown=False) as advance:
        assert advance is None


HARVEST = """
from biblio.harvesting.client import Waiting
from biblio.harvesting.reading import ServerProgress
from biblio.cli.progress import server_progress
import sys
with server_progress(is_shown=True) as advance:
    advance(ServerProgress(0, 0, None, 2.0, name="physics:hep-th"))
    advance(ServerProgress(1234, 3, "2024-06-02", 2.0, name="physics:hep-th"))
    sys.stdin.readline()
    advance(ServerProgress(1234, 3, "2024-06-02", 9.0, Waiting("HTTP 503 \\x9b31mBusy", 50.0), "x"))
    sys.stdin.readline()
"""


@pytest.mark.parametrize("columns", [60, 200])
def test_a_terminal_gets_the_bar_of_a_harvest_on_one_line(columns: int) -> None:
    shown = _on_a_terminal(["-c", HARVEST], columns, ("3 pages", "waiting"))
    bars = [line for line in re.split(r"[\r\n]+", shown) if "pages" in line]

    assert any(line.startswith("physics:hep-th") and "3 pages" in line for line in bars)
    assert all(len(line) <= columns for line in bars)
    assert columns == 60 or any(
        line.endswith("at 2024-06-02, 137/s waiting 50 s: HTTP 503 \ufffd31mBusy") for line in bars
    )
    assert "\x9b" not in shown


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_a_terminal_gets_a_bar_on_one_line(records: Path, tmp_path: Path, columns: int) -> None:
    code = (
        "import sys; sys.argv[0] = 'biblio'\n"
        "from biblio.cli import main, progress\n"
        "progress.UNHURRIED = 0\n"
        "main()"
    )
    database = str(tmp_path / "x.db")
    text = _on_a_terminal(["-c", code, "--db", database, "import", str(records)], columns)
    bars = [line for line in re.split(r"[\r\n]+", text) if "read, " in line]

    assert bars
    assert all(line.startswith(records.name) for line in bars)
    assert all(line.endswith((" left", "building indexes")) for line in bars)


def _on_a_terminal(arguments: list[str], columns: int, signs: Sequence[str] = ()) -> str:
    """What Python shows on a terminal of so many columns, without the terminal's own commands.

    It gets a line of input for each of the *signs* once that is shown.
    """
    pty = pytest.importorskip("pty", reason="terminals are for POSIX systems")
    ours, theirs = pty.openpty()
    with programs.Popen(
        [sys.executable, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=os.environ | {"COLUMNS": str(columns), "LINES": "40", "TERM": "xterm"},
    ) as program:
        os.close(theirs)
        shown = b""
        assert program.stdin is not None
        left = [sign.encode() for sign in signs]
        while part := _read(ours):
            shown += part
            while left and left[0] in shown:
                del left[0]
                program.stdin.write(b"\n")
                program.stdin.flush()
        os.close(ours)
    assert program.returncode == 0
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode())


def _read(terminal: int) -> bytes:
    """What comes next; nothing once the other side is closed, which Linux tells by an error."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""
