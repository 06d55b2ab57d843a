"""`list`: lists of papers, which keep the order in which papers were put in."""

from __future__ import annotations

from typing import Annotated

import typer

from biblio.cli.annotated import emit_labels, identifiers_of, tell
from biblio.cli.opening import open_library
from biblio.cli.options import (
    By,
    IdsOption,
    LimitOption,
    Output,
    OutputOption,
    QuietOption,
    each_well_formed,
    well_formed,
)
from biblio.cli.paper_listings import KeysOfRows, paper_listing, print_pages
from biblio.cli.printing import PaperPrinting
from biblio.cli.rendering import say_rest

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=False,
    invoke_without_command=True,
    help="Lists of papers: all of them, or add, remove, show, rename, delete one.",
)

NameArgument = Annotated[
    str, typer.Argument(metavar="NAME", callback=well_formed, help="The list: chapter2.")
]
IdsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[ID...]", callback=each_well_formed, help="Papers."),
]


@app.callback()
def all_lists(
    context: typer.Context, *, quiet: QuietOption = False, output: OutputOption = Output.TABLE
) -> None:
    """Lists of papers: all of them, or add, remove, show, rename, delete one."""
    if context.invoked_subcommand is None:
        with open_library(context) as library:
            found = library.lists()
        emit_labels(found, "list", output, quiet=quiet)


@app.command("add")
def add(
    context: typer.Context,
    *,
    name: NameArgument,
    identifiers: IdsArgument = None,
    ids: IdsOption = None,
    quiet: QuietOption = False,
    output: OutputOption = Output.TABLE,
) -> None:
    """Put papers at the end of a list, which is made if need be; those in it keep their places.

    Of several IDs those that are here are put in; the exit code is 1 where one is not.
    """
    papers = identifiers_of(identifiers or (), ids)
    with open_library(context) as library:
        done = library.add_to_list(name, *papers)
    tell(done, f"put into {name}", output, quiet=quiet)


@app.command("remove")
def remove(
    context: typer.Context,
    *,
    name: NameArgument,
    identifiers: IdsArgument = None,
    ids: IdsOption = None,
    quiet: QuietOption = False,
    output: OutputOption = Output.TABLE,
) -> None:
    """Take papers out of a list."""
    papers = identifiers_of(identifiers or (), ids)
    with open_library(context) as library:
        done = library.remove_from_list(name, *papers)
    tell(done, f"taken out of {name}", output, quiet=quiet)


@app.command("show")
def show(
    context: typer.Context,
    *,
    name: NameArgument,
    limit: LimitOption = 0,
    quiet: QuietOption = False,
    printing: PaperPrinting,
) -> None:
    """Show the papers in a list, in the order in which they were put in."""
    keys = KeysOfRows(printing)
    listing = paper_listing(keys, by=By.SUBMITTED, names=printing.names)
    with (
        open_library(context) as library,
        keys.given_by(library, listing),
        library.snapshot() as view,
    ):
        page = view.papers_in_list(name, limit=limit or None)
        print_pages(view, [page], keys, listing)
    say_rest(page, has_after=False, quiet=quiet)


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
    """Call a list otherwise; its order stays."""
    with open_library(context) as library:
        done = library.rename_list(name, other)
    tell(done, f"{name} is {other} now", output, quiet=quiet)


@app.command("delete")
def delete(
    context: typer.Context,
    *,
    name: NameArgument,
    quiet: QuietOption = False,
    output: OutputOption = Output.TABLE,
) -> None:
    """Take all papers out of a list, which is gone then.

    `biblio annotations undo` brings it back.
    """
    with open_library(context) as library:
        done = library.delete_list(name)
    tell(done, f"{name} is deleted", output, quiet=quiet)
