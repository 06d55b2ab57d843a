"""The language of searches and filters: what people type, as an FTS5 expression that parses.

    query   = and { "OR" and }
    and     = [ "NOT" ] part { [ "AND" ] [ "NOT" ] part }
    part    = [ column ":" ] ( word [ "*" ] | '"' phrase '"' [ "*" ] | "(" query ")" )
    column  = "title" | "abstract" | "author"

`category:` and `date:` stand beside the query and hold for all of it; they may stand alone. What
does not fit the grammar is answered as plain words. `docs/queries.md` tells it to people.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final, NamedTuple

from biblio.errors import InvalidQuery
from biblio.queries.dates import DateRange
from biblio.queries.indexed_words import LETTERS, WORD, as_indexed

LONGEST: Final = 1_000
_DEEPEST: Final = 20
_COLUMNS: Final = {
    "title": "title",
    "abstract": "abstract",
    "author": "authors",
    "authors": "authors",
}
_TOKEN: Final = re.compile(
    r"""(?P<space>\s+)
    | (?P<open>\()
    | (?P<close>\))
    | (?P<filter>(?i:category|date)):(?P<value>"[^"]*"?|[^\s()"]*)
    | (?P<column>(?i:title|abstract|authors?)):
    | "(?P<phrase>[^"]*)"?(?P<phrase_star>\*?)
    | (?P<word>(?:(?!(?i:title|abstract|authors?|category|date):)[^\s()"]|(?<=\S)[^\s()"])+)
    """,
    re.VERBOSE,
)


class Term(NamedTuple):
    """Words that stand in a row, as indexed; the last one is a beginning where `is_prefix`."""

    words: tuple[str, ...]
    is_prefix: bool
    column: str | None


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A query made ready.

    `match` is the FTS5 expression, None where no words are asked for, `terms` what to mark in
    what it finds; `categories` and `dates` must hold too. `is_plain` says that the query was read
    as words.
    """

    match: str | None = None
    terms: tuple[Term, ...] = ()
    categories: tuple[str, ...] = ()
    dates: tuple[DateRange, ...] = ()
    is_plain: bool = False

    @property
    def notes(self) -> tuple[str, ...]:
        """What there is to say to the person who asked."""
        return ("the query was read as plain words",) if self.is_plain else ()

    @property
    def has_prefix(self) -> bool:
        """Whether a beginning of words is looked for, or refused."""
        return self.match is not None and '" *' in self.match

    def joined(self, other: SearchQuery) -> SearchQuery:
        """This with the `category:` and `date:` of *other*, whose words are left out."""
        return replace(
            self,
            categories=(*self.categories, *other.categories),
            dates=(*self.dates, *other.dates),
        )


class _Kind(Enum):
    OPEN = "("
    CLOSE = ")"
    AND = "AND"
    OR = "OR"
    NOT = "NOT"
    COLUMN = "column"
    FILTER = "filter"
    TEXT = "text"


class _Token(NamedTuple):
    kind: _Kind
    text: str = ""
    value: str = ""
    is_prefix: bool = False


class _Node(NamedTuple):
    """A piece of the FTS5 expression, and the terms that it looks for."""

    sql: str
    terms: tuple[Term, ...]
    is_single: bool = True


class _NotAQueryError(Exception):
    """The tokens do not fit the grammar."""


def parse_search(text: str) -> SearchQuery:
    """What *text* asks for.

    Raises:
        InvalidQuery: there is nothing to look for, it is too long, or a `date:` or the place of
            a `category:` or `date:` cannot be understood.
    """
    if len(text) > LONGEST:
        raise InvalidQuery(f"a query takes at most {LONGEST:,} characters: shorten it")
    clean = _clean(text)
    tokens, categories, dates = _take_filters(list(_tokens(clean)))
    is_plain = False
    try:
        parser = _Parser(tokens)
        node = parser.query(None, 0) if tokens else None
        parser.end()
    except _NotAQueryError:
        node = _words(tokens)
        is_plain = True
    if node is None and (categories or dates):
        return SearchQuery(categories=tuple(categories), dates=tuple(dates))
    if node is None:
        raise InvalidQuery("there is nothing to look for: give a word, a category: or a date:")
    return SearchQuery(node.sql, node.terms, tuple(categories), tuple(dates), is_plain)


def _clean(text: str) -> str:
    """*text* without what cannot be stored or printed."""
    encodable = text.encode("utf-8", "replace").decode()
    return "".join(" " if unicodedata.category(char) == "Cc" else char for char in encodable)


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        if match["space"]:
            continue
        if match["open"]:
            yield _Token(_Kind.OPEN, "(")
        elif match["close"]:
            yield _Token(_Kind.CLOSE, ")")
        elif match["filter"]:
            yield _Token(_Kind.FILTER, match["filter"].lower(), match["value"].strip('"'))
        elif match["column"]:
            yield _Token(_Kind.COLUMN, match["column"].lower())
        elif match["phrase"] is not None:
            yield _Token(_Kind.TEXT, match["phrase"], is_prefix=bool(match["phrase_star"]))
        elif match["word"] in {"AND", "OR", "NOT"}:
            yield _Token(_Kind(match["word"]), match["word"])
        else:
            word = match["word"]
            yield _Token(_Kind.TEXT, word, is_prefix=word.endswith("*"))


def _take_filters(
    tokens: list[_Token],
) -> tuple[list[_Token], list[str], list[DateRange]]:
    """The tokens without `category:` and `date:`, and what these say."""
    kept: list[_Token] = []
    categories: list[str] = []
    dates: list[DateRange] = []
    depth = 0
    for place, token in enumerate(tokens):
        depth += (token.kind is _Kind.OPEN) - (token.kind is _Kind.CLOSE)
        if token.kind is not _Kind.FILTER:
            follows = place > 0 and tokens[place - 1].kind is _Kind.FILTER
            if not (follows and token.kind is _Kind.AND):
                kept.append(token)
            continue
        before = tokens[place - 1].kind if place else None
        after = tokens[place + 1].kind if place + 1 < len(tokens) else None
        if depth > 0 or before in {_Kind.OR, _Kind.NOT, _Kind.COLUMN} or after is _Kind.OR:
            raise InvalidQuery(
                f"{token.text}: holds for the whole search: keep it out of parentheses, OR and NOT"
            )
        if kept and before is _Kind.AND and after is not _Kind.AND and after is None:
            kept.pop()
        if token.text == "category":
            categories.append(token.value)
        else:
            dates.append(_dates(token.value))
    return kept, categories, dates


def _dates(value: str) -> DateRange:
    since, dots, until = value.partition("..")
    if not dots:
        return DateRange.on(value)
    return DateRange(since or None, until or None)


def _words(tokens: Sequence[_Token]) -> _Node | None:
    """Every word of *tokens*, all of them asked for."""
    nodes = [
        node
        for token in tokens
        if token.kind in {_Kind.TEXT, _Kind.AND, _Kind.OR, _Kind.NOT, _Kind.COLUMN}
        for word in WORD.findall(token.text)
        if (node := _leaf(word, None, is_prefix=False)) is not None
    ]
    return _joined("AND", nodes)


def _leaf(text: str, column: str | None, *, is_prefix: bool) -> _Node | None:
    """The words of *text* in a row; None where there is no word."""
    if column == "authors" and "," in text:
        keyname, _, forenames = text.partition(",")
        text = f"{forenames} {keyname}"
    plain = text.translate(LETTERS)
    words = tuple(as_indexed(word) for word in WORD.findall(plain))
    if not words:
        return None
    quoted = plain.replace('"', " ")
    sql = f'"{quoted}"{" *" if is_prefix else ""}'
    return _Node(f"{column} : {sql}" if column else sql, (Term(words, is_prefix, column),))


def _joined(operator: str, nodes: Sequence[_Node]) -> _Node | None:
    """*nodes* under one operator; None where there are none."""
    if len(nodes) < 2:  # noqa: PLR2004 - one needs no operator
        return nodes[0] if nodes else None
    return _Node(
        f" {operator} ".join(_enclosed(node) for node in nodes),
        tuple(term for node in nodes for term in node.terms),
        is_single=False,
    )


def _enclosed(node: _Node) -> str:
    return node.sql if node.is_single else f"({node.sql})"


class _Parser:
    """A descent through the grammar; parts without a word fall away."""

    def __init__(self, tokens: Sequence[_Token]) -> None:
        self._tokens = tokens
        self._place = 0

    def query(self, column: str | None, depth: int) -> _Node | None:
        """Alternatives, down to the end or a closing parenthesis."""
        if depth > _DEEPEST:
            raise _NotAQueryError
        nodes = [self._all(column, depth)]
        while self._took(_Kind.OR):
            nodes.append(self._all(column, depth))
        return _joined("OR", [node for node in nodes if node is not None])

    def end(self) -> None:
        """Make sure that nothing is left."""
        if self._place < len(self._tokens):
            raise _NotAQueryError

    def _all(self, column: str | None, depth: int) -> _Node | None:
        """What must hold together, without what must not."""
        wanted: list[_Node] = []
        unwanted: list[_Node] = []
        parts = 0
        while True:
            linked = parts > 0 and self._took(_Kind.AND)
            refused = self._took(_Kind.NOT)
            if not (linked or refused) and self._peek() in {None, _Kind.OR, _Kind.CLOSE}:
                break
            node = self._part(column, depth)
            parts += 1
            if node is not None:
                (unwanted if refused else wanted).append(node)
        if not parts or (unwanted and not wanted):
            raise _NotAQueryError
        node = _joined("AND", wanted)
        refuse = _joined("OR", unwanted)
        if node is None or refuse is None:
            return node
        return _Node(f"{_enclosed(node)} NOT {_enclosed(refuse)}", node.terms, is_single=False)

    def _part(self, column: str | None, depth: int) -> _Node | None:
        token = self._next()
        if token.kind is _Kind.COLUMN and column is None:
            return self._part(_COLUMNS[token.text], depth)
        if token.kind is _Kind.OPEN:
            node = self.query(column, depth + 1)
            if not self._took(_Kind.CLOSE):
                raise _NotAQueryError
            return node
        if token.kind is not _Kind.TEXT:
            raise _NotAQueryError
        return _leaf(token.text, column, is_prefix=token.is_prefix)

    def _peek(self) -> _Kind | None:
        return self._tokens[self._place].kind if self._place < len(self._tokens) else None

    def _took(self, kind: _Kind) -> bool:
        if self._peek() is not kind:
            return False
        self._place += 1
        return True

    def _next(self) -> _Token:
        if self._place >= len(self._tokens):
            raise _NotAQueryError
        self._place += 1
        return self._tokens[self._place - 1]
