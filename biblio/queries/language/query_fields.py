"""The fields that a query may name, in the words of arXiv, ADS, INSPIRE and this program.

A field is answered by a column of the full-text index, or by a filter that holds for the whole
query. A name that is none of these is a word like any other, with a note.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final, NamedTuple


class Field(Enum):
    """What a query may ask about, by the name that this program gives it."""

    TITLE = "title"
    ABSTRACT = "abstract"
    AUTHOR = "author"
    ANYWHERE = "all"
    CATEGORY = "category"
    PRIMARY = "primary"
    DATE = "date"
    DOI = "doi"
    IDENTIFIER = "id"
    FIRST_AUTHOR = "first_author"
    LAST_AUTHOR = "last_author"
    COLLABORATION = "collaboration"
    AUTHOR_COUNT = "author_count"
    COMMENTS = "comments"
    JOURNAL = "journal"
    REPORT = "report"
    KIND = "kind"
    TAG = "tag"
    LIST = "list"
    WITHDRAWN = "withdrawn"
    HAS = "has"
    LACKS = "lacks"
    CITES = "cites"
    CITED_BY = "cited_by"


COLUMNS: Final[Mapping[Field, str | None]] = MappingProxyType(
    {
        Field.TITLE: "title",
        Field.ABSTRACT: "abstract",
        Field.AUTHOR: "authors",
        Field.ANYWHERE: None,
    }
)
"""The fields that words are looked for in, and the column of the index; None for all of it."""

_NAMES: Final = """
title        ti t
abstract     abs
author       au a authors
all          anywhere
category     cat categories arxiv_class
primary      primarch primary_category
date         d year submitted submitteddate pubdate
doi
id           eprint arxiv arxiv_id identifier isbn pmid pmcid openalex key
first_author fa firstauthor
last_author  la lastauthor
collaboration cn collab
author_count ac authorcount
comments     co comment
journal      jr j journal_ref container container_title booktitle
report       rn r report_no reportnumber
kind         type doctype
tag          tags
list
withdrawn
has
lacks
cites        refersto
cited_by     citedby
"""
FIELDS: Final[Mapping[str, Field]] = MappingProxyType(
    {
        name: Field(names.split()[0])
        for names in _NAMES.strip().splitlines()
        for name in names.split()
    }
)
"""Each name of a field, in small letters."""

SCHEMES: Final = frozenset({"isbn", "pmid", "pmcid", "openalex", "key"})
"""The names of `id:` that say which scheme the identifier is of."""
_LOOKS_NAMED: Final = re.compile(r"([A-Za-z][A-Za-z_-]{1,30}):(\S)?")
_ADDRESSES: Final = frozenset({"http", "https", "ftp"})
_NEAR: Final = 0.6  # of 1: how alike a name must be to be offered


class FieldValue(NamedTuple):
    """What a filter of a query asks for."""

    field: Field
    value: str


def names_of(*, columns: bool) -> list[str]:
    """The names of columns, or of filters, the longest first."""
    names = [name for name, field in FIELDS.items() if (field in COLUMNS) is columns]
    return sorted(names, key=len, reverse=True)


def note_on(word: str) -> str | None:
    """What to say of *word*, whose `name:` is no field or has no value; None for any other."""
    match = _LOOKS_NAMED.match(word)
    if match is None:
        return None
    name = match[1]
    if name.lower() in FIELDS:
        return f"{name}: was read as a word: a field has its value right behind the colon"
    if match[2] is None or name.lower() in _ADDRESSES:
        return None
    near = difflib.get_close_matches(name.lower(), FIELDS, n=1, cutoff=_NEAR)
    hint = f"did you mean {FIELDS[near[0]].value}:?" if near else f"there are {_listed()}"
    return f"there is no field {name}:, it was read as a word; {hint}"


def range_of(value: str) -> tuple[str | None, str | None]:
    """The two ends, each None where open, of a *value* of `date:`.

    `2024` is both ends, `2024-01..2024-06` two; so are ADS's `2015-2018` and `[2015 TO 2018]`,
    with * for an open end.
    """
    if match := re.fullmatch(r"\[\s*(.+?)\s+TO\s+(.+?)\s*\]", value, re.IGNORECASE):
        since, until = match.groups()
        return (None if since == "*" else since), (None if until == "*" else until)
    if match := re.fullmatch(r"([0-9]{4})\s*[-\N{EN DASH}]\s*([0-9]{4})", value):
        return match[1], match[2]
    since, dots, until = value.partition("..")
    if not dots:
        return value, value
    return since or None, until or None


def _listed() -> str:
    return ", ".join(f"{field.value}:" for field in Field)
