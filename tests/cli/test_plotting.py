"""`plot`: from the database to pictures."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import programs
import pytest
from lxml import etree
from plots.pictures import texts_of, tips_of
from stores import Database
from typer.testing import Result

Run = Callable[..., Result]
Spawn = Callable[..., subprocess.CompletedProcess[bytes]]


def test_a_picture_goes_to_stdout_or_into_a_file(run: Run, tmp_path: Path) -> None:
    shown = run("plot", "years")
    file = tmp_path / "years.svg"
    written = run("plot", "years", "--to", file)

    assert (shown.exit_code, shown.stderr) == (0, "")
    assert (written.exit_code, written.stdout, written.stderr) == (0, "", f"drew {file}\n")
    assert file.read_bytes() == shown.stdout_bytes
    assert tips_of(etree.fromstring(shown.stdout_bytes)) == ["2007: 2", "2008: 1"]


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.svg", b"<?xml"), ("a.PNG", b"\x89PNG"), ("a.htm", b"<!DOCTYPE html>")],
)
def test_the_ending_tells_the_output(run: Run, tmp_path: Path, name: str, begins: bytes) -> None:
    done = run("plot", "team-size", "--to", tmp_path / name, "-q")

    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_what_is_asked_stands_below(run: Run) -> None:
    done = run("plot", "categories", "graphs OR jets", "--from", "2007", "--by", "month",
               "--title", "A <b> & $c$")  # fmt: skip
    texts = texts_of(etree.fromstring(done.stdout_bytes))

    assert "A <b> & $c$" in texts
    assert any(each.startswith("2 papers: query graphs OR jets, from 2007; by") for each in texts)
    assert {"math.CO", "hep-ex", "2007-07"} <= {*texts}


@pytest.mark.parametrize("kind", ["years", "categories", "team-size"])
def test_where_nothing_is_left_nothing_is_drawn(run: Run, tmp_path: Path, kind: str) -> None:
    file = tmp_path / "old.svg"
    file.write_text("as it was")
    done = run("plot", kind, "nowhere", "--to", file)

    assert done.exit_code == 1
    assert done.stderr == "biblio: nothing found, so there is nothing to draw\n"
    assert file.read_text() == "as it was"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--to", "years.pdf"], "name an output: svg, png, html"),
        (["--to", "2010"], "dates end with --until 2010"),
        (["--to", ""], "it is empty"),
        (["--to", "-o.svg", "-o", "pdf"], "'pdf'"),
        (["--width", "1"], "8"),
        (["--dpi", "5000"], "1200"),
        (["--by", "week"], "'week'"),
        (["--to", "x.png", "--width", "60", "--height", "80", "--dpi", "1200"], "pixels, more"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], sentence: str
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    done = run("plot", "years", *arguments)

    assert done.exit_code in {1, 2}
    assert sentence in " ".join(done.stderr.split())
    assert list(Path().iterdir()) == []


@pytest.mark.sqlite("a library on a server is no file")
def test_the_database_is_not_overwritten(run: Run, filled: Database) -> None:
    done = run("plot", "years", "--to", filled, "-o", "svg")

    assert done.exit_code == 2
    assert "is the database itself" in done.stderr


def test_without_the_extra_it_is_told_what_to_install(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    done = run("plot", "years")

    assert done.exit_code == 1
    assert done.stderr == (
        "biblio: pictures need what is not installed here: pip install 'biblio[plots]'\n"
    )


def test_people_are_drawn_around_a_name_and_in_a_field(run: Run) -> None:
    field = run("plot", "network", "-q")
    around = run("plot", "network", "Erdős, P.", "--depth", "2", "-q")

    assert (field.exit_code, around.exit_code) == (0, 0)
    assert sorted(tips_of(etree.fromstring(field.stdout_bytes))) == [
        "Ada Lovelace: 3 papers",
        "Charles Babbage: 1 paper",
        "Paul Erdős: 2 papers",
    ]
    assert {"Ada Lovelace", "Charles Babbage", "Paul Erdős", "Who wrote with Paul Erdős"} <= {
        *texts_of(etree.fromstring(around.stdout_bytes))
    }


def test_years_of_coauthors_are_drawn(run: Run) -> None:
    done = run("plot", "coauthors", "Lovelace", "--query", "date:2007..", "--date", "submitted")

    assert (done.exit_code, done.stderr) == (0, "")
    assert tips_of(etree.fromstring(done.stdout_bytes)) == [
        "Charles Babbage, 2007: 1",
        "Paul Erdős, 2007: 1",
        "Paul Erdős, 2008: 1",
    ]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("network", "category:hep-ex", "--depth", "2"), "it is about one NAME, not a field"),
        (("coauthors", "category:hep-ex"), "it is a query; name somebody"),
        (("coauthors",), "Missing argument 'NAME'"),
        (("network", "-n", "201"), "200"),
        (("network", "Nobody"), "no author is called 'Nobody'"),
    ],
)
def test_people_who_cannot_be_drawn_are_told(
    run: Run, arguments: tuple[str, ...], sentence: str
) -> None:
    done = run("plot", *arguments)

    assert done.exit_code in {1, 2}
    assert done.stdout_bytes == b""
    assert sentence in done.stderr


def test_no_screen_is_needed_and_settings_for_one_do_not_matter(spawn: Spawn) -> None:
    done = spawn("plot", "years", "-o", "png", env={"MPLBACKEND": "Qt4Agg", "DISPLAY": ""})

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"\x89PNG")


def test_a_terminal_gets_no_png(filled: Database) -> None:
    pty = pytest.importorskip("pty", reason="terminals are for POSIX systems")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "biblio", "--db", str(filled), "plot", "years", "-o", "png"]
    done = programs.run(command, check=False, stdout=theirs, stderr=subprocess.PIPE)
    os.close(theirs)
    os.close(ours)

    assert done.returncode == 2
    assert b"a terminal shows no PNG; name a file" in done.stderr
