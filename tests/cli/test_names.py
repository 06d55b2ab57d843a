from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from factories import paper
from stores import Database, by_hand
from typer.testing import Result

import biblio

Run = Callable[..., Result]

SHIFTED = (
    "Yifan Kimi Team, Yiping Bai, Guanduo Bao, Jiahao Chen, Ningxin Chen, Ruijue Chen, "
    "Yanru Chen, Yuankun Chen, Jialei Chen, Hao Cui, Mengnan Ding"
)


@pytest.fixture
def shifted(filled: Database) -> Database:
    """The filled database, and a paper with a shifted list."""
    with biblio.open(filled) as library:
        library.import_records(
            [paper("2507.20534", SHIFTED, format="listing", authors_shifted=True)]
        )
    return filled


def first_author(run: Run) -> str:
    detail = json.loads(run("show", "2507.20534", "-o", "json").stdout)
    return str(detail[0]["authors"][0])


@pytest.mark.usefixtures("shifted")
def test_shifted_lists_are_listed(run: Run) -> None:
    result = run("names", "check", "-o", "json")

    (row,) = json.loads(result.stdout)
    assert (row["arxiv_id"], len(row["names"]), len(row["repaired"])) == ("2507.20534", 11, 12)
    assert row["repaired"][:2] == ["Kimi Team", "Yifan Bai"]
    assert "`biblio names repair` puts them right" in result.stderr
    assert run("names", "check").stdout.splitlines()[1].split("  ")[-1] == (
        "Kimi Team; Yifan Bai; Yiping Bao"
    )


def test_nothing_to_repair_is_said(run: Run) -> None:
    assert run("names", "check").stderr == "no author list is shifted\n"
    assert run("names", "repair").stdout == "no author list is shifted\n"
    assert run("reparse").stdout == "all names are of this version's making\n"


@pytest.mark.usefixtures("shifted")
def test_a_repair_is_asked_for_or_refused(run: Run) -> None:
    dry = run("names", "repair", "--dry-run")
    nobody = run("names", "repair")
    before = first_author(run)
    done = run("names", "repair", "--yes")

    assert dry.stdout.splitlines()[-1] == "1 paper would be repaired; nothing written"
    assert (nobody.exit_code, "say --yes" in nobody.stderr) == (1, True)
    assert before == "Yifan Kimi Team"
    assert done.stdout.splitlines()[-1] == "1 paper repaired; import 3"
    assert first_author(run) == "Kimi Team"


def test_names_are_made_anew(run: Run, filled: Database) -> None:
    with biblio.open(filled) as library:
        library.import_records(
            [
                paper(f"2101.{number:05}", "Ludwig van Beethoven, Ann Archer", format="listing")
                for number in range(1, 23)
            ]
        )
    with by_hand(filled) as connection:
        connection.execute("UPDATE papers SET names_version = 0")
        connection.execute(
            "UPDATE authors SET keyname = 'Beethoven', forenames = 'Ludwig van' "
            "WHERE keyname = 'van Beethoven'"
        )

    check = run("names", "check")
    dry = json.loads(run("reparse", "--dry-run", "-o", "json").stdout)[0]
    result = run("reparse")

    assert "an older parser made the names of 25 papers: run `biblio reparse`" in check.stderr
    assert (dry["papers"], dry["changed"], len(dry["changes"])) == (25, 22, 20)
    assert result.stdout.splitlines()[:1] == [
        "2101.00001: Beethoven, Ludwig van became van Beethoven, Ludwig"
    ]
    assert result.stdout.splitlines()[20:] == [
        "… 2 more papers changed",
        "25 papers read again, 22 changed",
    ]
    assert run("reparse").stdout == "all names are of this version's making\n"
