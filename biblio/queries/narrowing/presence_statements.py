"""What papers have and lack, as conditions on them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import ColumnElement, or_, select, text

from biblio.db.annotation_models import STANDING
from biblio.db.models import (
    AuthorIdentifier,
    Authorship,
    Category,
    Identifier,
    Keyword,
    Paper,
    Reference,
)
from biblio.model.moments import UNDATED


def is_withdrawn(answer: bool) -> ColumnElement[bool]:  # noqa: FBT001 - fixed
    """A paper was withdrawn, or nobody says so."""
    # Written out, since an index holds those papers alone.
    return Paper.withdrawn == text("1") if answer else Paper.withdrawn.is_distinct_from(1)


def has(name: str, answer: bool) -> ColumnElement[bool]:  # noqa: FBT001 - fixed
    """A paper has what is called so, or has it not."""
    condition = PRESENT_BY[name]()
    return condition if answer else ~condition


def row(model: Any, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:  # noqa: ANN401 - of papers
    """A paper has a row of *model* that meets the *conditions*."""
    return select(1).where(model.paper_id == Paper.id, *conditions).exists()


def identifier(scheme: str) -> Callable[[], ColumnElement[bool]]:
    """What tells whether a paper has an identifier of the *scheme*."""
    return lambda: row(Identifier, Identifier.scheme == scheme)


def label(kind: str) -> Callable[[], ColumnElement[bool]]:
    """What tells whether a paper has a tag, or is in a list."""
    view = STANDING.c
    return lambda: Paper.id.in_(select(view.paper_id).where(view.kind == kind))


PRESENT_BY: Final[Mapping[str, Callable[[], ColumnElement[bool]]]] = MappingProxyType(
    {
        "title": lambda: Paper.title.is_not(None),
        "abstract": lambda: Paper.abstract.is_not(None),
        "author": lambda: row(Authorship),
        "affiliation": lambda: row(Authorship, Authorship.affiliations.is_not(None)),
        "orcid": lambda: row(AuthorIdentifier, AuthorIdentifier.scheme == "orcid"),
        "category": lambda: row(Category),
        "date": lambda: Paper.listed_submitted != UNDATED,
        "comments": lambda: Paper.comments.is_not(None),
        "journal": lambda: or_(
            Paper.journal_ref.is_not(None),
            Paper.container_title.is_not(None),
            Paper.container_short.is_not(None),
        ),
        "report": lambda: Paper.report_no.is_not(None),
        "keyword": lambda: row(Keyword),
        "reference": lambda: row(Reference),
        **{name: identifier(name) for name in ("doi", "arxiv", "isbn", "pmid", "pmcid")},
        "tag": label("tag"),
        "list": label("list"),
    }
)
"""What a paper may have, and the condition that it does."""
