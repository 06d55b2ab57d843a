"""The fields of a query as conditions on papers."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    SQLColumnExpression,
    Text,
    and_,
    bindparam,
    func,
    or_,
    select,
)

from biblio.db.annotation_models import STANDING, Annotation
from biblio.db.expressions import unindexed, values_of
from biblio.db.models import Paper
from biblio.queries.language.query_fields import Field
from biblio.queries.narrowing.field_conditions import ESCAPE, LEFT_OUT, UNSPACED

TEXTS: Final = {
    Field.COMMENTS: (Paper.comments,),
    Field.JOURNAL: (Paper.journal_ref, Paper.container_title, Paper.container_short),
    Field.REPORT: (Paper.report_no,),
}


def labelled(kind: str, key: BindParameter[str]) -> Select[int]:
    """The papers that have the label."""
    view = STANDING.c
    return select(view.paper_id).where(view.kind == kind, view.name_key == key)


def is_labelled(kind: str, key: BindParameter[str]) -> ColumnElement[bool]:
    """A paper has the label."""
    # They are read once for a whole walk.
    return unindexed(Paper.id).in_(labelled(kind, key))


def is_a(or_unknown: bool, kinds: BindParameter[str]) -> ColumnElement[bool]:  # noqa: FBT001 - fixed
    """A paper is of one of *kinds*, or of none, and of arXiv."""
    condition: ColumnElement[bool] = Paper.kind.in_(values_of(kinds, Text()))
    if or_unknown:
        condition = or_(condition, and_(Paper.kind.is_(None), Paper.arxiv_id.is_not(None)))
    return condition


def holds(field: Field, asked: BindParameter[str]) -> ColumnElement[bool]:
    """A text of the *field* has what is *asked* for in it."""
    return or_(
        *(
            (unspaced(text) if field in UNSPACED else text).icontains(asked, escape=ESCAPE)
            for text in TEXTS[field]
        )
    )


def unspaced(text: SQLColumnExpression[str | None]) -> SQLColumnExpression[str | None]:
    """*text* without what does not tell."""
    made = text
    for each in LEFT_OUT:
        made = func.replace(made, each, "")
    return made


KNOWN: Final = (
    select(1)
    .where(
        Annotation.kind == bindparam("kind"),
        Annotation.name_key == bindparam("key"),
        Annotation.is_current == 1,
        Annotation.is_set == 1,
    )
    .limit(1)
)
"""Whether there is a label of the `kind` with the `key`."""
