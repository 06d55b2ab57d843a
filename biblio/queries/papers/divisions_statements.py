"""What a paper has one of, and papers are divided by: the same wherever they are counted."""

from __future__ import annotations

from typing import Any

from sqlalchemy import SQLColumnExpression, case, func

from biblio.db.models import Paper
from biblio.model.moments import UNDATED
from biblio.queries.language.dates import DateKind
from biblio.queries.narrowing.date_statements import LISTED
from biblio.queries.narrowing.field_conditions import PREPRINT


def period_of(by: DateKind, letters: int) -> SQLColumnExpression[Any]:
    """The year or the month, as so many *letters*, of the date that *by* names; null if unknown.

    Of a month that is not known the year is left.
    """
    return func.nullif(func.substr(LISTED[by], 1, letters), UNDATED)


def kind_of_paper() -> SQLColumnExpression[Any]:
    """What it is; a paper of arXiv that no source gives a kind is a preprint."""
    return func.coalesce(Paper.kind, case((Paper.arxiv_id.is_not(None), PREPRINT)))


def container_of_paper() -> SQLColumnExpression[Any]:
    """The journal or the book that it stands in, abbreviated where no source says the whole."""
    return func.coalesce(Paper.container_title, Paper.container_short)
