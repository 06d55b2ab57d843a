"""Why two people are or are not one, and by what a person hangs together, in numbers."""

from __future__ import annotations

from itertools import product
from typing import Final, NamedTuple

from sqlalchemy import Connection, select

from biblio.db.people_models import PLACES
from biblio.disambiguation import Comparison, Link, Place, closest, compare
from biblio.disambiguation.evidence import abstract_words
from biblio.errors import InvalidQuery
from biblio.model.identifiers.person_places import place_called
from biblio.people.evidence import Evidence, NameRow, names_of
from biblio.people.grouping import is_found, made_of
from biblio.people.naming import person_named, place_of, side_named
from biblio.people.scope import Linked
from biblio.people.values import Place as Stored
from biblio.people.works import Works

_PAIRS: Final = 10_000  # pairs of places of two people whose chances are averaged
_HUNDREDTHS: Final = 100


class Evidenced(NamedTuple):
    """One piece of evidence: its kind, what was found, and the points that it brings."""

    kind: str
    found: str
    points: float


class Explained(NamedTuple):
    """Two places, the closest of two people or those asked for, and what speaks for one person.

    `points` add up to logarithms of odds, and the `chance` is what they come to. `mean` is that of
    all pairs of places of the two, by which the method joins people; None where they are one
    person, or have too many pairs. `refused` says why they cannot be one, where that is so.
    """

    one: str
    other: str
    one_name: str
    other_name: str
    is_one_person: bool
    reasons: tuple[Evidenced, ...]
    points: float
    chance: float
    mean: float | None
    refused: str | None


class Weakest(NamedTuple):
    """The weakest link of a person: its chance, and the closest two places that it joins."""

    chance: float
    one: str
    other: str


def explain(connection: Connection, one: str, other: str) -> Explained:
    """Why those whom *one* and *other* name are or are not one person.

    Of two people it tells the closest two places, of one person the two that were named, and where
    no places were named those of the weakest link.

    Raises:
        InvalidIdentifier: a place is none.
        InvalidQuery: that names several people, a collaboration, one place, or who has but one.
        NotFound: there is no such paper, place or name.
    """
    people = [person_named(connection, each) for each in (one, other)]
    ours, theirs = (_places(connection, each) for each in people)
    if people[0] != people[1]:
        left, right = list(ours.values()), list(theirs.values())
        return _explained(closest(left, right), is_one=False, mean=_mean(left, right))
    named = [place_of(connection, side_named(connection, each)) for each in (one, other)]
    if named[0] is not None and named[1] is not None and named[0] != named[1]:
        return _explained(compare(ours[named[0]], ours[named[1]]), is_one=True)
    link = _weakest_link(connection, people[0])
    if link is None:
        raise InvalidQuery(
            "that is one person whom no method put together: name two places, like "
            "person:2301.00001#3"
        )
    return _explained(closest(link.left, link.right), is_one=True)


def weakest_of(connection: Connection, person_id: int) -> Weakest | None:
    """The weakest link of a person; None where the method joined nothing of it."""
    link = _weakest_link(connection, person_id)
    if link is None:
        return None
    pair = closest(link.left, link.right)
    return Weakest(link.chance, place_called(*pair.left.key), place_called(*pair.right.key))


def _weakest_link(connection: Connection, person_id: int) -> Link | None:
    """The least sure of the links by which the method joined places of a person."""
    if not is_found(connection):
        return None
    own, names = _held(connection, person_id)
    scope = Linked(connection).scope({each.block for each in names})
    blocks = {each.block for each in names}
    links = [
        group.weakest
        for block in _evidence(connection).of(each for each in scope.rows if each.block in blocks)
        for group in made_of(block, scope.holding).groups
        if group.weakest and {block.stored[each.key].place for each in group.places} & own
    ]
    return min(links, key=lambda link: (link.chance, link.left[0].key), default=None)


def _places(connection: Connection, person_id: int) -> dict[Stored, Place]:
    """The places of a person with what their papers say."""
    own, names = _held(connection, person_id)
    return {
        block.stored[each.key].place: each
        for block in _evidence(connection).of(names)
        for each in block.places
        if block.stored[each.key].place in own
    }


def _held(connection: Connection, person_id: int) -> tuple[set[Stored], list[NameRow]]:
    """The places of a person as they are stored, and the names that stand there."""
    view = PLACES.c
    rows = connection.execute(
        select(view.paper_id, view.ordinal, view.author_id).where(view.person_id == person_id)
    ).all()
    own = {Stored(paper_id, ordinal) for paper_id, ordinal, _ in rows}
    return own, names_of(connection, {author_id for *_, author_id in rows})


def _evidence(connection: Connection) -> Evidence:
    return Evidence(connection, Works(connection, abstract_words))


def _mean(left: list[Place], right: list[Place]) -> float | None:
    """The mean chance of all pairs between two people."""
    if len(left) * len(right) > _PAIRS:
        return None
    chances = [compare(*pair).chance for pair in product(left, right)]
    return sum(chances) / len(chances)


def _explained(pair: Comparison, *, is_one: bool, mean: float | None = None) -> Explained:
    return Explained(
        place_called(*pair.left.key),
        place_called(*pair.right.key),
        _name(pair.left),
        _name(pair.right),
        is_one,
        tuple(Evidenced(each.kind, each.found, each.points / _HUNDREDTHS) for each in pair.reasons),
        pair.points / _HUNDREDTHS,
        pair.chance,
        mean,
        pair.refused,
    )


def _name(place: Place) -> str:
    return " ".join(filter(None, (place.forenames, place.keyname, place.suffix)))
