"""How long a question may take: one clock for what SQLite does and for what is done with it.

SQLite looks at the clock every so many steps of its machine, and loops in Python with `look`.
That SQLite looks at all is also what lets Ctrl-C end a long statement.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Final

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from biblio.db.reading import raw_connection
from biblio.db.sqlite import is_interruption, watch
from biblio.errors import InvalidQuery, OutOfTime

_STEPS: Final = 10_000  # of SQLite's machine between two looks at the clock
_CLOCK: Final = "biblio.clock"  # under which a session knows it


class Clock:
    """Whether the time for a question is over. Within another clock the one that ends first counts.

    Raises:
        InvalidQuery: *seconds* are no time.
    """

    def __init__(self, seconds: float | None, within: Clock | None = None) -> None:
        if seconds is not None and not (seconds > 0 and math.isfinite(seconds)):
            raise InvalidQuery(f"seconds are a number above 0, not {seconds}")
        self.seconds = seconds
        self.end = math.inf if seconds is None else monotonic() + seconds
        if within is not None and within.end < self.end:
            self.seconds, self.end = within.seconds, within.end
        self.is_over = False

    def tick(self) -> int:
        """Nonzero, which interrupts SQLite, once the time is over."""
        self.is_over = monotonic() >= self.end
        return int(self.is_over)

    def interrupted(self) -> BaseException:
        """Why SQLite was interrupted: by this clock, or by Ctrl-C while it looked."""
        if not self.is_over:
            return KeyboardInterrupt()
        return OutOfTime(
            f"there is no answer after {self.seconds:g} seconds; ask for less (years, a category, "
            "papers of fewer authors), or allow more seconds"
        )


ANY_TIME: Final = Clock(None)
"""A clock that is never over."""


@contextmanager
def time_limit(session: Session, clock: Clock) -> Iterator[None]:
    """A block in which *session* answers before the time on *clock* is over, or not at all.

    Raises:
        OutOfTime: the time is over.
    """
    if clock.tick():
        raise clock.interrupted()
    connection = raw_connection(session)
    session.info[_CLOCK] = clock
    watch(connection, clock.tick, _STEPS)
    try:
        yield
    except DBAPIError as error:
        if is_interruption(error.orig):
            raise clock.interrupted() from error
        raise
    finally:
        del session.info[_CLOCK]
        watch(connection, None, 0)


def look(session: Session) -> None:
    """Look at the clock of *session*, within work that is not SQLite's.

    Raises:
        OutOfTime: the time is over.
    """
    clock: Clock | None = session.info.get(_CLOCK)
    if clock is not None and clock.tick():
        raise clock.interrupted()
