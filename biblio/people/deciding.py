"""What the user says of people: said, held against all that was said, kept, and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import Connection

from biblio.errors import InvalidQuery
from biblio.model.characters import visible
from biblio.model.identifiers import orcid
from biblio.model.labels import note_text
from biblio.people.following import Stood, stood
from biblio.people.history import decisions_of, keep, take_back
from biblio.people.holding import Broken, held_of, told
from biblio.people.kept import kept_of
from biblio.people.naming import side_named
from biblio.people.scope import Linked, blocks_of
from biblio.people.store import Computed, Why, recompute
from biblio.people.values import Action, Decision, Place, Side, Spelling


class Decided(NamedTuple):
    """A decision as it is kept, how many people are others since, and what to know of it.

    `is_new` is False where the same stood already, and nothing was written.
    """

    decision: Decision
    is_new: bool
    computed: Computed
    notes: tuple[str, ...]


def decide(
    connection: Connection,
    action: Action,
    named: Sequence[str],
    *,
    text: str | None = None,
    note: str | None = None,
) -> Decided:
    """Decide *action* of those who are *named*, and compute whoever it touches.

    Raises:
        InvalidIdentifier: a place or an ORCID is none.
        InvalidQuery: whom it names cannot be told, or it contradicts what was decided.
        NotFound: a paper, a place or a name is not in the database.
    """
    sides = tuple(side_named(connection, each) for each in named)
    said = Decision(action, sides, _said(action, text), _noted(note))
    if action is Action.ASSIGN and sides[0].handle is None:
        raise InvalidQuery(
            f"only a place is assigned, like person:2301.00001#3: {sides[0].called} are made one "
            "person with another by `biblio people same`"
        )
    before = decisions_of(connection, standing=True)
    stands = stood(connection, [*before, said])
    if why := next((each.why for each in stands.resting if each.decision is said), None):
        raise InvalidQuery(f"this cannot be decided: {why}")
    nodes = stands.standing[-1].nodes
    for each in stands.standing[:-1]:
        if (each.decision.action, each.decision.text) == (action, said.text) and (
            each.nodes == nodes
            or (action in {Action.SAME, Action.DIFFERENT} and each.nodes == nodes[::-1])
        ):
            return Decided(each.decision, False, Computed(None, 0), ())  # noqa: FBT003 - a field
    if action in {Action.ASSIGN, Action.ORCID, Action.DISPLAY}:
        _require_one(connection, sides[-1])
    _require_unbroken(stands, said)
    kept = keep(connection, said)
    linked = Linked(connection)
    computed = recompute(
        connection,
        linked.blocks[kept.number],
        Why("decision", decision_id=kept.number),
        linked=linked,
    )
    return Decided(kept, True, computed, _notes(action, sides, nodes))  # noqa: FBT003 - a field


def undo(connection: Connection, number: int) -> Computed:
    """Take the decision *number* back, and compute whoever it touched.

    Raises:
        NotFound: there is no such decision.
        InvalidQuery: it was taken back before.
    """
    linked = Linked(connection)
    blocks = set(linked.blocks.get(number, ()))
    for each in decisions_of(connection):
        if each.number == number:
            blocks |= blocks_of(each)
    take_back(connection, number)
    return recompute(connection, blocks, Why("undo", decision_id=number))


def broken_of(connection: Connection) -> tuple[Stood, tuple[Broken, ...]]:
    """The standing decisions by whom they speak of, and those that contradict earlier ones."""
    stands = stood(connection, decisions_of(connection, standing=True))
    return stands, held_of(stands.standing, stands.names).broken


def _require_unbroken(stands: Stood, said: Decision) -> None:
    """Make sure that what is *said* last contradicts nothing that holds."""
    # It has no time yet, and so would stand first: what holds without it is asked before.
    *earlier, new = stands.standing
    holds = held_of(earlier, stands.names)
    latest = new._replace(decision=_last(said, holds.held[-1].decision if holds.held else None))
    for each in held_of([*holds.held, latest], stands.names).broken:
        raise InvalidQuery(told(each))


def _last(said: Decision, before: Decision | None) -> Decision:
    """*said* behind *before* in the order of decisions."""
    return replace(said, decided_at=f"{before.decided_at if before else ''}~")


def _require_one(connection: Connection, side: Side) -> None:
    """Make sure that the places of a spelling are one person, of whom something can be said."""
    if side.handle is not None:
        return
    scope = Linked(connection).scope({side.block})
    rows = kept_of(connection, scope.blocks, scope.names)
    first: dict[int | Spelling, Place] = {}
    for place, spelling in sorted(scope.names.items()):
        if spelling == side.spelling:
            first.setdefault(rows.of(place, spelling), place)
    if len(first) > 1:
        raise InvalidQuery(
            f"{len(first):,} people are called {side.name.name}: name one by a place, like "
            "person:2301.00001#3, or say first with `biblio people same` that they are one"
        )


def name_to_display(text: str) -> str:
    """*text* as a name that people read: its words on one line.

    Raises:
        InvalidQuery: it has no letter, or control characters.
    """
    name = " ".join(visible(text).split())
    if not any(map(str.isalnum, name)) or not name.isprintable():
        raise InvalidQuery("a name to display has letters: write it as it is to be read")
    return name


def _said(action: Action, text: str | None) -> str | None:
    """What is said of a person, in its normal form."""
    if action is Action.ORCID:
        return orcid(text or "")
    if action is Action.DISPLAY:
        return name_to_display(text or "")
    return None


def _noted(note: str | None) -> str | None:
    return None if note is None else note_text(note)


def _notes(action: Action, sides: Sequence[Side], nodes: Sequence[object]) -> tuple[str, ...]:
    """What the user should know of what was decided."""
    places = [each for each in nodes if isinstance(each, Place)]
    if action in {Action.SAME, Action.ASSIGN} and len({each.paper_id for each in places}) < len(
        places
    ):
        one, other = (each.called for each in sides)
        return (f"{one} and {other} stand on one paper, and are one person from now on",)
    return ()
