"""A signal ends the program with one line at any moment: before, in and behind a command."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from waiting import HANG

BIBLIO = (sys.executable, "-m", "biblio")
WAIT = "import sys; sys.stderr.write('there\\n'); sys.stdin.readline()\n"
SIGNALS = [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]


@contextmanager
def there(
    folder: Path, name: str, text: str, words: Sequence[str] = BIBLIO
) -> Iterator[subprocess.Popen[bytes]]:
    """The program with a module of its own in *folder*, once that has said that it is there."""
    (folder / name).write_text(text)
    path = os.pathsep.join([str(folder), str(Path.cwd())])
    with subprocess.Popen(
        [*words, "--version"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": path},
    ) as program:
        assert program.stderr is not None
        assert program.stderr.readline() == b"there\n"
        yield program


@pytest.mark.parametrize(("number", "status"), SIGNALS)
def test_while_it_is_imported(tmp_path: Path, number: signal.Signals, status: int) -> None:
    with there(tmp_path, "typer.py", WAIT) as program:
        program.send_signal(number)
        said = program.communicate(timeout=HANG)

    assert (program.returncode, *said) == (status, b"", b"biblio: interrupted\n")


def test_once_the_command_has_ended(tmp_path: Path) -> None:
    late = f"import atexit\ndef wait():\n    {WAIT}atexit.register(wait)\n"
    with there(tmp_path, "sitecustomize.py", late) as program:
        program.send_signal(signal.SIGINT)
        output, errors = program.communicate(timeout=HANG)

    assert (program.returncode, errors) == (130, b"biblio: interrupted\n")
    assert output.startswith(b"biblio ")


def test_an_interruption_within_code_that_is_made_there(tmp_path: Path) -> None:
    text = (
        "import signal, sys\n"
        "import biblio.cli.failures as failures\n"
        "def interrupted(*_, **__):\n"
        "    sys.stderr.write('there\\n')\n"
        "    exec('signal.raise_signal(signal.SIGINT)')\n"
        "failures.TyperGroup.main = interrupted\n"
    )
    with there(tmp_path, "sitecustomize.py", text) as program:
        said = program.communicate(timeout=HANG)

    assert (program.returncode, *said) == (130, b"", b"biblio: interrupted\n")


def test_what_whoever_started_it_ignores_is_ignored(tmp_path: Path) -> None:
    words = ("sh", "-c", 'trap "" INT HUP; exec "$@"', "sh", *BIBLIO)
    with there(tmp_path, "typer.py", WAIT, words) as program:
        for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
            program.send_signal(number)
        said = program.communicate(timeout=HANG)

    assert (program.returncode, *said) == (143, b"", b"biblio: interrupted\n")
