"""What the shell offers when a value is half typed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

FORMATS: Final = ("abs", "atom", "listing", "oai", "rejects", "snapshot")
"""The names in `biblio.readers`, which takes too long to import while a person types."""


def complete_category(incomplete: str) -> Iterator[tuple[str, str]]:
    """The categories that begin so, with their names."""
    from biblio import categories

    for code in sorted(categories.CODES):
        if code.startswith(incomplete):
            yield code, categories.name(code) or ""


def complete_format(incomplete: str) -> Iterator[str]:
    """The formats that can be read."""
    return (name for name in FORMATS if name.startswith(incomplete))
