"""What is shown of people: one person, all decisions, and what runs of people changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from biblio.db.models import Authorship, Paper, PeopleRun, PeopleRunChange
from biblio.db.people_models import NAMES, PEOPLE, PLACES
from biblio.errors import NotFound
from biblio.model.identifiers import Identifier
from biblio.model.identifiers.person_places import place_called
from biblio.people.claims import Claim, claims_of
from biblio.people.explained import Weakest, weakest_of
from biblio.people.following import listed, stood
from biblio.people.history import decisions_of
from biblio.people.holding import held_of, told
from biblio.people.naming import person_named
from biblio.people.values import Decision, Place
from biblio.queries.limits import rows_of
from biblio.queries.narrowing.handles_statements import HANDLE
from biblio.queries.rows import Page


class DecisionRow(NamedTuple):
    """One decision. `state` is `holds`, `undone`, or why it rests, in a sentence."""

    decision_id: int
    decided_at: str
    action: str
    one: str
    other: str | None
    text: str | None
    note: str | None
    state: str


class PersonName(NamedTuple):
    """One name of a person, with the places that it has."""

    author_id: int
    name: str
    places: int


class PersonPlace(NamedTuple):
    """One place of a person: what it is called, the name as printed, and the paper's title."""

    place: str
    printed_name: str
    title: str | None


class PersonPage(NamedTuple):
    """One person, all of it.

    `person` is the place that comes first, `first` and `last` are years. `orcid` is what was
    decided, `claims` are what sources state. `weakest` is the weakest link by
    which the method put the person together; None where it did not.
    """

    person: str
    person_id: int
    name: str
    orcid: str | None
    papers: int
    first: int | None
    last: int | None
    weakest: Weakest | None
    names: tuple[PersonName, ...]
    claims: tuple[Claim, ...]
    decisions: tuple[DecisionRow, ...]
    places: tuple[PersonPlace, ...]


class PeopleRunRow(NamedTuple):
    """One time that people were computed and some are others since."""

    run_id: int
    ran_at: str
    cause: str
    import_id: int | None
    decision_id: int | None
    method: str | None
    changed: int
    undone_at: str | None


class PeopleChange(NamedTuple):
    """A spelling, or one place, that another person has since; a person by the first place."""

    name: str
    place: str | None
    was: str | None
    became: str | None


def list_decisions(
    connection: Connection, *, undone: bool = False, limit: int | None = None
) -> Page[DecisionRow]:
    """The decisions that stand, the last first; with *undone* those taken back too."""
    limit = rows_of(limit)
    every = decisions_of(connection, standing=not undone)[::-1]
    shown = every if limit is None else every[:limit]
    states = states_of(connection)
    return Page([_row(each, states) for each in shown], total=len(every))


def states_of(connection: Connection) -> dict[int, str]:
    """Why each standing decision that rests does, in a sentence, by number."""
    stands = stood(connection, decisions_of(connection, standing=True))
    resting = {each.decision.number: each.why for each in stands.resting}
    for each in held_of(stands.standing, stands.names).broken:
        resting[each.standing.decision.number] = told(each)
    return resting


def show_person(connection: Connection, text: str) -> PersonPage:
    """All of the person whom *text* names.

    Raises:
        InvalidIdentifier: it is meant for a place, and is none.
        InvalidQuery: it names several people, a collaboration, or nobody.
        NotFound: there is no such paper, place or name.
    """
    number = person_named(connection, text)
    row: Any = connection.execute(select(*PEOPLE.c).where(PEOPLE.c.person_id == number)).one()
    view = PLACES.c
    rows = connection.execute(
        select(view.paper_id, view.ordinal, HANDLE, Authorship.printed_name, Paper.title)
        .join(Paper, Paper.id == view.paper_id)
        .join(
            Authorship,
            (Authorship.paper_id == view.paper_id) & (Authorship.ordinal == view.ordinal),
        )
        .where(view.person_id == number)
        .order_by(view.paper_id, view.ordinal)
    ).all()
    places = [Place(paper_id, ordinal) for paper_id, ordinal, *_ in rows]
    names = connection.execute(
        select(NAMES.c.author_id, NAMES.c.name, NAMES.c.places)
        .where(NAMES.c.person_id == number)
        .order_by(NAMES.c.places.desc(), NAMES.c.author_id)
    )
    return PersonPage(
        row.person,
        number,
        row.name,
        row.orcid,
        row.papers,
        row.first,
        row.last,
        weakest_of(connection, number),
        tuple(PersonName(*each) for each in names),
        tuple(claims_of(connection, places)),
        tuple(_speaking_of(connection, places)),
        tuple(
            PersonPlace(place_called(handle, ordinal), printed, title)
            for _, ordinal, handle, printed, title in rows
        ),
    )


def list_runs(connection: Connection, *, limit: int | None = None) -> Page[PeopleRunRow]:
    """The runs of people, the last first."""
    limit = rows_of(limit)
    rows = connection.execute(
        select(
            PeopleRun.id,
            PeopleRun.ran_at,
            PeopleRun.cause,
            PeopleRun.import_id,
            PeopleRun.decision_id,
            PeopleRun.method,
            PeopleRun.changed,
            PeopleRun.undone_at,
        ).order_by(PeopleRun.id.desc())
    )
    found = [PeopleRunRow(*row) for row in rows]
    return Page(found if limit is None else found[:limit], total=len(found))


def list_changes(
    connection: Connection, run_id: int, *, limit: int | None = None
) -> Page[PeopleChange]:
    """What the run of people *run_id* changed.

    Raises:
        NotFound: there is no such run.
    """
    limit = rows_of(limit)
    if connection.scalar(select(PeopleRun.id).where(PeopleRun.id == run_id)) is None:
        raise NotFound(f"there is no run {run_id} of people: `biblio people changes` lists them")
    rows = connection.execute(
        select(
            PeopleRunChange.name,
            PeopleRunChange.scheme,
            PeopleRunChange.value,
            PeopleRunChange.ordinal,
            PeopleRunChange.was,
            PeopleRunChange.became,
        )
        .where(PeopleRunChange.run_id == run_id)
        .order_by(PeopleRunChange.number)
    )
    found = [
        PeopleChange(name, _place(scheme, value, ordinal), was, became)
        for name, scheme, value, ordinal, was, became in rows
    ]
    return Page(found if limit is None else found[:limit], total=len(found))


def _place(scheme: str | None, value: str | None, ordinal: int | None) -> str | None:
    if scheme is None or value is None or ordinal is None:
        return None
    return place_called(Identifier(scheme, value).handle, ordinal)


def _row(decision: Decision, states: dict[int, str]) -> DecisionRow:
    one, *others = (side.called for side in decision.sides)
    return DecisionRow(
        decision.number,
        decision.decided_at,
        str(decision.action),
        one,
        others[0] if others else None,
        decision.text,
        decision.note,
        "undone" if decision.undone_at else states.get(decision.number, "holds"),
    )


def _speaking_of(connection: Connection, places: Iterable[Place]) -> Iterable[DecisionRow]:
    """The standing decisions that speak of who has *places*."""
    stands = stood(connection, decisions_of(connection, standing=True))
    every = set(places)
    if not stands.standing:
        return
    lists = listed(connection, {each.paper_id for each in every})
    spelled = {each.spelling for some in lists.values() for each in some if each.place in every}
    states = states_of(connection)
    for decision, nodes in stands.standing:
        if any(node in every or node in spelled for node in nodes):
            yield _row(decision, states)
