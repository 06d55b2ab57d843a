"""`saved`: queries that are asked again and again, under names of their own."""

from __future__ import annotations

import shlex
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from biblio.cli.failures import say
from biblio.cli.opening import open_library
from biblio.cli.option_groups import WhichPapers, check_import
from biblio.cli.options import (
    AddedOption,
    AfterOption,
    AllAuthorsOption,
    By,
    ChangedOption,
    ImportOption,
    LimitOption,
    Output,
    OutputOption,
    QuietOption,
    SecondsOption,
    well_formed,
)
from biblio.cli.paper_listings import paper_listing
from biblio.cli.papers import PagesOf, emit_pages
from biblio.cli.printing import PaperPrinting
from biblio.cli.rendering import Column, Listing, emit, emit_one
from biblio.cli.wording import counted

if TYPE_CHECKING:
    from biblio.library import Library
    from biblio.library.saved import SavedQuery
    from biblio.queries.rows import Page, PaperSummary

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=False,
    help="Saved queries: add, list, show what one finds, rename, delete; `news` tells what is new.",
)

NameArgument = Annotated[
    str, typer.Argument(metavar="NAME", callback=well_formed, help="The query: spin-glasses.")
]
SECOND: Final = len("2024-05-01T10:00:00")
_OPTIONS: Final = {
    "since": "--from",
    "until": "--to",
    "category": "-c",
    "author": "-a",
    "kind": "-k",
    "in_list": "--list",
}
"""How options are spelled that are not called as the library calls them."""


@app.command("add")
def add(
    context: typer.Context,
    *,
    name: NameArgument,
    filters: WhichPapers,
    quiet: QuietOption = False,
    output: OutputOption = Output.TABLE,
) -> None:
    """Save a query under a name, with the filters of `papers`.

    Names are as those of tags. A date as -7d is counted back whenever it is asked. What the query
    finds now is known: `news` tells what comes.
    """
    with open_library(context) as library:
        done = library.save_query(name, **filters.arguments())
    if output is not Output.TABLE or not quiet:
        row = {"name": done.name, "papers": done.papers}
        emit_one(row, f"{done.name} is saved: {counted(done.papers, 'paper')} now", output)
    if not quiet:
        for note in done.notes:
            say(note)


@app.command("list")
def list_saved(
    context: typer.Context, *, quiet: QuietOption = False, output: OutputOption = Output.TABLE
) -> None:
    """List the saved queries, with what they ask for and when their news were last told."""
    from biblio.library.saved import SavedQuery

    with open_library(context) as library:
        found = library.saved_queries()
    emit(
        found,
        Listing(
            SavedQuery._fields,
            (
                Column("name", lambda row: row.name),
                Column("asks", _told),
                Column("asked", lambda row: (row.asked_at or "")[:SECOND], spare=True),
            ),
        ),
        output,
    )
    if not found and not quiet:
        say("there is no saved query yet: `biblio saved add NAME QUERY`")


@app.command("show")
def show(
    context: typer.Context,
    *,
    name: NameArgument,
    import_id: ImportOption = None,
    added: AddedOption = False,
    changed: ChangedOption = False,
    oldest: Annotated[bool, typer.Option("--oldest", help="The oldest first.")] = False,
    after: AfterOption = None,
    limit: LimitOption = 20,
    all_authors: AllAuthorsOption = False,
    quiet: QuietOption = False,
    seconds: SecondsOption = None,
    printing: PaperPrinting,
) -> None:
    """Show what a saved query finds, as `papers` lists it."""
    check_import(import_id, added=added, changed=changed)

    def fetch(library: Library, **page: Any) -> Page[PaperSummary]:  # noqa: ANN401 - its place
        return library.papers_of_query(
            name, import_id=import_id, added=added, changed=changed, oldest=oldest, **page
        )

    with open_library(context) as library:
        asks = library.saved_query(name).asks or {}
        by = By(asks.get("by", By.SUBMITTED))
        listing = partial(paper_listing, by=by, all_authors=all_authors, names=printing.names)
        emit_pages(library, fetch, listing, printing, PagesOf(after, limit, seconds, quiet))


@app.command("rename")
def rename(
    context: typer.Context,
    *,
    name: NameArgument,
    other: Annotated[
        str, typer.Argument(metavar="OTHER", callback=well_formed, help="How to call it.")
    ],
    quiet: QuietOption = False,
    output: OutputOption = Output.TABLE,
) -> None:
    """Call a saved query otherwise; what was told of it stays told."""
    with open_library(context) as library:
        library.rename_query(name, other)
    if output is not Output.TABLE or not quiet:
        emit_one({"name": other, "before": name}, f"{name} is {other} now", output)


@app.command("delete")
def delete(
    context: typer.Context,
    *,
    name: NameArgument,
    quiet: QuietOption = False,
    output: OutputOption = Output.TABLE,
) -> None:
    """Delete a saved query, and what was told of it."""
    with open_library(context) as library:
        library.delete_query(name)
    if output is not Output.TABLE or not quiet:
        emit_one({"name": name}, f"{name} is deleted", output)


def _told(saved: SavedQuery) -> str:
    """What a query asks for, as it is typed behind `papers`."""
    if saved.asks is None:
        return "(cannot be read)"
    words: list[str] = []
    for name, value in saved.asks.items():
        option = _OPTIONS.get(name, f"--{name.replace('_', '-')}")
        if name == "query":
            words.insert(0, shlex.quote(value))
        elif isinstance(value, bool):
            words.append(option if value else f"--not-{name}")
        else:
            several = value if isinstance(value, list) else [value]
            words += [f"{option} {shlex.quote(str(each))}" for each in several]
    return " ".join(words)
