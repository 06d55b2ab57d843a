"""How PostgreSQL's own programs are told of a database: with the password in their environment."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from psycopg.conninfo import make_conninfo
from sqlalchemy import URL

_SECRET: Final = "password"  # noqa: S105 - what parameters are called


def conninfo(url: URL, **further: str) -> str:
    """The parameters of a connection to *url* with *further* ones, without any password.

    That is a text of libpq's (PostgreSQL's documentation, "34.1.1. Connection Strings").
    """
    given = {name: value for name, value in _parameters(url).items() if _SECRET not in name}
    return make_conninfo(**{**given, **further})


def environment(url: URL) -> Mapping[str, str]:
    """Where such a program finds the password that *url* has."""
    password = _parameters(url).get(_SECRET)
    return {} if password is None else {"PGPASSWORD": password}


def _parameters(url: URL) -> dict[str, str]:
    """What *url* says, as libpq calls it."""
    _, given = url.get_dialect()().create_connect_args(url)
    return {name: str(value) for name, value in given.items()}


def command(program: str, *options: str, url: URL) -> str:
    """A line for a shell that runs *program* on the database at *url*, without its password."""
    return f"`{shlex.join((program, *options, f'--dbname={conninfo(url)}'))}`"


def pg_dump(url: URL, target: Path | None = None) -> str:
    """The line that copies the database to *target*."""
    return command(
        "pg_dump", "--format=custom", f"--file={target or f'{url.database}.dump'}", url=url
    )
