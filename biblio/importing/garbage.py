"""Python's collector of cyclic garbage, kept from searching what an import holds."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 1_000_000  # objects; a chunk of entries and its rows are fewer


@contextmanager
def rare_collection() -> Iterator[None]:
    """Look for cycles when `collect_young` says so: records and rows make none, by the million."""
    before = gc.get_threshold()
    gc.set_threshold(MANY, 20, 20)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def collect_young() -> None:
    """Take out the cycles made since the last time, while no chunk is in memory.

    SQLAlchemy's statements are such cycles, and hold what was asked for: half a megabyte a chunk.
    """
    gc.collect(0)
