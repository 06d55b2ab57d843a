"""How many papers there are by what they have, and who or what has most of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, Literal, Unpack, overload

from biblio.library.choosing import CountedChoice, counted_filter_of, narrowed_to_run, run_of
from biblio.library.connected import Connected
from biblio.queries.counting.options import Measure, Ranked, TopOptions, ranking_of
from biblio.queries.language.dates import DateKind

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from biblio.queries.rows import (
        Page,
        PaperCount,
        RankedAuthor,
        RankedPair,
        RankedPaper,
        RankedValue,
        Stats,
    )


class TopChoice(CountedChoice, total=False):
    """Of which papers those at the top are, and by what: beside what `CountedChoice` says.

    *by* is what they are ranked by: `papers` (as where nothing is said); of authors also
    `fractional` (1/n of a paper of n authors) and `new-coauthors` (with whom they wrote for the
    first time on these papers); of pairs also `fractional` (1/(n-1)). With `year` or `month` beside
    it or alone those at the top of each are given. With *first* or *last* only papers count on
    which an author stands first or last. Collaborations are left out unless *collaborations*. With
    *people* people are ranked, and not names. *date* is the one that years, months and dates are
    of. At most *limit* are given, of each year where those are asked for (20; None: all), and the
    answer may take *seconds* (None: any time).
    """

    by: str | Sequence[str]
    first: bool
    last: bool
    collaborations: bool
    date: DateKind | str
    limit: int | None
    seconds: float | None


_OF_PAPERS: Final = CountedChoice.__annotations__.keys()


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
        from biblio.queries.stats import gather_stats  # noqa: PLC0415 - others need none

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
        from biblio.queries.counting.counts import count_papers  # noqa: PLC0415 - as above

        chosen, run = counted_filter_of(query, choice, date), run_of(choice)

        def asked(session: Session) -> Page[PaperCount]:
            wanted = narrowed_to_run(session, chosen, run)
            return count_papers(session, wanted, by, sizes=sizes, limit=limit)

        return self._read(asked, seconds)

    @overload
    def top(
        self, what: Literal["authors"], query: str | None = None, **choice: Unpack[TopChoice]
    ) -> Page[RankedAuthor]: ...
    @overload
    def top(
        self, what: Literal["pairs"], query: str | None = None, **choice: Unpack[TopChoice]
    ) -> Page[RankedPair]: ...
    @overload
    def top(
        self,
        what: Literal["categories", "containers"],
        query: str | None = None,
        **choice: Unpack[TopChoice],
    ) -> Page[RankedValue]: ...
    @overload
    def top(
        self, what: Literal["papers"], query: str | None = None, **choice: Unpack[TopChoice]
    ) -> Page[RankedPaper]: ...
    @overload
    def top(
        self, what: Ranked | str, query: str | None = None, **choice: Unpack[TopChoice]
    ) -> Page[Any]: ...
    def top(
        self, what: Ranked | str, query: str | None = None, **choice: Unpack[TopChoice]
    ) -> Page[Any]:
        """The `authors`, `categories`, `containers` or `pairs` of authors with most papers.

        *what* may be `papers` too: those that most papers of the library cite, *by* `citations`;
        the filter is about the papers that are cited, not about those that cite them.

        *choice* says of which papers, by what they are ranked and how many are given: see
        `TopChoice`. Equals stand by papers, name and id.

        Raises:
            InvalidQuery: something cannot be understood, or pairs are too many to count.
            NotFound: nobody answers to a name.
            OutOfTime: there is no answer in time.
        """
        from biblio.queries.counting.top import rank  # noqa: PLC0415 - as above

        papers: Any = {name: each for name, each in choice.items() if name in _OF_PAPERS}
        if unknown := choice.keys() - papers.keys() - TopChoice.__annotations__.keys():
            raise TypeError(f"there is no option {min(unknown)!r}")
        chosen = counted_filter_of(query, papers, choice.get("date", DateKind.SUBMITTED))
        measure, period = ranking_of(choice.get("by", Measure.PAPERS))
        options = TopOptions(
            measure=measure,
            period=period,
            first=choice.get("first", False),
            last=choice.get("last", False),
            collaborations=choice.get("collaborations", False),
            limit=choice.get("limit", 20),
        )
        run, whose = run_of(choice), Ranked(what)

        def asked(session: Session) -> Page[Any]:
            return rank(session, whose, narrowed_to_run(session, chosen, run), options)

        return self._read(asked, choice.get("seconds"))
