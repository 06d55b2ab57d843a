"""A bibliography of the user's own beside the library: `papers --bib FILE`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import typer

from biblio.cli.failures import say
from biblio.cli.grouping import names_of
from biblio.cli.option_groups import PaperFilters
from biblio.cli.paper_listings import KeysOfRows, write_papers
from biblio.cli.printing import PaperPrinting
from biblio.cli.rendering import Column, Listing, emit
from biblio.cli.wording import counted

if TYPE_CHECKING:
    from biblio.bibliographies.compared import ComparedEntry
    from biblio.library import Library

WORDS: Final = {
    "here": "here",
    "absent": "not here",
    "several": "several papers",
    "published": "published since",
    "newer": "newer version",
    "withdrawn": "withdrawn",
    "retracted": "retracted",
    "twice": "cited twice",
    "unreadable": "unreadable",
}
"""What people read for the states of an entry."""
_SPELLINGS: Final = {
    "since": "--from",
    "until": "--to",
    "query": "QUERY",
    "in_list": "--list",
    "import_id": "--import",
}


def check_alone(context: typer.Context, filters: PaperFilters) -> None:
    """Make sure that nothing is asked for beside the file that narrows papers.

    Raises:
        typer.BadParameter: something is.
    """
    plain = PaperFilters()
    # What the environment says of all commands is not asked for here.
    beside = [each for each in names_of(PaperFilters) if each != "people"]
    given = [name for name in beside if getattr(filters, name) not in (getattr(plain, name), [])]
    given += [
        name
        for name in ("limit", "after", "people", "facets")
        if getattr(context.get_parameter_source(name), "name", "DEFAULT") == "COMMANDLINE"
    ]
    if given:
        name = _SPELLINGS.get(given[0], f"--{given[0].replace('_', '-')}")
        raise typer.BadParameter(
            f"it tells of all entries of a file; leave {name} out", param_hint="--bib"
        )


def print_compared(
    library: Library, source: str, printing: PaperPrinting, *, seconds: float | None, quiet: bool
) -> None:
    """Print each entry of the bibliography *source* beside what the library knows.

    In a format of the field the papers that are here are written.
    """
    keys = KeysOfRows(printing)
    listing = _listing()
    with keys.given_by(library, listing), library.snapshot(seconds=seconds) as view:
        rows = view.compare_bibliography(source)
        if printing.output.is_of_the_field:
            here = dict.fromkeys(row.handle for row in rows if row.handle is not None)
            write_papers(view, [list(here)], keys)
        else:
            emit(rows, listing, printing)
    if not quiet:
        say(_counted(rows))


def _listing() -> Listing[ComparedEntry]:
    from biblio.bibliographies.compared import ComparedEntry

    return Listing(
        ComparedEntry._fields,
        (
            Column("key", lambda row: row.key or f"line {row.line}"),
            Column("state", _state),
            Column("paper", lambda row: row.handle),
            Column("news", lambda row: row.news),
        ),
    )


def _state(row: ComparedEntry) -> str:
    """The states of an entry in words; that it is here goes without saying where there are more."""
    told = row.states[1:] or row.states
    return ", ".join(WORDS[each] for each in told)


def _counted(rows: Sequence[ComparedEntry]) -> str:
    """How many entries are in each state."""
    times = Counter(state.value for row in rows for state in row.states)
    entries = counted(len(rows), "entry", "entries")
    states = (f"{times[each]:,} {words}" for each, words in WORDS.items() if times[each])
    return f"{entries}: {', '.join(states)}"
