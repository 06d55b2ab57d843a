"""`news`: what is new for each saved query since it was last asked."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

import typer

from biblio.cli.failures import FAILURE, complain, say
from biblio.cli.opening import open_library
from biblio.cli.options import (
    HUGE,
    Output,
    OutputOption,
    QuietOption,
    each_well_formed,
    well_formed,
)
from biblio.cli.rendering import Column, Listing, emit, keys_for_programs, title_of

if TYPE_CHECKING:
    from biblio.library.saved import News
    from biblio.queries.rows import PaperSummary

NEW: Final = "new"
CHANGED: Final = "changed"
MOST_NAMES: Final = 3  # authors that a line tells of a longer list


class Told(NamedTuple):
    """One paper that is told of one saved query."""

    saved: str
    news: str
    paper: PaperSummary


def news(
    context: typer.Context,
    *,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME...]", callback=each_well_formed, help="Saved queries; all without one."
        ),
    ] = None,
    since: Annotated[
        str,
        typer.Option(
            metavar="WHEN",
            callback=well_formed,
            help="last: what was not told yet; or what imports since a date (2024-05, -7d), or "
            "after 'import 5', brought.",
        ),
    ] = "last",
    changed: Annotated[
        bool, typer.Option("--changed", help="Also papers that were known, and changed since.")
    ] = False,
    keep: Annotated[
        bool, typer.Option("--keep", help="Let it be news still: note nothing as told.")
    ] = False,
    limit: Annotated[
        int,
        typer.Option(
            "-n", "--limit", metavar="N", min=0, max=HUGE, help="At most N papers of each query."
        ),
    ] = 0,
    quiet: QuietOption = False,
    output: OutputOption = Output.TABLE,
) -> None:
    """Tell what is new for each saved query: papers that it finds and that were not told before.

    When a paper was written does not matter, nor when it came: one that changed so that a query
    finds it now is news as well. What was told is not told again, also where imports are taken back
    and made again; what -n leaves out is news the next time. With -q nothing is printed where
    nothing is new, so that cron sends no mail. A query that cannot be answered is told by name, the
    others are answered, and the exit code is 1.
    """
    with open_library(context) as library:
        found = library.news(*(names or ()), since=since, changed=changed, limit=limit)
        _print(found, output)
        # What was not written whole was not told.
        sys.stdout.flush()
        if not keep and any(each.found is not None for each in found):
            library.note_news(found)
    _say_rest(found, quiet=quiet)
    for each in found:
        if each.failure is not None:
            complain(f"saved query {each.name}: {each.failure}")
    if any(each.failure is not None for each in found):
        raise typer.Exit(FAILURE)


def _print(found: Sequence[News], output: Output) -> None:
    if output is Output.TABLE:
        for each in found:
            for line in _lines(each):
                say(line, is_result=True)
        return
    from biblio.queries.rows import PaperSummary

    listing: Listing[Told] = Listing(
        keys=["saved", "news", *keys_for_programs(PaperSummary._fields)],
        columns=(
            Column("saved", lambda told: told.saved),
            Column("news", lambda told: told.news),
            Column("paper", lambda told: told.paper.plain_handle),
            Column("title", lambda told: title_of(told.paper)),
            Column("authors", lambda told: told.paper.authors),
        ),
        mapping=_mapping,
    )
    emit((told for each in found for told in _rows(each)), listing, output)


def _rows(found: News) -> Iterator[Told]:
    yield from (Told(found.name, NEW, each) for each in found.new)
    yield from (Told(found.name, CHANGED, each) for each in found.changed)


def _mapping(told: Told) -> Mapping[str, object]:
    from biblio.writers import values

    return {"saved": told.saved, "news": told.news, **values.mapping(told.paper)}


def _lines(found: News) -> Iterator[str]:
    """What people read of one query: nothing where nothing is new."""
    counts = [
        f"{len(papers):,} {word}"
        for word, papers in ((NEW, found.new), (CHANGED, found.changed))
        if papers
    ]
    if not counts:
        return
    yield f"{found.name}: {', '.join(counts)}{', and more' if found.is_cut else ''}"
    for told in _rows(found):
        mark = "  " if told.news == NEW else "  changed: "
        authors = _authors(told.paper)
        paper = told.paper.plain_handle
        yield f"{mark}{paper}  {title_of(told.paper)}{f' ({authors})' if authors else ''}"


def _authors(paper: PaperSummary) -> str:
    """The first authors, and whether there are more."""
    names = paper.authors[:MOST_NAMES]
    is_more = len(paper.authors) > len(names) or paper.authors_cut
    return ", ".join((*names, *(["et al."] if is_more else [])))


def _say_rest(found: Sequence[News], *, quiet: bool) -> None:
    """Say notes on names and the like, and that nothing is new."""
    if quiet:
        return
    for each in found:
        for note in each.notes:
            say(f"{each.name}: {note}")
    answered = [each for each in found if each.failure is None]
    if not found:
        say("there is no saved query yet: `biblio saved add NAME QUERY`")
    elif answered and not any(each.new or each.changed for each in answered):
        say("nothing new")
