"""The fields of a query that are neither words, categories nor dates, as conditions on papers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from biblio.db.bulk import integers
from biblio.db.models import Authorship, Paper
from biblio.errors import InvalidQuery
from biblio.model.records import KINDS
from biblio.queries.handles import papers_named
from biblio.queries.matching import MatchMode, match_authors
from biblio.queries.query_fields import Field, FieldValue

_TEXTS: Final = {
    Field.COMMENTS: (Paper.comments,),
    Field.JOURNAL: (Paper.journal_ref, Paper.container_title, Paper.container_short),
    Field.REPORT: (Paper.report_no,),
}
PREPRINT: Final = "preprint"  # which papers of arXiv are that no source gives a kind
_UNSPACED: Final = {Field.JOURNAL, Field.REPORT}
_LEFT_OUT: Final = " .,"  # `Phys. Rev. D` and `Phys.Rev.D` are one journal


class Narrowing(NamedTuple):
    """The papers that a part of a filter takes, the condition that a paper is one, and notes."""

    papers: Select[int]
    condition: ColumnElement[bool]
    notes: tuple[str, ...] = ()


def narrowing_by(session: Session, wanted: FieldValue, *, mode: MatchMode) -> Narrowing:
    """The papers whose field is as *wanted*.

    Identifiers are as `show` takes them, a first author as `papers --author`. Comments, journals
    (as printed, or the title of what a paper stands in, whole or abbreviated) and report numbers
    hold the text asked for, in any case of its letters; spaces and dots do not count in the last
    two. No index serves these three: all that is left by the rest is read.

    Raises:
        InvalidIdentifier: what should be an identifier is none.
        InvalidQuery: a name or a text has no letter.
        NotFound: nobody answers to the name.
    """
    if wanted.field in {Field.DOI, Field.IDENTIFIER}:
        papers = papers_named(wanted.value)
        return Narrowing(papers, Paper.id.in_(papers))
    if wanted.field is Field.FIRST_AUTHOR:
        return _first_author(session, wanted.value, mode)
    if wanted.field is Field.KIND:
        return narrowing_to_kinds([wanted.value])
    asked = " ".join(wanted.value.split())
    if not any(map(str.isalnum, asked)):
        raise InvalidQuery(f"{wanted.field.value}: needs a letter or a digit to look for")
    condition = or_(
        *(
            _unspaced(text).icontains(_squeezed(asked), autoescape=True)
            if wanted.field in _UNSPACED
            else text.icontains(asked, autoescape=True)
            for text in _TEXTS[wanted.field]
        )
    )
    return Narrowing(select(Paper.id).where(condition), condition)


def narrowing_to_kinds(kinds: Sequence[str]) -> Narrowing:
    """The papers of any of *kinds*.

    Raises:
        InvalidQuery: one of them is no kind.
    """
    wanted = [each.strip().lower() for each in kinds]
    for each in wanted:
        if each not in KINDS:
            raise InvalidQuery(f"{each!r} is not a kind of paper; they are: {', '.join(KINDS)}")
    condition: ColumnElement[bool] = Paper.kind.in_(wanted)
    if PREPRINT in wanted:
        condition = or_(condition, and_(Paper.kind.is_(None), Paper.arxiv_id.is_not(None)))
    return Narrowing(select(Paper.id).where(condition), condition)


def _first_author(session: Session, name: str, mode: MatchMode) -> Narrowing:
    """The papers whose list begins with one who answers to *name*."""
    resolution = match_authors(session, name, mode=mode)
    first = aliased(Authorship)
    # The sum keeps the engine from looking up every one of many authors for each paper.
    is_first = (first.ordinal == 1, (first.author_id + 0).in_(integers(resolution.author_ids)))
    return Narrowing(
        select(Authorship.paper_id)
        .where(Authorship.author_id.in_(integers(resolution.author_ids)), Authorship.ordinal == 1)
        .distinct(),
        select(1).where(first.paper_id == Paper.id, *is_first).exists(),
        resolution.notes,
    )


def _unspaced(text: SQLColumnExpression[str | None]) -> SQLColumnExpression[str]:
    made: SQLColumnExpression[str] = func.coalesce(text, "")
    for each in _LEFT_OUT:
        made = func.replace(made, each, "")
    return made


def _squeezed(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, _LEFT_OUT)))
