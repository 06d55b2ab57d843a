"""`fetch`: single papers from arXiv's API and from Crossref, and what answers a query."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

import typer

from biblio.cli.failures import FAILURE, USAGE, complain, say
from biblio.cli.import_report import counts_of
from biblio.cli.listed_files import read_lines
from biblio.cli.opening import make_own_folder, url_of
from biblio.cli.options import (
    HUGE,
    ContactOption,
    IdsOption,
    Output,
    OutputOption,
    QuietOption,
    each_well_formed,
    well_formed,
)
from biblio.cli.progress import server_progress
from biblio.cli.rendering import Listing, emit
from biblio.cli.wording import counted

if TYPE_CHECKING:
    from biblio.harvesting.fetch import FetchReport
    from biblio.library import Library

SHOWN: Final = 5  # entries without identifier, and rejections, that are named


def fetch(
    context: typer.Context,
    *,
    identifiers: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID",
            callback=each_well_formed,
            help="arXiv identifiers and DOIs: 2101.00001, 2101.00001v2, math/0309136, "
            "doi:10.1000/182, or addresses of them.",
        ),
    ] = None,
    ids: IdsOption = None,
    from_bib: Annotated[
        str | None,
        typer.Option(
            "--from-bib",
            metavar="FILE",
            callback=well_formed,
            help="What the entries of a .bib file name, - for stdin: each by its arXiv identifier, "
            "else by its DOI.",
        ),
    ] = None,
    query: Annotated[
        str | None,
        typer.Option(
            metavar="QUERY",
            callback=well_formed,
            help="What arXiv finds for a query in the language of its API: 'au:erdos AND "
            "cat:math.CO', 'ti:\"random graphs\"', 'submittedDate:[202401010000 TO 202401312359]'.",
        ),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(
            "-n",
            "--limit",
            metavar="N",
            min=1,
            max=HUGE,
            help="At most N papers of the query, the newest; arXiv gives 30,000 and no more.",
        ),
    ] = None,
    missing: Annotated[
        bool,
        typer.Option("--missing", help="Only what is not in the database; else all are refreshed."),
    ] = False,
    arxiv_url: Annotated[
        str | None,
        typer.Option(
            "--arxiv-url",
            metavar="URL",
            callback=well_formed,
            help="Where arXiv's API is; without it https://export.arxiv.org/api/query.",
        ),
    ] = None,
    crossref_url: Annotated[
        str | None,
        typer.Option(
            "--crossref-url",
            metavar="URL",
            callback=well_formed,
            help="Where Crossref gives works; without it https://api.crossref.org/works.",
        ),
    ] = None,
    contact: ContactOption = None,
    gap: Annotated[
        float,
        typer.Option(metavar="S", min=0, help="Seconds between two requests to arXiv's API."),
    ] = 3.0,
    quiet: QuietOption = False,
    output: OutputOption = Output.TABLE,
) -> None:
    """Fetch papers from arXiv's API by identifier or query, and works from Crossref by DOI.

    They are imported as one run of `imports`, which can be taken back. The latest version comes
    unless one is named; the DOI that arXiv gives a paper is asked for at arXiv. Of what cannot be
    had the reason is told; the rest is stored, and the exit code is 1.
    """
    from biblio.library import Library

    _check(context, limit=limit, missing=missing)
    asked = [_Asked(each, "") for each in identifiers or ()]
    if ids is not None:
        listed = read_lines(ids, "identifier")
        asked += (_Asked(line.text, f"line {line.number}: ") for line in listed)
    make_own_folder(context)
    unreadable = 0
    with Library(url_of(context)) as library:
        if from_bib is not None:
            named, unreadable = _named_in(library, from_bib, is_quiet=quiet)
            asked += named
            if not (asked or query):
                raise typer.Exit(FAILURE if unreadable else 0)
        with server_progress(is_shown=not quiet) as on_fetch:
            report = library.fetch(
                [each.text for each in asked],
                query=query,
                limit=limit,
                missing=missing,
                arxiv_url=arxiv_url,
                crossref_url=crossref_url,
                contact=contact,
                gap=gap,
                on_fetch=on_fetch,
            )
    if output is not Output.TABLE:
        from biblio.harvesting.fetch import FetchReport

        emit([report], Listing([field.name for field in fields(FetchReport)], ()), output)
    elif not quiet:
        say(_counted(report), is_result=True)
    _tell(report, asked, is_quiet=quiet)
    if status := _status(report, query) or (FAILURE if unreadable else 0):
        raise typer.Exit(status)


class _Asked(NamedTuple):
    """An identifier, and where it stands, as a line begins that tells of it."""

    text: str
    where: str


def _check(context: typer.Context, *, limit: int | None, missing: bool) -> None:
    """Find what is wrong with the options together before anything is asked.

    Raises:
        typer.BadParameter: nothing is asked for, or an option is for what is not.
    """
    given = {name for name in ("identifiers", "ids", "from_bib", "query") if context.params[name]}
    if not given:
        raise typer.BadParameter(
            "name identifiers, or a list of them with --ids, --from-bib or --query",
            param_hint="ID",
        )
    if limit is not None and "query" not in given:
        raise typer.BadParameter("it is for --query, which is not given", param_hint="--limit")
    if missing and given == {"query"}:
        raise typer.BadParameter(
            "a query does not tell what is here before it is asked; leave it out",
            param_hint="--missing",
        )


def _named_in(library: Library, source: str, *, is_quiet: bool) -> tuple[list[_Asked], int]:
    """What the entries of the bibliography *source* name, and how many cannot be read.

    Of an entry that names both, the arXiv identifier is asked for: a work that Crossref has under
    the DOI would be another paper here, unless arXiv names that DOI as well.
    """
    asked, others, faults = [], [], 0
    for each in library.bibliography_identifiers(source):
        where = f"{source}, line {each.line} ({each.key or 'no key'}): "
        fetched = [one for one in each.handles if one.startswith(("arXiv:", "doi:"))]
        if each.fault is not None:
            complain(f"{where}{each.fault}")
            faults += 1
        elif fetched:
            asked.append(_Asked(fetched[0], where))
        else:
            others.append(each.key)
    if others and not is_quiet:
        keys = ", ".join((*others[:SHOWN], *(["…"] if len(others) > SHOWN else [])))
        names = "names" if len(others) == 1 else "name"
        count = counted(len(others), "entry", "entries")
        say(f"{count} of {source} {names} neither an arXiv identifier nor a DOI: {keys}")
    return asked, faults


def _counted(report: FetchReport) -> str:
    """What came, in a line."""
    states = Counter(each.state.value for each in report.answers)
    parts = []
    if report.answers:
        here = f", {states['here']:,} here already" if states["here"] else ""
        found, asked = states["found"], len(report.answers)
        parts.append(f"{found:,} of {counted(asked, 'identifier')} found{here}")
    if report.run is None:
        parts.append("nothing to store" if parts else "nothing found")
    else:
        parts.append(f"{counts_of(report.run)}; import {report.run.import_id}")
    return "; ".join(parts)


def _tell(report: FetchReport, asked: Sequence[_Asked], *, is_quiet: bool) -> None:
    """Say what was not had and why; and, unless that is to be quiet, what needs a look."""
    for each in report.answers:
        if each.state in {"absent", "invalid"}:
            complain(f"{asked[each.ordinal - 1].where}{each.reason}")
    for failure in report.failures:
        complain(failure)
    if failed := sum(each.state == "failed" for each in report.answers):
        complain(
            f"{counted(failed, 'identifier')} got no answer: run the command again for the rest"
        )
    if report.left_out:
        complain(
            f"{report.left_out:,} more papers answer the query than arXiv's API gives: narrow it, "
            "by submittedDate:[202401010000 TO 202412312359] say, or `biblio harvest` their set"
        )
    if is_quiet:
        return
    for line in _notes(report):
        say(line)


def _notes(report: FetchReport) -> Iterator[str]:
    for each in report.answers:
        if each.is_other:
            yield f"{each.asked} is called {each.handle} there"
    yield from report.notes
    if report.run is None:
        return
    yield from report.run.notes
    for rejection in report.run.rejections[:SHOWN]:
        yield f"{rejection.place} rejected: {rejection.reason}"
    if report.run.rejected > SHOWN:
        yield f"`biblio imports show {report.run.import_id}` tells all that was rejected"


def _status(report: FetchReport, query: str | None) -> int:
    """The exit code: 2 where all that is asked for is no identifier, 1 where not all was had."""
    states = {each.state.value for each in report.answers}
    if states == {"invalid"} and query is None:
        return USAGE
    is_short = report.failures or report.left_out or states & {"absent", "invalid", "failed"}
    return FAILURE if is_short else 0
