"""Who is asked for by a name: the names that match it, or people, with who counts as one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from biblio.queries.names.matching import MatchedAuthor, match_authors
from biblio.queries.names.modes import MatchMode
from biblio.queries.narrowing.persons import AskedPeople, asks_for_people, people_called
from biblio.queries.people.counted import Counted
from biblio.queries.people.counted_people import counted_people

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class Asked(NamedTuple):
    """Who is asked for, as the one that *counted* calls them; `number` of them are *names*.

    `people` are those where people are asked for, else None, and `ids` all that match.
    """

    counted: Counted
    one: int
    ids: frozenset[int]
    people: AskedPeople | None
    matches: tuple[MatchedAuthor, ...]
    notes: tuple[str, ...]


def who(session: Session, name: str, mode: MatchMode, *, people: bool) -> Asked:
    """Who is asked for by *name*: all names that match, or with *people* all people who have one.

    A place, `person:2301.00001#3`, asks for one person, and people are then counted.

    Raises:
        InvalidIdentifier: that is no place.
        InvalidQuery: that is no name, or a collaboration's place.
        NotFound: nobody answers.
    """
    if asks_for_people(name, people=people):
        found = people_called(session, name, mode)
        counted = counted_people(session, found)
        one = found.people[0].person
        return Asked(counted, one, frozenset(), found, (), found.notes)
    resolution = match_authors(session, name, mode=mode)
    ids = resolution.author_ids
    one = min(ids)
    counted_names = Counted(session, dict.fromkeys(ids, one))
    return Asked(counted_names, one, ids, None, resolution.matches, resolution.notes)
