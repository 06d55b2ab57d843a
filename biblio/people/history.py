"""Decisions as they are kept: read, written, and taken back; nothing is ever deleted."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from biblio.db import bulk, numbering
from biblio.db.models import PeopleDecision, PeopleDecisionSide
from biblio.errors import InvalidQuery, NotFound
from biblio.model.identifiers import Identifier
from biblio.model.moments import now, now_after
from biblio.model.names import AuthorName
from biblio.people.values import Action, Decision, Side


def decisions_of(connection: Connection, *, standing: bool = False) -> list[Decision]:
    """All decisions in the order in which they were made; those taken back but for *standing*."""
    side = PeopleDecisionSide
    statement = (
        select(
            PeopleDecision.id,
            PeopleDecision.uuid,
            PeopleDecision.decided_at,
            PeopleDecision.action,
            PeopleDecision.text,
            PeopleDecision.note,
            PeopleDecision.undone_at,
            *(side.scheme, side.value, side.ordinal, side.printed_name, side.also_at),
            *(side.keyname, side.forenames, side.suffix),
        )
        .join(side, side.decision_id == PeopleDecision.id)
        .order_by(PeopleDecision.decided_at, PeopleDecision.uuid, side.side)
    )
    if standing:
        statement = statement.where(PeopleDecision.undone_at.is_(None))
    rows: Any = connection.execute(statement)
    return list(_read(rows))


def _read(rows: Any) -> Iterator[Decision]:  # noqa: ANN401 - rows of the statement
    of_decision: Any
    for of_decision, sides in groupby(rows, key=lambda row: tuple(row)[:7]):
        number, mark, decided_at, action, text, note, undone_at = of_decision
        yield Decision(
            Action(action),
            tuple(_side(*tuple(each)[7:]) for each in sides),
            text,
            note,
            number,
            mark,
            decided_at,
            undone_at,
        )


def _side(  # noqa: PLR0913, PLR0917 - the columns of a row
    scheme: str | None,
    value: str | None,
    ordinal: int | None,
    printed: str | None,
    also_at: str | None,
    keyname: str,
    forenames: str,
    suffix: str,
) -> Side:
    name = AuthorName(keyname, forenames, suffix)
    if scheme is None or value is None:
        return Side(name)
    elsewhere = tuple(json.loads(also_at)) if also_at else ()
    return Side(name, Identifier(scheme, value), ordinal or 0, printed or "", elsewhere)


def keep(connection: Connection, decision: Decision) -> Decision:
    """Write a new *decision*; as it is with its number, and its mark and time where it had none."""
    (number,) = numbering.take(connection, PeopleDecision)
    last = connection.scalar(select(func.max(PeopleDecision.decided_at)))
    kept = replace(
        decision,
        number=number,
        mark=decision.mark or str(uuid.uuid4()),
        decided_at=decision.decided_at or now_after(last),
    )
    connection.execute(
        insert(PeopleDecision).values(
            id=kept.number,
            uuid=kept.mark,
            decided_at=kept.decided_at,
            action=str(kept.action),
            text=kept.text,
            note=kept.note,
            undone_at=kept.undone_at,
        )
    )
    bulk.insert_rows(
        connection,
        PeopleDecisionSide,
        [_row(number, place, side) for place, side in enumerate(kept.sides, start=1)],
    )
    return kept


def _row(number: int, place: int, side: Side) -> tuple[Any, ...]:
    name = (side.name.keyname, side.name.forenames, side.name.suffix)
    if side.handle is None:
        return (number, place, None, None, None, None, None, *name)
    elsewhere = json.dumps(side.also_at) if side.also_at else None
    return (number, place, *side.handle, side.ordinal, side.printed, elsewhere, *name)


def take_back(connection: Connection, number: int, moment: str | None = None) -> None:
    """Mark the decision *number* as taken back, now or at the *moment* that another file says.

    Raises:
        NotFound: there is no such decision.
        InvalidQuery: it was taken back before.
    """
    row = connection.execute(
        select(PeopleDecision.undone_at).where(PeopleDecision.id == number)
    ).one_or_none()
    if row is None:
        raise NotFound(f"there is no decision {number}: `biblio people list --all` lists them")
    if row.undone_at is not None and moment is None:
        raise InvalidQuery(f"decision {number} was taken back already, at {row.undone_at}")
    connection.execute(
        update(PeopleDecision).where(PeopleDecision.id == number).values(undone_at=moment or now())
    )
