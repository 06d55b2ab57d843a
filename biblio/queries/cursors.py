"""Cursors: where the next page of a listing begins, as a short text to hand back."""

from __future__ import annotations

import base64
import binascii
from hashlib import blake2b
from typing import Final

import orjson

from biblio.errors import InvalidQuery

Place = list[str | int | float]
NONE: Final = "that is not a cursor: take the one that the last page ended with"
_LONGEST: Final = 1_000


def encode(listing: object, place: Place) -> str:
    """The cursor behind *place* in *listing*, whose `repr` tells it from every other."""
    return base64.urlsafe_b64encode(orjson.dumps([_mark(listing), *place])).decode().rstrip("=")


def decode(cursor: str, listing: object) -> Place:
    """The place that *cursor* names in *listing*.

    Raises:
        InvalidQuery: it is no cursor, or one of another listing.
    """
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        parts = orjson.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (UnicodeEncodeError, binascii.Error, orjson.JSONDecodeError):
        parts = None
    if len(cursor) > _LONGEST or not isinstance(parts, list) or len(parts) < 2:  # noqa: PLR2004 - mark, place
        raise InvalidQuery(NONE)
    mark, *place = parts
    if mark != _mark(listing) or not all(map(_can_be_bound, place)):
        raise InvalidQuery(
            "that cursor belongs to another listing: repeat the options that it came with"
        )
    return place


def _can_be_bound(value: object) -> bool:
    """Whether *value* is a text or a number that a statement takes."""
    return type(value) in {str, float} or (type(value) is int and abs(value) < 1 << 63)


def _mark(listing: object) -> str:
    return blake2b(repr(listing).encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
