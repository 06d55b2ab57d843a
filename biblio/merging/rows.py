"""A merged record as rows of the tables, column by column in the order of the models."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any, Final

import orjson

from biblio.db.packed import pack
from biblio.model.identifiers import ArxivId, dois
from biblio.model.names import PARSER_VERSION, AuthorName, search_keys
from biblio.model.records import PaperRecord

Row = tuple[Any, ...]

LONG_LIST: Final = 200  # places; a shorter list is read from its rows as quickly
EPOCH: Final = date(1970, 1, 1).toordinal()


# What makes an author row one row: keyname, forenames, suffix, whether it is a collaboration.
AuthorIdentity = tuple[str, str, str, bool]


def identity(name: AuthorName) -> AuthorIdentity:
    """Which author row *name* is."""
    return name[:4]


def author_row(author: AuthorIdentity) -> Row:
    """The row of `authors`, without its id."""
    name = AuthorName(*author)
    return (*author, name.name, *search_keys(name))


def paper_row(paper_id: int, paper: PaperRecord) -> Row:
    """The row of `papers`, without its computed columns."""
    return (
        paper_id,
        paper.arxiv_id,
        paper.submitted,
        paper.revised,
        paper.latest_version,
        _flag(paper.withdrawn),
        _flag(paper.deleted),
        int(paper.authors_cut),
        int(paper.authors_shifted),
        PARSER_VERSION if paper.authors else 0,
        paper.categories[0] if paper.categories else None,
        paper.title,
        paper.authors_text,
        paper.comments,
        paper.journal_ref,
        paper.doi,
        paper.report_no,
        paper.license,
        paper.submitter,
        _json(dict(paper.extra)),
        paper.abstract,
    )


def identifier_rows(paper_id: int, paper: PaperRecord) -> list[Row]:
    """The rows of `identifiers`."""
    return [
        ("arxiv", paper.arxiv_id, paper_id),
        *(("doi", each, paper_id) for each in dois(paper.doi)),
    ]


def version_rows(paper_id: int, paper: PaperRecord) -> list[Row]:
    """The rows of `paper_versions`."""
    return [(paper_id, *each) for each in paper.versions]


def category_rows(paper_id: int, paper: PaperRecord) -> list[Row]:
    """The rows of `paper_categories`."""
    day = listed_on(paper)
    return [
        (paper_id, ordinal, each, day) for ordinal, each in enumerate(paper.categories, start=1)
    ]


def authorship_rows(paper_id: int, paper: PaperRecord, authors: Sequence[int]) -> list[Row]:
    """The rows of `authorships`; *authors* are the ids of the paper's authors in order."""
    day = listed_on(paper)
    return [
        (
            paper_id,
            ordinal,
            author_id,
            name.printed,
            _json(name.affiliations),
            day,
        )
        for ordinal, (author_id, name) in enumerate(
            zip(authors, paper.authors, strict=True), start=1
        )
    ]


def affiliations(authors: Sequence[AuthorName]) -> list[str | None] | None:
    """What stands in `affiliations` for each of *authors*; None where none has any."""
    if not any(name.affiliations for name in authors):
        return None
    return [_json(name.affiliations) for name in authors]


def list_rows(paper_id: int, authors: Sequence[int]) -> list[Row]:
    """The row of `author_lists` for *authors*, where they are enough for one."""
    return [(paper_id, len(authors), pack(authors))] if len(authors) >= LONG_LIST else []


def listed_on(paper: PaperRecord) -> int:
    """The day of the date that *paper* is listed by, from 1970-01-01 on."""
    known = paper.submitted or ArxivId.parse(paper.arxiv_id or "").announced
    return _day(known[:10] if len(known) > len("YYYY-MM") else f"{known}-01")


@cache
def _day(text: str) -> int:
    return date.fromisoformat(text).toordinal() - EPOCH


def translation_rows(paper_id: int, paper: PaperRecord) -> list[Row]:
    """The rows of `translations`."""
    return [(paper_id, *each) for each in paper.translations]


def _flag(value: bool | None) -> int | None:  # noqa: FBT001 - a column's value
    return None if value is None else int(value)


def _json(value: Any) -> str | None:  # noqa: ANN401 - whatever is to be JSON
    return orjson.dumps(value).decode() if value else None
