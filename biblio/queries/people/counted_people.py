"""Who counts as one where people are asked for: each person, under whatever names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from biblio.db.named import named
from biblio.queries.narrowing.persons import (
    AskedPeople,
    Persona,
    owners_of,
    papers_of_people,
    personas,
)
from biblio.queries.people.author_lists import given
from biblio.queries.people.counted import Counted, Shown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sqlalchemy.orm import Session

    from biblio.queries.people import counted_people_statements as statements
else:
    statements = named("biblio.queries.people.counted_people_statements")


class CountedPeople(Counted):
    """The same of people: whoever counts once is called by the number of the person.

    What was *asked* for counts as the number that each person is mapped to. Lists are read, not
    added up as they are packed, since one name may be several people.
    """

    counts_packed = False

    def __init__(self, session: Session, asked: Mapping[int, int]) -> None:
        super().__init__(session, {})
        self._meant = asked
        self._wholly: dict[int, list[int]] = {}
        for person, one in asked.items():
            self._wholly.setdefault(one, []).append(person)
        self._personas: dict[int, Persona] = {}

    def on(self, lists: dict[int, set[int]]) -> dict[int, set[int]]:
        """The same *lists* of who is on papers, in which each person stands once."""
        self.meet(set().union(*lists.values()))
        excepted: dict[tuple[int, int], set[int]] = {}
        for paper_id, author_id, person in self._session.execute(statements.EXCEPTED, given(lists)):
            one = self._ones[author_id] if person is None else self._meant.get(person, person)
            excepted.setdefault((paper_id, author_id), set()).add(one)
        folded = {
            paper_id: {self._ones[each] for each in authors} for paper_id, authors in lists.items()
        }
        for paper_id in {paper_id for paper_id, _ in excepted}:
            folded[paper_id] = set().union(
                *(excepted.get((paper_id, each), {self._ones[each]}) for each in lists[paper_id])
            )
        return folded

    def meet(self, authors: set[int]) -> None:
        """Look whose the names are of those *authors* that were not met before."""
        new = authors - self._met
        self._met |= new
        for author_id, (person, marked) in (owners_of(self._session, new) if new else {}).items():
            self._ones[author_id] = self._meant.get(person, person)
            if marked and person not in self._meant:
                self.collaborations.add(person)

    def meet_all_of(self, ones: Collection[int]) -> None:
        """Nothing: a person has all names that are theirs."""

    def papers_of(self, ones: Collection[int]) -> set[int]:
        """All papers of *ones*."""
        return papers_of_people(self._session, self._persons(ones))

    def least(self, ones: Collection[int]) -> dict[int, int]:
        """The least id of the names of each of *ones*."""
        return {one: each.author_id for one, each in self.personas(ones).items()}

    def shown(self, ones: Iterable[int]) -> dict[int, Shown]:
        """How each of *ones* is shown."""
        return {
            one: Shown(each.author_id, each.name, each.is_collaboration, each.names)
            for one, each in self.personas(list(ones)).items()
        }

    def personas(self, ones: Collection[int]) -> dict[int, Persona]:
        """Who each of *ones* is; of several people who were asked for, the one of most papers."""
        wanted = {self._persons([one])[0]: one for one in ones}
        if new := wanted.keys() - self._personas.keys():
            self._personas |= personas(self._session, new)
        return {
            one: self._personas[person]
            for person, one in wanted.items()
            if person in self._personas
        }

    def handles(self, ones: Iterable[int]) -> Mapping[int, str | None]:
        """What each of *ones* is asked for by, `person:2301.00001#3`; a collaboration is none."""
        return {one: each.handle for one, each in self.personas(list(ones)).items()}

    def notes(self, shown: Mapping[int, Shown]) -> tuple[str, ...]:  # noqa: ARG002 - as names do
        """Nothing: people are asked for, and who has which names is theirs to tell."""
        return ()

    def _persons(self, ones: Iterable[int]) -> list[int]:
        """The numbers of *ones*, all that were asked for as one."""
        return [person for one in ones for person in self._wholly.get(one, (one,))]


def counted_people(session: Session, *asked: AskedPeople) -> CountedPeople:
    """Who counts as one where these people were asked for, each lot as the first of it."""
    meant: dict[int, int] = {}
    for each in asked:
        for person in each.people:
            meant.setdefault(person.person, each.people[0].person)
    return CountedPeople(session, meant)
