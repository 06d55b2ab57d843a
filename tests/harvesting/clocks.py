"""A clock that does not wait: it notes for how long it should have."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from biblio.harvesting.clock import Clock

BEGIN = datetime(2024, 6, 10, 1, tzinfo=UTC)


class QuickClock(Clock):
    """Time that passes only when somebody waits."""

    def __init__(self) -> None:
        self.passed = 0.0
        self.waits: list[float] = []

    def now(self) -> datetime:
        return BEGIN + timedelta(seconds=self.passed)

    def monotonic(self) -> float:
        return self.passed

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.passed += seconds
