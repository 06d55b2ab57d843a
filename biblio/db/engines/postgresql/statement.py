"""One statement of people's own SQL, taken apart as far as it has to be known before it is sent.

PostgreSQL's documentation, "4.1. Lexical Structure", with `standard_conforming_strings` on: what is
a name and what stands in a text, a comment or a quoted name; `:name` becomes `$1`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final, NamedTuple

from biblio.errors import InvalidQuery

ONE: Final = "give one SQL statement at a time: nothing may follow the semicolon"
_FURTHER: Final = "\u0080-\U0010ffff"  # letters of a name, whatever they are
# What begins at a place; a comment that holds others and a text in dollars are looked for apart.
_TOKEN: Final = re.compile(
    rf"""
    (?P<blank>\s+|--[^\n\r]*)
    |(?P<escaped>[eE]'(?:[^'\\]|\\.|'')*')
    |(?P<text>'[^']*')
    |(?P<coded>[uU]&")
    |"(?P<quoted>(?:[^"]|"")*)"
    |(?P<word>[A-Za-z_{_FURTHER}][A-Za-z0-9_${_FURTHER}]*)
    |(?P<nested>/\*)
    |(?P<dollars>\$(?:[A-Za-z_{_FURTHER}][A-Za-z0-9_{_FURTHER}]*)?\$)
    |(?P<numbered>\$[0-9]+)
    |(?P<colons>::|:=)
    |:(?P<parameter>[A-Za-z_][A-Za-z0-9_]*)
    |(?P<end>;)
    """,
    re.VERBOSE | re.DOTALL,
)
_COMMENT: Final = re.compile(r"/\*|\*/")
_SILENT: Final = frozenset({"blank", "comment"})


class _Token(NamedTuple):
    """A piece of the statement: what kind it is of, what it says, and where it begins and ends."""

    kind: str
    said: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """What is sent, and what is known of it.

    `words` are the names in it, whatever they name: quoted ones as they are, others in small
    letters. `parameters` are those that `$1`, `$2`, … stand for; `begins` is the first word of it,
    empty where it begins with something else, and `plain` are the words that are not quoted.
    """

    sent: str
    parameters: tuple[str, ...]
    words: frozenset[str]
    plain: frozenset[str]
    begins: str
    _moved: tuple[tuple[int, int], ...]

    def at(self, position: int) -> int:
        """Where in the statement as it was written that stands which is sent at *position*."""
        moved = [each for each in self._moved if each[0] <= position]
        sent, written = moved[-1] if moved else (0, 0)
        return written + position - sent


def statement(query: str, given: Collection[str]) -> Statement:
    """*query* as it is sent, for which the parameters in *given* have values.

    Raises:
        InvalidQuery: it is none or several, or has a parameter without a value or a name.
    """
    tokens = [each for each in _tokens(query) if each.kind not in _SILENT]
    ends = [each for each in tokens if each.kind == "end"]
    if ends and tokens[-1] is not ends[0]:
        raise InvalidQuery(ONE)
    said = [each for each in tokens if each.kind != "end"]
    if not said:
        raise InvalidQuery("that statement answers nothing: write a SELECT")
    plain = frozenset(each.said.lower() for each in said if each.kind == "word")
    first = said[0].said.lower() if said[0].kind == "word" else ""
    sent, names, moved = _numbered(query, said, given)
    return Statement(
        sent,
        tuple(names),
        plain | {each.said for each in said if each.kind == "quoted"},
        plain,
        first,
        tuple(moved),
    )


def _numbered(
    query: str, said: list[_Token], given: Collection[str]
) -> tuple[str, dict[str, int], list[tuple[int, int]]]:
    """*query* with a number for each parameter, their names, and where that moved the rest to."""
    parts: list[str] = []
    names: dict[str, int] = {}
    moved: list[tuple[int, int]] = []
    after = length = 0
    for each in said:
        if each.kind == "numbered":
            raise InvalidQuery(
                f"the query has a parameter without a name: write it as :name, not as {each.said}"
            )
        if each.kind != "parameter":
            continue
        if each.said not in given:
            raise InvalidQuery(
                f"the query has a parameter without a value: give one for :{each.said}"
            )
        number = names.setdefault(each.said, len(names) + 1)
        parts += [query[after : each.start], f"${number}"]
        length += sum(map(len, parts[-2:]))
        after = each.end
        moved += [(length - len(parts[-1]), each.start), (length, after)]
    # A semicolon would be within the declaration of a cursor; what is behind it is a comment.
    return "".join([*parts, query[after : said[-1].end]]), names, moved


def _tokens(query: str) -> list[_Token]:
    """What *query* is made of, but for marks and numbers.

    Raises:
        InvalidQuery: a text with escapes is written in pieces, or a name in codes: what stands in
            such is not looked into.
    """
    tokens: list[_Token] = []
    at = 0
    is_escaped = False  # the last text was one with escapes, which another would continue
    while at < len(query):
        token = _token(query, at)
        if token.kind == "coded":
            raise InvalidQuery('write names as they are, and not in codes (U&"…")')
        if token.kind == "text" and is_escaped:
            raise InvalidQuery("write a text with escapes (E'…') in one piece")
        if token.kind not in _SILENT:
            is_escaped = token.kind == "escaped"
        tokens.append(token)
        at = token.end
    return tokens


def _token(query: str, at: int) -> _Token:
    """What begins in *query* at a place."""
    found = _TOKEN.match(query, at)
    if found is None:
        return _Token("mark", query[at], at, at + 1)
    kind = found.lastgroup or ""
    if kind == "nested":
        return _Token("comment", "", at, _end_of_comment(query, at))
    if kind == "dollars":
        end = query.find(found[0], found.end())
        return _Token("text", "", at, len(query) if end < 0 else end + len(found[0]))
    said = found[kind]
    if kind == "quoted":
        said = said.replace('""', '"')
    return _Token(kind, said, at, found.end())


def _end_of_comment(query: str, at: int) -> int:
    """Where the comment that begins *at* a place ends, with those within it."""
    depth = 0
    for found in _COMMENT.finditer(query, at):
        depth += 1 if found[0] == "/*" else -1
        if depth == 0:
            return found.end()
    return len(query)
