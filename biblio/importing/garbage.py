"""Python's collector of cyclic garbage, kept from searching what an import holds."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 1_000_000  # objects; a portion of entries and its rows are fewer


@contextmanager
def rare_collection() -> Iterator[None]:
    """Hardly ever look for cycles: an import makes none, and holds rows by the hundred thousand."""
    before = gc.get_threshold()
    gc.set_threshold(MANY, 20, 20)
    try:
        yield
    finally:
        gc.set_threshold(*before)
