"""Which papers are meant, as scripts and the command line say it, and as the queries take it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Final, NamedTuple, TypedDict, cast

from biblio.errors import InvalidQuery
from biblio.queries.language.dates import DateKind, DateRange
from biblio.queries.narrowing.paper_filter import Brought, PaperFilter

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class SearchChoice(TypedDict, total=False):
    """Among which papers is searched, as for `Library.search`; what is left out takes all.

    Dates are a day, a month or a year, both ends included. Of several in *category* or *kind* any
    is enough, each holds of several in any other: *collaboration* (all words of it in the name of
    one), *has* and *lacks* (`abstract`, `doi`, `orcid` …, see docs/queries.md), *tag* and
    *in_list*, which the user put there. *first_author* and *last_author* are names as for
    *author*; *min_authors* and *max_authors* leave out papers of fewer and of more; *journal* is
    text that the name of one holds; *withdrawn* takes those that were, or those that were not.
    *cites* and *cited_by* are identifiers of what the papers cite, and of what cites them.
    *import_id*, a number or `last`, takes what that run *added* or *changed*, both where neither is
    said.
    """

    since: str | None
    until: str | None
    category: str | Sequence[str] | None
    kind: str | Sequence[str] | None
    first_author: str | None
    last_author: str | None
    collaboration: str | Sequence[str] | None
    min_authors: int | None
    max_authors: int | None
    journal: str | None
    has: str | Sequence[str] | None
    lacks: str | Sequence[str] | None
    withdrawn: bool | None
    cites: str | Sequence[str] | None
    cited_by: str | Sequence[str] | None
    tag: str | Sequence[str] | None
    in_list: str | Sequence[str] | None
    import_id: int | str | None
    added: bool
    changed: bool


class CountedChoice(SearchChoice, total=False):
    """Which papers are counted, as for `Library.count`; what is left out takes all.

    Beside what narrows a search: *on* is both ends of the dates at once, *primary* looks at first
    categories alone; of several in *author* each is on the paper. With *people* a name is all
    people whom it finds; `person:2301.00001#3` is one in any case.
    """

    on: str | None
    primary: bool
    author: str | Sequence[str] | None
    people: bool


class PaperChoice(CountedChoice, total=False):
    """Which papers are meant, as for `Library.papers`: the same, and *by*, the date meant."""

    by: DateKind | str


class RunChoice(NamedTuple):
    """What a run of the importer brought: a number or `last`; of None all papers are meant.

    Of *added* and *changed* both count where none is asked for.
    """

    import_id: int | str | None = None
    added: bool = False
    changed: bool = False


_SAME: Final = tuple(
    each.name
    for each in fields(PaperFilter)
    if each.name != "by" and each.name in PaperChoice.__annotations__
)
"""What a filter takes as it is chosen."""


def filter_of(query: str | None, choice: SearchChoice) -> PaperFilter:
    """The papers that *query* and *choice* mean.

    Raises:
        InvalidQuery: a date cannot be understood.
        TypeError: there is no such choice.
    """
    if unknown := choice.keys() - PaperChoice.__annotations__.keys():
        raise TypeError(f"there is no option {min(unknown)!r}")
    said = cast("PaperChoice", choice)
    on = said.get("on")
    return PaperFilter(
        DateRange(said.get("since"), said.get("until")) if on is None else DateRange.on(on),
        by=DateKind(said.get("by", DateKind.SUBMITTED)),
        query=query,
        **{name: said[name] for name in _SAME if name in said},  # type: ignore[literal-required]  # both have them
    )


def counted_filter_of(
    query: str | None, choice: CountedChoice, date: DateKind | str
) -> PaperFilter:
    """The same of papers that are counted, where *date* is the one that is meant.

    Raises:
        InvalidQuery: a date cannot be understood.
        TypeError: there is no such choice.
    """
    if "by" in choice:
        raise TypeError("there is no option 'by'")
    return filter_of(query, PaperChoice(by=date, **choice))


def run_of(choice: SearchChoice) -> RunChoice:
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
    from biblio.history.runs import papers_met_by  # noqa: PLC0415 - others need none
    from biblio.queries.imports import find_run  # noqa: PLC0415 - as above

    number = find_run(session, run.import_id)
    is_both = run.added == run.changed
    added, changed = run.added or is_both, run.changed or is_both
    met = papers_met_by(session, number)
    papers = (met.added if added else frozenset()) | (met.changed if changed else frozenset())
    return replace(wanted, brought=Brought(number, added, changed, tuple(sorted(papers))))
