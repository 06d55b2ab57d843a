"""How names are compared with what was typed, as it is asked for."""

from __future__ import annotations

from enum import StrEnum


class MatchMode(StrEnum):
    """How far a stored name may differ from what was typed.

    `exact`: in nothing. `folded`: in case, accents, punctuation and German spelling. `initials`:
    also in that forenames are abbreviated on either side. In each the words may be cut at another
    place between forenames and surname.
    """

    EXACT = "exact"
    FOLDED = "folded"
    INITIALS = "initials"
