"""What a paper has and what it lacks, and whether it was withdrawn, as conditions on papers."""

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
from biblio.errors import InvalidQuery
from biblio.model.moments import UNDATED
from biblio.queries.language.query_fields import FIELDS
from biblio.queries.narrowing.parts import Narrowing, Part, read_for

_ANSWERS: Final = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


def withdrawn(asked: str) -> Narrowing:
    """The papers that were withdrawn, or those of which nobody says so: *asked* is yes or no.

    Raises:
        InvalidQuery: it is neither.
    """
    answer = _ANSWERS.get(asked.strip().lower())
    if answer is None:
        raise InvalidQuery(f"withdrawn:{asked}: write withdrawn:yes or withdrawn:no")
    return read_for(Part(_is_withdrawn, (answer,)), is_read=not answer)


def having(what: str) -> Narrowing:
    """The papers that have *what*: an abstract, a DOI, an ORCID.

    Raises:
        InvalidQuery: papers are not asked for that.
    """
    return read_for(Part(_has, (_named("has", what), True)))


def lacking(what: str) -> Narrowing:
    """The papers that do not have *what*.

    Raises:
        InvalidQuery: papers are not asked for that.
    """
    return read_for(Part(_has, (_named("lacks", what), False)))


def _named(field: str, what: str) -> str:
    """The name in `PRESENT` of *what*, which may be called as the field of a query is."""
    asked = what.strip().lower()
    for name in (asked, FIELDS[asked].value if asked in FIELDS else "", asked.removesuffix("s")):
        if name in PRESENT:
            return name
    raise InvalidQuery(f"{field}:{what}: papers have or lack {', '.join(PRESENT)}")


def _is_withdrawn(answer: bool) -> ColumnElement[bool]:  # noqa: FBT001 - fixed
    # Written out, since an index holds those papers alone.
    return Paper.withdrawn == text("1") if answer else Paper.withdrawn.is_distinct_from(1)


def _has(name: str, answer: bool) -> ColumnElement[bool]:  # noqa: FBT001 - fixed
    condition = PRESENT[name]()
    return condition if answer else ~condition


def _row(model: Any, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:  # noqa: ANN401 - of papers
    return select(1).where(model.paper_id == Paper.id, *conditions).exists()


def _identifier(scheme: str) -> Callable[[], ColumnElement[bool]]:
    return lambda: _row(Identifier, Identifier.scheme == scheme)


def _label(kind: str) -> Callable[[], ColumnElement[bool]]:
    view = STANDING.c
    return lambda: Paper.id.in_(select(view.paper_id).where(view.kind == kind))


PRESENT: Final[Mapping[str, Callable[[], ColumnElement[bool]]]] = MappingProxyType(
    {
        "title": lambda: Paper.title.is_not(None),
        "abstract": lambda: Paper.abstract.is_not(None),
        "author": lambda: _row(Authorship),
        "affiliation": lambda: _row(Authorship, Authorship.affiliations.is_not(None)),
        "orcid": lambda: _row(AuthorIdentifier, AuthorIdentifier.scheme == "orcid"),
        "category": lambda: _row(Category),
        "date": lambda: Paper.listed_submitted != UNDATED,
        "comments": lambda: Paper.comments.is_not(None),
        "journal": lambda: or_(
            Paper.journal_ref.is_not(None),
            Paper.container_title.is_not(None),
            Paper.container_short.is_not(None),
        ),
        "report": lambda: Paper.report_no.is_not(None),
        "keyword": lambda: _row(Keyword),
        "reference": lambda: _row(Reference),
        **{name: _identifier(name) for name in ("doi", "arxiv", "isbn", "pmid", "pmcid")},
        "tag": _label("tag"),
        "list": _label("list"),
    }
)
"""What a paper may have, and the condition that it does."""
