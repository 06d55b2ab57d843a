"""Identifiers that name no paper, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from biblio.errors import BiblioError


class Unfound(NamedTuple):
    """One of the identifiers that were given names no paper: which, from 1, and why not."""

    ordinal: int
    identifier: str
    reason: BiblioError


def unfound_among(
    identifiers: Sequence[str], found: Sequence[int | BiblioError]
) -> tuple[Unfound, ...]:
    """Those of *identifiers* that name no paper, by what `find_papers` *found* of each."""
    return tuple(
        Unfound(ordinal, identifier, reason)
        for ordinal, (identifier, reason) in enumerate(zip(identifiers, found, strict=True), 1)
        if isinstance(reason, BiblioError)
    )
