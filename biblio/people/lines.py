"""Decisions about people as JSON lines, which another file of the library takes in.

The first line says what they are, each other one is a decision: of whom, by handles and names, its
time, and whether it was taken back. Of two histories both are kept, in any order the same: what
contradicts an earlier decision rests, and is told with the chain that it breaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import orjson
from sqlalchemy import Connection

from biblio.errors import InvalidData
from biblio.model.exported import handle_said, moment_said, require, text_said
from biblio.model.identifiers import orcid
from biblio.model.labels import note_text
from biblio.model.names import AuthorName
from biblio.people.deciding import broken_of, name_to_display
from biblio.people.history import decisions_of, keep, take_back
from biblio.people.holding import told
from biblio.people.scope import Linked, blocks_of
from biblio.people.store import Why, recompute
from biblio.people.values import Action, Decision, Side

HEADER: Final = {"format": "biblio people", "version": 1}
_PARTS: Final = 3  # of a name: keyname, forenames, suffix


@dataclass(slots=True)
class DecisionsReport:
    """What came of lines that were read: decisions that were new, taken back, or known.

    `resting` of the new ones speak of somebody who is not here; each of `clashes` is a sentence
    about one that contradicts an earlier one and rests. `changed` people are others since.
    """

    decisions: int = 0
    undone: int = 0
    known: int = 0
    resting: int = 0
    changed: int = 0
    clashes: tuple[str, ...] = ()


def lines_of(connection: Connection) -> Iterator[bytes]:
    """All decisions as lines, in the order in which they were made."""
    yield orjson.dumps(HEADER)
    for each in decisions_of(connection):
        yield orjson.dumps(
            {
                "decision": each.mark,
                "decided_at": each.decided_at,
                "action": each.action,
                "of": [_written(side) for side in each.sides],
                "text": each.text,
                "note": each.note,
                "undone_at": each.undone_at,
            }
        )


def take_in(connection: Connection, lines: Iterable[bytes]) -> DecisionsReport:
    """Take in the *lines* that `lines_of` made of another file, all or none.

    Raises:
        InvalidData: a line is none of those; the sentence names it.
    """
    decisions = sorted(_read(lines), key=lambda each: each.order)
    report = DecisionsReport()
    known = {each.mark: each for each in decisions_of(connection)}
    blocks: set[str] = set()
    before = Linked(connection)
    new: set[int] = set()
    for each in decisions:
        here = known.get(each.mark)
        if here is None:
            known[each.mark] = kept = keep(connection, each)
            new.add(kept.number)
            report.decisions += 1
            blocks |= blocks_of(kept)
        else:
            report.known += 1
            # Where both files took it back, the earlier word stays in both.
            if each.undone_at and each.undone_at < (here.undone_at or f"{each.undone_at}~"):
                take_back(connection, here.number, each.undone_at)
                report.undone += here.undone_at is None
                blocks |= blocks_of(here) | before.blocks.get(here.number, set())
    linked = Linked(connection)
    blocks |= {each for number in new for each in linked.blocks.get(number, ())}
    if blocks:
        why = Why("decision")
        report.changed = recompute(connection, blocks, why, linked=linked).changed
    stands, broken = broken_of(connection)
    report.resting = sum(each.decision.number in new for each in stands.resting)
    report.clashes = tuple(
        f"decision {each.standing.decision.number} rests: {told(each)}"
        for each in broken
        if each.standing.decision.number in new
    )
    return report


def _written(side: Side) -> dict[str, Any]:
    name = [side.name.keyname, side.name.forenames, side.name.suffix]
    if side.handle is None:
        return {"name": name}
    return {
        "paper": str(side.handle),
        "ordinal": side.ordinal,
        "printed": side.printed,
        "also_at": side.also_at,
        "name": name,
    }


def _read(lines: Iterable[bytes]) -> list[Decision]:
    """The decisions in *lines*, the last word of each."""
    decisions: dict[str, Decision] = {}
    is_headed = False
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            read = orjson.loads(line)
            if is_headed:
                decision = _decision(read)
                decisions[decision.mark] = decision
            require(is_headed or read == HEADER, "it is no export of decisions by this biblio")
            is_headed = True
        except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
            raise InvalidData(f"line {number} is none that an export writes: {error}") from None
        except InvalidData as error:
            raise InvalidData(f"line {number}: {error}") from None
    require(is_headed, "there is nothing in it: give a file that `people export` wrote")
    return list(decisions.values())


def _decision(read: dict[str, Any]) -> Decision:
    said = text_said(read["action"])
    require(said in set(Action), f"{said!r} is nothing that is decided of people")
    action = Action(said)
    sides = tuple(map(_side, read["of"]))
    require(len(sides) == 1 + action.is_of_two, f"{said} is not said of {len(sides)}")
    is_of_place = action is not Action.ASSIGN or sides[0].handle is not None
    require(is_of_place, "only a place is assigned")
    note, undone_at = read["note"], read["undone_at"]
    return Decision(
        action,
        sides,
        _text(action, read["text"]),
        None if note is None else note_text(text_said(note)),
        0,
        text_said(read["decision"]),
        moment_said(read["decided_at"]),
        None if undone_at is None else moment_said(undone_at),
    )


def _text(action: Action, said: object) -> str | None:
    if action is Action.ORCID:
        return orcid(text_said(said))
    if action is Action.DISPLAY:
        return name_to_display(text_said(said))
    require(said is None, f"{action} has no text")
    return None


def _side(read: dict[str, Any]) -> Side:
    parts = read["name"]
    is_name = isinstance(parts, list) and len(parts) == _PARTS
    require(is_name and all(isinstance(each, str) for each in parts), f"{parts!r} is no name")
    name = AuthorName(text_said(parts[0]), parts[1], parts[2])
    if "paper" not in read:
        return Side(name)
    ordinal, also_at = read["ordinal"], read["also_at"]
    require(isinstance(also_at, list), f"{also_at!r} is no list of places")
    for each in (ordinal, *also_at):
        require(isinstance(each, int) and 0 < each < 1 << 31, f"{each!r} is no place in a list")
    handle = handle_said(read["paper"])
    return Side(name, handle, ordinal, text_said(read["printed"]), tuple(also_at))
