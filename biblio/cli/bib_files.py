"""`bib`: a person's own .bib files, brought up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from biblio.cli.failures import say
from biblio.cli.opening import check_target, open_library
from biblio.cli.options import Output, OutputOption, QuietOption, SecondsOption, well_formed
from biblio.cli.rendering import Listing, emit, harmless
from biblio.cli.wording import counted

if TYPE_CHECKING:
    from biblio.bibliographies.updating import BibUpdate

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=False,
    help="Your own .bib files: bring them up to date.",
)


@app.callback()
def bib() -> None:
    """Your own .bib files: bring them up to date."""  # Typer would make one command the group


@app.command("update")
def update(
    context: typer.Context,
    *,
    file: Annotated[
        str, typer.Argument(metavar="FILE", callback=well_formed, help="The .bib file.")
    ],
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="FILE",
            callback=well_formed,
            help="Write another file, and leave the one that was read.",
        ),
    ] = None,
    overwrite: Annotated[
        bool,
        typer.Option("--overwrite", help="Change values that you wrote otherwise, too."),
    ] = False,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="Print what would change as a diff, and write nothing."),
    ] = False,
    quiet: QuietOption = False,
    seconds: SecondsOption = None,
    output: OutputOption = Output.TABLE,
) -> None:
    """Bring a .bib file up to date: preprints that were published since, as the library knows.

    Journal or book, volume, number, pages, year and DOI are added, and what was the preprint's is
    changed; comments, order, other fields, keys and white space stay to the letter. What you wrote
    otherwise stays and is told. An entry is a paper by its identifiers, never by its key. The file
    is complete or as it was. The formats for programs have a row for each value that changes.
    """
    if to is not None:
        check_target(context, to)
    with open_library(context) as library:
        done = library.update_bibliography(
            file, to=to, overwrite=overwrite, dry_run=dry_run, seconds=seconds
        )
    if output is not Output.TABLE:
        from biblio.bibliographies.updating import BibChange

        emit(done.changes, Listing(BibChange._fields, ()), output)
    elif dry_run:
        _print_difference(file, done)
    if not quiet:
        for note in done.notes:
            say(f"{file}, line {note.line} ({note.key}): {note.text}")
        say(_told(done, file, is_dry=dry_run))


def _print_difference(name: str, done: BibUpdate) -> None:
    from biblio.bibliographies.files import difference

    harmless("diff").write(difference(name, done.before, done.after))


def _told(done: BibUpdate, name: str, *, is_dry: bool) -> str:
    entries = len({each.line for each in done.changes})
    if not entries:
        return f"{name} is up to date"
    verb = "would be" if is_dry else "were" if entries > 1 else "was"
    return (
        f"{counted(entries, 'entry', 'entries')} of {name} {verb} brought up to date, "
        f"{counted(len(done.changes), 'value')} in all"
    )
