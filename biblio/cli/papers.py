"""Papers: `papers`, `show`, `search`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from biblio.cli.failures import FAILURE, USAGE, complain
from biblio.cli.opening import open_library
from biblio.cli.options import (
    AfterOption,
    AllAuthorsOption,
    AuthorOption,
    By,
    CategoryOption,
    FilterArgument,
    FromOption,
    KindOption,
    LimitOption,
    OnOption,
    Output,
    OutputOption,
    QueryArgument,
    QuietOption,
    SecondsOption,
    Sort,
    ToOption,
)
from biblio.cli.rendering import (
    Column,
    Listing,
    Row,
    emit,
    keys_for_programs,
    say_rest,
    title_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from biblio.library import Library
    from biblio.queries.rows import Page, PaperDetail, PaperSummary, SearchHit

PAGE = 1_000  # rows that are fetched at a time where all are wanted
DAY = len("2024-05-01")
ET_AL = "et al."
BRIEF = 4  # authors that a table shows of a longer list


def list_papers(
    context: typer.Context,
    *,
    query: FilterArgument = None,
    since: FromOption = None,
    until: ToOption = None,
    on: OnOption = None,
    by: Annotated[By, typer.Option(help="Which date is meant.")] = By.SUBMITTED,
    category: CategoryOption = None,
    primary: Annotated[
        bool, typer.Option("--primary", help="Only where CATEGORY is the primary one.")
    ] = False,
    kind: KindOption = None,
    author: AuthorOption = None,
    oldest: Annotated[bool, typer.Option("--oldest", help="The oldest first.")] = False,
    after: AfterOption = None,
    limit: LimitOption = 20,
    all_authors: AllAuthorsOption = False,
    quiet: QuietOption = False,
    seconds: SecondsOption = None,
    output: OutputOption = Output.TABLE,
) -> None:
    """List papers by date, newest first.

    QUERY is in the language of `search`, and date: in it is about the date that the listing is by.
    A DATE is a day (2024-05-01), a month (2024-05) or a year; both ends are included. `today`,
    `yesterday`, -7d, -2w, -3m and -1y are days too, counted back in UTC. The header says which date
    the listing is by; a paper whose date is not known stands at another of its dates, and says so,
    one of no date at the end as 0000. By announcement and by issue only papers are listed that have
    that date.
    """
    if on is not None and (since is not None or until is not None):
        raise typer.BadParameter("it stands alone, without --from and --to", param_hint="--on")
    if primary and not category and not _names_a_category(query):
        raise typer.BadParameter("it needs a category, -c CATEGORY", param_hint="--primary")

    def fetch(library: Library, **page: Any) -> Page[PaperSummary]:  # noqa: ANN401 - its place
        return library.papers(
            query,
            since=since,
            until=until,
            on=on,
            by=by.value,
            category=category,
            primary=primary,
            kind=kind,
            author=author,
            oldest=oldest,
            **page,
        )

    with open_library(context) as library:
        page = _Page(after, limit, seconds, quiet)
        _emit_pages(library, fetch, _paper_listing(by, all_authors=all_authors), output, page)


def _names_a_category(query: str | None) -> bool:
    from biblio.queries.language.search_query import parse_search

    return query is not None and bool(parse_search(query).categories)


def search(
    context: typer.Context,
    *,
    query: QueryArgument,
    since: FromOption = None,
    until: ToOption = None,
    category: CategoryOption = None,
    kind: KindOption = None,
    sort: Annotated[Sort, typer.Option(help="The order.")] = Sort.RELEVANCE,
    after: AfterOption = None,
    limit: LimitOption = 20,
    all_authors: AllAuthorsOption = False,
    quiet: QuietOption = False,
    seconds: SecondsOption = None,
    output: OutputOption = Output.TABLE,
) -> None:
    """Find papers by words of title, abstract, authors, comments, journal and report number.

    Accents and case do not matter. The snippet marks each hit between [ and ]. All papers of a
    `category:` or a `date:`, without words, are for `papers` to list.
    """

    def fetch(library: Library, **page: Any) -> Page[SearchHit]:  # noqa: ANN401 - its place
        return library.search(
            query,
            since=since,
            until=until,
            category=category,
            kind=kind,
            sort=sort.value,
            **page,
        )

    with open_library(context) as library:
        _emit_pages(
            library,
            fetch,
            _hit_listing(all_authors=all_authors),
            output,
            _Page(after, limit, seconds, quiet),
        )


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
    output: OutputOption = Output.TABLE,
) -> None:
    """Show all that is known of a paper.

    Its fields, its versions, and which sources speak of it, with what each says otherwise. Of
    several IDs those that are here are shown; the exit code is 1 where one is not.
    """
    from biblio.cli.paper_page import DETAIL, draw
    from biblio.errors import BiblioError, InvalidIdentifier, InvalidQuery, NotFound

    found: list[PaperDetail] = []
    missing: list[BiblioError] = []
    with open_library(context) as library:
        for identifier in identifiers:
            try:
                found.append(library.paper(identifier))
            except (InvalidIdentifier, InvalidQuery, NotFound) as error:
                missing.append(error)
    if output is Output.TABLE:
        draw(found, all_authors=all_authors)
    else:
        emit(found, DETAIL, output)
    for each in missing:
        complain(str(each))
    if missing:
        none_is_one = not found and all(isinstance(bad, InvalidIdentifier) for bad in missing)
        raise typer.Exit(USAGE if none_is_one else FAILURE)


class _Page(NamedTuple):
    """Which page is wanted: what --after, --limit, --seconds and --quiet say."""

    after: str | None
    limit: int
    seconds: float | None
    quiet: bool


def _emit_pages(
    library: Library,
    fetch: Callable[..., Page[Row]],
    listing: Listing[Row],
    output: Output,
    wanted: _Page,
) -> None:
    """Print one page, or, where its limit is 0, page after page without holding them all.

    All pages are of one moment, also where an import goes on.
    """
    after, limit, seconds, quiet = wanted
    if limit:
        page = fetch(library, after=after, limit=limit, seconds=seconds)
        emit(page.rows, listing, output)
        say_rest(page, quiet=quiet)
        return
    with library.snapshot(seconds=seconds) as view:
        first = fetch(view, after=after, limit=PAGE)
        emit(_rows(partial(fetch, view), first), listing, output)
    say_rest(replace(first, after=None), quiet=quiet)


def _rows(fetch: Callable[..., Page[Row]], page: Page[Row]) -> Iterator[Row]:
    """The rows of *page* and of all behind it."""
    yield from page
    while page.after is not None:
        page = fetch(after=page.after, limit=PAGE)
        yield from page


def _paper_listing(by: By, *, all_authors: bool) -> Listing[PaperSummary]:
    from biblio.queries.rows import PaperSummary

    def listed_at(paper: PaperSummary) -> str:
        day = paper.listed_at[:DAY]
        return day if paper.listed_by == by.value else f"{day} ({paper.listed_by})"

    return Listing(
        keys=keys_for_programs(PaperSummary._fields),
        columns=(
            Column("paper", lambda paper: paper.plain_handle),
            Column(by.value, listed_at),
            Column("category", lambda paper: paper.primary_category, spare=True),
            Column("title", title_of),
            Column("authors", _authors if all_authors else _brief_authors, spare=True),
        ),
    )


def _hit_listing(*, all_authors: bool) -> Listing[SearchHit]:
    from biblio.queries.rows import SearchHit

    return Listing(
        keys=keys_for_programs(SearchHit._fields),
        columns=(
            Column("paper", lambda hit: hit.plain_handle),
            Column("date", lambda hit: hit.listed_at[:DAY], spare=True),
            Column("title", title_of),
            Column("snippet", lambda hit: hit.snippet),
            Column("authors", _authors if all_authors else _brief_authors, spare=True),
        ),
    )


def _authors(paper: PaperSummary | SearchHit) -> tuple[str, ...]:
    """All authors that are known, and that there are more where the list is cut."""
    return (*paper.authors, ET_AL) if paper.authors_cut else paper.authors


def _brief_authors(paper: PaperSummary | SearchHit) -> tuple[str, ...]:
    """The first authors, and how many more there are."""
    more = len(paper.authors) - BRIEF
    if more <= 1:
        return _authors(paper)
    return (
        *paper.authors[:BRIEF],
        f"… {more:,} more",
        *([ET_AL] if paper.authors_cut else []),
    )
