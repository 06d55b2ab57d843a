"""Streams that a shell has closed end an answer, never an import; real shells close them."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from stores import Database, by_hand
from waiting import HANG

from biblio.importing.parsing import WORTHWHILE

SHELL = shutil.which("bash")
needs_shell = pytest.mark.skipif(SHELL is None, reason="no bash here")


def record(number: int, text: str = "") -> str:
    return f'{{"id": "2101.{number:05}", "title": "Paper {number}", "comments": "{text}"}}\n'


@pytest.fixture
def sources(tmp_path: Path) -> list[Path]:
    """A small source, and one that a second process reads."""
    small, large = tmp_path / "small.jsonl", tmp_path / "large.jsonl"
    small.write_text("".join(map(record, range(1, 5))))
    large.write_text("".join(record(number, "x" * 400_000) for number in range(5, 17)))
    assert large.stat().st_size > WORTHWHILE
    return [large, small]


def in_shell(database: Database, words: str, streams: str) -> subprocess.CompletedProcess[bytes]:
    program = shlex.join([sys.executable, "-m", "biblio", "--db", str(database)])
    command = f"set -o pipefail; {program} {words} {streams}"
    assert SHELL is not None
    return subprocess.run([SHELL, "-c", command], capture_output=True, check=False, timeout=HANG)


@needs_shell
@pytest.mark.parametrize(
    ("streams", "status"),
    [
        (">&-", 0),
        ("<&- >&- 2>&-", 0),
        ("2>&1 | true", 0),
        (">/dev/full 2>&-", 1),
        ("--json | true", 0),
    ],
)
def test_an_import_goes_on_whoever_listens(
    tmp_path: Path, sources: list[Path], streams: str, status: int
) -> None:
    if "/dev/full" in streams and not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    database = tmp_path / "biblio.db"

    done = in_shell(database, f"import {shlex.join(map(str, sources))}", streams)

    assert done.returncode == status, done.stderr
    assert b"Traceback" not in done.stderr
    with by_hand(database) as connection:
        assert connection.execute("SELECT count(*) FROM papers").fetchone() == (16,)
        assert connection.execute("SELECT status FROM imports").fetchall() == [("complete",)] * 2
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@needs_shell
@pytest.mark.parametrize("command", ["papers", "show -o json 0704.0001"])
@pytest.mark.parametrize(
    ("streams", "status", "said"),
    [
        (">&-", 1, b"biblio: the output failed: Bad file descriptor\n"),
        ("2>&-", 0, b""),
        ("| true", 141, b""),
    ],
)
def test_an_answer_ends_with_its_stream(
    filled: Database, command: str, streams: str, status: int, said: bytes
) -> None:
    done = in_shell(filled, command, streams)

    if streams == "| true" and done.returncode == 0:
        return  # all was written before anybody closed the pipe
    assert (done.returncode, done.stderr) == (status, said)


@needs_shell
def test_a_closed_stdin_is_no_source(tmp_path: Path) -> None:
    done = in_shell(tmp_path / "biblio.db", "import -", "<&-")

    assert done.returncode == 1
    assert done.stderr == b"biblio: there is no standard input to read\n"
