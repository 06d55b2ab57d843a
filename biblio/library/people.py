"""People: names, co-authors, networks, paths."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict, Unpack

from sqlalchemy.orm import Session

from biblio.library.connected import Connected
from biblio.queries.language.dates import DateRange
from biblio.queries.names.matching import MatchMode
from biblio.queries.narrowing.filters import PaperFilter
from biblio.queries.people.authors import explain_match, find_authors, find_people
from biblio.queries.people.coauthors import CoauthorOptions, Weight, list_coauthors
from biblio.queries.people.network import PEOPLE, Network, network_among, network_around
from biblio.queries.people.paths import PathOptions, shortest_path
from biblio.queries.people.second_degree import list_second_degree
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
        chosen, options = _understood(choice)
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
        chosen, options = _understood(choice)
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
        **choice: Unpack[CoauthorChoice],
    ) -> Network:
        """The network around a name, *depth* steps wide, or among a list of names.

        Of more than *limit* people around a name the nearest are kept, and the notes say so.
        *choice* says which papers and which people count: see `CoauthorChoice`.

        Raises:
            InvalidQuery: that is no name, or a date, category or number cannot be understood.
            NotFound: nobody of that name, or of the list, is in the database.
            OutOfTime: there is no answer within *seconds*.
        """
        chosen, options = _understood(choice)

        def drawn(session: Session) -> Network:
            if isinstance(name, str):
                return network_around(session, name, chosen, options, depth=depth, limit=limit)
            return network_among(session, name, chosen, options)

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
        options = PathOptions(max_authors=max_authors, mode=MatchMode(mode), people=people)
        return self._read(
            lambda session: shortest_path(session, one, other, options, kept=self._kept), seconds
        )


def _understood(choice: CoauthorChoice) -> tuple[PaperFilter, CoauthorOptions]:
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
