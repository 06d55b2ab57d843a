"""What a paper may be; it imports nothing, since the shell waits for it while a person types."""

from __future__ import annotations

from typing import Final

KINDS: Final = (
    "preprint",
    "article",
    "conference-paper",
    "proceedings",
    "book",
    "chapter",
    "thesis",
    "report",
    "dataset",
    "software",
    "webpage",
    "patent",
    "standard",
    "other",
)
"""What a paper may be. A thing that fits none of these is `other`."""
