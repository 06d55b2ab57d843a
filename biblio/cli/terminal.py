"""What a person sees at a terminal: tables, fields and progress, drawn by Rich.

Data reaches Rich as `Text`, never as markup: titles hold `[…]`.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Column, Table
from rich.text import Text

from biblio.cli.import_report import left
from biblio.writers.printable import printable, printable_lines
from biblio.writers.values import cell

if TYPE_CHECKING:
    from biblio.importing.reports import Progress
    from biblio.importing.runs import OnProgress

READABLE = 100  # columns of running text; longer lines are hard to follow
UNHURRIED = 1.0  # seconds before a bar is worth showing
NAMED = 18  # characters of a source beside its bar
BESIDE_BAR = 70  # columns that the texts around a bar take
SHORTEST_BAR, LONGEST_BAR = 8, 40


class Harmless(io.TextIOBase):
    """A text stream that keeps lines and tabs, and no other control character."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write *text* with what drives a terminal as U+FFFD."""
        ends = "\n" if text.endswith("\n") else ""
        lines = ("\t".join(map(printable, line.split("\t"))) for line in text.splitlines())
        return self._stream.write("\n".join(lines) + ends)


def draw_table(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print an aligned table whose cells wrap within the terminal's width."""
    if not rows:
        return
    table = Table(box=None, pad_edge=False, padding=(0, 1), header_style="bold")
    for heading, values in zip(headings, zip(*rows, strict=True), strict=True):
        is_number = all(isinstance(value, (int, float)) for value in values if value is not None)
        table.add_column(
            Text(printable(heading)), justify="right" if is_number else "left", overflow="fold"
        )
    for row in rows:
        table.add_row(*(Text(printable(cell(value))) for value in row))
    _console().print(table)


def draw_fields(title: str, fields: Iterable[tuple[str, str]]) -> None:
    """Print *title* and below it each labelled field, its text wrapped beside the label.

    The same shape goes into a pipe, 80 columns wide and without colours or trailing spaces.
    """
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for label, text in fields:
        grid.add_row(Text(printable(label)), Text(printable_lines(text)))
    console = _console()
    console.width = min(console.width, READABLE)
    with console.capture() as captured:
        console.print(Text(printable(title), style="bold"))
        console.print(Padding(grid, (0, 0, 0, 2)))
    text = captured.get()
    if not console.is_terminal:
        text = "".join(f"{line.rstrip()}\n" for line in text.splitlines())
    sys.stdout.write(text)


@contextmanager
def progress_bar() -> Iterator[OnProgress]:
    """What shows the progress of an import on stderr, after its first second."""
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        TextColumn,
    )
    from rich.progress import (
        Progress as Bar,
    )

    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    whole = Column(no_wrap=True)
    bar = Bar(
        TextColumn("{task.description}", markup=False, table_column=whole),
        BarColumn(bar_width=max(SHORTEST_BAR, min(LONGEST_BAR, console.width - BESIDE_BAR))),
        DownloadColumn(binary_units=False, table_column=whole),
        TextColumn("{task.fields[rate]}", markup=False, table_column=whole),
        TextColumn("{task.fields[left]}", markup=False, table_column=whole),
        console=console,
        transient=True,
    )
    task = bar.add_task("", total=None, rate="", left="")
    started = False

    def advance(progress: Progress) -> None:
        nonlocal started
        if progress.seconds < UNHURRIED:
            return
        bar.update(
            task,
            description=printable(_name(progress.source)),
            completed=progress.bytes_read,
            total=progress.bytes_total,
            rate=f"{progress.read:,} read, {progress.read / progress.seconds:,.0f}/s",
            left=" ".join(left(progress)),
        )
        if not started:
            bar.start()
            started = True

    try:
        yield advance
    finally:
        if started:
            bar.stop()


def _name(source: str) -> str:
    """What a bar calls *source*: its last part, cut where it is long."""
    name = "stdin" if source == "-" else source.rstrip("/").rpartition("/")[2] or source
    return name if len(name) <= NAMED else f"{name[: NAMED - 1]}…"


def _console() -> Console:
    return Console(
        file=sys.stdout,
        width=None if sys.stdout.isatty() else 80,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
    )
