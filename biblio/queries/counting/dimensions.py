"""By what papers are counted.

A paper has one year, one kind; of categories and collaborations it may have several, and then
counts in each.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from biblio.errors import InvalidQuery

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST: Final = 2  # at once


class Dimension(StrEnum):
    """By what papers are counted."""

    YEAR = "year"
    MONTH = "month"
    CATEGORY = "category"
    PRIMARY = "primary"
    KIND = "kind"
    CONTAINER = "container"
    AUTHORS_A_PAPER = "authors-a-paper"
    COLLABORATION = "collaboration"

    @property
    def is_time(self) -> bool:
        """Whether one value is followed by the next after a fixed time."""
        return self in {Dimension.YEAR, Dimension.MONTH}

    @property
    def is_of_rows(self) -> bool:
        """Whether it stands in rows of another table, of which a paper may have several or none."""
        return self in {Dimension.CATEGORY, Dimension.PRIMARY, Dimension.COLLABORATION}

    @property
    def is_ordered(self) -> bool:
        """Whether the values have an order of their own, and no limit cuts them."""
        return self.is_time or self is Dimension.AUTHORS_A_PAPER


def dimensions_of(by: str | Sequence[str]) -> tuple[Dimension, ...]:
    """One dimension or two, named one by one or as `year,category`.

    Raises:
        InvalidQuery: there is no such dimension, or too many are named, or one twice.
    """
    names = by.split(",") if isinstance(by, str) else by
    found = tuple(map(_dimension, names))
    if not found or len(found) > _MOST or len({*found}) < len(found):
        raise InvalidQuery(
            f"papers are counted by one or two of: {', '.join(Dimension)}; not by "
            f"{', '.join(found) or 'nothing'}"
        )
    return found


def _dimension(name: str) -> Dimension:
    try:
        return Dimension(name.strip().lower().replace("_", "-"))
    except ValueError:
        raise InvalidQuery(
            f"papers are not counted by {name!r}; they are by: {', '.join(Dimension)}"
        ) from None
