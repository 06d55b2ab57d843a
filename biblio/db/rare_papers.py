"""Which papers are so few that an index holds them alone."""

from __future__ import annotations

from typing import Final

MANY_AUTHORS: Final = 100
"""Papers of so many authors and more are rare, and an index tells them."""
