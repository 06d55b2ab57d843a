"""The statements of what the user has said of papers."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from sqlalchemy import BindParameter, Integer, Select, bindparam, case, func, select

from biblio.db.annotation_models import STANDING, Annotation, AnnotationChange
from biblio.db.expressions import values_of

_HOLDS: Final = (Annotation.is_current == 1, Annotation.is_set == 1)
_HANDLE: Final = Annotation.scheme + ":" + Annotation.value
_KIND: Final[BindParameter[str]] = bindparam("kind")
_KEY: Final[BindParameter[str]] = bindparam("name_key")
_GIVEN: Final = values_of(bindparam("given"))
_VIEW: Final = STANDING.c
_IN_ORDER: Final = (_VIEW.changed_at, _VIEW.change_id, _VIEW.ordinal)

# What was said of papers that are here: the handle that was said, and the paper's now.
_WAS_SAID: Final = select((_VIEW.scheme + ":" + _VIEW.value).label("said"), _VIEW.handle).distinct()
_HERE: Final = _WAS_SAID.subquery()

_EACH: Final = (
    select(
        Annotation.name_key,
        Annotation.name,
        func.row_number()
        .over(
            partition_by=Annotation.name_key,
            order_by=(
                Annotation.changed_at.desc(),
                Annotation.change_id.desc(),
                Annotation.ordinal.desc(),
            ),
        )
        .label("place"),
        case(
            (_HANDLE.not_in(select(_WAS_SAID.where(_VIEW.kind == _KIND).subquery().c.said)), 1),
            else_=0,
        ).label("rests"),
    )
    .where(Annotation.kind == _KIND, *_HOLDS)
    .subquery()
)

LABELS: Final[Select[str, str, int]] = (
    select(
        _EACH.c.name_key,
        func.max(_EACH.c.name).filter(_EACH.c.place == 1),
        func.sum(_EACH.c.rests),
    )
    .group_by(_EACH.c.name_key)
    .order_by(_EACH.c.name_key)
)
"""The labels of a `kind`, each as it was spelled last, and on how many handles it rests."""

PAPERS_BY_LABEL: Final[Select[str, int]] = (
    select(_VIEW.name_key, func.count(_VIEW.paper_id.distinct()))
    .where(_VIEW.kind == _KIND)
    .group_by(_VIEW.name_key)
)

SAID_OF: Final[Select[int, str, str, str, str | None]] = (
    select(_VIEW.paper_id, _VIEW.kind, _VIEW.name, _VIEW.name_key, _VIEW.text)
    .where(_VIEW.paper_id.in_(_GIVEN))
    .order_by(*_IN_ORDER)
)
"""What holds of the papers `given`."""

IN_LIST: Final[Select[int]] = (
    select(_VIEW.paper_id).where(_VIEW.kind == "list", _VIEW.name_key == _KEY).order_by(*_IN_ORDER)
)

HAS_LIST: Final = (
    select(Annotation.change_id)
    .where(Annotation.kind == "list", Annotation.name_key == _KEY, *_HOLDS)
    .limit(1)
)
"""A row where there is a list of this name, though none of its papers be here."""

ALL_CHANGES: Final = select(func.count()).select_from(AnnotationChange)

NAMES_OF: Final = (
    select(Annotation.change_id, Annotation.name)
    .where(Annotation.change_id.in_(_GIVEN), Annotation.name != "")
    .group_by(Annotation.change_id, Annotation.name)
    .order_by(Annotation.change_id, func.min(Annotation.ordinal))
)
"""The names that changes are about."""

PAPERS_OF: Final = (
    select(Annotation.change_id, func.count(_HANDLE.distinct()))
    .where(Annotation.change_id.in_(_GIVEN))
    .group_by(Annotation.change_id)
)
"""Of how many papers changes speak."""


@lru_cache
def holding(*, resting: bool) -> Select[*tuple[Any, ...]]:
    """All that holds, in the order in which it was said, or only what is *resting*."""
    return (
        select(
            Annotation.kind,
            Annotation.name,
            Annotation.text,
            Annotation.scheme,
            Annotation.value,
            _HERE.c.handle,
            Annotation.changed_at,
        )
        .outerjoin(_HERE, _HERE.c.said == _HANDLE)
        .where(*_HOLDS, *([_HERE.c.said.is_(None)] if resting else []))
        .order_by(Annotation.changed_at, Annotation.change_id, Annotation.ordinal, _HERE.c.handle)
    )


@lru_cache
def changes(*, has_limit: bool) -> Select[int, str, str, str | None]:
    """The changes, the last first."""
    every = select(
        AnnotationChange.id,
        AnnotationChange.changed_at,
        AnnotationChange.action,
        AnnotationChange.undone_at,
    ).order_by(AnnotationChange.id.desc())
    return every.limit(bindparam("limit", type_=Integer)) if has_limit else every
