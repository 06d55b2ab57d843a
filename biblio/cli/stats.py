"""`stats`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import typer

from biblio.cli.opening import open_library
from biblio.cli.options import Output, OutputOption, SecondsOption
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
    seconds: SecondsOption = None,
    output: OutputOption = Output.TABLE,
) -> None:
    """Count papers, authors and authorships; papers by year, category and kind.

    JSON has one object with all of it, the other formats one row a number. The year is that of
    the announcement, the month in arXiv's identifier; of other papers that of submission or issue,
    0000 where it is not known. A paper of arXiv that no source gives a kind is a preprint.
    """
    from biblio.queries.rows import Stats

    with open_library(context) as library:
        counted = library.stats(seconds=seconds)
    if output in {Output.JSON, Output.JSONL}:
        emit([counted], Listing(Stats._fields, ()), output)
        return
    figures: Listing[Figure] = Listing(
        keys=Figure._fields,
        columns=(
            Column("of", lambda figure: figure.of),
            Column("value", lambda figure: figure.value),
            Column("number", lambda figure: figure.number),
        ),
    )
    emit(_figures(counted), figures, output)


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
