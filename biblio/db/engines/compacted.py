"""What compacting a database gave back."""

from __future__ import annotations

from typing import NamedTuple


class CompactReport(NamedTuple):
    """The size of the database before and after, in bytes."""

    before: int
    after: int
