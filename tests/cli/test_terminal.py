"""What a person sees at a terminal: wrapped tables, a bar, nothing that drives the terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="terminals are for POSIX systems")


def at_a_terminal(database: Path, *arguments: str, columns: int = 60) -> str:
    """What the program prints when stdout is a terminal."""
    ours, theirs = pty.openpty()
    environment = os.environ | {"COLUMNS": str(columns), "LINES": "40", "TERM": "xterm"}
    with subprocess.Popen(
        [sys.executable, "-m", "biblio", "--db", database, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.PIPE,
        env=environment,
    ) as program:
        os.close(theirs)
        printed = b""
        with suppress(OSError):  # how Linux says that the other side is closed
            while part := os.read(ours, 65536):
                printed += part
        os.close(ours)
    assert program.returncode == 0
    return printed.decode().replace("\r\n", "\n")


def test_a_table_wraps_and_loses_nothing(filled: Path) -> None:
    text = at_a_terminal(filled, "papers", "--on", "2007-04-02")

    assert "…" not in text
    assert all(word in text for word in ("0704.0001", "2007-04-02", "[analytical]", "Babbage"))


@pytest.mark.parametrize("output", ["table", "json", "jsonl", "csv", "tsv"])
def test_data_sends_nothing_to_the_terminal(filled: Path, output: str) -> None:
    text = at_a_terminal(filled, "papers", "-o", output, columns=200)

    assert "\x1b]0;owned" not in text
    assert not set(text) & set("\x07\x9b\u202e")
    assert "[bold]markup[/bold]" in text


def test_a_page_for_people_sends_nothing_either(filled: Path) -> None:
    text = at_a_terminal(filled, "show", "0801.0003", columns=200)

    assert "\x1b]0;owned" not in text
    assert not set(text) & set("\x07\x9b\u202e")


def test_a_long_list_of_authors_is_shortened_for_a_person_alone(
    tmp_path: Path, records: Path
) -> None:
    line = records.read_text().splitlines()[0]
    names = [[f"Author{number}", "A.", ""] for number in range(300)]
    printed = ", ".join(f"{forenames} {surname}" for surname, forenames, _ in names)
    many = line.replace('"Ada Lovelace, Charles Babbage"', f'"{printed}"').replace(
        '[["Lovelace", "Ada", ""], ["Babbage", "Charles", ""]]', str(names).replace("'", '"')
    )
    source, database = tmp_path / "many.jsonl", tmp_path / "many.db"
    source.write_text(f"{many}\n")
    biblio = [sys.executable, "-m", "biblio", "--db", str(database)]
    subprocess.run([*biblio, "import", source], check=True, capture_output=True)

    piped = subprocess.run([*biblio, "papers"], check=True, capture_output=True, text=True)

    assert "296 more" in at_a_terminal(database, "papers", columns=120)
    assert piped.stdout.count("A. Author") == 300
