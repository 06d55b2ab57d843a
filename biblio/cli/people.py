"""People: `authors`, `coauthors`, `path`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from biblio.cli.failures import fail, say
from biblio.cli.networks import emit_network, read_names
from biblio.cli.opening import open_library
from biblio.cli.options import (
    HUGE,
    NAME_HELP,
    CategoryOption,
    FilterOption,
    FromOption,
    LimitOption,
    Match,
    MatchOption,
    NameArgument,
    NetworkOutput,
    Output,
    OutputOption,
    QuietOption,
    SecondsOption,
    ToOption,
    Weight,
    well_formed,
)
from biblio.cli.rendering import (
    Column,
    Listing,
    emit,
    keys_for_programs,
    say_rest,
    title_of,
)

if TYPE_CHECKING:
    from biblio.queries.rows import Acquaintance, AuthorMatch, Coauthor, MatchedForm, Page, PathStep

LISTED: Final = 20
SHOWN: Final = 5  # papers of a name that a line for people shows

MaxAuthorsOption = Annotated[
    int | None,
    typer.Option(metavar="N", min=2, max=HUGE, help="Leave out papers of more than N authors."),
]


def authors(
    context: typer.Context,
    *,
    name: NameArgument,
    match: MatchOption = Match.FOLDED,
    explain: Annotated[
        bool, typer.Option("--explain", help="Each name's papers too, as handles.")
    ] = False,
    limit: LimitOption = LISTED,
    quiet: QuietOption = False,
    seconds: SecondsOption = None,
    output: OutputOption = Output.TABLE,
) -> None:
    """List the author names that NAME matches.

    Each comes with the rule that matched it and its papers; `first` and `last` are years. A name
    is not a person: several may share one, and one may have several.
    """
    from biblio.queries.rows import AuthorMatch, MatchedForm, Page

    columns: list[Column[Any]] = [
        Column("author_id", lambda row: row.author_id),
        Column("papers", lambda row: row.papers),
        Column("first", lambda row: row.first),
        Column("last", lambda row: row.last),
        Column("rule", lambda row: row.rule),
        Column("name", _name),
    ]
    with open_library(context) as library:
        page: Page[Any] = library.authors(
            name, mode=match.value, limit=limit or None, seconds=seconds
        )
        keys: Sequence[str] = AuthorMatch._fields
        if explain:
            forms = library.explain(name, mode=match.value, abbreviated=True)[: limit or None]
            page = Page(forms, total=page.total, notes=page.notes)
            keys = MatchedForm._fields
            columns.append(
                Column("handles", lambda row: row.handles, lambda row: _some(row.handles))
            )
    emit(page.rows, Listing(keys, columns), output)
    say_rest(page, has_after=False, quiet=quiet)


def coauthors(
    context: typer.Context,
    *,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", callback=well_formed, help=NAME_HELP)
    ] = None,
    since: FromOption = None,
    until: ToOption = None,
    category: CategoryOption = None,
    query: FilterOption = None,
    min_papers: Annotated[
        int, typer.Option(metavar="N", min=1, max=HUGE, help="Only who shares at least N papers.")
    ] = 1,
    max_authors: MaxAuthorsOption = None,
    weight: Annotated[
        Weight,
        typer.Option(help="What a shared paper of n authors weighs: 1, or 1/(n-1)."),
    ] = Weight.FULL,
    match: MatchOption = Match.FOLDED,
    collaborations: Annotated[
        bool, typer.Option("--collaborations", help="Collaborations too.")
    ] = False,
    second_degree: Annotated[
        bool,
        typer.Option(
            "--second-degree",
            help="Who wrote with co-authors but not with NAME, by shared acquaintances.",
        ),
    ] = False,
    depth: Annotated[
        int | None,
        typer.Option(
            metavar="N", min=1, max=6, help="The network of all who are N steps away, as edges."
        ),
    ] = None,
    among: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            callback=well_formed,
            help="The network among the names in FILE, one a line; - for stdin.",
        ),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say which names NAME was taken for, and why.")
    ] = False,
    limit: Annotated[
        int | None,
        typer.Option(
            "-n",
            "--limit",
            metavar="N",
            min=0,
            max=HUGE,
            help="At most N rows (20), or N people around NAME (1,000); 0 for all.",
        ),
    ] = None,
    quiet: QuietOption = False,
    seconds: SecondsOption = None,
    output: Annotated[
        NetworkOutput,
        typer.Option(
            "-o",
            "--output",
            help="How to print. Networks are nodes and edges in GraphML and JSON, else edges.",
        ),
    ] = NetworkOutput.TABLE,
) -> None:
    """List who wrote with NAME, most shared papers first.

    Each shared paper counts once; `first` and `last` are the years of the first and the last.
    --depth and --among give networks for Gephi, VOSviewer or NetworkX.
    """
    wanted: dict[str, Any] = {
        "since": since,
        "until": until,
        "category": category,
        "query": query,
        "min_papers": min_papers,
        "max_authors": max_authors,
        "weight": weight.value,
        "mode": match.value,
        "collaborations": collaborations,
        "seconds": seconds,
    }
    if output is NetworkOutput.GRAPHML and among is None and depth is None:
        depth = 1
    if (name is None) == (among is None):
        raise typer.BadParameter("give a name, or --among FILE", param_hint="NAME")
    if [second_degree, depth is not None, among is not None].count(True) > 1:
        raise typer.BadParameter("--second-degree, --depth and --among exclude each other")
    if explain and name is None:
        raise typer.BadParameter("it explains one NAME", param_hint="--explain")
    if among is not None or depth is not None:
        names: str | list[str] = name if name is not None else read_names(among or "")
        if limit is not None:
            wanted["limit"] = limit or None
        with open_library(context) as library:
            if explain and name is not None:
                _say_forms(name, library.explain(name, mode=match.value))
            network = library.network(names, depth=depth or 1, **wanted)
        emit_network(network, output, quiet=quiet)
        return
    rows = LISTED if limit is None else limit or None
    with open_library(context) as library:
        forms = library.explain(name or "", mode=match.value) if explain else None
        if second_degree:
            further = library.second_degree(name or "", **wanted, limit=rows)
            _emit(further, _further_listing(weight), output, name, forms, quiet=quiet)
        else:
            page = library.coauthors(name or "", **wanted, limit=rows)
            _emit(page, _listing(weight), output, name, forms, quiet=quiet)


def path(
    context: typer.Context,
    *,
    one: Annotated[str, typer.Argument(metavar="ONE", callback=well_formed, help=NAME_HELP)],
    other: Annotated[str, typer.Argument(metavar="OTHER", callback=well_formed, help="Likewise.")],
    max_authors: MaxAuthorsOption = None,
    match: MatchOption = Match.FOLDED,
    quiet: QuietOption = False,
    seconds: SecondsOption = None,
    output: OutputOption = Output.TABLE,
) -> None:
    """Show the shortest chain of co-authors from ONE to OTHER.

    Each step has a paper that its author wrote with the one before. Collaborations join nobody.
    Where there is no chain, that is said and the exit code is 1.
    """
    from biblio.queries.rows import PathStep

    listing: Listing[PathStep] = Listing(
        keys=keys_for_programs(PathStep._fields),
        columns=(
            Column("author_id", lambda row: row.author_id),
            Column("author", lambda row: row.author),
            Column("paper", lambda row: row.paper),
            Column("title", lambda row: title_of(row) if row.paper else None),
        ),
    )
    with open_library(context) as library:
        page = library.path(one, other, max_authors=max_authors, mode=match.value, seconds=seconds)
    emit(page.rows, listing, output)
    if page:
        say_rest(page, has_after=False, quiet=quiet)
        return
    for note in page.notes[:-1] if not quiet else ():
        say(note)
    fail(page.notes[-1])


def _listing(weight: Weight) -> Listing[Coauthor]:
    from biblio.queries.rows import Coauthor

    columns: list[Column[Coauthor]] = [
        Column("author_id", lambda row: row.author_id),
        Column("papers", lambda row: row.papers),
        Column("weight", lambda row: f"{row.weight:.3f}"),
        Column("first", lambda row: row.first),
        Column("last", lambda row: row.last),
        Column("name", lambda row: row.name),
    ]
    if weight is Weight.FULL:
        del columns[2]  # it is the number of papers
    return Listing(Coauthor._fields, columns)


def _further_listing(weight: Weight) -> Listing[Acquaintance]:
    from biblio.queries.rows import Acquaintance

    places = 3 if weight is Weight.FRACTIONAL else 0
    return Listing(
        Acquaintance._fields,
        (
            Column("author_id", lambda row: row.author_id),
            Column("acquaintances", lambda row: row.acquaintances),
            Column("weight", lambda row: f"{row.weight:.{places}f}"),
            Column("name", lambda row: row.name),
            Column("through", lambda row: row.through),
        ),
    )


def _emit(
    page: Page[Any],
    listing: Listing[Any],
    output: NetworkOutput,
    name: str | None,
    forms: Sequence[MatchedForm] | None,
    *,
    quiet: bool,
) -> None:
    """Print *page*, in JSON within one object with the *forms* that the name was taken for."""
    if forms is not None and output is NetworkOutput.JSON:
        whole = {"matched": forms, "coauthors": list(page.rows)}
        emit([whole], Listing(list(whole), (), mapping=lambda row: row), Output.JSONL)
    else:
        emit(page.rows, listing, Output(output.value))
        if forms is not None:
            _say_forms(name or "", forms)
    say_rest(page, has_after=False, quiet=quiet)


def _say_forms(name: str, forms: Sequence[MatchedForm]) -> None:
    """Say each name that *name* was taken for, the rule, and its papers."""
    for form in forms:
        papers = "1 paper" if form.papers == 1 else f"{form.papers:,} papers"
        say(
            f"{name} is taken for {_name(form)}, id:{form.author_id}, by rule {form.rule}: "
            f"{papers}, {_some(form.handles)}"
        )


def _some(handles: Sequence[str]) -> str:
    more = f" … {len(handles) - SHOWN:,} more" if len(handles) > SHOWN else ""
    return " ".join(handles[:SHOWN]) + more


def _name(row: AuthorMatch | MatchedForm) -> str:
    return f"{row.name} (collaboration)" if row.is_collaboration else row.name
