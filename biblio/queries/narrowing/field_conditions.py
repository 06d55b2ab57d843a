"""The fields of a query that are neither words, categories nor dates, as conditions on papers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    SQLColumnExpression,
    Text,
    and_,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Session, aliased

from biblio.db.annotation_models import STANDING, Annotation
from biblio.db.models import Authorship, Paper
from biblio.db.sqlite import listed, unindexed, values_of
from biblio.errors import InvalidQuery
from biblio.model.labels import label, label_key
from biblio.model.records import KINDS
from biblio.queries.language.query_fields import Field, FieldValue
from biblio.queries.names.matching import MatchMode, match_authors
from biblio.queries.narrowing.handles import papers_named
from biblio.queries.narrowing.parts import Condition, Papers, Part, Shape
from biblio.queries.narrowing.persons import asks_for_people, people_called, places_of

_TEXTS: Final = {
    Field.COMMENTS: (Paper.comments,),
    Field.JOURNAL: (Paper.journal_ref, Paper.container_title, Paper.container_short),
    Field.REPORT: (Paper.report_no,),
}
PREPRINT: Final = "preprint"  # which papers of arXiv are that no source gives a kind
_UNSPACED: Final = {Field.JOURNAL, Field.REPORT}
_LEFT_OUT: Final = " .,"  # `Phys. Rev. D` and `Phys.Rev.D` are one journal
_ESCAPE: Final = "/"


class Narrowing(NamedTuple):
    """The papers that a part of a filter takes, the condition that a paper is one, and notes."""

    papers: Papers
    condition: Condition
    notes: tuple[str, ...] = ()


def narrowing_by(
    session: Session, wanted: FieldValue, *, mode: MatchMode, people: bool = False
) -> Narrowing:
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
        return Narrowing(papers, Part(_is_of, (papers.shape,), papers.values))
    if wanted.field is Field.FIRST_AUTHOR:
        return _first_author(session, wanted.value, mode, people=people)
    if wanted.field is Field.KIND:
        return narrowing_to_kinds([wanted.value])
    if wanted.field in {Field.TAG, Field.LIST}:
        return narrowing_to_label(session, wanted.field.value, wanted.value)
    asked = " ".join(wanted.value.split())
    if not any(map(str.isalnum, asked)):
        raise InvalidQuery(f"{wanted.field.value}: needs a letter or a digit to look for")
    held = _squeezed(asked) if wanted.field in _UNSPACED else asked
    return _where(Part(_holds, (wanted.field,), (_escaped(held),)))


def narrowing_to_kinds(kinds: Sequence[str]) -> Narrowing:
    """The papers of any of *kinds*.

    Raises:
        InvalidQuery: one of them is no kind.
    """
    wanted = [each.strip().lower() for each in kinds]
    for each in wanted:
        if each not in KINDS:
            raise InvalidQuery(f"{each!r} is not a kind of paper; they are: {', '.join(KINDS)}")
    return _where(Part(_is_a, (PREPRINT in wanted,), (listed(wanted),)))


def narrowing_to_label(session: Session, kind: str, name: str) -> Narrowing:
    """The papers that the user gave the tag or put into the list (*kind*) called *name*.

    Raises:
        InvalidQuery: nothing can be called so.
    """
    key = label_key(label(name, kind))
    of_label = (Annotation.kind == kind, Annotation.name_key == key, Annotation.is_current == 1)
    is_known = select(1).where(*of_label, Annotation.is_set == 1).limit(1)
    unknown = f"there is no {kind} {name}: `biblio {kind}{'s' if kind == 'tag' else ''}` lists them"
    return Narrowing(
        Part(_labelled, (kind,), (key,)),
        Part(_is_labelled, (kind,), (key,)),
        () if session.scalar(is_known) else (unknown,),
    )


def _labelled(kind: str, key: BindParameter[str]) -> Select[int]:
    view = STANDING.c
    return select(view.paper_id).where(view.kind == kind, view.name_key == key)


def _is_labelled(kind: str, key: BindParameter[str]) -> ColumnElement[bool]:
    # They are read once for a whole walk.
    return unindexed(Paper.id).in_(_labelled(kind, key))


def _where(condition: Condition) -> Narrowing:
    """The papers that meet the *condition*, which no index tells."""
    return Narrowing(Part(_meeting, (condition.shape,), condition.values), condition)


def _meeting(condition: Shape[ColumnElement[bool]], *values: BindParameter[object]) -> Select[int]:
    return select(Paper.id).where(condition.of(*values))


def _is_of(papers: Shape[Select[int]], *values: BindParameter[str]) -> ColumnElement[bool]:
    return Paper.id.in_(papers.of(*values))


def _is_a(or_unknown: bool, kinds: BindParameter[str]) -> ColumnElement[bool]:  # noqa: FBT001 - fixed
    condition: ColumnElement[bool] = Paper.kind.in_(values_of(kinds, Text()))
    if or_unknown:
        condition = or_(condition, and_(Paper.kind.is_(None), Paper.arxiv_id.is_not(None)))
    return condition


def _holds(field: Field, asked: BindParameter[str]) -> ColumnElement[bool]:
    """A text of the *field* has what is *asked* for in it."""
    return or_(
        *(
            (_unspaced(text) if field in _UNSPACED else text).icontains(asked, escape=_ESCAPE)
            for text in _TEXTS[field]
        )
    )


def narrowing_to_papers(papers: Iterable[int]) -> Narrowing:
    """The papers with the ids *papers*."""
    ids = (listed(sorted(papers)),)
    return Narrowing(Part(_with_ids, (), ids), Part(_has_id, (), ids))


def _with_ids(papers: BindParameter[str]) -> Select[int]:
    return select(Paper.id).where(Paper.id.in_(values_of(papers)))


def _has_id(papers: BindParameter[str]) -> ColumnElement[bool]:
    # They are read once for a whole walk.
    return unindexed(Paper.id).in_(values_of(papers))


def _first_author(session: Session, name: str, mode: MatchMode, *, people: bool) -> Narrowing:
    """The papers whose list begins with one who answers to *name*."""
    if asks_for_people(name, people=people):
        asked = people_called(session, name, mode)
        first = {each.paper_id for each in places_of(session, asked.persons) if each.ordinal == 1}
        return narrowing_to_papers(first)._replace(notes=asked.notes)
    resolution = match_authors(session, name, mode=mode)
    authors = (listed(resolution.author_ids),)
    return Narrowing(
        Part(_beginning_with, (), authors), Part(_begins_with, (), authors), resolution.notes
    )


def _beginning_with(authors: BindParameter[str]) -> Select[int]:
    return (
        select(Authorship.paper_id)
        .where(Authorship.author_id.in_(values_of(authors)), Authorship.ordinal == 1)
        .distinct()
    )


def _begins_with(authors: BindParameter[str]) -> ColumnElement[bool]:
    first = aliased(Authorship)
    # One look-up of the paper's first place, not one of each of many authors.
    is_first = (first.ordinal == 1, unindexed(first.author_id).in_(values_of(authors)))
    return select(1).where(first.paper_id == Paper.id, *is_first).exists()


def _unspaced(text: SQLColumnExpression[str | None]) -> SQLColumnExpression[str]:
    made: SQLColumnExpression[str] = func.coalesce(text, "")
    for each in _LEFT_OUT:
        made = func.replace(made, each, "")
    return made


def _squeezed(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, _LEFT_OUT)))


def _escaped(text: str) -> str:
    """*text* with what LIKE takes for more than itself escaped."""
    return "".join(f"{_ESCAPE}{each}" if each in f"{_ESCAPE}%_" else each for each in text)
