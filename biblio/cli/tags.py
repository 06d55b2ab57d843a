"""`tag` and `tags`: tags of papers, put on, taken off, shown and counted."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from biblio.cli.annotated import emit_labels, identifiers_of, tell
from biblio.cli.failures import tell_missing
from biblio.cli.opening import open_library
from biblio.cli.options import IdsOption, Output, OutputOption, QuietOption, each_well_formed
from biblio.cli.rendering import Column, Listing, emit


class WithWords(TyperCommand):
    """A command that takes words that begin with - as well: `-done` is none of its options."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - Typer's own
        """Read *args*, of which a - and two characters or more are a word."""
        takes_value = {
            name
            for each in self.params
            if each.param_type_name == "option" and not getattr(each, "is_flag", False)
            for name in each.opts
        }
        options: list[str] = []
        words: list[str] = []
        rest = iter(args)
        for each in rest:
            if each == "--":
                words += rest
            elif each in takes_value:
                options += (each, *(value for value in [next(rest, None)] if value is not None))
            elif each.startswith("-") and not each.startswith("--") and each not in _SHORT:
                words.append(each)
            else:
                options.append(each) if each.startswith("-") else words.append(each)
        return super().parse_args(ctx, [*options, "--", *words])


_SHORT = frozenset({"-h", "-q"})
app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    help="Put tags on papers and take them off, or show those that papers have.",
)


@app.command("tag", cls=WithWords)
def tag(
    context: typer.Context,
    *,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID... [+TAG...] [-TAG...]",
            callback=each_well_formed,
            help="Papers, the tags to put on them behind a +, and those to take off behind a -.",
        ),
    ] = None,
    ids: IdsOption = None,
    quiet: QuietOption = False,
    output: OutputOption = Output.TABLE,
) -> None:
    """Put tags on papers and take them off, or show those that papers have.

    `biblio tag 2101.00001 +to-read -done` does both; without + and - the tags are shown. A tag is
    letters, digits and - _ . : /, and its case does not tell it apart. It stays with the paper
    whatever is imported; `biblio annotations undo` takes a change back. Of several IDs those that
    are here are tagged; the exit code is 1 where one is not.
    """
    every = words or []
    named = [each for each in every if not each.startswith(("+", "-"))]
    add = [each[1:] for each in every if each.startswith("+")]
    remove = [each[1:] for each in every if each.startswith("-")]
    identifiers = identifiers_of(named, ids)
    if not (add or remove):
        _show(context, identifiers, output)
        return
    with open_library(context) as library:
        done = library.tag(*identifiers, add=add, remove=remove)
    tell(done, " ".join((*(f"+{each}" for each in add), *(f"-{each}" for each in remove))), output,
         quiet=quiet)  # fmt: skip


def tags(
    context: typer.Context, *, quiet: QuietOption = False, output: OutputOption = Output.TABLE
) -> None:
    """List all tags, each with the number of its papers.

    Papers that are resting are not here, because their import was undone; their tags come back
    with them.
    """
    with open_library(context) as library:
        found = library.tags()
    emit_labels(found, "tag", output, quiet=quiet)


def _show(context: typer.Context, identifiers: list[str], output: Output) -> None:
    """Print the tags of each paper.

    Raises:
        typer.Exit: one is not here.
    """
    from biblio.errors import BiblioError, InvalidIdentifier, InvalidQuery, NotFound

    rows: list[tuple[str, tuple[str, ...]]] = []
    missing: list[BiblioError] = []
    with open_library(context) as library, library.snapshot() as view:
        for each in identifiers:
            try:
                rows.append((each, view.own_words(each).tags))
            except (InvalidIdentifier, InvalidQuery, NotFound) as error:
                missing.append(error)
    emit(
        rows,
        Listing(
            ("paper", "tags"),
            (
                Column("paper", lambda row: row[0]),
                Column("tags", lambda row: " ".join(row[1])),
            ),
            mapping=lambda row: {"paper": row[0], "tags": row[1]},
        ),
        output,
    )
    tell_missing(missing, has_some=bool(rows))
