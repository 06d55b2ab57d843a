"""`db` and which database is meant."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import programs
import pytest
from stores import Database, by_hand
from typer.testing import CliRunner, Result

import biblio
from biblio.cli import app
from biblio.db.revisions import HEAD

Run = Callable[..., Result]


def test_the_database_is_the_option_else_the_environment_else_the_users_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("BIBLIO_DB", raising=False)

    def path(*options: str, env: dict[str, str] | None = None) -> str:
        return CliRunner().invoke(app, [*options, "db", "path"], env=env).stdout.rstrip("\n")

    assert Path(path()).name == "biblio.db"
    assert path(env={"BIBLIO_DB": "from-the-environment.db"}) == "from-the-environment.db"
    assert path("--db", "given.db", env={"BIBLIO_DB": "other.db"}) == "given.db"
    assert path("--db", "sqlite:///papers.db") == "papers.db"


def test_an_import_makes_the_users_own_database(
    records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("BIBLIO_DB", raising=False)
    place = Path(CliRunner().invoke(app, ["db", "path"]).stdout.rstrip("\n"))

    result = CliRunner().invoke(app, ["import", str(records)])

    assert (result.exit_code, place.is_file()) == (0, True)


def test_current_upgrade_and_check(run: Run) -> None:
    assert run("db", "current").stdout == f"{HEAD} (up to date)\n"
    assert run("db", "upgrade").stdout == f"{HEAD} already\n"
    assert run("db", "check").stdout.endswith(": nothing wrong\n")


def test_check_tells_what_is_wrong(run: Run, filled: Database) -> None:
    with by_hand(filled) as connection:
        connection.execute("DELETE FROM identifiers WHERE value = '0704.0001'")

    result = run("db", "check")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("biblio: 1 papers lack their identifier; ")


@pytest.mark.sqlite("biblio copies no library on a server")
def test_backup_copies_and_overwrites_nothing(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"

    assert run("db", "backup", target).exit_code == 0
    assert run("stats", "-o", "csv", db=target).stdout == run("stats", "-o", "csv").stdout

    again = run("db", "backup", target)
    assert again.exit_code == 1
    assert "exists already" in again.stderr


def test_upgrade_makes_no_database(run: Run, tmp_path: Path) -> None:
    result = run("db", "upgrade", db=tmp_path / "missing.db")

    assert result.exit_code == 1
    assert not (tmp_path / "missing.db").exists()


@pytest.mark.sqlite("biblio copies no library on a server")
def test_check_mends_what_it_finds(run: Run, filled: Database) -> None:
    with by_hand(filled) as connection:
        connection.execute("UPDATE authors SET name_key = ''")
        connection.execute("UPDATE authorships SET ordinal = 9 WHERE ordinal = 1")

    told = run("db", "check")
    mended = run("db", "check", "--mend")

    assert told.exit_code == 1
    assert all("; `biblio db check --mend` " in line for line in told.stderr.splitlines())
    assert mended.exit_code == 0, mended.output
    *done, last = mended.stdout.splitlines()
    assert done[0].startswith("mended: the author lists of ")
    assert done[-1].startswith("taken out: 0801.0003")
    assert last == f"{filled}: nothing wrong"
    bring, copy = mended.stderr.splitlines()
    assert bring.startswith("to bring back what was taken out, import again: ")
    assert copy.startswith(f"{filled}.before-mend is a copy of the file as it was; ")
    assert run("db", "check", "--mend").stdout == f"{filled}: nothing wrong\n"


def test_the_folder_of_ones_own_is_made_and_no_other(
    run: Run, tmp_path: Path, records: Path
) -> None:
    typed = run("import", records, db=tmp_path / "typo" / "new.db")
    own = programs.run(
        [sys.executable, "-m", "biblio", "import", records],
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path / "home")},
        check=False,
        capture_output=True,
    )

    assert (typed.exit_code, typed.stdout) == (1, "")
    assert typed.stderr == (
        f"biblio: there is no folder {tmp_path / 'typo'}: make it, or correct the path\n"
    )
    assert own.returncode == 0
    assert not (tmp_path / "typo").exists()
    assert len([*(tmp_path / "home").rglob("biblio.db")]) == 1


def test_the_public_face_lists_its_names() -> None:
    assert dir(biblio) == sorted(biblio.__all__)
    assert all(hasattr(biblio, name) for name in dir(biblio))
