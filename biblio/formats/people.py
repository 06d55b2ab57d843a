"""Authors whom a source gives one by one: their names, and what it states of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from biblio.errors import InvalidIdentifier
from biblio.model.identifiers import orcid
from biblio.model.names import AuthorName, SplitName, repair_split
from biblio.model.records import AuthorIdentifier

__all__ = ["Authors", "Names", "gathered", "orcids", "organisation", "person", "ror"]

Names = tuple[AuthorName, ...]
Authors = tuple[Names, tuple[AuthorIdentifier, ...]]
"""The names in their order, and what is stated of whom."""

_DEGREE: Final = re.compile(r"(?:ph\.? ?d|m\.? ?d|dr|m\.? ?sc|b\.? ?sc|prof)\.?", re.IGNORECASE)


def organisation(printed: str, affiliations: tuple[str, ...] = ()) -> AuthorName:
    """The name of a group, an institution or a collaboration, whole as it is printed."""
    return AuthorName(printed, "", "", True, printed, affiliations)  # noqa: FBT003 - a field


def person(
    keyname: str | None,
    forenames: str | None,
    suffix: str | None = None,
    affiliations: tuple[str, ...] = (),
) -> Names:
    """The names that one name, split by its source, comes to: seldom none or several.

    Who has forenames alone is called by them; a degree in place of the suffix is left out.
    """
    if keyname is None:
        keyname, forenames = forenames, None
    if keyname is None:
        return ()
    if suffix is not None and _DEGREE.fullmatch(suffix):
        suffix = None
    return repair_split([SplitName(keyname, forenames or "", suffix or "", affiliations)], "").names


def gathered(people: Iterable[tuple[Names, Iterable[tuple[str, str]]]]) -> Authors:
    """All of *people*: the names that each comes to, and the identifiers stated, by scheme."""
    names: list[AuthorName] = []
    stated: list[AuthorIdentifier] = []
    for own, identifiers in people:
        first = len(names) + 1
        names += own
        if own:
            printed = own[0].printed or own[0].name
            stated += (
                AuthorIdentifier(first, printed, scheme, value) for scheme, value in identifiers
            )
    return tuple(names), tuple(stated)


def orcids(printed: str | None) -> Iterator[tuple[str, str]]:
    """The ORCID that *printed* spells, with its scheme; one that is none is kept as printed."""
    if not printed:
        return
    try:
        yield "orcid", orcid(printed)
    except InvalidIdentifier:
        yield "orcid-as-printed", printed


def ror(printed: str | None) -> Iterator[tuple[str, str]]:
    """The ROR that *printed*, its address or itself, is, with its scheme."""
    if printed and (value := printed.rstrip("/").rpartition("/")[2]):
        yield "ror", value
