"""What to look at among people, each with the command that settles it.

A doubt is a value, so that a method adds its own to these: decisions that rest, ORCIDs that clash,
a person twice on one paper, and sizes beyond belief.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, func, select

from biblio.db import bulk
from biblio.db.models import Author, AuthorIdentifier, Paper, PeopleDoubt, Person
from biblio.db.people_models import PEOPLE, PLACES
from biblio.disambiguation.forms import form_of, forms_agree
from biblio.model.identifiers import plain
from biblio.model.identifiers.person_places import place_called
from biblio.model.names import AuthorName
from biblio.people.deciding import broken_of
from biblio.people.following import stood
from biblio.people.history import decisions_of
from biblio.people.holding import told
from biblio.people.naming import person_named
from biblio.people.values import Action, Node, Place
from biblio.queries.limits import rows_of
from biblio.queries.narrowing.handles_statements import HANDLE
from biblio.queries.rows import Page

BELIEVED: Final = 60
"""Papers in a year of life as an author beyond which a person is likely several."""
_FEWEST: Final = 200  # papers of which that is asked at all


class Doubt(NamedTuple):
    """One thing to look at: what kind it is, a sentence, who it is of, and what settles it."""

    kind: str
    sentence: str
    people: tuple[str, ...]
    command: str


def list_doubts(connection: Connection, *, limit: int | None = None) -> Page[Doubt]:
    """All doubts, or the first *limit* of them."""
    limit = rows_of(limit)
    found = list(doubts_of(connection))
    return Page(found if limit is None else found[:limit], total=len(found))


def doubts_of(connection: Connection) -> Iterator[Doubt]:
    """All doubts that what is stored gives rise to, one kind after the other."""
    yield from resting_decisions(connection)
    yield from clashing_ids(connection)
    yield from beyond_belief(connection)
    yield from twice_on_a_paper(connection)
    yield from perhaps_one(connection)


def resting_decisions(connection: Connection) -> Iterator[Doubt]:
    """Decisions of somebody who is not here any more, or that contradict earlier ones."""
    stands, broken = broken_of(connection)
    for each in stands.resting:
        yield Doubt(
            "rests",
            f"decision {each.decision.number} rests: {each.why}",
            tuple(side.called for side in each.decision.sides),
            f"biblio people undo {each.decision.number}",
        )
    for contradicting in broken:
        decision = contradicting.standing.decision
        yield Doubt(
            "contradicts",
            f"decision {decision.number} rests: {told(contradicting)}",
            tuple(side.called for side in decision.sides),
            f"biblio people undo {decision.number}",
        )


class _Bearer(NamedTuple):
    """A place at which a source states an ORCID, and whose it is."""

    person_id: int
    orcid: str
    called: str
    name: AuthorName


def clashing_ids(connection: Connection) -> Iterator[Doubt]:
    """ORCIDs that sources give to two people, or two to one person, where nothing was decided."""
    of_orcid: dict[str, dict[int, _Bearer]] = defaultdict(dict)
    of_person: dict[int, dict[str, _Bearer]] = defaultdict(dict)
    for each in _bearers(connection):
        of_orcid[each.orcid].setdefault(each.person_id, each)
        of_person[each.person_id].setdefault(each.orcid, each)
    persons = select(Person.id, Person.orcid).where(Person.orcid.is_not(None))
    decided: dict[int, str | None] = dict(connection.execute(persons).all())
    apart = _decided_apart(connection)
    for orcid, people in sorted(of_orcid.items()):
        # Of whom another ORCID was decided, a source that states this one is wrong.
        have = [each for each in people.values() if decided.get(each.person_id, orcid) == orcid]
        yield from (
            _clash_of(orcid, have[0], other)
            for other in have[1:]
            if {have[0].person_id, other.person_id} not in apart
        )
    for person_id, orcids in sorted(of_person.items()):
        if person_id not in decided and len(orcids) > 1:
            one, other = list(orcids.values())[:2]
            yield Doubt(
                "two ORCIDs",
                f"sources state two ORCIDs of {one.name.name}: {one.orcid} at {one.called}, and "
                f"{other.orcid} at {other.called}",
                (one.called, other.called),
                f"biblio people different {one.called} {other.called}",
            )


def _clash_of(orcid: str, one: _Bearer, other: _Bearer) -> Doubt:
    """The doubt about two people with one ORCID, whose names agree or cannot."""
    agree = forms_agree(form_of(*one.name[:3]), form_of(*other.name[:3]))
    cannot = "" if agree else ", whose names cannot agree"
    return Doubt(
        "one ORCID",
        f"sources state the ORCID {orcid} of two people, {one.name.name} ({one.called}) and "
        f"{other.name.name} ({other.called}){cannot}",
        (one.called, other.called),
        f"biblio people {'same' if agree else 'different'} {one.called} {other.called}",
    )


def _decided_apart(connection: Connection) -> list[set[int]]:
    """The pairs of people who were decided to be two."""
    stands = stood(connection, decisions_of(connection, standing=True))
    pairs = []
    for decision, nodes in stands.standing:
        if decision.action is Action.DIFFERENT:
            one, other = (set(_people_at(connection, node)) for node in nodes)
            pairs += [{ours, theirs} for ours in one for theirs in other]
    return pairs


def _people_at(connection: Connection, node: Node) -> list[int]:
    view = PLACES.c
    which = (
        [view.paper_id == node.paper_id, view.ordinal == node.ordinal]
        if isinstance(node, Place)
        else [view.name_key == node[0]]
    )
    return list(connection.scalars(select(view.person_id).distinct().where(*which)))


def _bearers(connection: Connection) -> Iterator[_Bearer]:
    """Who is stated to have an ORCID that is stated of several people, or has several."""
    view = PLACES.c
    stated = (
        select(
            view.person_id,
            AuthorIdentifier.value,
            view.paper_id,
            view.ordinal,
            HANDLE,
            Author.keyname,
            Author.forenames,
            Author.suffix,
        )
        .select_from(AuthorIdentifier)
        .join(
            PLACES,
            (view.paper_id == AuthorIdentifier.paper_id)
            & (view.ordinal == AuthorIdentifier.ordinal),
        )
        .join(Paper, Paper.id == view.paper_id)
        .join(Author, Author.id == view.author_id)
        .where(AuthorIdentifier.scheme == "orcid")
        .distinct()
        .order_by(view.paper_id, view.ordinal, AuthorIdentifier.value)
    )
    rows: Any = bulk.rows_of(connection.execute(stated))
    for person_id, orcid, _, ordinal, handle, *name in rows:
        yield _Bearer(person_id, orcid, place_called(handle, ordinal), AuthorName(*name))


def twice_on_a_paper(connection: Connection) -> Iterator[Doubt]:
    """People who have two places of one paper."""
    view = PLACES.c
    twice = (
        select(view.person_id, view.paper_id, func.min(view.ordinal), func.max(view.ordinal))
        .group_by(view.person_id, view.paper_id)
        .having(func.count() > 1)
        .order_by(view.paper_id, view.person_id)
    )
    found = connection.execute(twice).all()
    papers = bulk.integers({row[1] for row in found})
    handles: dict[int, str] = dict(
        connection.execute(select(Paper.id, HANDLE).where(Paper.id.in_(papers))).all()
    )
    said = _decided_one(connection)
    for _, paper_id, first, last in found:
        if {Place(paper_id, first), Place(paper_id, last)} in said:
            continue
        one, other = (place_called(handles[paper_id], each) for each in (first, last))
        yield Doubt(
            "twice on a paper",
            f"one person stands twice on {plain(handles[paper_id])}, at {first} and at {last}",
            (one, other),
            f"biblio people different {one} {other}",
        )


def _decided_one(connection: Connection) -> list[set[Node]]:
    """The pairs that were decided to be one person."""
    stands = stood(connection, decisions_of(connection, standing=True))
    return [
        set(nodes)
        for decision, nodes in stands.standing
        if decision.action in {Action.SAME, Action.ASSIGN}
    ]


def beyond_belief(connection: Connection) -> Iterator[Doubt]:
    """People with more papers than one could write."""
    view = PEOPLE.c
    many = (
        select(PLACES.c.person_id)
        .group_by(PLACES.c.person_id)
        .having(func.count() >= _FEWEST)
        .order_by(func.count().desc(), PLACES.c.person_id)
    )
    for number in connection.scalars(many).all():
        row: Any = connection.execute(select(*view).where(view.person_id.in_([number]))).one()
        person, name, papers, first, last = row.person, row.name, row.papers, row.first, row.last
        years = 1 if first is None or last is None else last - first + 1
        span = "a year" if years == 1 else f"{years} years"
        if papers > BELIEVED * years:
            yield Doubt(
                "beyond belief",
                f"{name} has {papers:,} papers in {span}, and is likely several people",
                (person,),
                f"biblio people show {person}",
            )


def perhaps_one(connection: Connection) -> Iterator[Doubt]:
    """People whom the method left apart and who are perhaps one, the likeliest first."""
    apart = _decided_apart(connection)
    rows = connection.execute(
        select(PeopleDoubt.one, PeopleDoubt.other, PeopleDoubt.chance).order_by(
            PeopleDoubt.chance.desc(), PeopleDoubt.block, PeopleDoubt.number
        )
    )
    for one, other, chance in rows.all():
        people = {person_named(connection, each) for each in (one, other)}
        if len(people) > 1 and people not in apart:
            yield Doubt(
                "perhaps one",
                f"{one} and {other} are perhaps one person, with a chance of {chance / 10:.0f} %; "
                f"biblio people why {one} {other} tells why",
                (one, other),
                f"biblio people same {one} {other}",
            )
