"""People above names: whose each place is, and who is asked for.

Who is exactly all places of one spelling has no row, and is called by the least id of its names;
all others have a number below 0 in `persons`. A place that an exception names is that person's, all
others of a spelling are theirs who have the spelling (`biblio.db.people_models`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from biblio.db.lists import listed
from biblio.db.named import named
from biblio.errors import InvalidQuery, NotFound
from biblio.model.identifiers import plain
from biblio.model.identifiers.person_places import is_place, place_asked, place_called
from biblio.model.moments import UNDATED, day_of
from biblio.queries.names.matching import Resolution, find_authors_called
from biblio.queries.narrowing.handles import find_paper

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from biblio.queries.names.modes import MatchMode
    from biblio.queries.narrowing import persons_statements as statements
else:
    statements = named("biblio.queries.narrowing.persons_statements")

_SAID: Final = 3  # people of one name that a note names


class OwnPlace(NamedTuple):
    """One place and whose it is; `listed_on` is the day that its paper is listed by."""

    person: int
    paper_id: int
    ordinal: int
    author_id: int
    listed_on: int


@dataclass(frozen=True, slots=True)
class Persona:
    """One person as it is shown: named by the least place, with the name on most places.

    `author_id` is the least id among the names, which `names` are, those on most places first;
    of names on equally many the last in the order of characters is first. Years are None where no
    date is known. `chance` is that of the weakest link that made one person of the places, in
    thousandths.
    """

    person: int
    handle: str | None
    author_id: int
    name: str
    papers: int
    days: tuple[int, int] | None
    is_collaboration: bool
    names: tuple[str, ...]
    orcid: str | None = None
    chance: int | None = None


class AskedPeople(NamedTuple):
    """The people that one name, or one place, asks for, those with most papers first; and notes.

    `matches` are the names that were found, none for a place.
    """

    people: tuple[Persona, ...]
    matches: Resolution | None
    notes: tuple[str, ...]

    @property
    def persons(self) -> frozenset[int]:
        """Their numbers."""
        return frozenset(each.person for each in self.people)


def asks_for_people(name: str, *, people: bool) -> bool:
    """Whether *name* is to be taken for people: it names a place, or *people* are asked for."""
    return people or is_place(name)


def people_called(
    session: Session, name: str, mode: MatchMode, *, tells: bool = True
) -> AskedPeople:
    """Who is named by *name*: whoever has the place `person:2301.00001#3`, or a name that matches.

    Of a name those are meant who have a place where it stands, with all their places. Where they
    are several, a note *tells* them.

    Raises:
        InvalidIdentifier: that is no place.
        InvalidQuery: that is no name, or a collaboration's place.
        NotFound: nobody answers, or the paper or the place is not there.
    """
    if is_place(name):
        persons = {_person_at(session, name)}
        return AskedPeople(tuple(personas(session, persons).values()), None, ())
    found = find_authors_called(session, name, mode=mode)
    persons = persons_of(session, found.author_ids)
    people = sorted(
        personas(session, persons).values(), key=lambda each: (-each.papers, each.name, each.person)
    )
    if not people:
        raise NotFound(f"{found.matches[0].name} is an author of no paper here")
    said = _said(name, people) if tells else ()
    return AskedPeople(tuple(people), found, (*found.notes, *said, *_not_current(session)))


def _not_current(session: Session) -> Iterator[str]:
    """A sentence where something was imported since people were computed last."""
    if number := session.scalar(statements.STALE):
        yield (
            f"people are not what the papers say now: {number:,} blocks of names wait to be "
            "computed anew, which the next import or `biblio people find` does"
        )


def _said(name: str, people: Sequence[Persona]) -> Iterator[str]:
    """That *name* is several people, and how to ask for one."""
    if len(people) < 2:  # noqa: PLR2004 - several
        return
    shown = name.strip() if len(name) <= 60 else f"{name[:60]}…"  # noqa: PLR2004 - a line
    told = "; ".join(
        f"{each.handle} ({each.name}, {each.papers:,} {'paper' if each.papers == 1 else 'papers'})"
        for each in people[:_SAID]
    )
    more = f"; and {len(people) - _SAID:,} more" if len(people) > _SAID else ""
    yield f"{shown} is {len(people):,} people, and all are meant: {told}{more}"


def _person_at(session: Session, name: str) -> int:
    asked = place_asked(name)
    paper_id, _ = find_paper(session, asked.paper)
    where = {"paper": paper_id, "ordinal": asked.ordinal}
    row = session.execute(statements.AT, where).first()
    if row is None:
        number = session.scalar(statements.SIZE, {"paper": paper_id}) or 0
        authors = "1 author" if number == 1 else f"{number:,} authors"
        handle = plain(_handles(session, [paper_id])[paper_id])
        raise NotFound(
            f"there is no place {asked.ordinal:,}: {handle} has {authors}, which "
            f"`biblio show {handle}` lists"
        )
    author_id, is_collaboration, shown, person = row
    if is_collaboration:
        raise InvalidQuery(f"{shown} is a collaboration, and no person")
    return person if person is not None else owners_of(session, [author_id])[author_id][0]


def owners_of(session: Session, author_ids: Iterable[int]) -> dict[int, tuple[int, bool]]:
    """Who has the places of each of *author_ids* that no exception names; if it is no person's."""
    rows = session.execute(statements.OWNERS, {"given": listed(author_ids)}).all()
    return {author_id: (person, bool(marked)) for author_id, person, marked in rows}


def persons_of(session: Session, author_ids: Collection[int]) -> set[int]:
    """Who has a place with one of the names *author_ids*."""
    owners = owners_of(session, author_ids)
    rows = session.execute(statements.EXCEPTED_OF, {"given": listed(author_ids)})
    return {owners[author_id][0] if person is None else person for author_id, person in rows}


def places_of(session: Session, persons: Collection[int]) -> Iterator[OwnPlace]:
    """All places of *persons*."""
    stored = [each for each in persons if each < 0]
    alone = [each for each in persons if each >= 0]
    if stored:
        for row in session.execute(statements.OF_PERSONS, {"given": listed(stored)}):
            yield OwnPlace(*row)
    if alone:
        ids = ids_of(session, alone)
        for author_id, *place in session.execute(statements.OF_IDS, {"given": listed(ids)}):
            yield OwnPlace(ids[author_id], *place)


def ids_of(session: Session, alone: Collection[int]) -> dict[int, int]:
    """The ids of the names of people who are all places of one spelling, and whose each is."""
    rows = session.execute(statements.ALIKE, {"given": listed(alone)})
    return {author_id: person for person, author_id in rows}


def papers_of_people(session: Session, persons: Collection[int]) -> set[int]:
    """The papers of *persons*."""
    return {each.paper_id for each in places_of(session, persons)}


def personas(session: Session, persons: Collection[int]) -> dict[int, Persona]:
    """How each of *persons* is shown; who has no place is not there."""
    places: dict[int, list[OwnPlace]] = {}
    for each in places_of(session, persons):
        places.setdefault(each.person, []).append(each)
    firsts = {person: min(of)[1:3] for person, of in places.items()}
    handles = _handles(session, {paper_id for paper_id, _ in firsts.values()})
    names: dict[int, tuple[str, int]] = {
        author_id: (name, marked)
        for author_id, name, marked in session.execute(
            statements.NAMES,
            {"given": listed({each.author_id for of in places.values() for each in of})},
        )
    }
    said = {
        row[0]: row[1:]
        for row in session.execute(statements.SAID_OF, {"given": listed(places)}).all()
    }
    return {
        person: _persona(
            of, place_called(handles[paper_id], ordinal), names, said.get(person, (None,) * 3)
        )
        for person, of in places.items()
        for paper_id, ordinal in (firsts[person],)
    }


def _handles(session: Session, papers: Iterable[int]) -> dict[int, str]:
    return dict(session.execute(statements.HANDLES, {"given": listed(papers)}).all())


def _persona(
    places: Sequence[OwnPlace],
    handle: str,
    names: Mapping[int, tuple[str, int]],
    said: Sequence[object],
) -> Persona:
    numbers: dict[str, int] = {}
    for each in places:
        name, _ = names[each.author_id]
        numbers[name] = numbers.get(name, 0) + 1
    ordered = tuple(sorted(numbers, key=lambda name: (numbers[name], name), reverse=True))
    display, orcid, chance = said
    undated = day_of(UNDATED)
    days = [each.listed_on for each in places if each.listed_on != undated]
    marked = any(names[each.author_id][1] for each in places)
    return Persona(
        person=places[0].person,
        handle=None if marked else handle,
        author_id=min(each.author_id for each in places),
        name=display or ordered[0],  # type: ignore[arg-type] # text
        papers=len({each.paper_id for each in places}),
        days=(min(days), max(days)) if days else None,
        is_collaboration=marked,
        names=ordered,
        orcid=orcid,  # type: ignore[arg-type] # text
        chance=chance,  # type: ignore[arg-type] # a number
    )
