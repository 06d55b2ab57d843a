"""Small bars beside numbers, for a person at a terminal whose letters have them."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Final

from biblio.cli.rendering import at_terminal

LONGEST: Final = 20  # columns
_EIGHTHS: Final = " ▏▎▍▌▋▊▉█"


def can_show_bars() -> bool:
    """Whether somebody looks on, and stdout's encoding has the blocks that bars are made of."""
    if not at_terminal():
        return False
    try:
        _EIGHTHS.encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        return False
    return True


def bars(numbers: Iterable[float]) -> list[str]:
    """A bar for each of *numbers*, the greatest as long as bars are, each at least a line."""
    found = list(numbers)
    most = max(found, default=0)
    return [_bar(each / most) if each > 0 else "" for each in found]


def _bar(part: float) -> str:
    whole, eighths = divmod(max(1, round(part * LONGEST * 8)), 8)
    return "█" * whole + _EIGHTHS[eighths].strip()
