from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cli.test_trouble import restricted
from stores import Database
from typer.testing import Result
from waiting import needs_linux

Run = Callable[..., Result]
Spawn = Callable[..., subprocess.CompletedProcess[bytes]]

NEWS = """@article{crossing, title={Notes on engines}, author={Lovelace, Ada}, year=2010,
  journal={Journal of Engines}, volume=5, pages={1--9}, doi={10.5555/engines},
  eprint={0704.0001}, archivePrefix={arXiv}}
"""
BIB = """% Mine.
@misc{ada07, title={Notes}, eprint={0704.0001}, archivePrefix={arXiv}}
@misc{open, title={X
"""
ADDED = (
    ", journal={Journal of Engines}, volume={5}, pages={1--9}, year={2010}, doi={10.5555/engines}"
)
AFTER = BIB.replace("@misc{ada07", "@article{ada07").replace("{arXiv}", "{arXiv}" + ADDED)
NOTE = "line 3 (open): the file ends before it is closed; it is left as it is\n"


@pytest.fixture
def bib(run: Run, tmp_path: Path) -> Path:
    news = tmp_path / "news.bib"
    news.write_text(NEWS)
    assert run("import", news).exit_code == 0
    path = tmp_path / "thesis.bib"
    path.write_text(BIB)
    return path


def test_a_dry_run_prints_what_the_run_then_does(run: Run, spawn: Spawn, bib: Path) -> None:
    dry = run("bib", "update", bib, "--dry-run")
    untouched = bib.read_text()
    done = spawn("bib", "update", str(bib))
    again = run("bib", "update", bib)

    old, new = (text.splitlines()[1] for text in (BIB, AFTER))
    assert dry.stdout.splitlines() == [
        *(f"--- {bib}", f"+++ {bib}", "@@ -1,3 +1,3 @@", " % Mine.", f"-{old}", f"+{new}"),
        " @misc{open, title={X",
    ]
    assert dry.stderr == (
        f"{bib}, {NOTE}1 entry of {bib} would be brought up to date, 6 values in all\n"
    )
    assert untouched == BIB
    assert bib.read_text() == AFTER
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode() == (
        f"{bib}, {NOTE}1 entry of {bib} was brought up to date, 6 values in all\n"
    )
    assert again.stderr.splitlines()[-1] == f"{bib} is up to date"


def test_another_file_may_be_written(run: Run, bib: Path, tmp_path: Path) -> None:
    done = run("bib", "update", bib, "--to", tmp_path / "new.bib", "-q")

    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    assert (bib.read_text(), (tmp_path / "new.bib").read_text()) == (BIB, AFTER)


@pytest.mark.sqlite("who is restricted reaches no server")
@needs_linux
def test_a_full_disk_leaves_the_old_file(filled: Database, bib: Path) -> None:
    bib.write_text(BIB + "% and more" * 10_000)
    words = [sys.executable, "-m", "biblio", "--db", str(filled), "bib", "update", str(bib)]

    status, output, errors = restricted(words, file_size=60_000)

    assert (status, output, errors) == (1, "", f"biblio: {bib}: File too large\n")
    assert bib.read_text() == BIB + "% and more" * 10_000
    assert sorted(each.name for each in bib.parent.glob("*.bib")) == ["news.bib", "thesis.bib"]


def test_a_file_that_is_not_there_is_told(run: Run, tmp_path: Path) -> None:
    done = run("bib", "update", tmp_path / "none.bib")

    assert done.exit_code == 1
    assert (
        done.stderr
        == f"biblio: {tmp_path / 'none.bib'} cannot be read: No such file or directory\n"
    )
