"""`imports show --changes`: what an import did to papers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import orjson
import typer

from biblio.cli.failures import say
from biblio.cli.opening import open_library
from biblio.cli.options import Output
from biblio.cli.rendering import UNTITLED, Column, Listing, emit
from biblio.cli.wording import counted

if TYPE_CHECKING:
    from biblio.history.runs import ImportChange

KEYS: Final = ("change", "handle", "title", "fields", "joined", "parted")
BRIEF: Final = 60  # characters of a value that a table shows


def print_changes(
    context: typer.Context, import_id: str, output: Output, *, limit: int, quiet: bool
) -> None:
    """Print what the import did to papers, *limit* of them, 0 for all."""
    with open_library(context) as library:
        page = library.import_changes(import_id, limit=limit)
    if output in {Output.TABLE, Output.MARKDOWN}:
        lines = [_Line(row, line) for row in page.rows for line in list(_told(row)) or [""]]
        emit(lines, _listing(), output)
    else:
        emit(page.rows, Listing(KEYS, (), mapping=_mapping), output)
    if quiet:
        return
    if not page.rows:
        say("it added and changed no paper")
    elif page.after is not None:
        say(f"… {counted(len(page.rows), 'paper')} shown, there are more: -n 0 for all")


class _Line(NamedTuple):
    """One thing that became of a paper."""

    row: ImportChange
    what: str


def _listing() -> Listing[_Line]:
    """What people read: a line for each field."""
    return Listing(
        keys=KEYS,
        columns=(
            Column("change", lambda line: line.row.change),
            Column("paper", lambda line: line.row.handle.removeprefix("arXiv:")),
            Column("title", lambda line: line.row.title or UNTITLED, spare=True),
            Column("what", lambda line: line.what),
        ),
    )


def _mapping(row: ImportChange) -> Mapping[str, object]:
    """What programs get: the fields by name, each before and after."""
    fields = {each.field: {"before": each.before, "after": each.after} for each in row.fields}
    return {
        "change": row.change,
        "handle": row.handle,
        "title": row.title,
        "fields": fields,
        "joined": list(row.joined),
        "parted": list(row.parted),
    }


def _told(row: ImportChange) -> Iterator[str]:
    """What became of a paper, line by line."""
    for each in row.fields:
        yield f"{each.field}: {_brief(each.before)} → {_brief(each.after)}"
    if row.joined:
        way = "is part of" if row.change == "joined" else "took in"
        yield f"{way} {', '.join(row.joined)}"
    if row.parted:
        yield f"took a record of {', '.join(row.parted)}"


def _brief(value: Any) -> str:  # noqa: ANN401 - what a record says
    """The beginning of a *value*, on one line."""
    if value is None:
        return "nothing"
    text = value if isinstance(value, str) else orjson.dumps(value).decode()
    line = " ".join(text.split())
    return f"{line[:BRIEF]}…" if len(line) > BRIEF else line
