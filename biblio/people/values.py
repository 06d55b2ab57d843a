"""What decisions speak of and say: places, spellings, ORCIDs; and a decision itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from biblio.disambiguation import block_of_name
from biblio.model.identifiers import Identifier
from biblio.model.identifiers.person_places import place_called
from biblio.model.names import AuthorName, search_keys


class Place(NamedTuple):
    """One authorship in this file; the least is the first in time."""

    paper_id: int
    ordinal: int


class Spelling(NamedTuple):
    """All names that only folding tells apart: `authors.name_key` and `authors.suffix`."""

    name_key: str
    suffix: str


class Orcid(NamedTuple):
    """The one person who has an ORCID."""

    value: str


OF_INSTITUTIONS: Final = ("ror",)
"""Schemes of `author_identifiers` that name where somebody works; all others name persons."""

Node = Place | Spelling | Orcid
"""Whom a decision speaks of, as it stands in this file."""


class Action(StrEnum):
    """What a decision says."""

    SAME = "same"
    DIFFERENT = "different"
    ASSIGN = "assign"
    ORCID = "orcid"
    DISPLAY = "display"

    @property
    def is_of_two(self) -> bool:
        """Whether it speaks of two."""
        return self in {Action.SAME, Action.DIFFERENT, Action.ASSIGN}


@dataclass(frozen=True, slots=True)
class Side:
    """Whom a decision speaks of, as it was when it was made: a place, or all of one spelling.

    A place has its paper's `handle`, the `ordinal`, the name as `printed`, and where else on the
    paper the same name stood (`also_at`). `name` is the name there, or of the spelling.
    """

    name: AuthorName
    handle: Identifier | None = None
    ordinal: int = 0
    printed: str = ""
    also_at: tuple[int, ...] = ()

    @property
    def spelling(self) -> Spelling:
        """The spelling, or that of the name at the place."""
        return spelling_of(self.name)

    @property
    def block(self) -> str:
        """The block of its name."""
        return block_of_name(self.name) or ""

    @property
    def called(self) -> str:
        """What people read: `Jian Wang (person:2301.00001#3)`, or `all called Jian Wang`."""
        if self.handle is None:
            return f"all called {self.name.name}"
        return f"{self.name.name} ({place_called(self.handle.handle, self.ordinal)})"


@dataclass(frozen=True, slots=True)
class Decision:
    """One word of the user about people; `mark` tells it from all others, in every file.

    `number` is its number in this file, 0 where it has none yet.
    """

    action: Action
    sides: tuple[Side, ...]
    text: str | None = None
    note: str | None = None
    number: int = 0
    mark: str = ""
    decided_at: str = ""
    undone_at: str | None = None

    @property
    def is_whole(self) -> bool:
        """Whether all whom it speaks of are told: rows may have been deleted by hand."""
        return len(self.sides) == (2 if self.action.is_of_two else 1)

    @property
    def order(self) -> tuple[str, str]:
        """By what decisions are ordered, in every file the same."""
        return self.decided_at, self.mark


class Standing(NamedTuple):
    """A decision and whom it speaks of in this file, one node for each side."""

    decision: Decision
    nodes: tuple[Node, ...]


def spelling_of(name: AuthorName) -> Spelling:
    """The spelling that *name* is one of."""
    return Spelling(search_keys(name).name_key, name.suffix)
