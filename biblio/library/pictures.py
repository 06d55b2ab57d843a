"""Pictures of papers: what is counted of them, as values that `biblio.plots` draws."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple, Unpack

from biblio.errors import NotFound
from biblio.library.captions import (
    asked,
    is_dated,
    last_run,
    papers_asked,
    said_without,
    source_line,
)
from biblio.library.choosing import CountedChoice
from biblio.library.counting import Counting
from biblio.queries.counting.team_sizes import team_sizes
from biblio.queries.imports import ImportSummary
from biblio.queries.language.dates import DateKind
from biblio.queries.rows import TeamSizes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from biblio.plots.values import PeriodBars, TeamBars, Trends


class Period(StrEnum):
    """What a bar or a point on a line is."""

    YEAR = "year"
    MONTH = "month"


class _Counted(NamedTuple):
    """What was counted: papers by their values, how many in all, and the last import."""

    papers: Mapping[tuple[Any, ...], int]
    total: int
    run: ImportSummary | None
    notes: tuple[str, ...]


class Pictures(Counting):
    """What can be drawn of papers."""

    def plot_years(
        self,
        query: str | None = None,
        *,
        by: Period | str = Period.YEAR,
        date: DateKind | str = DateKind.SUBMITTED,
        title: str | None = None,
        seconds: float | None = None,
        **choice: Unpack[CountedChoice],
    ) -> PeriodBars:
        """How many papers there are a year, or a month, to be drawn by `biblio.plots.draw`.

            from biblio.plots import draw
            svg = draw(library.plot_years("category:hep-th"), "svg").content

        Which papers is said as for `count`. Years without papers have a bar of none.

        Raises:
            NotFound: there are no such papers, or none of them has a date.
            InvalidQuery: something cannot be understood.
            OutOfTime: there is no answer within *seconds*.
        """
        from biblio.plots.numbers import bars_of  # noqa: PLC0415 - few ask for it
        from biblio.plots.values import Caption, PeriodBars  # noqa: PLC0415 - likewise

        period = Period(by)
        counted = self._counted(query, (period,), date, seconds, choice)
        dated, remarks = _dated(counted, period)
        bars = bars_of({each: papers for (each, *_), papers in dated.items()})
        source = _source(counted, query, choice, date, *remarks)
        return PeriodBars(Caption(title or f"Papers a {period}", source, counted.notes), bars)

    def plot_categories(
        self,
        query: str | None = None,
        *,
        by: Period | str = Period.YEAR,
        date: DateKind | str = DateKind.SUBMITTED,
        title: str | None = None,
        seconds: float | None = None,
        **choice: Unpack[CountedChoice],
    ) -> Trends:
        """How many papers there are of each category over time, as `plot_years`.

        A paper counts once, in its primary category. The categories with most papers have a line
        of their own, all others are one.

        Raises:
            NotFound: there are no such papers, or none of them has a date.
            InvalidQuery: something cannot be understood.
            OutOfTime: there is no answer within *seconds*.
        """
        from biblio.plots.numbers import trends_of  # noqa: PLC0415 - few ask for it
        from biblio.plots.periods import filled  # noqa: PLC0415 - likewise
        from biblio.plots.values import Caption, Trends  # noqa: PLC0415 - likewise

        period = Period(by)
        counted = self._counted(query, (period, "primary"), date, seconds, choice)
        dated, remarks = _dated(counted, period)
        periods = filled(each for each, _ in dated)
        trends = trends_of({(each, category): n for (each, category), n in dated.items()}, periods)
        source = _source(
            counted, query, choice, date, "Each counts in its primary category", *remarks
        )
        return Trends(
            Caption(title or f"Papers a {period} by category", source, counted.notes),
            periods,
            trends,
        )

    def plot_team_sizes(
        self,
        query: str | None = None,
        *,
        date: DateKind | str = DateKind.SUBMITTED,
        title: str | None = None,
        seconds: float | None = None,
        **choice: Unpack[CountedChoice],
    ) -> TeamBars:
        """How many papers there are of each number of authors, as `plot_years`.

        Raises:
            NotFound: there are no such papers, or no author of any is known.
            InvalidQuery: something cannot be understood.
            OutOfTime: there is no answer within *seconds*.
        """
        from biblio.plots.numbers import team_bars_of  # noqa: PLC0415 - few ask for it
        from biblio.plots.values import Caption, TeamBars  # noqa: PLC0415 - likewise

        counted = self._counted(query, ("authors-a-paper",), date, seconds, choice)
        papers = {size: number for (size,), number in counted.papers.items() if size is not None}
        sizes = team_sizes(papers)
        if sizes is None:
            raise NotFound("no author of these papers is known, so there is nothing to draw")
        unknown = counted.papers.get((None,), 0)
        remarks = (said_without(unknown, "known author"),) if unknown else ()
        source = source_line(
            papers_asked(counted.total, asked(query, choice)),
            DateKind(date) if is_dated(choice) else None,
            counted.run,
            *remarks,
        )
        caption = Caption(title or "Authors of a paper", source, counted.notes)
        return TeamBars(caption, _remark(sizes), team_bars_of(papers))

    def _counted(
        self,
        query: str | None,
        by: tuple[str, ...],
        date: DateKind | str,
        seconds: float | None,
        choice: CountedChoice,
    ) -> _Counted:
        """The papers that are asked for, counted *by* something, all of one moment.

        Raises:
            NotFound: there are none.
        """
        with self.snapshot(seconds=seconds) as view:
            page = view.count(query, by=by, date=date, limit=None, **choice)
            run = view._read(last_run)  # noqa: SLF001 - of its own kind
        if not page.total:
            raise NotFound("nothing found, so there is nothing to draw")
        papers = {row.values: row.papers for row in page.rows}
        return _Counted(papers, page.total, run, page.notes)


def _dated(counted: _Counted, period: Period) -> tuple[dict[tuple[Any, ...], int], tuple[str, ...]]:
    """What is *counted* of papers whose *period* is known, and sentences on the others.

    Raises:
        NotFound: it is known of none.
    """
    from biblio.plots.periods import filled  # noqa: PLC0415 - few ask for it

    length = len("2024-05") if period is Period.MONTH else len("2024")
    dated = {
        values: papers
        for values, papers in counted.papers.items()
        if values[0] is not None and len(values[0]) == length
    }
    if not dated:
        raise NotFound(f"no {period} of these papers is known, so there is nothing to draw")
    shown = set(filled(values[0] for values in dated))
    early = sum(papers for values, papers in dated.items() if values[0] not in shown)
    undated = sum(papers for values, papers in counted.papers.items() if values[0] is None)
    rest = sum(counted.papers.values()) - sum(dated.values()) - undated
    remarks = []
    if undated:
        remarks.append(said_without(undated, "date"))
    if rest:
        remarks.append(said_without(rest, "month"))
    if early:
        first = min(shown)
        are = "1 paper is" if early == 1 else f"{early:,} papers are"
        remarks.append(f"{are} from before {first}")
    return {values: n for values, n in dated.items() if values[0] in shown}, tuple(remarks)


def _source(
    counted: _Counted,
    query: str | None,
    choice: CountedChoice,
    date: DateKind | str,
    *remarks: str,
) -> str:
    of = papers_asked(counted.total, asked(query, choice))
    return source_line(of, DateKind(date), counted.run, *remarks)


def _remark(sizes: TeamSizes) -> str:
    """The middle and the end of *sizes*, in words."""
    return (
        f"Median {sizes.median:g}, mean {sizes.mean:.1f}; nine of ten have at most "
        f"{int(sizes.ninth_decile):,}, the largest has {sizes.largest:,}."
    )
