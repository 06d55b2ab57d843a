"""`sql`: the user's own queries, read-only."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Final, NoReturn

import typer

from biblio.cli.failures import fail, say
from biblio.cli.opening import open_library, url_of
from biblio.cli.options import (
    LimitOption,
    QuietOption,
    SecondsOption,
    well_formed,
)
from biblio.cli.printing import Printing
from biblio.cli.rendering import Column, Listing, emit

ROWS: Final = 1_000
HEAP: Final = 512 * 1024 * 1024  # bytes that a query may take within SQLite


def sql(
    context: typer.Context,
    *,
    query: Annotated[
        str | None,
        typer.Argument(metavar="QUERY", callback=well_formed, help="SQL, or - for stdin."),
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option("-f", "--file", metavar="FILE", help="Take the query from FILE."),
    ] = None,
    parameters: Annotated[
        list[str] | None,
        typer.Option(
            "-p",
            "--parameter",
            metavar="NAME=VALUE",
            help="Give :NAME in the query a value, as text; CAST(:NAME AS INTEGER) makes it a "
            "number.",
        ),
    ] = None,
    seconds: SecondsOption = None,
    shell: Annotated[
        bool,
        typer.Option(
            "--shell",
            help="Open the file, read-only, in sqlite3 or else litecli instead; a library on a "
            "server in psql.",
        ),
    ] = False,
    limit: LimitOption = ROWS,
    quiet: QuietOption = False,
    printing: Printing,
) -> None:
    """Run a read-only SQL query.

    Nothing can be written this way. `biblio db tables` lists the tables and views, and
    `biblio db schema TABLE` tells what the columns of one mean.
    """
    if shell:
        if query is not None or file is not None or parameters:
            raise typer.BadParameter("it takes no query", param_hint="--shell")
        _open_shell(context)
    if (query is None) == (file is None):
        raise typer.BadParameter("give it, or - for stdin, or --file", param_hint="QUERY")
    text = query if file is None and query != "-" else _read(file)
    pairs = _pairs(parameters or ())
    for name in pairs:
        if not re.search(rf"[:@$]{re.escape(name)}(?!\w)", text or ""):
            raise typer.BadParameter(f"the query has no :{name}", param_hint="--parameter")
    _limit_memory()
    with open_library(context) as library:
        result = library.sql(text or "", parameters=pairs, limit=limit or None, seconds=seconds)
        names = _distinct(result.columns)
        rows = (dict(zip(names, row, strict=True)) for row in result.rows)
        emit(rows, _listing(names), printing)
    if result.cut and not quiet:
        say(f"… {result.cut}; -n 0 is for all, --seconds S for more time")


def _limit_memory() -> None:
    """Let SQLite take no more than `HEAP`, for good: the process does nothing else."""
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"PRAGMA hard_heap_limit = {HEAP}")


def _open_shell(context: typer.Context) -> NoReturn:
    """Become a shell of the database that has it open for reading alone."""
    from biblio.db import engines

    url = url_of(context)
    with open_library(context) as library, library.session():
        pass  # the database is there, ours and of this version
    shell = engines.shell(url)
    found = ((shutil.which(each.name), each) for each in shell.programs(url))
    program, chosen = next((pair for pair in found if pair[0]), (None, None))
    if program is None or chosen is None:
        fail(shell.none_there())
    sys.stdout.flush()
    # What was asked for, without a shell between.
    os.execve(program, [program, *chosen.arguments], {**os.environ, **chosen.environment})  # noqa: S606


def _listing(names: Sequence[str]) -> Listing[Mapping[str, object]]:
    def column(name: str) -> Column[Mapping[str, object]]:
        return Column(name, lambda row: row[name])

    return Listing(names, [column(name) for name in names], mapping=lambda row: row)


def _read(file: Path | None) -> str:
    """The query in *file*, or on stdin."""
    try:
        raw = sys.stdin.buffer.read() if file is None else file.read_bytes()
        return raw.decode("utf-8-sig")
    except OSError as error:
        fail(f"{file} cannot be read: {error.strerror}")
    except UnicodeDecodeError:
        fail(f"{file or 'the query on stdin'} is not UTF-8; save it as such")


def _pairs(parameters: Sequence[str]) -> dict[str, str]:
    """The NAME=VALUE of the command line."""
    pairs = {}
    for each in parameters:
        name, equals, value = each.partition("=")
        if not (name and equals):
            raise typer.BadParameter("write NAME=VALUE", param_hint="--parameter")
        pairs[name.lstrip(":")] = well_formed(value) or ""
    return pairs


def _distinct(columns: Sequence[str]) -> list[str]:
    """*columns*, those that come again told apart by a number: keys of an object differ."""
    names: list[str] = []
    for column in columns:
        name, number = column, 1
        while name in names:
            number += 1
            name = f"{column}_{number}"
        names.append(name)
    return names
