"""What columns keep as JSON: its shapes, and reading it where it may have been written by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import orjson

from biblio.errors import DatabaseError
from biblio.model.records.said import are_differences, are_identifiers, are_texts, is_extra

__all__ = [
    "are_differences",
    "are_identifiers",
    "are_ranges",
    "are_texts",
    "is_extra",
    "is_kept",
    "read",
]


def read(text: str, is_good: Callable[[object], bool], what: str) -> Any:  # noqa: ANN401 - by shape
    """The value that *text* is, of the shape that *is_good* tells; *what* names it to a person.

    Raises:
        DatabaseError: it is none.
    """
    value = _loaded(text)
    if not is_good(value):
        raise DatabaseError(f"{what} cannot be read; `biblio db check` tells what mends it")
    return value


def is_kept(text: str, is_good: Callable[[object], bool]) -> bool:
    """Whether *text* is JSON of the shape that *is_good* tells."""
    return is_good(_loaded(text))


_NONE: Final = object()


def _loaded(text: str) -> object:
    """The value that *text* is, or one that is of no shape."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return _NONE


def are_ranges(value: object) -> bool:
    """Whether *value* is ascending ranges of ids, [first, last]."""
    if not isinstance(value, list):
        return False
    before = -1
    for each in value:
        if not (isinstance(each, list) and [type(end) for end in each] == [int, int]):
            return False
        first, last = each
        if not before < first <= last:
            return False
        before = last
    return True
