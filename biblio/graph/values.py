"""What is answered of a graph: rows, and how far the answering is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, NamedTuple, TypeVar


class GraphProgress(NamedTuple):
    """A round that is done: which, how much is left (links, or what still moves), and seconds."""

    round: int
    left: float
    seconds: float


OnRound = Callable[[GraphProgress], None]


class AuthorPair(NamedTuple):
    """Two authors, how many papers they share, and what these weigh: 1/(n-1) with n authors."""

    author_id: int
    name: str
    other_id: int
    other_name: str
    papers: int
    weight: float


class ComponentMember(NamedTuple):
    """An author, and the component: its number, 1 for the largest, and how many are in it."""

    author_id: int
    name: str
    component: int
    authors: int


class RankedAuthor(NamedTuple):
    """An author, of how many papers, and the author's part of 1 by PageRank."""

    author_id: int
    name: str
    papers: int
    pagerank: float


Row = TypeVar("Row", AuthorPair, ComponentMember, RankedAuthor)


class GraphAnswer(NamedTuple, Generic[Row]):
    """The rows of an answer, which come as they are asked for, and how many there are in all."""

    rows: Iterator[Row]
    total: int
