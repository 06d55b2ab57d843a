"""The shell is psql: it reads, and no list of processes shows the password."""

from __future__ import annotations

import os
import shutil
import subprocess

import psycopg.conninfo
import pytest
from postgresql import Server
from sqlalchemy import make_url

from biblio.db.engines.postgresql import shell


def test_the_password_is_in_the_environment_alone() -> None:
    url = make_url(
        "postgresql+psycopg://ada:p%40ss%3A%25@db.example/lib?sslmode=require"
        "&options=-c%20work_mem%3D8MB&sslpassword=key"
    )

    (psql,) = shell.programs(url)

    assert psql.environment == {"PGPASSWORD": "p@ss:%"}
    assert psql.name == "psql"
    assert psycopg.conninfo.conninfo_to_dict(*psql.arguments) == {
        "user": "ada",
        "host": "db.example",
        "dbname": "lib",
        "sslmode": "require",
        "options": "-c work_mem=8MB -c default_transaction_read_only=on",
    }


@pytest.mark.skipif(shutil.which("psql") is None, reason="the psql program is not there")
def test_the_shell_reads_and_cannot_write(postgresql: Server) -> None:
    with postgresql.database() as url:
        (psql,) = shell.programs(url)
        done = subprocess.run(
            [psql.name, "-X", "-A", "-t", *psql.arguments],
            input=b"SELECT count(*) FROM papers;\nDELETE FROM papers;\n",
            env={**os.environ, **psql.environment},
            capture_output=True,
            check=False,
        )

    assert done.stdout == b"0\n"
    assert b"read-only transaction" in done.stderr
