"""Statements as functions of their shape: what stands in them apart from the values in it.

A *part* is a piece of a statement, a condition say, with the values that it compares with. Its
shape is how it is made: a function, which may be named alone (`biblio.db.named`), and what that
takes beside values. Who asks builds a statement
from the shapes of its parts, once for each set of them, and binds the values when it is sent. So a
statement is built and compiled once, whatever is asked in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from biblio.db.lists import listed
from biblio.db.named import itself, named

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from sqlalchemy import BindParameter, ColumnElement, Select

    from biblio.queries.narrowing import parts_statements as statements
else:
    statements = named("biblio.queries.narrowing.parts_statements")

Piece = TypeVar("Piece")


class Shape(NamedTuple, Generic[Piece]):
    """What a statement depends on: who makes the piece, of what, and of how many parameters."""

    made: Callable[..., Piece]
    fixed: tuple[Hashable, ...]
    parameters: int

    def piece(self, prefix: str) -> Piece:
        """The piece, with parameters whose names begin with *prefix*."""
        from sqlalchemy import bindparam  # noqa: PLC0415 - pieces are made for its statements

        return self.of(*(bindparam(f"{prefix}_{place}") for place in range(self.parameters)))

    def of(self, *parameters: BindParameter[Any]) -> Piece:
        """The piece, with these parameters."""
        return itself(self.made)(*self.fixed, *parameters)


class Part(NamedTuple, Generic[Piece]):
    """A piece of a statement: `made` of what is `fixed` in it and of a parameter for each value."""

    made: Callable[..., Piece]
    fixed: tuple[Hashable, ...] = ()
    values: tuple[object, ...] = ()

    @property
    def shape(self) -> Shape[Piece]:
        """This without its values."""
        return Shape(self.made, self.fixed, len(self.values))

    def bound(self, prefix: str) -> dict[str, object]:
        """The values by the names that `Shape.piece` gives their parameters."""
        return {f"{prefix}_{place}": value for place, value in enumerate(self.values)}


if TYPE_CHECKING:
    Condition = Part[ColumnElement[bool]]
    """What must hold of a paper."""
    Papers = Part[Select[int]]
    """Papers, by their ids."""
else:
    Condition = Papers = Part
Shapes = tuple[Shape[Any], ...]


class Narrowing(NamedTuple):
    """The papers that a part of a filter takes, the condition that a paper is one, and notes.

    Where it `is_read`, no index tells the papers: each that is left by the rest is looked at.
    """

    papers: Papers
    condition: Condition
    notes: tuple[str, ...] = ()
    is_read: bool = False


def read_for(condition: Condition, *, is_read: bool = True) -> Narrowing:
    """The papers that meet the *condition*, which no index tells unless it is not *is_read*."""
    papers = Part(statements.meeting, (condition.shape,), condition.values)
    return Narrowing(papers, condition, is_read=is_read)


def is_one_of(papers: Papers) -> Condition:
    """A paper is one of *papers*."""
    return Part(statements.is_of, (papers.shape,), papers.values)


def narrowing_to_papers(papers: Iterable[int]) -> Narrowing:
    """The papers with the ids *papers*."""
    ids = (listed(sorted(papers)),)
    return Narrowing(Part(statements.with_ids, (), ids), Part(statements.has_id, (), ids))


def shapes(parts: Sequence[Part[Any]]) -> Shapes:
    """The shapes of *parts*."""
    return tuple(part.shape for part in parts)


def pieces(of: Sequence[Shape[Piece]], prefix: str = "part") -> list[Piece]:
    """The pieces of parts of these shapes, which go into one statement."""
    return [shape.piece(f"{prefix}_{place}") for place, shape in enumerate(of)]


def bound(parts: Sequence[Part[Any]], prefix: str = "part") -> dict[str, object]:
    """The values of *parts*, by the names that `pieces` gives their parameters."""
    return {
        name: value
        for place, part in enumerate(parts)
        for name, value in part.bound(f"{prefix}_{place}").items()
    }
