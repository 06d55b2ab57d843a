"""One clock for what a database does for a question and for what is done with it."""

from __future__ import annotations

import math
from time import monotonic
from typing import Final

from biblio.errors import InvalidQuery, OutOfTime


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

    @property
    def left(self) -> float:
        """The seconds that are left, infinity where there is no end."""
        return self.end - monotonic()

    def tick(self) -> int:
        """Nonzero, which interrupts SQLite, once the time is over."""
        self.is_over = monotonic() >= self.end
        return int(self.is_over)

    def interrupted(self) -> BaseException:
        """Why the database was interrupted: by this clock, or by Ctrl-C while it looked."""
        if not self.is_over:
            return KeyboardInterrupt()
        return OutOfTime(
            f"there is no answer after {self.seconds:g} seconds; ask for less (years, a category, "
            "papers of fewer authors), or allow more seconds"
        )


ANY_TIME: Final = Clock(None)
"""A clock that is never over."""
