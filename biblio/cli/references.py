"""Who cites whom: `cites`, `cited-by`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from biblio.cli.opening import open_library
from biblio.cli.option_groups import PaperFilters
from biblio.cli.options import (
    AfterOption,
    AllAuthorsOption,
    LimitOption,
    QuietOption,
    SecondsOption,
    well_formed,
)
from biblio.cli.paper_listings import DAY, authors_of, paper_listing
from biblio.cli.papers import PagesOf, emit_pages
from biblio.cli.printing import PaperPrinting, Printing
from biblio.cli.rendering import Column, Listing, emit, keys_for_programs, say_rest, title_of

if TYPE_CHECKING:
    from biblio.library import Library
    from biblio.queries.rows import CitedWork, Page, PaperSummary


IdArgument = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        callback=well_formed,
        help="An identifier in any spelling: of arXiv, a DOI, pmid:…, an address of one.",
    ),
]


def cites(
    context: typer.Context,
    *,
    identifier: IdArgument,
    here: Annotated[
        bool | None,
        typer.Option(
            "--here/--missing",
            show_default=False,
            help="Only works that the library has, or only those that it has not.",
        ),
    ] = None,
    limit: LimitOption = 20,
    all_authors: AllAuthorsOption = False,
    quiet: QuietOption = False,
    seconds: SecondsOption = None,
    printing: Printing,
) -> None:
    """List what the paper ID refers to, as far as sources give references.

    First those that are papers of the library, then the works that it does not have, by the text as
    printed or by what identifies them; `nr` is the place in the paper's list. What any source says
    counts; a place is that in the list of the source that is believed.
    """
    with open_library(context) as library:
        page = library.cites(identifier, here=here, limit=limit or None, seconds=seconds)
    emit(page, _listing(all_authors=all_authors), printing)
    say_rest(page, has_after=False, quiet=quiet)


def cited_by(
    context: typer.Context,
    *,
    identifier: IdArgument,
    filters: PaperFilters,
    after: AfterOption = None,
    limit: LimitOption = 20,
    all_authors: AllAuthorsOption = False,
    quiet: QuietOption = False,
    seconds: SecondsOption = None,
    printing: PaperPrinting,
) -> None:
    """List the papers of the library that refer to ID, newest first.

    ID need not be in the library itself. QUERY and the filters narrow the papers that refer to it;
    `papers --cites ID` is the same.
    """

    def fetch(library: Library, **page: Any) -> Page[PaperSummary]:  # noqa: ANN401 - its place
        return library.cited_by(identifier, **filters.arguments(), **page)

    listing = partial(paper_listing, by=filters.by, all_authors=all_authors, names=printing.names)
    with open_library(context) as library:
        page = PagesOf(after, limit, seconds, quiet)
        emit_pages(library, fetch, listing, printing, page)


def _listing(*, all_authors: bool) -> Listing[CitedWork]:
    from biblio.queries.rows import CitedWork

    return Listing(
        keys=keys_for_programs(CitedWork._fields),
        columns=(
            Column("nr", lambda work: work.ordinal),
            Column("paper", lambda work: work.plain_handle or "(not here)"),
            Column("date", lambda work: (work.listed_at or "")[:DAY]),
            Column("work", _work),
            Column("authors", authors_of(None, all_authors=all_authors), spare=True),
        ),
    )


def _work(work: CitedWork) -> str:
    """The title of a paper that is here, of another work what the reference says."""
    if work.handle is not None:
        marks = [name for name in ("withdrawn", "retracted") if getattr(work, name)]
        return title_of(work) + (f" ({', '.join(marks)})" if marks else "")
    return " ".join(filter(None, (work.printed, *work.identifiers)))
