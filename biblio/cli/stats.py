"""`stats`: what there is, and papers counted by what they have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from biblio.cli.bars import bars, can_show_bars
from biblio.cli.completion import complete_dimensions
from biblio.cli.opening import open_library
from biblio.cli.option_groups import CountedPapers
from biblio.cli.options import LimitOption, Output, QuietOption, SecondsOption, well_formed
from biblio.cli.paper_counts import print_counts
from biblio.cli.printing import Printing
from biblio.cli.rendering import Column, Listing, emit

if TYPE_CHECKING:
    from biblio.queries.rows import Stats


class Figure(NamedTuple):
    """One number of the statistics: how many *of* what, under which *value*."""

    of: str
    value: str | None
    number: int


def stats(
    context: typer.Context,
    *,
    filters: CountedPapers,
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            metavar="WHAT[,WHAT]",
            callback=well_formed,
            autocompletion=complete_dimensions,
            help="Count papers by year, month, category, primary, kind, container, "
            "authors-a-paper or collaboration, or by two of them: year,category.",
        ),
    ] = None,
    team_sizes: Annotated[
        bool,
        typer.Option(
            "--team-sizes",
            help="With --by, how many authors papers have too: mean, quartiles, 90 %, largest.",
        ),
    ] = False,
    limit: LimitOption = 20,
    quiet: QuietOption = False,
    seconds: SecondsOption = None,
    printing: Printing,
) -> None:
    """Count papers, authors and authorships; papers by year, category and kind.

    With --by, papers by what is named there, with shares of all (of two, of those with the first),
    the growth against the year or month before, and sums up to each. Of categories, journals and
    collaborations the first N are given, by -n; a paper counts in each of its own. DATE is about
    the date that --date names, as are years and months.

    Without --by, JSON has one object with all of it, the other formats one row a number. The year
    is that of the announcement, the month in arXiv's identifier; of other papers that of submission
    or issue, 0000 where it is not known. A paper of arXiv that no source gives a kind is a
    preprint.
    """
    from biblio.queries.rows import Stats

    if by is None and team_sizes:
        raise typer.BadParameter("it needs --by: year, say", param_hint="--team-sizes")
    asked = filters.arguments()
    with open_library(context) as library:
        if by is not None:
            page = library.count(
                by=by, sizes=team_sizes, limit=limit or None, seconds=seconds, **asked
            )
            print_counts(page, by, filters.date, printing, quiet=quiet)
            return
        counted = library.stats(seconds=seconds, **asked)
    if printing.output in {Output.JSON, Output.JSONL}:
        emit([counted], Listing(Stats._fields, ()), printing)
        return
    figures = list(_figures(counted))
    columns: list[Column[Figure]] = [
        Column("of", lambda figure: figure.of),
        Column("value", lambda figure: figure.value),
        Column("number", lambda figure: figure.number),
    ]
    if printing.output is Output.TABLE and not printing.names_fields and can_show_bars():
        drawn = _drawn(figures)
        columns.append(Column("", drawn.__getitem__, spare=True))
    emit(figures, Listing(keys=Figure._fields, columns=columns), printing)


def _figures(counted: Stats) -> Iterator[Figure]:
    yield Figure("papers", None, counted.papers)
    yield Figure("authors", None, counted.authors)
    yield Figure("authorships", None, counted.authorships)
    for count in counted.by_year:
        yield Figure("papers by year", count.value, count.papers)
    for count in counted.by_category:
        yield Figure("papers by category", count.value, count.papers)
    for count in counted.by_kind:
        yield Figure("papers by kind", count.value, count.papers)


def _drawn(figures: Sequence[Figure]) -> dict[Figure, str]:
    """A bar for each of *figures* that has a value, beside others of its kind."""
    drawn = dict.fromkeys(figures, "")
    for _, of in groupby(figures, key=lambda figure: figure.of):
        alike = [figure for figure in of if figure.value is not None]
        drawn |= zip(alike, bars(figure.number for figure in alike), strict=True)
    return drawn
