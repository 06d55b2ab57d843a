"""`plot`: pictures of what is counted, to a file or stdout."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from biblio.cli.failures import say
from biblio.cli.grouping import OptionGroup
from biblio.cli.opening import check_is_no_date, check_target, open_library
from biblio.cli.option_groups import PlottedCoauthors, PlottedNetwork, PlottedPapers
from biblio.cli.options import QuietOption, SecondsOption, well_formed
from biblio.cli.progress import network_progress

if TYPE_CHECKING:
    from biblio.library import Library
    from biblio.plots import Drawn, Picture

STDOUT: Final = "-"

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    help="Draw pictures of papers and of people, as SVG, PNG or HTML: needs what "
    "`pip install 'biblio[plots]'` installs.",
)


class PlotOutput(StrEnum):
    """The outputs of `biblio.plots`."""

    SVG = "svg"
    PNG = "png"
    HTML = "html"


class Period(StrEnum):
    """What a bar or a point of a line is."""

    YEAR = "year"
    MONTH = "month"


ENDINGS: Final = {
    ".svg": PlotOutput.SVG,
    ".png": PlotOutput.PNG,
    ".html": PlotOutput.HTML,
    ".htm": PlotOutput.HTML,
}
"""The outputs that the ending of a file's name means where none is named."""


class Drawing(OptionGroup):
    """What becomes of a picture, and how large it is."""

    output: Annotated[
        PlotOutput | None,
        typer.Option(
            "-o",
            "--output",
            help="What is written; without it the ending of FILE tells, and else it is svg. HTML "
            "is one file that needs nothing else, and dark where the reader's pages are.",
        ),
    ] = None
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="FILE",
            callback=well_formed,
            help="Write FILE, which is complete or as it was. - is stdout.",
        ),
    ] = STDOUT
    title: Annotated[
        str | None,
        typer.Option(metavar="TEXT", callback=well_formed, help="What stands above the picture."),
    ] = None
    width: Annotated[
        float, typer.Option(metavar="CM", min=8, max=60, help="How wide it is in print.")
    ] = 17.0
    height: Annotated[
        float | None,
        typer.Option(
            metavar="CM", min=6, max=80, help="How high it is; without it as suits what is drawn."
        ),
    ] = None
    dpi: Annotated[
        int, typer.Option(metavar="N", min=50, max=1200, help="Points of PNG on an inch.")
    ] = 300
    quiet: QuietOption = False

    @property
    def form(self) -> PlotOutput:
        """The output that is named, or that the ending of the file means."""
        return self.output or ENDINGS.get(Path(self.to.lower()).suffix, PlotOutput.SVG)

    def check_for(self, context: typer.Context) -> None:
        """Find out whether the picture can be drawn and put where it is to be, before it is.

        Raises:
            typer.BadParameter: it cannot be put there.
            MissingExtra: it cannot be drawn.
        """
        from biblio import plots

        if self.to != STDOUT:
            check_target(context, self.to)
            check_is_no_date(self.to)
        elif self.form is PlotOutput.PNG and sys.stdout.isatty():
            raise typer.BadParameter("a terminal shows no PNG; name a file", param_hint="--to")
        ending = Path(self.to.lower()).suffix
        if self.output is None and self.to != STDOUT and ending not in ENDINGS:
            raise typer.BadParameter(
                f"name an output: {', '.join(PlotOutput)}", param_hint="--output"
            )
        os.environ["MPLBACKEND"] = "agg"  # one for screens, or of another version, is none of ours
        plots.check_installed()

    def draw(self, context: typer.Context, asked: Callable[[Library], Picture]) -> None:
        """Draw the picture of which the library tells what is *asked*, and write it."""
        from biblio.plots import Size, draw

        self.check_for(context)
        with open_library(context) as library:
            picture = asked(library)
        drawn = draw(picture, self.form.value, Size(self.width, self.height, self.dpi))
        self._put(drawn)
        if self.quiet:
            return
        for note in (*picture.caption.notes, *drawn.notes):
            say(note)
        if self.to != STDOUT:
            say(f"drew {self.to}")

    def _put(self, drawn: Drawn) -> None:
        if self.to == STDOUT:
            sys.stdout.flush()
            sys.stdout.buffer.write(drawn.content)
            sys.stdout.buffer.flush()
            return
        from biblio.writers.whole_file import whole_bytes

        with whole_bytes(Path(self.to)) as stream:
            stream.write(drawn.content)


ByOption = Annotated[Period, typer.Option(help="What a bar or a point is.")]


@app.command("years")
def years(
    context: typer.Context,
    *,
    papers: PlottedPapers,
    by: ByOption = Period.YEAR,
    seconds: SecondsOption = None,
    drawing: Drawing,
) -> None:
    """Draw how many papers there are a year, or a month, as bars."""
    wanted = papers.arguments() | {"by": by.value, "seconds": seconds}
    drawing.draw(context, lambda library: library.plot_years(**wanted, title=drawing.title))


@app.command("categories")
def categories(
    context: typer.Context,
    *,
    papers: PlottedPapers,
    by: ByOption = Period.YEAR,
    seconds: SecondsOption = None,
    drawing: Drawing,
) -> None:
    """Draw how many papers of each primary category there are over time, as lines.

    The six categories with most papers have lines of their own, all others are one line.
    """
    wanted = papers.arguments() | {"by": by.value, "seconds": seconds}
    drawing.draw(context, lambda library: library.plot_categories(**wanted, title=drawing.title))


@app.command("team-size")
def team_size(
    context: typer.Context,
    *,
    papers: PlottedPapers,
    seconds: SecondsOption = None,
    drawing: Drawing,
) -> None:
    """Draw how many papers there are of each number of authors, as bars."""
    wanted = papers.arguments() | {"seconds": seconds}
    drawing.draw(context, lambda library: library.plot_team_sizes(**wanted, title=drawing.title))


@app.command("network")
def network(
    context: typer.Context,
    *,
    papers: PlottedNetwork,
    depth: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, max=6, help="All who are N steps from NAME (1)."),
    ] = None,
    limit: Annotated[
        int,
        typer.Option(
            "-n",
            "--limit",
            metavar="N",
            min=1,
            max=200,
            help="At most N people: around NAME the nearest, of a field those of most papers.",
        ),
    ] = 200,
    drawing: Drawing,
) -> None:
    """Draw who wrote with whom, in a whole field or around NAME: a point for each person.

    Who shares most stands near each other; colours and shapes tell groups. A shared paper of n
    authors weighs 1/(n-1) unless --weight full is given.
    """
    if depth is not None and papers.name is None:
        raise typer.BadParameter("it is about one NAME, not a field", param_hint="--depth")
    wanted = papers.arguments() | {"around": papers.name, "depth": depth or 1, "limit": limit}

    def drawn(library: Library) -> Picture:
        with network_progress(is_shown=not drawing.quiet) as advance:
            return library.plot_network(**wanted, title=drawing.title, on_progress=advance)

    drawing.draw(context, drawn)


@app.command("coauthors")
def coauthors(
    context: typer.Context,
    *,
    papers: PlottedCoauthors,
    limit: Annotated[
        int,
        typer.Option(
            "-n",
            "--limit",
            metavar="N",
            min=1,
            max=30,
            help="At most N co-authors: those who share most papers.",
        ),
    ] = 30,
    drawing: Drawing,
) -> None:
    """Draw with whom NAME wrote in which years: a row for each, in the order in which they met."""
    wanted = papers.arguments() | {"limit": limit}
    drawing.draw(
        context,
        lambda library: library.plot_coauthors(papers.subject, **wanted, title=drawing.title),
    )
