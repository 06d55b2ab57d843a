"""`sql`: the user's own queries, read-only."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Final

import typer

from biblio.cli.failures import fail, say
from biblio.cli.opening import open_library
from biblio.cli.options import LimitOption, Output, OutputOption, well_formed
from biblio.cli.rendering import Column, Listing, emit

ROWS: Final = 1_000


def sql(
    context: typer.Context,
    *,
    query: Annotated[
        str | None,
        typer.Argument(metavar="[QUERY]", callback=well_formed, help="SQL, or - for stdin."),
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
    seconds: Annotated[
        float | None,
        typer.Option(metavar="S", min=0.001, help="Give up after so many seconds."),
    ] = None,
    limit: LimitOption = ROWS,
    output: OutputOption = Output.TABLE,
) -> None:
    """Run a read-only SQL query.

    Nothing can be written this way. `docs/schema.md` describes the tables and views.
    """
    if (query is None) == (file is None):
        raise typer.BadParameter("give it, or - for stdin, or --file", param_hint="QUERY")
    text = query if file is None and query != "-" else _read(file)
    with open_library(context) as library:
        result = library.sql(
            text or "", parameters=_pairs(parameters or ()), limit=limit or None, seconds=seconds
        )
        names = _distinct(result.columns)
        rows = (dict(zip(names, row, strict=True)) for row in result.rows)
        emit(rows, _listing(names), output)
    if result.cut:
        say(f"… {result.cut}; -n 0 is for all, --seconds S for more time")


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
