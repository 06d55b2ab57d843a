"""Where things stand, wherever a test does: a path that counts folders breaks when a test moves."""

from __future__ import annotations

from pathlib import Path
from typing import Final

CHECKOUT: Final = Path(__file__).resolve().parents[1]
SHARED: Final = CHECKOUT.parent / "shared" / "data"
"""Real input, which stands beside some checkouts; tests skip what it is not there for."""
