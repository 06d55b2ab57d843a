"""What to look for in the texts of papers, as a tree; the full-text index alone says how to ask it.

Values without a word of any engine: queries build them from what people type, and
`biblio.db.expressions` renders them where a statement is sent.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Words(NamedTuple):
    """Words that stand in a row.

    `text` is as it was typed, spelled out; `words` are those in it as the index has them. The last
    one is a beginning where `is_prefix`.
    """

    text: str
    words: tuple[str, ...]
    is_prefix: bool = False


class Within(NamedTuple):
    """*query*, all of it in one column of the index."""

    column: str
    query: TextQuery


class Every(NamedTuple):
    """All of the parts."""

    parts: tuple[TextQuery, ...]


class AnyOf(NamedTuple):
    """One of the parts at least."""

    parts: tuple[TextQuery, ...]


class Without(NamedTuple):
    """What is wanted, and nothing of what is not."""

    wanted: TextQuery
    unwanted: TextQuery


TextQuery = Words | Within | Every | AnyOf | Without


class Term(NamedTuple):
    """Words that a query asks for, and the column that they stand in, None for any."""

    words: tuple[str, ...]
    is_prefix: bool
    column: str | None


def every(parts: list[TextQuery]) -> TextQuery | None:
    """All of *parts* as one query; None where there are none."""
    return Every(tuple(parts)) if len(parts) > 1 else next(iter(parts), None)


def any_of(parts: list[TextQuery]) -> TextQuery | None:
    """Any of *parts* as one query; None where there are none."""
    return AnyOf(tuple(parts)) if len(parts) > 1 else next(iter(parts), None)


def terms_of(query: TextQuery, column: str | None = None) -> Iterator[Term]:
    """The words that *query* asks for, in its order; not those that it refuses."""
    match query:
        case Words():
            yield Term(query.words, query.is_prefix, column)
        case Within():
            yield from terms_of(query.query, query.column)
        case Without():
            yield from terms_of(query.wanted, column)
        case Every() | AnyOf():
            for each in query.parts:
                yield from terms_of(each, column)


def has_prefix(query: TextQuery) -> bool:
    """Whether a beginning of words is looked for, or refused."""
    match query:
        case Words():
            return query.is_prefix
        case Within():
            return has_prefix(query.query)
        case Without():
            return has_prefix(query.wanted) or has_prefix(query.unwanted)
        case Every() | AnyOf():
            return any(map(has_prefix, query.parts))


def refuses(query: TextQuery) -> bool:
    """Whether some words are refused."""
    match query:
        case Words():
            return False
        case Within():
            return refuses(query.query)
        case Without():
            return True
        case Every() | AnyOf():
            return any(map(refuses, query.parts))
