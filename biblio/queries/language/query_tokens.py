"""A query cut into its words, phrases, fields and operators."""

from __future__ import annotations

import re
from enum import Enum
from typing import Final, NamedTuple

from biblio.queries.language.query_fields import names_of, note_on

_FILTERS: Final = "|".join(names_of(columns=False))
_COLUMNS: Final = "|".join(names_of(columns=True))
# People write a space behind these; behind any other name it may as well be a title's colon.
_SPACED: Final = "title|ti|abstract|abs|authors?|au|all"
# TeX is one word, whatever blanks and parentheses are in it: $\Lambda CDM$, $f(R)$, H_{\rm m1}.
_FORMULA: Final = r'\$(?=[^$"]*[\\^_{][^$"]*\$|[^$"\s]*\$)[^$"]*\$|(?:\\[A-Za-z]+|[_^])\{[^{}"$]*\}'
_TOKEN: Final = re.compile(
    rf"""(?P<space>\s+)
    | (?P<open>\()
    | (?P<close>\))
    | (?P<doi>(?i:doi)):\s*(?P<doi_value>10\.(?:[^\s()"]|\([^\s()"]*\))+)
    | (?P<filter>(?i:{_FILTERS})):
      (?:\s+(?=[0-9]{{4}}\.[0-9]{{4}}|[a-z-]+(?:\.[A-Z]{{2}})?/[0-9]{{7}}))?
      (?P<value>"[^"]*"?|\[[^\]]*\]|[^\s()"]+)
    | (?P<column>(?i:{_SPACED})(?=:)|(?i:{_COLUMNS})(?=:\S)):
    | "(?P<phrase>[^"]*)"?(?P<phrase_star>\*?)
    | (?P<word>(?:{_FORMULA}|\\"|[^\s()"])+)
    """,
    re.VERBOSE,
)


class Kind(Enum):
    """What a token is."""

    OPEN = "("
    CLOSE = ")"
    AND = "AND"
    OR = "OR"
    NOT = "NOT"
    COLUMN = "column"
    FILTER = "filter"
    TEXT = "text"


_OPERATORS: Final = {"AND": Kind.AND, "OR": Kind.OR, "NOT": Kind.NOT, "ANDNOT": Kind.NOT}


class Token(NamedTuple):
    """One token: `text` as it was typed, of a filter its name, with its `value`."""

    kind: Kind
    text: str = ""
    value: str = ""
    is_prefix: bool = False


class Cut(NamedTuple):
    """The tokens of a query, and what there is to say of names that are no fields."""

    tokens: tuple[Token, ...]
    notes: tuple[str, ...]


def cut(text: str) -> Cut:
    """The tokens of *text*."""
    tokens: list[Token] = []
    notes: dict[str, None] = {}
    for match in _TOKEN.finditer(text):
        if match["space"]:
            continue
        token = _token(match)
        if token.kind is Kind.TEXT and match["word"] and (note := note_on(text[match.start() :])):
            notes[note] = None
        tokens.append(token)
    return Cut(tuple(tokens), tuple(notes))


def _token(match: re.Match[str]) -> Token:
    """What *match* of the pattern is."""
    if match["open"] or match["close"]:
        return Token(Kind(match[0]), match[0])
    if match["doi"] or match["filter"]:
        value = match["doi_value"] or match["value"].strip('"')
        return Token(Kind.FILTER, (match["doi"] or match["filter"]).lower(), value)
    if match["column"]:
        return Token(Kind.COLUMN, match["column"].lower())
    if match["phrase"] is not None:
        return Token(Kind.TEXT, match["phrase"], is_prefix=bool(match["phrase_star"]))
    word = match["word"]
    kind = _OPERATORS.get(word, Kind.TEXT)
    return Token(kind, word, is_prefix=word.endswith("*"))
