"""How long a question may take: one clock for what the database does and for what is done with it.

The database is interrupted once the time is over, and loops in Python ask with `look`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, cast

from biblio.db.clock import ANY_TIME, Clock

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from biblio.db.asking import Asking

__all__ = ["ANY_TIME", "Clock", "look", "time_limit"]

_CLOCK: Final = "biblio.clock"  # under which a session knows it


@contextmanager
def time_limit(session: Session, clock: Clock) -> Iterator[None]:
    """A block in which *session* answers before the time on *clock* is over, or not at all.

    Raises:
        OutOfTime: the time is over.
    """
    if clock.tick():
        raise clock.interrupted()
    asking = cast("Asking", session)  # what sessions of the library are
    session.info[_CLOCK] = clock
    try:
        with asking.watched(clock.tick, clock.left, clock.interrupted):
            yield
    finally:
        del session.info[_CLOCK]


def look(session: Session) -> None:
    """Look at the clock of *session*, within work that is not the database's.

    Raises:
        OutOfTime: the time is over.
    """
    clock: Clock | None = session.info.get(_CLOCK)
    if clock is not None and clock.tick():
        raise clock.interrupted()
