"""Moments as text that compares: ISO 8601 in UTC, all to the microsecond."""

from __future__ import annotations

from datetime import UTC, datetime


def moment(text: str) -> str | None:
    """The moment that *text* names, a day (its beginning) or a time; None where it names none.

    A time without a zone is in UTC.
    """
    try:
        read = datetime.fromisoformat(text.strip())
        return moment_of(read if read.tzinfo else read.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        return None


def moment_of(time: datetime) -> str:
    """The text of *time*, which has a zone."""
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0")


def now() -> str:
    """This moment."""
    return moment_of(datetime.now(UTC))


def time_now() -> str:
    """This moment to the second, as the times of runs are written."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
