"""Python's collector of cyclic garbage, kept from searching what an import holds."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 1_000_000  # objects; a portion of entries and its rows are fewer
ENOUGH = 100_000  # young objects that are worth a look, the work of some ten portions


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
    """Take out the cycles among `ENOUGH` young objects, while no portion is in memory.

    SQLAlchemy's statements are such cycles, and hold what was asked for: up to half a megabyte a
    portion. The younger most objects still are, the more of them a look takes, and needlessly.
    """
    if gc.get_count()[0] > ENOUGH:
        gc.collect(0)
