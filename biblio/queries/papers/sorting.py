"""The orders of what a search finds."""

from __future__ import annotations

from enum import StrEnum


class Sort(StrEnum):
    """The order of what was found."""

    RELEVANCE = "relevance"
    DATE = "date"
