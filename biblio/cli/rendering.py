"""Rows to stdout in the format that was asked for, and what there is to say of them to stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, Protocol, TypeVar

import typer

from biblio.cli.failures import say
from biblio.cli.options import Output
from biblio.cli.printing import PaperPrinting, Printing, Shape

if TYPE_CHECKING:
    from biblio.queries.rows import Page
    from biblio.writers.template import Template
    from biblio.writers.values import Sink

Row = TypeVar("Row")

UNTITLED: Final = "(no title)"
"""What people read where a paper's title is not known; programs get null."""
FOR_PEOPLE: Final = frozenset({"beginning", "surname"})
"""Fields of rows that programs get only where they ask for them, if at all."""
BYTE_ORDER_MARK: Final = "\ufeff"
_SAFE: Final = frozenset({"json", "jsonl", "markdown", "vertical"})
"""Formats that write no control character of a text as it is."""


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
    """How rows of one kind are printed: the keys for programs, the columns for people.

    `derived` are fields that are made of a row where they are asked for by name.
    """

    keys: Sequence[str]
    columns: Sequence[Column[Row]]
    mapping: Callable[[Row], Mapping[str, object]] | None = None
    derived: Mapping[str, Callable[[Row], object]] = field(default_factory=dict)


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
    return [name for name in fields if name not in FOR_PEOPLE]


def emit_one(row: Mapping[str, object], line: str, output: Output) -> None:
    """Print *line* for people, for programs *row*."""
    if output is Output.TABLE:
        say(line, is_result=True)
    else:
        emit([row], Listing([*row], (), mapping=lambda each: each), output)


def emit(
    rows: Iterable[Row],
    listing: Listing[Row],
    printing: Output | Printing | PaperPrinting,
    stream: Sink | None = None,
) -> None:
    """Print *rows*, on *stream* where one is given.

    Raises:
        typer.BadParameter: a field is asked for that rows do not have.
    """
    if isinstance(printing, Output):
        printing = Printing(output=printing)
    asked = _Asked.of(printing, listing)
    if asked.template is not None:
        asked.template.write(_mapped(rows, listing, asked.names), stream or sys.stdout)
    elif printing.output == Output.TABLE and not asked.names:
        _emit_table(rows, listing.columns)
    elif printing.output == Output.MARKDOWN and not asked.names and listing.columns:
        headings = [column.heading for column in listing.columns]
        texts = ({column.heading: column.text(row) for column in listing.columns} for row in rows)
        _write(texts, headings, printing, stream)
    elif printing.output == Output.TABLE:
        columns = [Column(name, itemgetter(name)) for name in asked.names]
        _emit_table(_mapped(rows, listing, asked.names), columns)
    else:
        names = asked.names or listing.keys
        _write(_mapped(rows, listing, names), names, printing, stream)


def fields_of(printing: Printing | PaperPrinting, listing: Listing[Row]) -> Sequence[str]:
    """The fields that *printing* asks for of rows of *listing*; none where it asks for no one.

    Raises:
        typer.BadParameter: rows do not have one of them.
    """
    return _Asked.of(printing, listing).names


def chosen_fields(
    rows: Iterable[Row], listing: Listing[Row], printing: Printing | PaperPrinting
) -> Iterator[Mapping[str, object]]:
    """The fields of *rows* that *printing* asks for, or all that programs get."""
    names = fields_of(printing, listing) or listing.keys
    return ({name: row[name] for name in names} for row in _mapped(rows, listing, names))


class _Asked(NamedTuple):
    """The fields that are asked for by name, and the form of each line where one is given."""

    names: Sequence[str] = ()
    template: Template | None = None

    @classmethod
    def of(cls, printing: Shape, listing: Listing[Row]) -> _Asked:
        if printing.template is not None:
            from biblio.writers.template import Template

            form = Template.of(printing.template)
            return cls(_known(form.names, listing, "--format"), form)
        if printing.fields is not None:
            names = dict.fromkeys(filter(None, map(str.strip, printing.fields.split(","))))
            if not names:
                raise typer.BadParameter("it names no field", param_hint="--fields")
            return cls(_known(tuple(names), listing, "--fields"))
        return cls()


def _known(names: Sequence[str], listing: Listing[Row], option: str) -> Sequence[str]:
    """*names*, each of which rows of *listing* have as a field.

    Raises:
        typer.BadParameter: they do not have one.
    """
    there = (*listing.keys, *listing.derived)
    for name in names:
        if name not in there:
            raise typer.BadParameter(
                f"there is no field {name!r}; there are: {', '.join(there)}", param_hint=option
            )
    return names


def _mapped(
    rows: Iterable[Row], listing: Listing[Row], names: Sequence[str]
) -> Iterator[Mapping[str, object]]:
    """*rows* as mappings, in which those of *names* stand that are made of the rest."""
    from biblio.writers import values

    mapping = listing.mapping or values.mapping
    derived = [(name, listing.derived[name]) for name in names if name in listing.derived]
    for row in rows:
        if derived:
            yield {**mapping(row), **{name: make(row) for name, make in derived}}
        else:
            yield mapping(row)


def _write(
    rows: Iterable[Mapping[str, object]],
    names: Sequence[str],
    printing: Printing | PaperPrinting,
    stream: Sink | None,
) -> None:
    """Write the fields *names* of *rows* in the format that is asked for."""
    from biblio.writers import WRITERS
    from biblio.writers.values import guarded

    if printing.guard:
        rows = ({name: guarded(row[name]) for name in names} for row in rows)
    out = stream or harmless(printing.output)
    if printing.excel:
        out.write(BYTE_ORDER_MARK)
    WRITERS[printing.output](rows, names, out)


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
        if named := list(filter(None, left_out)):
            say(f"left out, the terminal is too narrow: {', '.join(named)}")
        return
    from biblio.writers import as_table

    lines = ({column.heading: column.text(row) for column in columns} for row in rows)
    as_table.write(lines, [column.heading for column in columns], sys.stdout)


def harmless(output: str) -> Sink:
    """Stdout; at a terminal one that keeps control characters from it, which *output* does not."""
    if output not in _SAFE and at_terminal():
        from biblio.cli.terminal import Harmless

        return Harmless(sys.stdout)
    return sys.stdout
