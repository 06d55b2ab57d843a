"""How many random examples a law is tried with: fewer in CI than `make laws` takes."""

from __future__ import annotations

import os
from typing import Final

SHARE: Final = float(os.environ.get("BIBLIO_LAWS", "0.1"))
FEWEST: Final = 5
USUAL: Final = 100  # what Hypothesis takes where nothing is said


def examples(number: int) -> int:
    """How many of *number* examples are tried now."""
    return max(FEWEST, round(number * SHARE))
