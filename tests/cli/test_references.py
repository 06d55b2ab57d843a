"""`cites` and `cited-by`: what is here, what is missing, and what cannot be told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from queries.references import ENGINES, GEARS, GONE, MILLS, RECORDS
from stores import Database
from typer.testing import Result

import biblio

Run = Callable[..., Result]


@pytest.fixture
def citing(database: Database) -> Database:
    with biblio.open(database) as library:
        library.import_records(RECORDS)
    return database


def test_what_a_paper_cites(run: Run, citing: Path) -> None:
    found = run("cites", ENGINES, db=citing)

    assert found.stdout.splitlines() == [
        "nr  paper               date        work                                 authors",
        " 2  2101.00001          2021-01-04  On mills (withdrawn)",
        " 5  2101.00002          2021-02-01  On cards",
        "    doi:10.5555/otters  2020        On otters",
        " 1  (not here)                      Nobody, Lost works doi:10.5555/gone",
        " 4  (not here)                      A letter",
    ]
    missing = run("cites", ENGINES, "--missing", "--format", "{identifiers}", db=citing)
    assert missing.stdout.splitlines()[0] == f"doi:{GONE}"


def test_who_cites(run: Run, citing: Path) -> None:
    rows = run("cited-by", GONE, "--fields", "handle", "-o", "csv", db=citing)
    assert rows.stdout.splitlines() == ["handle", f"doi:{GEARS}", f"doi:{ENGINES}"]
    assert f"doi:{GONE} is not in the database" in rows.stderr

    same = run("papers", "--cites", GONE, "--fields", "handle", "-o", "csv", "-q", db=citing)
    assert (same.stdout, same.stderr) == (rows.stdout, "")


@pytest.mark.parametrize(
    ("arguments", "said", "exit_code"),
    [
        (("cites", MILLS), f"no source gives references of {MILLS}", 0),
        (("cites", "10.5555/never"), "no paper here has the DOI 10.5555/never", 1),
        (("cited-by", "10.5555/never"), "and no paper here cites it", 1),
        (("cited-by", "?"), "is not an identifier", 2),
        (("top", "papers", "--by", "fractional"), "papers are ranked by citations", 2),
        (("citation-network", "--nodes", "-o", "gexf"), "gexf has nodes and edges", 2),
    ],
)
def test_what_cannot_be_told(
    run: Run, citing: Path, arguments: tuple[str, ...], said: str, exit_code: int
) -> None:
    found = run(*arguments, db=citing)

    assert (found.exit_code, said in found.stderr) == (exit_code, True), found.stderr


def test_a_page_counts_what_further_lists_have(run: Run, citing: Path) -> None:
    shown = run("show", ENGINES, db=citing).stdout

    assert "references: 2 works" in shown
    assert "cited:" not in shown
