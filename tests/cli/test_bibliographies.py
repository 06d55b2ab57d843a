from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from biblio.bibliographies.compared import State
from biblio.cli.bibliographies import WORDS

Run = Callable[..., Result]
Spawn = Callable[..., subprocess.CompletedProcess[bytes]]

BIB = """
@misc{engines, title={Notes}, eprint={0704.0001v1}, archivePrefix={arXiv}}
@misc{graphs, title={Graphs}, eprint={0704.0002}, archivePrefix={arXiv}}
@misc{stranger, title={X}, eprint={2101.09999}, archivePrefix={arXiv}}
@misc{open, title={X
"""
NEWS = ["v2", "of", "2007-07-24,", "the", "entry", "cites", "v1"]
COUNTED = "4 entries: 2 here, 1 not here, 1 newer version, 1 unreadable\n"


@pytest.fixture
def bib(tmp_path: Path) -> Path:
    path = tmp_path / "thesis.bib"
    path.write_text(BIB)
    return path


def test_every_state_has_its_words() -> None:
    assert list(WORDS) == [*State]


def test_a_person_reads_what_is_new(run: Run, spawn: Spawn, bib: Path) -> None:
    done = run("papers", "--bib", bib)

    assert [line.split() for line in done.stdout.splitlines()] == [
        ["key", "state", "paper", "news"],
        ["engines", "newer", "version", "arXiv:0704.0001", *NEWS],
        ["graphs", "here", "arXiv:0704.0002"],
        ["stranger", "not", "here"],
        ["open", "unreadable", "the", "file", "ends", "before", "it", "is", "closed"],
    ]
    assert (done.exit_code, done.stderr) == (0, COUNTED)
    assert spawn("papers", "--bib", "-", stdin=BIB.encode()).stdout.decode() == done.stdout


NEWS = ["v2", "of", "2007-07-24,", "the", "entry", "cites", "v1"]


def test_programs_get_every_state_and_other_formats_the_papers(run: Run, bib: Path) -> None:
    rows = json.loads(run("papers", "--bib", bib, "-o", "json").stdout)
    line = run("papers", "--bib", bib, "--format", "{key}: {states}", "-q")
    papers = run("papers", "--bib", bib, "-o", "ris", "-q")

    assert [row["states"] for row in rows] == [
        ["here", "newer"],
        ["here"],
        ["absent"],
        ["unreadable"],
    ]
    assert rows[0]["latest_version"] == 2
    assert (line.stdout.splitlines()[0], line.stderr) == ("engines: here; newer", "")
    assert papers.stdout == run("show", "0704.0001", "0704.0002", "-o", "ris").stdout


@pytest.mark.parametrize(
    ("beside", "named"),
    [
        (["-a", "Erdos"], "--author"),
        (["graphs"], "QUERY"),
        (["--from", "2020"], "--from"),
        (["-n", "20"], "--limit"),
        (["--oldest"], "--oldest"),
        (["--max-authors", "3"], "--max-authors"),
    ],
)
def test_what_narrows_papers_makes_no_sense_beside(
    run: Run, bib: Path, beside: list[str], named: str
) -> None:
    done = run("papers", "--bib", bib, *beside)

    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert f"it tells of all entries of a file; leave {named} out" in done.stderr
