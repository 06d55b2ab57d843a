"""Papers: `papers`, `show`, `search`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, TypeVar

import typer

from biblio.cli.failures import tell_missing
from biblio.cli.opening import open_library
from biblio.cli.option_groups import PaperFilters, SearchFilters
from biblio.cli.options import (
    AfterOption,
    AllAuthorsOption,
    FacetsOption,
    LimitOption,
    QueryArgument,
    QuietOption,
    SecondsOption,
    Sort,
    well_formed,
)
from biblio.cli.paper_listings import KeysOfRows, hit_listing, paper_listing, print_pages
from biblio.cli.printing import PaperOutput, PaperPrinting
from biblio.cli.rendering import Listing, say_rest

if TYPE_CHECKING:
    from collections.abc import Callable

    from biblio.library import Library
    from biblio.queries.rows import Page, PaperDetail, PaperSummary, SearchHit

PAGE = 1_000  # rows that are fetched at a time where all are wanted

Row = TypeVar("Row", "PaperSummary", "SearchHit")


def list_papers(
    context: typer.Context,
    *,
    filters: PaperFilters,
    after: AfterOption = None,
    limit: LimitOption = 20,
    facets: FacetsOption = None,
    all_authors: AllAuthorsOption = False,
    quiet: QuietOption = False,
    seconds: SecondsOption = None,
    bib: Annotated[
        str | None,
        typer.Option(
            "--bib",
            metavar="FILE",
            callback=well_formed,
            help="In place of a listing, tell of each entry of a .bib whether it is here, was "
            "published since, has a newer version, was withdrawn; - for stdin.",
        ),
    ] = None,
    printing: PaperPrinting,
) -> None:
    """List papers by date, newest first.

    QUERY is in the language of `search`, and date: in it is about the date that the listing is by.
    A DATE is a day (2024-05-01), a month (2024-05) or a year; both ends are included. `today`,
    `yesterday`, -7d, -2w, -3m and -1y are days too, counted back in UTC. The header says which date
    the listing is by; a paper whose date is not known stands at another of its dates, and says so,
    one of no date at the end as 0000. By announcement and by issue only papers are listed that have
    that date.
    """

    def fetch(library: Library, **page: Any) -> Page[PaperSummary]:  # noqa: ANN401 - its place
        return library.papers(**filters.arguments(), **page)

    if bib is not None:
        from biblio.cli.bibliographies import check_alone, print_compared

        check_alone(context, filters)
        with open_library(context) as library:
            print_compared(library, bib, printing, seconds=seconds, quiet=quiet)
        return
    if facets is not None:
        from biblio.cli.facets import print_facets

        chosen = filters.arguments()
        chosen.pop("oldest")
        with open_library(context) as library:
            paging = {"after": after, "limit": limit, "seconds": seconds}
            print_facets(library, facets, printing, quiet=quiet, **paging, **chosen)
        return
    listing = partial(paper_listing, by=filters.by, all_authors=all_authors, names=printing.names)
    with open_library(context) as library:
        page = PagesOf(after, limit, seconds, quiet)
        emit_pages(library, fetch, listing, printing, page)


def search(
    context: typer.Context,
    *,
    query: QueryArgument,
    filters: SearchFilters,
    sort: Annotated[Sort, typer.Option(help="The order.")] = Sort.RELEVANCE,
    after: AfterOption = None,
    limit: LimitOption = 20,
    facets: FacetsOption = None,
    all_authors: AllAuthorsOption = False,
    quiet: QuietOption = False,
    seconds: SecondsOption = None,
    printing: PaperPrinting,
) -> None:
    """Find papers by words of title, abstract, authors, comments, journal and report number.

    Accents and case do not matter. The snippet marks each hit between [ and ]. All papers of a
    `category:` or a `date:`, without words, are for `papers` to list.
    """

    def fetch(library: Library, **page: Any) -> Page[SearchHit]:  # noqa: ANN401 - its place
        return library.search(query, sort=sort.value, **filters.arguments(), **page)

    if facets is not None:
        from biblio.cli.facets import print_facets

        asked = {"after": after, "limit": limit, "seconds": seconds, "query": query}
        with open_library(context) as library:
            print_facets(library, facets, printing, quiet=quiet, **asked, **filters.arguments())
        return
    listing = partial(hit_listing, all_authors=all_authors, names=printing.names)
    with open_library(context) as library:
        page = PagesOf(after, limit, seconds, quiet)
        emit_pages(library, fetch, listing, printing, page)


def show(
    context: typer.Context,
    *,
    identifiers: Annotated[
        list[str],
        typer.Argument(
            metavar="ID...",
            help="Identifiers in any spelling: of arXiv, of a paper or a version; DOIs, ISBNs, "
            "pmid:…, key:…; addresses of them.",
        ),
    ],
    all_authors: AllAuthorsOption = False,
    printing: PaperPrinting,
) -> None:
    """Show all that is known of a paper.

    Its fields, its versions, and which sources speak of it, with what each says otherwise. Of
    several IDs those that are here are shown; the exit code is 1 where one is not.
    """
    from biblio.cli.paper_page import detail_listing, draw
    from biblio.errors import BiblioError, InvalidIdentifier, InvalidQuery, NotFound

    found: list[PaperDetail] = []
    missing: list[BiblioError] = []
    keys = KeysOfRows(printing)
    listing = detail_listing(keys, printing.names)
    with (
        open_library(context) as library,
        keys.given_by(library, listing),
        library.snapshot() as view,
    ):
        for identifier in identifiers:
            try:
                found.append(view.paper(identifier))
            except (InvalidIdentifier, InvalidQuery, NotFound) as error:
                missing.append(error)
        if printing.output is PaperOutput.TABLE and not printing.names_fields:
            draw(found, all_authors=all_authors, names=printing.names)
        else:
            print_pages(view, [found], keys, listing)
    tell_missing(missing, has_some=bool(found))


class PagesOf(NamedTuple):
    """Which page is wanted: what --after, --limit, --seconds and --quiet say."""

    after: str | None
    limit: int
    seconds: float | None
    quiet: bool


def emit_pages(
    library: Library,
    fetch: Callable[..., Page[Row]],
    listing_of: Callable[[KeysOfRows], Listing[Row]],
    printing: PaperPrinting,
    wanted: PagesOf,
) -> None:
    """Print one page, or, where its limit is 0, page after page without holding them all.

    All pages are of one moment, also where an import goes on.
    """
    after, limit, seconds, quiet = wanted
    keys = KeysOfRows(printing)
    listing = listing_of(keys)
    with keys.given_by(library, listing), library.snapshot(seconds=seconds) as view:
        first = fetch(view, after=after, limit=limit or PAGE)
        pages = iter([first]) if limit else _pages(partial(fetch, view), first)
        print_pages(view, pages, keys, listing)
    say_rest(first if limit else replace(first, after=None), quiet=quiet)


def _pages(fetch: Callable[..., Page[Row]], page: Page[Row]) -> Iterator[Page[Row]]:
    """*page* and all behind it."""
    yield page
    while page.after is not None:
        page = fetch(after=page.after, limit=PAGE)
        yield page
