"""What a person sees at a terminal: wrapped tables, a bar, nothing that drives the terminal."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import suppress
from itertools import islice, product
from pathlib import Path
from string import ascii_lowercase

import programs
import pytest
from stores import Database, by_hand

pty = pytest.importorskip("pty", reason="terminals are for POSIX systems")


def at_a_terminal(
    database: Database,
    *arguments: str,
    columns: int = 60,
    terminal: str = "xterm",
    stderr: int = subprocess.PIPE,
) -> str:
    """What the program prints when stdout is a terminal."""
    ours, theirs = pty.openpty()
    environment = os.environ | {"COLUMNS": str(columns), "LINES": "40", "TERM": terminal}
    with programs.Popen(
        [sys.executable, "-m", "biblio", "--db", database, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs if stderr == subprocess.STDOUT else stderr,
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


def plain(text: str) -> str:
    """*text* without colours."""
    return re.sub("\x1b\\[[0-9;]*m", "", text)


def test_a_table_wraps_and_loses_nothing(filled: Database) -> None:
    text = at_a_terminal(filled, "papers", "--on", "2007-04-02", columns=76)

    assert "…" not in text
    assert all(word in text for word in ("0704.0001", "2007-04-02", "[analytical]", "Babbage"))


@pytest.mark.parametrize("output", ["table", "json", "jsonl", "csv", "tsv"])
def test_data_sends_nothing_to_the_terminal(filled: Database, output: str) -> None:
    text = at_a_terminal(filled, "papers", "-o", output, columns=200)

    assert "\x1b]0;owned" not in text
    assert not set(text) & set("\x07\x9b\u202e")
    assert "[bold]markup[/bold]" in text


def test_a_page_for_people_sends_nothing_either(filled: Database) -> None:
    text = at_a_terminal(filled, "show", "0801.0003", columns=200)

    assert "\x1b]0;owned" not in text
    assert not set(text) & set("\x07\x9b\u202e")


@pytest.mark.parametrize("columns", [40, 60, 80, 120, 200])
@pytest.mark.parametrize("terminal", ["xterm", "dumb"])
def test_identifiers_and_dates_are_whole_at_any_width(
    filled: Database, columns: int, terminal: str
) -> None:
    listed = at_a_terminal(filled, "papers", columns=columns, terminal=terminal)
    counted = at_a_terminal(filled, "imports", "list", columns=columns, terminal=terminal)
    page = at_a_terminal(filled, "show", "0704.0001", columns=columns, terminal=terminal)

    for word in ("0704.0001", "0704.0002", "0801.0003", "2007-04-02", "2008-01-02"):
        assert word in listed
    assert "complete" in counted
    assert "2007-07-24T10:00:00Z" in page
    assert max(map(len, plain(listed + page).splitlines())) <= columns


def test_what_does_not_fit_is_left_out_with_a_word(filled: Database) -> None:
    narrow = at_a_terminal(filled, "papers", columns=50, stderr=subprocess.STDOUT)

    assert "left out, the terminal is too narrow: category, authors\n" in narrow
    assert "Babbage" not in narrow


def test_one_field_a_line_where_no_table_fits(filled: Database) -> None:
    text = at_a_terminal(filled, "papers", "--on", "2007-04-02", columns=38)

    assert plain(text).splitlines() == [
        "paper      0704.0001",
        "submitted  2007-04-02",
        "category   math.CO",
        "title      Notes on [analytical]",
        "           engines",
        "authors    Ada Lovelace; Charles",
        "           Babbage",
    ]


def test_a_long_list_of_authors_is_shortened_for_people(tmp_path: Path, records: Path) -> None:
    line = records.read_text().splitlines()[0]
    letters = islice(product(ascii_lowercase, repeat=2), 300)
    names = [[f"Author{''.join(pair)}", "A.", ""] for pair in letters]
    printed = ", ".join(f"{forenames} {surname}" for surname, forenames, _ in names)
    many = line.replace('"Ada Lovelace, Charles Babbage"', f'"{printed}"').replace(
        '[["Lovelace", "Ada", ""], ["Babbage", "Charles", ""]]', str(names).replace("'", '"')
    )
    source, database = tmp_path / "many.jsonl", tmp_path / "many.db"
    source.write_text(f"{many}\n")

    def piped(*arguments: str) -> str:
        biblio = [sys.executable, "-m", "biblio", "--db", str(database)]
        done: subprocess.CompletedProcess[str] = programs.run(
            [*biblio, *arguments], check=True, capture_output=True, text=True
        )
        return done.stdout

    piped("import", str(source))

    assert "… 296 more" in at_a_terminal(database, "papers", columns=200)
    assert "A. Authorad; … 296 more\n" in piped("papers")
    assert "… 280 more (--all-authors)" in " ".join(piped("show", "0704.0001").split())
    for whole in (
        *(["papers", "--all-authors"], ["show", "0704.0001", "--all-authors"]),
        *(["papers", "-o", each] for each in ("json", "csv", "tsv", "jsonl")),
    ):
        assert "Authorln" in piped(*whole)


def test_a_paper_without_a_title_is_told_by_its_abstract(filled: Database) -> None:
    with by_hand(filled) as connection:
        connection.execute(
            "UPDATE papers SET title = NULL, abstract = ? WHERE arxiv_id = '0704.0001'",
            ("We count\n  all " + "graphs " * 40,),
        )

    text = at_a_terminal(filled, "papers", "--on", "2007-04-02", columns=200)
    found = at_a_terminal(filled, "search", "count", columns=200)

    begins = f"(no title) We count all {'graphs ' * 12}".rstrip()
    assert f"{begins}…" in text
    assert "(no title) We count all graphs" in plain(found)


def test_small_bars_stand_where_there_is_room_and_letters_for_them(
    filled: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    wide = plain(at_a_terminal(filled, "stats", "--by", "year", columns=100))
    narrow = plain(at_a_terminal(filled, "stats", "--by", "year", columns=60))
    whole = plain(at_a_terminal(filled, "stats", columns=100))
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    ascii_only = plain(at_a_terminal(filled, "stats", "--by", "year", columns=100))

    assert [len(re.findall("█", line)) for line in wide.splitlines()] == [0, 20, 10]
    assert re.search(r"papers by year +2007 +2 +█{20}", whole)
    assert "█" not in narrow + ascii_only
    assert [line.split()[:2] for line in narrow.splitlines()[1:]] == [["2007", "2"], ["2008", "1"]]
