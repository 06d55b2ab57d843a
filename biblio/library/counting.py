"""How many papers there are by what they have, and who or what has most of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Unpack

from sqlalchemy.orm import Session

from biblio.library.choosing import CountedChoice, counted_filter_of, narrowed_to_run, run_of
from biblio.library.connected import Connected
from biblio.queries.counting.counts import count_papers
from biblio.queries.counting.options import Ranked, TopOptions, ranking_of
from biblio.queries.counting.top import RankedRow, rank
from biblio.queries.language.dates import DateKind
from biblio.queries.rows import Page, PaperCount, Stats
from biblio.queries.stats import gather_stats


class Counting(Connected):
    """What is counted of papers."""

    def stats(
        self,
        query: str | None = None,
        *,
        date: DateKind | str = DateKind.SUBMITTED,
        seconds: float | None = None,
        **choice: Unpack[CountedChoice],
    ) -> Stats:
        """What is in the database, or among the papers that *query* and *choice* mean.

        *date* is the one that dates in *choice* are about.

        Raises:
            InvalidQuery: something cannot be understood.
            NotFound: nobody answers to a name.
            OutOfTime: it cannot be told within *seconds*.
        """
        chosen, run = counted_filter_of(query, choice, date), run_of(choice)
        return self._read(
            lambda session: gather_stats(session, narrowed_to_run(session, chosen, run)), seconds
        )

    def count(
        self,
        query: str | None = None,
        *,
        by: str | Sequence[str] = "year",
        date: DateKind | str = DateKind.SUBMITTED,
        sizes: bool = False,
        limit: int | None = 20,
        seconds: float | None = None,
        **choice: Unpack[CountedChoice],
    ) -> Page[PaperCount]:
        """How many papers there are by year, category or something else, or by two at once.

        *by* is one or two of `year`, `month`, `category`, `primary`, `kind`, `container`,
        `authors-a-paper` and `collaboration`, as `"year,category"` or as a list. *date* says which
        date years and months are of, and what dates in *choice* are about. With *sizes* each row
        tells how large teams are. Of categories and whatever has no order of its own the *limit*
        values with most papers are given (None: all). `total` is the number of papers.

        Raises:
            InvalidQuery: something cannot be understood.
            NotFound: nobody answers to a name.
            OutOfTime: there is no answer within *seconds*.
        """
        chosen, run = counted_filter_of(query, choice, date), run_of(choice)

        def asked(session: Session) -> Page[PaperCount]:
            wanted = narrowed_to_run(session, chosen, run)
            return count_papers(session, wanted, by, sizes=sizes, limit=limit)

        return self._read(asked, seconds)

    def top(
        self,
        what: Ranked | str,
        query: str | None = None,
        *,
        by: str | Sequence[str] = "papers",
        first: bool = False,
        last: bool = False,
        collaborations: bool = False,
        date: DateKind | str = DateKind.SUBMITTED,
        limit: int | None = 20,
        seconds: float | None = None,
        **choice: Unpack[CountedChoice],
    ) -> Page[RankedRow]:
        """The `authors`, `categories`, `containers` or `pairs` of authors with most papers.

        *by* is what they are ranked by: `papers`; of authors also `fractional` (1/n of a paper of n
        authors) and `new-coauthors` (with whom they wrote for the first time on these papers); of
        pairs also `fractional` (1/(n-1)). With `year` or `month` beside it or alone those at the
        top of each are given, *limit* of them. With *first* or *last* only papers count on which an
        author stands first or last. Collaborations are left out unless *collaborations*. With
        *people* in *choice* people are ranked, and not names.

        Raises:
            InvalidQuery: something cannot be understood, or pairs are too many to count.
            NotFound: nobody answers to a name.
            OutOfTime: there is no answer within *seconds*.
        """
        chosen, run = counted_filter_of(query, choice, date), run_of(choice)
        measure, period = ranking_of(by)
        options = TopOptions(
            measure=measure,
            period=period,
            first=first,
            last=last,
            collaborations=collaborations,
            limit=limit,
        )
        whose = Ranked(what)

        def asked(session: Session) -> Page[RankedRow]:
            return rank(session, whose, narrowed_to_run(session, chosen, run), options)

        return self._read(asked, seconds)
