"""How a person is named: by a place, `person:2301.00001#3`, whoever stands third on that paper."""

from __future__ import annotations

from typing import Final, NamedTuple

from biblio.errors import InvalidIdentifier
from biblio.model.identifiers.schemes import plain

PREFIX: Final = "person:"
_SHOWN: Final = 60
_MOST_DIGITS: Final = 9  # no list is longer, and a larger number is no integer of a database


class PlaceAsked(NamedTuple):
    """A place as a person asks for it: a paper, by any identifier of it, and an ordinal from 1."""

    paper: str
    ordinal: int


def is_place(text: str) -> bool:
    """Whether *text* is meant to name a person by a place."""
    return text.lstrip()[: len(PREFIX)].lower() == PREFIX


def place_asked(text: str) -> PlaceAsked:
    """The place that *text* names: `person:2301.00001#3`, `person:doi:10.1000/182#1`.

    What stands before the last `#` is whatever names a paper elsewhere.

    Raises:
        InvalidIdentifier: it names none.
    """
    paper, mark, digits = text.strip()[len(PREFIX) :].rpartition("#")
    digits = digits.strip()
    is_number = digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS
    if not is_place(text) or not mark or not paper.strip() or not is_number or not int(digits):
        raise InvalidIdentifier(
            f"{text[:_SHOWN]!r} names no person: write the paper and the place in its author list, "
            "like person:2301.00001#3"
        )
    return PlaceAsked(paper.strip(), int(digits))


def place_called(handle: str, ordinal: int) -> str:
    """What the place *ordinal* on the paper *handle* is called."""
    return f"{PREFIX}{plain(handle)}#{ordinal}"
