"""Which papers are meant, as scripts and the command line say it, and as the queries take it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple, TypedDict

from sqlalchemy.orm import Session

from biblio.errors import InvalidQuery
from biblio.queries.imports import find_run
from biblio.queries.language.dates import DateKind, DateRange
from biblio.queries.narrowing.filters import PaperFilter
from biblio.queries.narrowing.import_conditions import Brought


class PaperChoice(TypedDict, total=False):
    """Which papers are meant, as for `Library.papers`; what is left out takes all."""

    since: str | None
    until: str | None
    on: str | None
    by: DateKind | str
    category: str | Sequence[str] | None
    primary: bool
    kind: str | Sequence[str] | None
    author: str | Sequence[str] | None
    max_authors: int | None
    tag: str | Sequence[str] | None
    in_list: str | Sequence[str] | None
    import_id: int | str | None
    added: bool
    changed: bool
    people: bool


class RunChoice(NamedTuple):
    """What a run of the importer brought: a number or `last`; of None all papers are meant.

    Of *added* and *changed* both count where none is asked for.
    """

    import_id: int | str | None = None
    added: bool = False
    changed: bool = False


def filter_of(query: str | None, choice: PaperChoice) -> PaperFilter:
    """The papers that *query* and *choice* mean.

    Raises:
        InvalidQuery: a date cannot be understood.
        TypeError: there is no such choice.
    """
    if unknown := choice.keys() - PaperChoice.__annotations__.keys():
        raise TypeError(f"there is no option {min(unknown)!r}")
    on = choice.get("on")
    return PaperFilter(
        DateRange(choice.get("since"), choice.get("until")) if on is None else DateRange.on(on),
        by=DateKind(choice.get("by", DateKind.SUBMITTED)),
        category=choice.get("category"),
        primary=choice.get("primary", False),
        kind=choice.get("kind"),
        author=choice.get("author"),
        max_authors=choice.get("max_authors"),
        tag=choice.get("tag"),
        in_list=choice.get("in_list"),
        query=query,
        people=choice.get("people", False),
    )


def run_of(choice: PaperChoice) -> RunChoice:
    """The run that *choice* names, if any."""
    return RunChoice(
        choice.get("import_id"), choice.get("added", False), choice.get("changed", False)
    )


def narrowed_to_run(session: Session, wanted: PaperFilter, run: RunChoice) -> PaperFilter:
    """*wanted* of what the *run* brought alone, where one is asked for.

    Raises:
        InvalidQuery: the run is none, or it is not said of which run papers were added.
        NotFound: there is no such run.
    """
    if run.import_id is None:
        if run.added or run.changed:
            word = "added" if run.added else "changed"
            raise InvalidQuery(f"{word} by which import? name it, or last")
        return wanted
    number = find_run(session, run.import_id)
    is_both = run.added == run.changed
    from biblio.history.runs import papers_met_by  # noqa: PLC0415 - others need none

    added, changed = run.added or is_both, run.changed or is_both
    met = papers_met_by(session, number)
    papers = (met.added if added else frozenset()) | (met.changed if changed else frozenset())
    return replace(wanted, brought=Brought(number, added, changed, tuple(sorted(papers))))
