"""Words that several commands use alike."""

from __future__ import annotations


def counted(number: int, one: str, many: str | None = None) -> str:
    """How many there are: `1 paper`, `2,000 papers`; *many* where an s behind *one* is not it."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
