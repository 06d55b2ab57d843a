"""Who cites whom, as far as sources give references."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from biblio.library.choosing import (
    CountedChoice,
    PaperChoice,
    counted_filter_of,
    narrowed_to_run,
    run_of,
)
from biblio.library.papers import Papers
from biblio.queries.language.dates import DateKind
from biblio.queries.networks.options import PaperNetworkOptions, TiedBy
from biblio.queries.people.options import Weight

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from biblio.queries.networks.of_papers import PaperNetwork
    from biblio.queries.rows import CitedWork, Page, PaperSummary


class PaperNetworkChoice(CountedChoice, total=False):
    """Which papers a network is of, and what ties them: beside what `CountedChoice` says.

    *date* is the one that dates are about. Two papers are tied that share *min_shared* (1). Lists
    of more than *max_list* are left out: in co-citation papers with so many references, in coupling
    works that so many papers cite. *weight* is `full`, 1 a list, or `fractional`, 1/(n-1) for a
    list of n. With *communities* nodes have the
    one that they are in, which needs the extra `graphs`. Of more than *limit* papers those of the
    greatest counts are kept (None: all), and the answer may take *seconds*.
    """

    date: DateKind | str
    min_shared: int
    max_list: int | None
    weight: Weight | str
    communities: bool
    limit: int | None
    seconds: float | None


class References(Papers):
    """What is asked of references."""

    def cites(
        self,
        identifier: str,
        *,
        here: bool | None = None,
        limit: int | None = 20,
        seconds: float | None = None,
    ) -> Page[CitedWork]:
        """What a paper refers to: first the papers of the library, then works that it lacks.

        Papers that only the list of another source names are among them. With *here* those that the
        library has, or those that it has not, alone. The answer may take *seconds*.

        Raises:
            InvalidIdentifier: *identifier* is none.
            InvalidQuery: several papers have it; the sentence names them.
            NotFound: no such paper is in the database.
            OutOfTime: there is no answer in time.
        """
        from biblio.queries.papers.cited_works import list_cited  # noqa: PLC0415 - others need none

        return self._read(
            lambda session: list_cited(session, identifier, here=here, limit=limit), seconds
        )

    def cited_by(
        self,
        identifier: str,
        query: str | None = None,
        *,
        oldest: bool = False,
        after: str | None = None,
        limit: int | None = 20,
        seconds: float | None = None,
        **choice: Unpack[PaperChoice],
    ) -> Page[PaperSummary]:
        """A page of the papers that refer to what *identifier* names, newest first.

        It need not be in the library itself. *query* and *choice* narrow the papers that refer to
        it, as for `papers`; so do *oldest*, *after* and *limit* say which of them are listed.

        Raises:
            InvalidIdentifier: *identifier* is none.
            InvalidQuery: a query, date, category, name or cursor cannot be understood.
            NotFound: *identifier* is not here, and nobody here refers to it.
            OutOfTime: there is no answer in time.
        """
        further = choice.get("cites") or ()
        choice["cites"] = [identifier, *([further] if isinstance(further, str) else further)]
        return self.papers(
            query, oldest=oldest, after=after, limit=limit, seconds=seconds, **choice
        )

    def paper_network(
        self,
        query: str | None = None,
        *,
        tied_by: TiedBy | str = TiedBy.CO_CITATION,
        **choice: Unpack[PaperNetworkChoice],
    ) -> PaperNetwork:
        """The papers that *query* and *choice* take, tied by `co-citation` or by `coupling`.

        In co-citation two papers share the papers of the library that cite both, in bibliographic
        coupling the works that both cite. Edges are made as they are gone through; `graph()` is
        what `biblio.writers.graphs` writes.

        Raises:
            InvalidQuery: something cannot be understood, or there are more than 50 million pairs.
            NotFound: nobody of a name in the choice is in the database.
            MissingExtra: communities are asked for, and what finds them is not installed.
            OutOfTime: there is no network in time.
        """
        from biblio.queries.networks.of_papers import paper_network  # noqa: PLC0415 - as above

        own = PaperNetworkChoice.__annotations__.keys() - CountedChoice.__annotations__.keys()
        papers: Any = {name: each for name, each in choice.items() if name not in own}
        chosen = counted_filter_of(query, papers, choice.get("date", DateKind.SUBMITTED))
        options = PaperNetworkOptions(
            tied_by=TiedBy(tied_by),
            min_shared=choice.get("min_shared", 1),
            max_list=choice.get("max_list"),
            weight=Weight(choice.get("weight", Weight.FULL)),
            communities=choice.get("communities", False),
            limit=choice.get("limit"),
        )
        run = run_of(papers)

        def drawn(session: Session) -> PaperNetwork:
            return paper_network(session, narrowed_to_run(session, chosen, run), options)

        return self._read(drawn, choice.get("seconds"))
