"""Rows to stdout in the format that was asked for, and what there is to say of them to stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, Protocol, TypeVar

from biblio.cli.failures import say
from biblio.cli.options import Output

if TYPE_CHECKING:
    from biblio.queries.rows import Page
    from biblio.writers.values import Sink

Row = TypeVar("Row")

UNTITLED: Final = "(no title)"
"""What people read where a paper's title is not known; programs get null."""
BEGINNING: Final = "beginning"
"""The field that stands in for a title where people read, and not for programs."""


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column of a table for people.

    `brief`, where given, is what a terminal shows instead; whatever is not a terminal gets all.
    A column that is `spare` is left out where the terminal is too narrow; the cells of one that
    `folds` (a path) may be broken anywhere there.
    """

    heading: str
    text: Callable[[Row], object]
    brief: Callable[[Row], object] | None = None
    spare: bool = False
    folds: bool = False


@dataclass(frozen=True, slots=True)
class Listing(Generic[Row]):
    """How rows of one kind are printed: the keys for programs, the columns for people."""

    keys: Sequence[str]
    columns: Sequence[Column[Row]]
    mapping: Callable[[Row], Mapping[str, object]] | None = None


class Titled(Protocol):
    """A row that tells a paper by its title, or by how its abstract begins."""

    @property
    def title(self) -> str | None:
        """The title."""

    @property
    def beginning(self) -> str | None:
        """How the abstract begins, where there is no title."""


def title_of(paper: Titled) -> str:
    """The title; where none is known, that it is not, and how the abstract begins."""
    return paper.title or " ".join(filter(None, (UNTITLED, paper.beginning)))


def keys_for_programs(fields: Sequence[str]) -> Sequence[str]:
    """*fields* but for what only people read."""
    return [name for name in fields if name != BEGINNING]


def emit_one(row: Mapping[str, object], line: str, output: Output) -> None:
    """Print *line* for people, for programs *row*."""
    if output is Output.TABLE:
        say(line, is_result=True)
    else:
        emit([row], Listing([*row], (), mapping=lambda each: each), output)


def emit(rows: Iterable[Row], listing: Listing[Row], output: Output) -> None:
    """Print *rows*."""
    if output is Output.TABLE:
        _emit_table(rows, listing.columns)
        return
    from biblio.writers import WRITERS, values

    mapping = listing.mapping or values.mapping
    WRITERS[output](map(mapping, rows), listing.keys, _stream(output))


def say_rest(page: Page[Row], *, has_after: bool = True, quiet: bool = False) -> None:
    """Say the notes of *page*, that nothing was found, or how to see what it left out.

    Where it is *quiet*, nothing is said.
    """
    if quiet:
        return
    for note in page.notes:
        say(note)
    is_cut = page.after is not None or (not has_after and (page.total or 0) > len(page))
    if is_cut:
        total = f"{page.total:,} in all" if page.total is not None else "there are more"
        pages = f", or --after {page.after} for the next" if has_after else ""
        say(f"… {len(page):,} shown, {total}: -n 0 for all{pages}")
    elif not page:
        say("nothing found")


def at_terminal() -> bool:
    """Whether a person looks on."""
    return sys.stdout.isatty()


def _emit_table(rows: Iterable[Row], columns: Sequence[Column[Row]]) -> None:
    if at_terminal():
        from biblio.cli.terminal import draw_table

        texts = [[(column.brief or column.text)(row) for column in columns] for row in rows]
        left_out = draw_table(
            [column.heading for column in columns],
            texts,
            spare=[place for place, column in enumerate(columns) if column.spare],
            folding=[place for place, column in enumerate(columns) if column.folds],
        )
        if left_out:
            say(f"left out, the terminal is too narrow: {', '.join(left_out)}")
        return
    from biblio.writers import as_table

    lines = ({column.heading: column.text(row) for column in columns} for row in rows)
    as_table.write(lines, [column.heading for column in columns], sys.stdout)


def _stream(output: Output) -> Sink:
    """Stdout; for CSV and TSV at a terminal one that keeps control characters from it."""
    if output in {Output.CSV, Output.TSV} and at_terminal():
        from biblio.cli.terminal import Harmless

        return Harmless(sys.stdout)
    return sys.stdout
