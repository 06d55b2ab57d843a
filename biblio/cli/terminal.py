"""What a person sees at a terminal: tables and labelled fields, drawn by Rich.

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

from biblio.cli.layout import layout_of, wrapped
from biblio.writers.printable import printable, printable_lines, width
from biblio.writers.values import cell

READABLE = 100  # columns of running text; longer lines are hard to follow
PIPED = 80  # columns of a page that no terminal shows
INDENT = 2  # columns before a label, and between it and its text
ENOUGH = 40  # columns beside labels for running text


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
            _print_fields(console, list(zip(heads, row, strict=True)), indent=0)
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


def draw_fields(title: str, fields: Iterable[tuple[str, str]]) -> None:
    """Print *title* and below it each labelled field, its text wrapped beside the label.

    The same shape goes into a pipe, 80 columns wide and without colours.
    """
    console = _console()
    console.width = min(console.width, READABLE)
    for line in wrapped(printable(title), console.width):
        console.print(Text(line, style="bold"), soft_wrap=True)
    given = [(printable(label), printable_lines(text)) for label, text in fields]
    _print_fields(console, given, indent=INDENT)


def _print_fields(console: Console, fields: Sequence[tuple[str, str]], *, indent: int) -> None:
    """Print each field that has a text, all texts beside their labels.

    Words stay whole. Where one is wider than the place beside the labels, and that is narrow, the
    texts stand below the labels; what is wider still is left to the terminal.
    """
    given = [(label, text) for label, text in fields if text]
    beside = indent + max((width(label) for label, _ in given), default=0) + INDENT
    longest = max((width(word) for _, text in given for word in text.split()), default=0)
    room = console.width - beside
    if room < min(longest, ENOUGH):
        beside = indent + INDENT
        room = console.width - beside
    for label, text in given:
        made = Text(" " * indent)
        made.append(label, style="dim")
        space = beside - indent - width(label)
        if space < INDENT:
            made.append("\n")
            space = beside
        made.append(" " * space)
        made.append(("\n" + " " * beside).join(wrapped(text, room)))
        console.print(made, soft_wrap=True)


def _console() -> Console:
    size = get_terminal_size()
    return Console(
        file=sys.stdout,
        width=size.columns if sys.stdout.isatty() else PIPED,
        height=size.lines,  # given both, Rich asks no terminal, of which it takes some for 80 wide
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
    )
