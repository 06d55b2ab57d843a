"""How papers divide: the answer to `--facets`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from biblio.cli.failures import say
from biblio.cli.rendering import Column, Listing, emit
from biblio.cli.wording import counted

if TYPE_CHECKING:
    from biblio.cli.printing import PaperPrinting
    from biblio.library import Library
    from biblio.queries.rows import FacetCount


def print_facets(
    library: Library,
    facets: str,
    printing: PaperPrinting,
    *,
    quiet: bool,
    **asked: Any,  # noqa: ANN401 - what the library takes
) -> None:
    """Print how the papers that are *asked* for divide by each of *facets*.

    Raises:
        typer.BadParameter: papers are asked for as well.
    """
    from biblio.queries.rows import FacetCount

    if printing.output.is_of_the_field:
        raise typer.BadParameter(
            f"it counts papers, which {printing.output} cannot say", param_hint="--facets"
        )
    if asked.pop("after") is not None:
        raise typer.BadParameter("it counts all papers, not a page", param_hint="--facets")
    found = library.facets(facets=facets.split(","), **asked)
    listing: Listing[FacetCount] = Listing(
        keys=FacetCount._fields,
        columns=(
            Column("facet", lambda row: row.facet),
            Column("value", _value),
            Column("papers", lambda row: row.papers),
        ),
    )
    emit(found, listing, printing)
    if not quiet:
        for note in found.notes:
            say(note)
        say(f"of {counted(found.total or 0, 'paper')}")


def _value(row: FacetCount) -> str:
    """The value, or what a row without one is of."""
    if row.value is not None:
        return row.value
    return f"({row.values:,} more)" if row.values else "(none)"
