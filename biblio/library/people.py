"""People: names, co-authors, networks, paths."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, TypedDict, Unpack, cast

from biblio.library.choosing import PaperChoice, RunChoice, filter_of, narrowed_to_run, run_of
from biblio.library.connected import Connected
from biblio.queries.language.dates import DateRange
from biblio.queries.names.modes import MatchMode
from biblio.queries.narrowing.paper_filter import PaperFilter
from biblio.queries.networks.options import PEOPLE, NetworkOptions
from biblio.queries.people.options import CoauthorOptions, PathOptions, Weight

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from biblio.queries.networks.values import (
        FieldNode,
        FieldPerson,
        Network,
        Node,
        OnNetwork,
        PersonNode,
    )
    from biblio.queries.rows import (
        Acquaintance,
        AcquaintedPerson,
        AuthorMatch,
        Coauthor,
        CoauthoringPerson,
        MatchedForm,
        Page,
        PathStep,
        PersonMatch,
        PersonStep,
    )


class CoauthorChoice(TypedDict, total=False):
    """Which papers and which co-authors count; what is left out takes all.

    *since* and *until* are a day, a month or a year, both included; *category*, one or several of
    which any is enough, and *query* narrow papers as in `Library.papers`. Who shares fewer than
    *min_papers* papers (1) is left out, and so are papers of more than *max_authors* authors (None:
    none). *weight* is `full`, 1 a paper, or `fractional`, 1/(n-1) on a paper of n authors. The name
    is matched in *mode*: `exact`, `folded` or `initials`. *collaborations* (False) takes
    collaborations too. With *people* (False) the name is all people whom it finds, and each person
    counts once, whatever the names; `person:2301.00001#3` asks for that person, and so for people.
    """

    since: str | None
    until: str | None
    category: str | Sequence[str] | None
    query: str | None
    min_papers: int
    max_authors: int | None
    weight: Weight | str
    mode: MatchMode | str
    collaborations: bool
    people: bool


class FieldChoice(PaperChoice, total=False):
    """Which papers and which people a network is made of; what is left out takes all.

    Papers are chosen as for `Library.papers`. Who shares fewer than *min_papers* papers (1) is not
    tied. *weight* is `full`, 1 a paper, or `fractional`, 1/(n-1) on a paper of n authors.
    *collaborations* (False) takes collaborations too, and with *people* (False) each person counts
    once, whatever the names. With *communities* (False) nodes have the one that they are in, which
    needs the extra `graphs`: `pip install 'biblio[graphs]'`. With *sliced* (False) nodes and edges
    have what each year has of them.
    """

    min_papers: int
    weight: Weight | str
    collaborations: bool
    communities: bool
    sliced: bool


class NetworkChoice(FieldChoice, total=False):
    """The same around names, which are matched in *mode*: `exact`, `folded` or `initials`.

    *query* narrows papers as in `Library.papers`.
    """

    query: str | None
    mode: MatchMode | str


class People(Connected):
    """What is asked about people."""

    def authors(
        self,
        name: str,
        *,
        mode: MatchMode | str = MatchMode.FOLDED,
        limit: int | None = 20,
        seconds: float | None = None,
    ) -> Page[AuthorMatch]:
        """The author names that *name* matches, by which rule, with their papers counted.

        Initials find full forenames too, behind all who are called as was typed.

        Raises:
            InvalidQuery: that is no name.
            NotFound: nothing matches.
            OutOfTime: there is no answer within *seconds*.
        """
        from biblio.queries.people.authors import find_authors  # noqa: PLC0415 - others need none

        chosen = MatchMode(mode)
        return self._read(
            lambda session: find_authors(session, name, mode=chosen, limit=limit), seconds
        )

    def people_called(
        self,
        name: str,
        *,
        mode: MatchMode | str = MatchMode.FOLDED,
        limit: int | None = 20,
        seconds: float | None = None,
    ) -> Page[PersonMatch]:
        """The people who have a place where *name* stands, with all their papers and names.

        `person:2301.00001#3` is the one who stands third there.

        Raises:
            InvalidIdentifier: that is meant for a place, and is none.
            InvalidQuery: that is no name.
            NotFound: nothing matches.
            OutOfTime: there is no answer within *seconds*.
        """
        from biblio.queries.people.authors import find_people  # noqa: PLC0415 - as above

        chosen = MatchMode(mode)
        return self._read(
            lambda session: find_people(session, name, mode=chosen, limit=limit), seconds
        )

    def explain(
        self,
        name: str,
        *,
        mode: MatchMode | str = MatchMode.FOLDED,
        abbreviated: bool = False,
    ) -> list[MatchedForm]:
        """Every form of a name that *name* is taken for, by which rule, with its papers.

        With *abbreviated*, initials are taken for full forenames too, as `authors` does.

        Raises:
            InvalidQuery: that is no name.
            NotFound: nothing matches.
        """
        from biblio.queries.people.authors import explain_match  # noqa: PLC0415 - as above

        chosen = MatchMode(mode)
        return self._read(
            lambda session: explain_match(session, name, mode=chosen, abbreviated=abbreviated)
        )

    def coauthors(
        self,
        name: str,
        *,
        limit: int | None = 20,
        seconds: float | None = None,
        **choice: Unpack[CoauthorChoice],
    ) -> Page[Coauthor | CoauthoringPerson]:
        """Who wrote with *name*, each shared paper counted once.

        *choice* says which papers and which co-authors count: see `CoauthorChoice`.

        Raises:
            InvalidQuery: that is no name, or a date or category cannot be understood.
            NotFound: nobody of that name is in the database.
            OutOfTime: there is no answer within *seconds*.
        """
        from biblio.queries.people.coauthors import list_coauthors  # noqa: PLC0415 - as above

        chosen, options = understood(choice)
        return self._read(
            lambda session: list_coauthors(session, name, chosen, options=options, limit=limit),
            seconds,
        )

    def second_degree(
        self,
        name: str,
        *,
        limit: int | None = 20,
        seconds: float | None = None,
        **choice: Unpack[CoauthorChoice],
    ) -> Page[Acquaintance | AcquaintedPerson]:
        """Who wrote with co-authors of *name* and not yet with *name*.

        *choice* says which papers and which co-authors count: see `CoauthorChoice`.

        Raises:
            InvalidQuery: that is no name, or a date or category cannot be understood.
            NotFound: nobody of that name is in the database.
            OutOfTime: there is no answer within *seconds*.
        """
        from biblio.queries.people.second_degree import list_second_degree  # noqa: PLC0415 - as above

        chosen, options = understood(choice)
        return self._read(
            lambda session: list_second_degree(session, name, chosen, options, limit=limit),
            seconds,
        )

    def network(
        self,
        name: str | Sequence[str],
        *,
        depth: int = 1,
        limit: int | None = PEOPLE,
        seconds: float | None = None,
        **choice: Unpack[NetworkChoice],
    ) -> Network[Node | PersonNode]:
        """The network around a name, *depth* steps wide, or among a list of names.

        Of more than *limit* people around a name the nearest are kept, and the notes say so.
        *choice* says which papers and which people count: see `NetworkChoice`. Around a name the
        weight is `fractional` unless it is said, so that a paper of many ties nobody closely.

        Raises:
            InvalidQuery: that is no name, or a date, category or number cannot be understood.
            NotFound: nobody of that name, or of the list, is in the database.
            MissingExtra: communities are asked for, and what finds them is not installed.
            OutOfTime: there is no answer within *seconds*.
        """
        from biblio.queries.networks.around import network_among, network_around  # noqa: PLC0415 - as above

        is_one = isinstance(name, str)
        weight = choice.get("weight", Weight.FRACTIONAL if is_one else Weight.FULL)
        mode = MatchMode(choice.get("mode", MatchMode.FOLDED))
        # How many authors a paper may have is told by the lists that are read in any case.
        options = _network_options(choice, weight, mode, choice.get("max_authors"))
        papers = {
            key: value
            for key, value in choice.items()
            if key not in {"query", "mode", "max_authors"}
        }
        chosen, run = _papers_of(choice.get("query"), papers)

        def drawn(session: Session) -> Network[Node | PersonNode]:
            wanted = narrowed_to_run(session, chosen, run)
            if isinstance(name, str):
                return network_around(session, name, wanted, options, depth=depth, limit=limit)
            return network_among(session, name, wanted, options)

        return self._read(drawn, seconds)

    def field_network(
        self,
        query: str | None = None,
        *,
        limit: int | None = None,
        seconds: float | None = None,
        on_progress: OnNetwork | None = None,
        **choice: Unpack[FieldChoice],
    ) -> Network[FieldNode | FieldPerson]:
        """The network of a whole field: everybody on the papers that *query* and *choice* take.

        Of more than *limit* people those of most papers are kept; *on_progress* is told how many
        papers were read and how many people tied. Nodes and edges are made each time that they are
        gone through, and take no memory that grows with the pairs: `biblio.writers.graphs` writes
        millions of them, see `graph_of`.

        Raises:
            InvalidQuery: the query, a date, category or number cannot be understood, or there are
                more than 50 million pairs of authors on the papers.
            NotFound: nobody of a name in the choice is in the database.
            MissingExtra: communities are asked for, and what finds them is not installed.
            OutOfTime: there is no network within *seconds*.
        """
        from biblio.queries.networks.field import field_network  # noqa: PLC0415 - as above

        weight = choice.get("weight", Weight.FULL)
        options = _network_options(choice, weight, MatchMode.FOLDED, None)
        chosen, run = _papers_of(query, choice)

        def drawn(session: Session) -> Network[FieldNode | FieldPerson]:
            wanted = narrowed_to_run(session, chosen, run)
            return field_network(session, wanted, options, limit=limit, on_progress=on_progress)

        return self._read(drawn, seconds)

    def path(
        self,
        one: str,
        other: str,
        *,
        max_authors: int | None = None,
        mode: MatchMode | str = MatchMode.FOLDED,
        people: bool = False,
        seconds: float | None = None,
    ) -> Page[PathStep | PersonStep]:
        """The shortest chain of co-authorship between two names, each step with a paper as proof.

        There are no rows where no chain joins them, and a note says so. With *people*, or where one
        side is `person:2301.00001#3`, each step is a person, and a note tells the weakest link.

        Raises:
            InvalidQuery: one of them is no name.
            NotFound: nobody of that name is in the database.
            OutOfTime: there is no answer within *seconds*.
        """
        from biblio.queries.people.paths import shortest_path  # noqa: PLC0415 - as above

        options = PathOptions(max_authors=max_authors, mode=MatchMode(mode), people=people)
        return self._read(
            lambda session: shortest_path(session, one, other, options, kept=self._kept), seconds
        )


def understood(choice: CoauthorChoice) -> tuple[PaperFilter, CoauthorOptions]:
    """The papers and the co-authors that *choice* means.

    Raises:
        TypeError: there is no such choice.
    """
    if unknown := choice.keys() - CoauthorChoice.__annotations__.keys():
        raise TypeError(f"there is no option {min(unknown)!r}")
    papers = PaperFilter(
        DateRange(choice.get("since"), choice.get("until")),
        category=choice.get("category"),
        query=choice.get("query"),
    )
    options = CoauthorOptions(
        mode=MatchMode(choice.get("mode", MatchMode.FOLDED)),
        weight=Weight(choice.get("weight", Weight.FULL)),
        min_papers=choice.get("min_papers", 1),
        max_authors=choice.get("max_authors"),
        collaborations=choice.get("collaborations", False),
        people=choice.get("people", False),
    )
    return papers, options


_OF_NETWORKS: Final = FieldChoice.__annotations__.keys() - PaperChoice.__annotations__.keys()


def _network_options(
    choice: FieldChoice, weight: Weight | str, mode: MatchMode, max_authors: int | None
) -> NetworkOptions:
    """How a network is made that *choice* means."""
    return NetworkOptions(
        mode=mode,
        weight=Weight(weight),
        min_papers=choice.get("min_papers", 1),
        max_authors=max_authors,
        collaborations=choice.get("collaborations", False),
        people=choice.get("people", False),
        communities=choice.get("communities", False),
        sliced=choice.get("sliced", False),
    )


def _papers_of(query: str | None, choice: Mapping[str, Any]) -> tuple[PaperFilter, RunChoice]:
    """The papers that *query* and *choice* mean, and the run that brought them.

    Raises:
        InvalidQuery: a date cannot be understood.
        TypeError: there is no such choice.
    """
    of_papers = {key: value for key, value in choice.items() if key not in _OF_NETWORKS}
    papers = cast("PaperChoice", of_papers)
    return filter_of(query, papers), run_of(papers)
