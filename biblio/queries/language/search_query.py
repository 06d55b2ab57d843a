"""The language of searches and filters: what people type, as a tree of words and as filters.

    query   = and { "OR" and }
    and     = [ "NOT" ] part { [ "AND" ] [ "NOT" ] part }
    part    = [ column ":" ] ( word [ "*" ] | '"' phrase '"' [ "*" ] | "(" query ")" )
    column  = "title" | "abstract" | "author" | "all", or another name of one

The other fields (`category:`, `date:`, `doi:` …, see `query_fields`) are filters: they stand beside
the query and hold for all of it; they may stand alone. What does not fit the grammar is answered
as plain words. `docs/queries.md` tells it to people.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from biblio.db.folding import spelled
from biblio.db.text_query import (
    Term,
    TextQuery,
    Within,
    Without,
    Words,
    any_of,
    every,
    has_prefix,
    terms_of,
)
from biblio.errors import InvalidQuery
from biblio.queries.language.accented import without_tex
from biblio.queries.language.dates import DateRange
from biblio.queries.language.indexed_words import WORD, as_indexed
from biblio.queries.language.query_fields import (
    COLUMNS,
    FIELDS,
    SCHEMES,
    Field,
    FieldValue,
    range_of,
)
from biblio.queries.language.query_tokens import Kind, Token, cut
from biblio.queries.language.word_forms import are_one, ends_in_symbol, other_forms

LONGEST: Final = 1_000
_DEEPEST: Final = 20
# arXiv's own form of a name, the surname first: ellis_j, le_verrier_u_j.
_UNDERSCORED: Final = re.compile(r"(?P<surname>[^\W\d]+?)(?P<initials>(?:_[^\W\d_])+)")


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A query made ready.

    `words` are to be looked for, None where none are; `categories`, `dates` and `fields` must hold
    too. `is_plain` says that the query was read as words, `unknown` what to say of names that are
    no fields.
    """

    words: TextQuery | None = None
    categories: tuple[str, ...] = ()
    dates: tuple[DateRange, ...] = ()
    fields: tuple[FieldValue, ...] = ()
    is_plain: bool = False
    unknown: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What there is to say to the person who asked."""
        plain = ("the query was read as plain words",) if self.is_plain else ()
        return (*plain, *self.unknown)

    @property
    def terms(self) -> tuple[Term, ...]:
        """What to mark in what is found."""
        return () if self.words is None else tuple(terms_of(self.words))

    @property
    def has_prefix(self) -> bool:
        """Whether a beginning of words is looked for, or refused."""
        return self.words is not None and has_prefix(self.words)

    def joined(self, other: SearchQuery) -> SearchQuery:
        """This with the filters of *other*, whose words are left out."""
        return replace(
            self,
            categories=(*self.categories, *other.categories),
            dates=(*self.dates, *other.dates),
            fields=(*self.fields, *other.fields),
        )


class _NotAQueryError(Exception):
    """The tokens do not fit the grammar."""


def parse_search(text: str) -> SearchQuery:
    """What *text* asks for.

    Raises:
        InvalidQuery: there is nothing to look for, it is too long, or a `date:` or the place of
            a filter cannot be understood.
    """
    if len(text) > LONGEST:
        raise InvalidQuery(f"a query takes at most {LONGEST:,} characters: shorten it")
    tokens, notes = cut(_clean(text))
    kept, filters = _take_filters(tokens)
    is_plain = False
    try:
        parser = _Parser(kept)
        node = parser.query(None, 0) if kept else None
        parser.end()
    except _NotAQueryError:
        node = _words(kept)
        is_plain = True
    if node is None and not filters:
        raise InvalidQuery("there is nothing to look for: give a word, a category: or a date:")
    if node is None:
        is_plain = False
    return SearchQuery(
        node,
        tuple(each.value for each in filters if each.field is Field.CATEGORY),
        tuple(DateRange(*range_of(each.value)) for each in filters if each.field is Field.DATE),
        tuple(each for each in filters if each.field not in {Field.CATEGORY, Field.DATE}),
        is_plain,
        notes,
    )


def _clean(text: str) -> str:
    """*text* without what cannot be stored or printed."""
    encodable = text.encode("utf-8", "replace").decode()
    return "".join(" " if unicodedata.category(char) == "Cc" else char for char in encodable)


def _take_filters(tokens: Sequence[Token]) -> tuple[list[Token], list[FieldValue]]:
    """The tokens without the filters, and what these say."""
    kept: list[Token] = []
    filters: list[FieldValue] = []
    depth = 0
    for place, token in enumerate(tokens):
        depth += (token.kind is Kind.OPEN) - (token.kind is Kind.CLOSE)
        if token.kind is not Kind.FILTER:
            follows = place > 0 and tokens[place - 1].kind is Kind.FILTER
            if not (follows and token.kind is Kind.AND):
                kept.append(token)
            continue
        before = tokens[place - 1].kind if place else None
        after = tokens[place + 1].kind if place + 1 < len(tokens) else None
        if depth > 0 or before in {Kind.OR, Kind.NOT, Kind.COLUMN} or after is Kind.OR:
            raise InvalidQuery(
                f"{token.text}: holds for the whole search: keep it out of parentheses, OR and NOT"
            )
        if kept and before is Kind.AND and after is not Kind.AND and after is None:
            kept.pop()
        scheme = f"{token.text}:" if token.text in SCHEMES else ""
        filters.append(FieldValue(FIELDS[token.text], scheme + token.value))
    return kept, filters


def _words(tokens: Sequence[Token]) -> TextQuery | None:
    """Every word of *tokens*, all of them asked for."""
    nodes = [
        node
        for token in tokens
        if token.kind in {Kind.TEXT, Kind.AND, Kind.OR, Kind.NOT, Kind.COLUMN}
        for word in WORD.findall(token.text)
        if (node := _leaf(word, None)) is not None
    ]
    return every(nodes)


def _leaf(text: str, column: str | None, *, is_prefix: bool = False) -> TextQuery | None:
    """The words of *text* in a row; None where there is no word."""
    if column == "authors" and "," in text:
        keyname, _, forenames = text.partition(",")
        text = f"{forenames} {keyname}"
    elif column == "authors" and (match := _UNDERSCORED.fullmatch(text)):
        text = f"{match['initials']} {match['surname']}"
    typed = unicodedata.normalize("NFC", without_tex(text))
    plain = spelled(typed)
    words = tuple(as_indexed(word) for word in WORD.findall(plain))
    if not words:
        return None
    others = other_forms(typed) if column != "authors" else []
    spellings: list[TextQuery] = [Words(plain, words, is_prefix)]
    spellings += (
        Words(" ".join(other), other, is_prefix)
        for other in others
        if other != words and not (is_prefix and ends_in_symbol(other))
    )
    found = any_of(spellings)
    return Within(column, found) if column is not None and found is not None else found


class _Parser:
    """A descent through the grammar; parts without a word fall away."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._place = 0

    def query(self, column: str | None, depth: int) -> TextQuery | None:
        """Alternatives, down to the end or a closing parenthesis."""
        if depth > _DEEPEST:
            raise _NotAQueryError
        nodes = [self._all(column, depth)]
        while self._took(Kind.OR):
            nodes.append(self._all(column, depth))
        return any_of([node for node in nodes if node is not None])

    def end(self) -> None:
        """Make sure that nothing is left."""
        if self._place < len(self._tokens):
            raise _NotAQueryError

    def _all(self, column: str | None, depth: int) -> TextQuery | None:
        """What must hold together, without what must not."""
        wanted: list[TextQuery] = []
        unwanted: list[TextQuery] = []
        before: str | None = None
        parts = 0
        while True:
            linked = parts > 0 and self._took(Kind.AND)
            refused = self._took(Kind.NOT)
            if not (linked or refused) and self._peek() in {None, Kind.OR, Kind.CLOSE}:
                break
            start = self._place
            node = self._part(column, depth)
            found = [] if node is None else [node]
            parts += 1
            word = self._word_from(start) if found and not refused else None
            if before is not None and word is not None and not linked and are_one(before, word):
                together = _leaf(f"{before} {word}", column)
                node = any_of([each for each in (every([wanted.pop(), *found]), together) if each])
            before = word
            if node is not None:
                (unwanted if refused else wanted).append(node)
        if not parts or (unwanted and not wanted):
            raise _NotAQueryError
        node = every(wanted)
        refuse = any_of(unwanted)
        return node if node is None or refuse is None else Without(node, refuse)

    def _part(self, column: str | None, depth: int) -> TextQuery | None:
        token = self._next()
        if token.kind is Kind.COLUMN and column is None:
            return self._part(COLUMNS[FIELDS[token.text]], depth)
        if token.kind is Kind.OPEN:
            node = self.query(column, depth + 1)
            if not self._took(Kind.CLOSE):
                raise _NotAQueryError
            return node
        if token.kind is not Kind.TEXT:
            raise _NotAQueryError
        return _leaf(token.text, column, is_prefix=token.is_prefix)

    def _word_from(self, start: int) -> str | None:
        """The token at *start*, where it is a word by itself and the last that was read."""
        token = self._tokens[start]
        is_word = self._place == start + 1 and token.kind is Kind.TEXT and not token.is_prefix
        return token.text if is_word else None

    def _peek(self) -> Kind | None:
        return self._tokens[self._place].kind if self._place < len(self._tokens) else None

    def _took(self, kind: Kind) -> bool:
        if self._peek() is not kind:
            return False
        self._place += 1
        return True

    def _next(self) -> Token:
        if self._place >= len(self._tokens):
            raise _NotAQueryError
        self._place += 1
        return self._tokens[self._place - 1]
