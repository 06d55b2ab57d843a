"""JSON lines that another file of the library takes in: to stdout, or to a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from biblio.cli.options import well_formed

STDOUT: Final = "-"

ToOption = Annotated[
    str,
    typer.Option("--to", metavar="FILE", callback=well_formed, help="Write FILE; - is stdout."),
]


def write_lines(lines: str, to: str) -> bool:
    """Write *lines* to the file *to*, which is complete or as it was, or to stdout.

    Whether it was a file, of which there is something to say.
    """
    if to == STDOUT:
        typer.echo(lines, nl=False)
        return False
    from biblio.writers.whole_file import whole_file

    with whole_file(Path(to)) as stream:
        stream.write(lines)
    return True
