"""What to look for in the texts of papers, as PostgreSQL takes it, and the words that it has there.

`migrations/postgresql/` says what a document of the search index is: each word with its places, and
a weight for the field that it stands in. So a word of a title is one with the weight A, and a word
of the smaller fields has a name of its own (`/c/word` in the comments) beside the plain one.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from biblio.db.engines.postgresql.letters import TABLE
from biblio.db.text_query import AnyOf, Every, TextQuery, Within, Without, Words

READS_ALL_BEGINNINGS = False

LONGEST: Final = 500
"""Characters of a word that count: a word of the index has at most 2,046 bytes."""
_ASCII: Final = bytes(ord(TABLE.get(code, chr(code))) for code in range(128)) + bytes(128)
_NOTHING: Final = "'/'"
"""What no paper has."""


class Field(NamedTuple):
    """How the words of one column of the documents stand in the index."""

    weight: str
    mark: str
    room: int  # bytes of its words that are indexed

    @property
    def is_marked(self) -> bool:
        """Whether its words have a name of their own beside the plain one."""
        return self.mark != ""


FIELDS: Final[Mapping[str, Field]] = MappingProxyType(
    {
        "title": Field("A", "", 20_000),
        "abstract": Field("C", "", 160_000),
        "comments": Field("D", "/c/", 10_000),
        "journal": Field("D", "/j/", 10_000),
        "container": Field("D", "/k/", 10_000),
        "report": Field("D", "/r/", 10_000),
        "authors": Field("B", "", 160_000),
    }
)
"""The columns of the documents, in the order in which their words are counted."""


def words(text: str) -> list[str]:
    """The words of *text* as the index has them, in their order.

    The function `biblio_words` of the database gives the same.
    """
    if text.isascii():
        return text.encode().translate(_ASCII).decode().split()
    return text.translate(TABLE).split()


def expression(query: TextQuery) -> str:
    """*query* as a text that is to be cast to `tsquery`."""
    return _rendered(query, None)


def _rendered(query: TextQuery, column: str | None) -> str:
    """*query*, all of it in one *column* where one is given."""
    match query:
        case Words():
            return _phrase(query, column)
        case Within():
            # In two columns at once there is nothing.
            is_other = column is not None and column != query.column
            return _NOTHING if is_other else _rendered(query.query, query.column)
        case Every():
            return _joined(" & ", query.parts, column)
        case AnyOf():
            return _joined(" | ", query.parts, column)
        case Without():
            wanted, unwanted = query
            return f"({_rendered(wanted, column)} & !{_rendered(unwanted, column)})"


def _joined(sign: str, parts: tuple[TextQuery, ...], column: str | None) -> str:
    return f"({sign.join(_rendered(each, column) for each in parts)})"


def _phrase(query: Words, column: str | None) -> str:
    """Words in a row; what has none is nowhere."""
    found = [word[:LONGEST] for word in words(query.text)]
    if not found:
        return _NOTHING
    field = None if column is None else FIELDS[column]
    mark = "" if field is None else field.mark
    weight = "" if field is None or field.is_marked else field.weight
    terms = [f"'{mark}{word}'{':' if weight else ''}{weight}" for word in found]
    if query.is_prefix:
        terms[-1] = f"'{mark}{found[-1]}':*{weight}"
    return f"({' <-> '.join(terms)})"
