"""What only a server's keeper can do is said with the command that does it, without a password."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from postgresql import Server
from psycopg.conninfo import conninfo_to_dict
from sqlalchemy import URL, make_url
from typer.testing import CliRunner

from biblio.cli import app
from biblio.db.engines.postgresql import backups, client, compacting
from biblio.db.revisions import upgrade
from biblio.errors import DatabaseError

URL_OF_ALL = make_url("postgresql+psycopg://ada:s%40cret@db.example:5433/my%20lib?sslmode=require")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (lambda: client.pg_dump(URL_OF_ALL), ["pg_dump", "--format=custom", "--file=my lib.dump"]),
        (lambda: client.command("vacuumdb", "--full", url=URL_OF_ALL), ["vacuumdb", "--full"]),
    ],
)
def test_a_command_names_the_database_without_its_password(
    said: Callable[[], str], words: list[str]
) -> None:
    *begin, database = shlex.split(said().strip("`"))

    assert begin == words
    assert conninfo_to_dict(database.removeprefix("--dbname=")) == {
        "user": "ada",
        "host": "db.example",
        "port": "5433",
        "dbname": "my lib",
        "sslmode": "require",
    }


@pytest.mark.parametrize(
    "refused",
    [lambda: backups.backup(URL_OF_ALL, Path("x.dump")), lambda: compacting.compact(URL_OF_ALL)],
)
def test_what_the_keeper_does_is_refused(refused: Callable[[], object]) -> None:
    with pytest.raises(DatabaseError, match=r"`(pg_dump|vacuumdb) --") as caught:
        refused()

    assert "cret" not in str(caught.value)


def test_commands_on_the_database_itself(postgresql: Server) -> None:
    with postgresql.empty() as url:
        upgrade(url)
        assert run(url, "db", "check").startswith(f"postgresql://{url.username}@")
        assert "biblio makes no copy" in run(url, "db", "check", "--mend")
        assert "nothing wrong" in run(url, "db", "check", "--mend", "--yes")
        assert "pg_dump --format=custom" in run(url, "db", "backup", "x.dump")
        assert "vacuumdb --full" in run(url, "db", "compact")
        assert run(url, "db", "current").endswith("(up to date)\n")
        assert "paper_list" in run(url, "db", "tables")
        assert run(url, "db", "schema", "PAPERS").startswith("One paper:")
        assert "there is no table or view nope" in run(url, "db", "schema", "nope")
        assert run(url, "sql", "SELECT count(*) AS n FROM papers") == "n\n0\n"


def run(url: URL, *words: str) -> str:
    """What a command says on the library at *url*."""
    named = url.set(drivername="postgresql").render_as_string(hide_password=False)
    return CliRunner().invoke(app, ["--db", named, *words]).output
