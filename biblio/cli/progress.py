"""How far an import is: a bar at a terminal, a line now and then in a log."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import timedelta
from typing import TYPE_CHECKING

from biblio.cli.failures import say

if TYPE_CHECKING:
    from biblio.importing.reports import Progress
    from biblio.importing.runs import OnProgress

BETWEEN = 5.0  # seconds between two lines in a log
MEGABYTE = 1_000_000
UNHURRIED = 1.0  # seconds before a bar is worth showing
NAMED = 18  # characters of a source beside its bar
BESIDE_BAR = 70  # columns that the texts around a bar take
SHORTEST_BAR, LONGEST_BAR = 8, 40


def progress() -> AbstractContextManager[OnProgress]:
    """What shows how far an import is: a bar at a terminal, a line now and then elsewhere."""
    if not sys.stderr.isatty():
        return nullcontext(_lines())
    return _bar()


def _lines() -> OnProgress:
    """What writes a line on stderr every few seconds."""
    told, was_finishing = 0.0, False

    def advance(progress: Progress) -> None:
        nonlocal told, was_finishing
        # Building the indexes of millions says nothing while it lasts.
        begins = progress.is_finishing and not was_finishing and progress.seconds >= BETWEEN
        if begins or progress.seconds - told >= BETWEEN:
            told, was_finishing = progress.seconds, progress.is_finishing
            say(_how_far(progress))

    return advance


def _how_far(progress: Progress) -> str:
    source = "stdin" if progress.source == "-" else progress.source
    read = f"{progress.read:,} read, {progress.read / progress.seconds:,.0f}/s"
    size = f"{progress.bytes_read / MEGABYTE:,.1f} MB"
    if progress.bytes_total and progress.share is not None:
        size += f" of {progress.bytes_total / MEGABYTE:,.1f} ({progress.share:.0%})"
    return f"{source}: {', '.join((read, size, *_left(progress)))}"


@contextmanager
def _bar() -> Iterator[OnProgress]:
    """What shows the progress of an import on stderr, after its first second."""
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, TextColumn
    from rich.progress import Progress as Bar
    from rich.table import Column

    from biblio.writers.printable import printable

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
            left=" ".join(_left(progress)),
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


def _left(progress: Progress) -> Iterator[str]:
    """How long an import goes on, where that can be known, or what it does at last."""
    if progress.is_finishing:
        yield "building indexes"
    elif progress.seconds_left is not None:
        yield f"{timedelta(seconds=round(progress.seconds_left))} left"
