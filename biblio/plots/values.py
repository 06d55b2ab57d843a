"""What pictures show: numbers with their captions, frozen, before anything is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from biblio.errors import InvalidQuery


class Caption(NamedTuple):
    """What stands above a picture, and below it where its numbers come from.

    The *notes* are for the person who asked, and are not drawn.
    """

    title: str
    source: str
    notes: tuple[str, ...] = ()


class Bar(NamedTuple):
    """How many papers there are of one period, or of teams of one size."""

    label: str
    papers: int


@dataclass(frozen=True, slots=True)
class PeriodBars:
    """Papers a year or a month, oldest first, those without any included."""

    caption: Caption
    bars: Sequence[Bar]


@dataclass(frozen=True, slots=True)
class TeamBars:
    """Papers by the number of their authors; *remark* says what is in the middle and at the end."""

    caption: Caption
    remark: str
    bars: Sequence[Bar]


class Trend(NamedTuple):
    """The papers of one category, a number for each period; `is_rest` of all others together."""

    name: str
    papers: Sequence[int]
    is_rest: bool = False


@dataclass(frozen=True, slots=True)
class Trends:
    """Categories over time, the greatest first."""

    caption: Caption
    periods: Sequence[str]
    trends: Sequence[Trend]


class Person(NamedTuple):
    """One person of a network: *id* is unique in it, *is_asked* tells whom it is drawn around."""

    id: int
    name: str
    papers: int
    is_asked: bool = False


class Tie(NamedTuple):
    """What two people of a network share; *one* and *other* are ids."""

    one: int
    other: int
    weight: float


@dataclass(frozen=True, slots=True)
class People:
    """A network of at most `MOST` people, ties between which are undirected."""

    caption: Caption
    people: Sequence[Person]
    ties: Sequence[Tie]


class Shared(NamedTuple):
    """The papers that one co-author shared, by year."""

    name: str
    papers: Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class SharedYears:
    """With whom somebody wrote, and when: a row for each co-author."""

    caption: Caption
    rows: Sequence[Shared]


Picture: TypeAlias = PeriodBars | TeamBars | Trends | People | SharedYears


class PictureOutput(StrEnum):
    """What a picture can become."""

    SVG = "svg"
    PNG = "png"
    HTML = "html"

    @classmethod
    def called(cls, name: str) -> PictureOutput:
        """The output of this name.

        Raises:
            InvalidQuery: there is none.
        """
        try:
            return cls(name.strip().lower())
        except ValueError:
            raise InvalidQuery(
                f"there is no output {name!r} of pictures; they are: {', '.join(cls)}"
            ) from None


class Size(NamedTuple):
    """How large a picture is: centimetres, of which *height* is its own where it is None."""

    width: float = 17.0
    height: float | None = None
    dpi: int = 300


class Drawn(NamedTuple):
    """A picture as bytes, and what a person should know of it."""

    content: bytes
    notes: tuple[str, ...] = ()
