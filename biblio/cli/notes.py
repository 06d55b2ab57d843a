"""`note`: the note of a paper, shown, written, edited and deleted."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from biblio.cli.failures import fail, say
from biblio.cli.opening import open_library
from biblio.cli.options import Output, OutputOption, QuietOption, well_formed
from biblio.cli.rendering import emit_one
from biblio.errors import BiblioError

STDIN = "-"


def note(
    context: typer.Context,
    *,
    identifier: Annotated[
        str, typer.Argument(metavar="ID", callback=well_formed, help="The paper.")
    ],
    text: Annotated[
        str | None,
        typer.Argument(metavar="[TEXT]", callback=well_formed, help="The note; - is stdin."),
    ] = None,
    edit: Annotated[
        bool, typer.Option("--edit", help="Open the note in $VISUAL, or $EDITOR.")
    ] = False,
    delete: Annotated[bool, typer.Option("--delete", help="Take the note away.")] = False,
    quiet: QuietOption = False,
    output: OutputOption = Output.TABLE,
) -> None:
    """Show the note of a paper, or write it.

    TEXT takes the place of the note that is there, which the history keeps: `biblio annotations
    undo` brings it back. A paper that others were joined into shows their notes too.
    """
    if sum((text is not None, edit, delete)) > 1:
        raise typer.BadParameter("give a TEXT, --edit or --delete, one of them", param_hint="TEXT")
    with open_library(context) as library:
        if text is None and not edit and not delete:
            found = library.own_words(identifier).note
            if found is None and output is Output.TABLE:
                if not quiet:
                    say(f"{identifier} has no note")
                return
            _show(identifier, found, output)
            return
        wanted = None if delete else _text(text, library.own_words(identifier).note, edit=edit)
        try:
            done = library.set_note(identifier, wanted)
        except BiblioError:
            if edit and wanted and wanted.strip():
                from biblio.cli.editor import keep

                keep(wanted)
            raise
    what = "is deleted" if delete else "is written"
    sentence = f"the note {what} (change {done.change_id})"
    if done.change_id is None:
        sentence = "nothing changed"
    row = {"paper": identifier, "change_id": done.change_id}
    if not (quiet and output is Output.TABLE):
        emit_one(row, sentence, output)


def _show(identifier: str, found: str | None, output: Output) -> None:
    if output is Output.TABLE:
        for line in (found or "").split("\n"):
            say(line, is_result=True)
    else:
        emit_one({"paper": identifier, "note": found}, "", output)


def _text(given: str | None, before: str | None, *, edit: bool) -> str:
    """What the note is to say.

    Raises:
        typer.Exit: it cannot be read.
    """
    if edit:
        from biblio.cli.editor import edited

        return edited(before or "")
    if given != STDIN:
        return given or ""
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        fail("stdin is no text in UTF-8")
