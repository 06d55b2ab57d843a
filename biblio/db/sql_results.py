"""What people's own SQL answers, whichever engine is asked, and how large that may be."""

from __future__ import annotations

from typing import Final, NamedTuple

MIB: Final = 1 << 20
LARGEST_ANSWER: Final = 256 * MIB
"""Bytes of all rows of an answer."""
_OF_A_VALUE: Final = 64  # bytes that any value takes, about
_SHOWN: Final = 40  # characters of the query


class SqlResult(NamedTuple):
    """The answer to a query; `cut` says why rows are missing, None where none are."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | float | bytes | None, ...], ...]
    cut: str | None


def size(value: str | float | bytes | None) -> int:
    """How much memory *value* takes, about."""
    return _OF_A_VALUE + (len(value) if isinstance(value, (str, bytes)) else 0)


def place(query: str, at: int | None) -> str:
    """Where in *query* something stands, for a sentence; empty where that is not known."""
    if at is None:
        return ""
    before = query[:at]
    line, start = before.count("\n") + 1, before.rfind("\n") + 1
    rest = " ".join(query[at:].split())
    shown = rest if len(rest) <= _SHOWN else f"{rest[:_SHOWN]}…"
    return f" in line {line}, column {at - start + 1}, at {shown!r}"
