"""What an engine finds wrong with a database of its own."""

from __future__ import annotations

from typing import NamedTuple


class Damage(NamedTuple):
    """One thing that is wrong, and whether indexes that are made anew mend it."""

    what: str
    is_of_index: bool
