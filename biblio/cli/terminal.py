"""What a person sees at a terminal, drawn by Rich: tables, and pieces in a style each.

Data reaches Rich as `Text`, never as markup: titles hold `[…]`.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Sequence
from shutil import get_terminal_size
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from biblio.cli.fields import Piece, pieces_of
from biblio.cli.layout import layout_of
from biblio.writers.printable import printable
from biblio.writers.values import cell


class Harmless(io.TextIOBase):
    """A text stream that keeps lines and tabs, and no other control character."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write *text* with what drives a terminal as U+FFFD."""
        ends = "\n" if text.endswith("\n") else ""
        lines = ("\t".join(map(printable, line.split("\t"))) for line in text.splitlines())
        return self._stream.write("\n".join(lines) + ends)


def draw_table(
    headings: Sequence[str],
    rows: Sequence[Sequence[object]],
    *,
    spare: Sequence[int] = (),
    folding: Sequence[int] = (),
) -> tuple[str, ...]:
    """Print a table as wide as the terminal, or one field a line; give the headings left out.

    Some *spare* columns are left out where that makes room for the rest; cells of *folding* ones
    may be broken anywhere.
    """
    if not rows:
        return ()
    heads = [printable(heading) for heading in headings]
    texts = [[printable(cell(value)) for value in row] for row in rows]
    console = _console()
    layout = layout_of(heads, texts, console.width, spare=spare, folding=folding)
    if layout is None:
        for number, row in enumerate(texts):
            if number:
                console.print()
            fields = list(zip(heads, row, strict=True))
            print_pieces(pieces_of(fields, console.width, indent=0))
        return ()
    table = Table(box=None, pad_edge=False, padding=(0, 1), header_style="bold")
    for place, columns in zip(layout.places, layout.widths, strict=True):
        values = [row[place] for row in rows]
        is_number = all(isinstance(value, (int, float)) for value in values if value is not None)
        table.add_column(
            Text(heads[place]),
            justify="right" if is_number else "left",
            overflow="fold",
            width=columns,
        )
    for row in texts:
        table.add_row(*(Text(row[place]) for place in layout.places))
    console.print(table)
    return tuple(head for place, head in enumerate(heads) if place not in layout.places)


def print_pieces(pieces: Iterable[Piece]) -> None:
    """Print *pieces*, each in its style; what is wider than the terminal is left to it."""
    _console().print(Text.assemble(*pieces), soft_wrap=True, end="")


def _console() -> Console:
    size = get_terminal_size()
    return Console(
        file=sys.stdout,
        width=size.columns,
        height=size.lines,  # given both, Rich asks no terminal, of which it takes some for 80 wide
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
    )
