"""`top`: who, or what, has most papers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from biblio.cli.opening import open_library
from biblio.cli.option_groups import CountedPapers
from biblio.cli.options import (
    AllAuthorsOption,
    CollaborationsOption,
    LimitOption,
    QuietOption,
    SecondsOption,
    well_formed,
)
from biblio.cli.paper_listings import DAY, authors_of
from biblio.cli.printing import Printing
from biblio.cli.rendering import Column, Listing, emit, say_rest, title_of

if TYPE_CHECKING:
    from biblio.queries.counting.options import Measure, Period
    from biblio.queries.rows import Page

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=False,
    help="Who or what has most papers: authors, pairs of them, categories, journals and books; "
    "and which papers are cited most.",
)

ByOfAuthors = Annotated[
    str,
    typer.Option(
        "--by",
        metavar="WHAT",
        callback=well_formed,
        help="Rank by papers, by fractional papers (1/n of a paper of n authors), or by "
        "new-coauthors; year or month, alone or beside it, is for the top of each: "
        "fractional,year.",
    ),
]
ByOfPairs = Annotated[
    str,
    typer.Option(
        "--by",
        metavar="WHAT",
        callback=well_formed,
        help="Rank by papers, or fractional: 1/(n-1) of a paper of n authors; year or month, "
        "alone or beside it, is for the top of each.",
    ),
]
ByOfValues = Annotated[
    str,
    typer.Option(
        "--by", metavar="WHAT", callback=well_formed, help="Year or month, for the top of each."
    ),
]
ByCitations = Annotated[
    str,
    typer.Option(
        "--by",
        metavar="WHAT",
        callback=well_formed,
        help="By citations; year or month, alone or beside it, for the top of each.",
    ),
]
PAPERS = "papers"


@app.command("authors")
def authors(
    context: typer.Context,
    *,
    filters: CountedPapers,
    by: ByOfAuthors = PAPERS,
    first: Annotated[
        bool, typer.Option("--first", help="Only papers of which they are the first author.")
    ] = False,
    last: Annotated[
        bool,
        typer.Option(
            "--last", help="Only papers of which they are the last author, with --first either."
        ),
    ] = False,
    collaborations: CollaborationsOption = False,
    limit: LimitOption = 20,
    quiet: QuietOption = False,
    seconds: SecondsOption = None,
    printing: Printing,
) -> None:
    """List the authors with most papers among those that the filter takes.

    Spellings that differ in case, accents and punctuation alone count as one, with --people all
    names of a person. Equals stand by papers, name and id. A new co-author is somebody with whom an
    author wrote for the first time on these papers: on no earlier one that is here. Papers of more
    than --max-authors authors, where that is given, bring nobody together.
    """
    page = _ranked(
        context,
        "authors",
        filters,
        by=by,
        first=first,
        last=last,
        collaborations=collaborations,
        limit=limit or None,
        seconds=seconds,
    )
    columns: list[Column[Any]] = [
        *_person("person", people=filters.people),
        Column("author_id", lambda row: row.author_id),
        Column("papers", lambda row: row.papers),
        *_weight(by),
        Column("name", lambda row: row.name),
    ]
    keys = ["author_id", "name", "papers", "weight"]
    if _measure(by) == "new-coauthors":
        columns.insert(-1, Column("new co-authors", lambda row: row.new_coauthors))
        keys.append("new_coauthors")
    if filters.people:
        keys.insert(0, "person")
    _print(page, by, keys, columns, printing, quiet=quiet)


@app.command("pairs")
def pairs(
    context: typer.Context,
    *,
    filters: CountedPapers,
    by: ByOfPairs = PAPERS,
    collaborations: CollaborationsOption = False,
    limit: LimitOption = 20,
    quiet: QuietOption = False,
    seconds: SecondsOption = None,
    printing: Printing,
) -> None:
    """List the pairs of authors who share most of the papers that the filter takes.

    Where papers have more than 50 million pairs, --max-authors is needed, which leaves out the
    large ones. Names are folded, and equals stand, as for `top authors`.
    """
    page = _ranked(
        context,
        "pairs",
        filters,
        by=by,
        collaborations=collaborations,
        limit=limit or None,
        seconds=seconds,
    )
    columns: list[Column[Any]] = [
        Column("papers", lambda row: row.papers),
        *_weight(by),
        *_person("person", people=filters.people),
        Column("author_id", lambda row: row.author_id),
        Column("name", lambda row: row.name),
        *_person("other_person", people=filters.people),
        Column("other_id", lambda row: row.other_id),
        Column("other", lambda row: row.other_name),
    ]
    keys = ["author_id", "name", "other_id", "other_name", "papers", "weight"]
    if filters.people:
        keys = ["person", *keys[:2], "other_person", *keys[2:]]
    _print(page, by, keys, columns, printing, quiet=quiet)


@app.command("categories")
def categories(
    context: typer.Context,
    *,
    filters: CountedPapers,
    by: ByOfValues = PAPERS,
    limit: LimitOption = 20,
    quiet: QuietOption = False,
    seconds: SecondsOption = None,
    printing: Printing,
) -> None:
    """List the categories with most papers, each paper counted in all of its own.

    The share is of all papers that the filter takes, or of those of the year.
    """
    page = _ranked(context, "categories", filters, by=by, limit=limit or None, seconds=seconds)
    _print_values(page, "category", by, printing, quiet=quiet)


@app.command("containers")
def containers(
    context: typer.Context,
    *,
    filters: CountedPapers,
    by: ByOfValues = PAPERS,
    limit: LimitOption = 20,
    quiet: QuietOption = False,
    seconds: SecondsOption = None,
    printing: Printing,
) -> None:
    """List the journals and books with most papers, by the names that sources give them.

    The share is of all papers that the filter takes, or of those of the year.
    """
    page = _ranked(context, "containers", filters, by=by, limit=limit or None, seconds=seconds)
    _print_values(page, "container", by, printing, quiet=quiet)


@app.command("papers")
def papers(
    context: typer.Context,
    *,
    filters: CountedPapers,
    by: ByCitations = "citations",
    limit: LimitOption = 20,
    all_authors: AllAuthorsOption = False,
    quiet: QuietOption = False,
    seconds: SecondsOption = None,
    printing: Printing,
) -> None:
    """List the papers that most papers of the library cite, as far as sources give references.

    The filters narrow the papers that are cited; those that cite them are any of the library. A
    paper counts once, however often it names the other. Equals stand by date, the older first.
    """
    page = _ranked(context, "papers", filters, by=by, limit=limit or None, seconds=seconds)
    columns: list[Column[Any]] = [
        Column("citations", lambda row: row.citations),
        Column("paper", lambda row: row.plain_handle),
        Column("date", lambda row: row.listed_at[:DAY]),
        Column("title", title_of),
        Column("authors", authors_of(None, all_authors=all_authors), spare=True),
    ]
    keys = ["arxiv_id", "handle", "title", "authors", "authors_cut", "listed_by", "listed_at"]
    _print(page, by, [*keys, "citations"], columns, printing, quiet=quiet)


def _ranked(
    context: typer.Context,
    what: str,
    filters: CountedPapers,
    **asked: Any,  # noqa: ANN401 - what the library takes
) -> Page[Any]:
    """Those of *what* at the top."""
    with open_library(context) as library:
        return library.top(what, **filters.arguments(), **asked)


def _print_values(page: Page[Any], name: str, by: str, printing: Printing, *, quiet: bool) -> None:
    """Print values, each called *name*."""
    columns: list[Column[Any]] = [
        Column(name, lambda row: row.value),
        Column("papers", lambda row: row.papers),
        Column("share %", lambda row: round(row.share * 100, 1)),
    ]
    _print(page, by, [name, "papers", "share"], columns, printing, quiet=quiet, value=name)


def _print(
    page: Page[Any],
    by: str,
    keys: Sequence[str],
    columns: Sequence[Column[Any]],
    printing: Printing,
    *,
    quiet: bool,
    value: str = "value",
) -> None:
    """Print *page*, where each of a period is given with that before the rest."""
    period = _period(by)
    if period is not None:
        keys = [period.value, *keys]
        columns = [Column(period.value, lambda row: row.period or "(none)"), *columns]
    names = {"period": "period" if period is None else period.value, "value": value}
    emit(page, Listing(keys, columns, mapping=partial(_mapping, names)), printing)
    say_rest(page, has_after=False, quiet=quiet)


def _mapping(names: Mapping[str, str], row: Any) -> Mapping[str, object]:  # noqa: ANN401 - any row
    """The fields of *row*, some of them called by other *names*."""
    return {names.get(name, name): value for name, value in row._asdict().items()}


def _period(by: str) -> Period | None:
    """The period that *by* names, if any."""
    from biblio.queries.counting.options import ranking_of

    return ranking_of(by)[1]


def _measure(by: str) -> Measure:
    """What *by* ranks by."""
    from biblio.queries.counting.options import ranking_of

    return ranking_of(by)[0]


def _weight(by: str) -> list[Column[Any]]:
    """The column of weights, where they are no numbers of papers."""
    is_shared = _measure(by) == "fractional"
    return [Column("weight", lambda row: f"{row.weight:.3f}")] if is_shared else []


def _person(name: str, *, people: bool) -> list[Column[Any]]:
    """The column that tells how a person is asked for, where people are ranked."""
    return [Column(name, lambda row: getattr(row, name))] if people else []
