"""What the user has said of papers: tags and lists with their counts, history, what rests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from biblio.db import bulk
from biblio.db.annotation_models import STANDING, Annotation, AnnotationChange
from biblio.errors import NotFound
from biblio.model.identifiers import Identifier
from biblio.model.labels import label_key
from biblio.queries.limits import rows_of
from biblio.queries.rows import Page


class LabelCount(NamedTuple):
    """A tag or a list, and how many papers it has; `resting` are papers that are not here."""

    name: str
    papers: int
    resting: int


class OwnWords(NamedTuple):
    """What the user has said of one paper: of joined papers, the notes one after the other."""

    tags: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    note: str | None = None


class AnnotationRow(NamedTuple):
    """One thing that holds: of the handle that the paper had, and what it is called now.

    `paper` is None where no paper here has that handle: it rests until one comes.
    """

    kind: str
    name: str
    text: str | None
    handle: str
    paper: str | None
    changed_at: str


class ChangeSummary(NamedTuple):
    """One change: what was done, about which names and how many papers, and whether it holds."""

    change_id: int
    changed_at: str
    action: str
    names: tuple[str, ...]
    papers: int
    undone_at: str | None


_HOLDS = (Annotation.is_current == 1, Annotation.is_set == 1)
_HANDLE = Annotation.scheme + ":" + Annotation.value


def count_labels(session: Session, kind: str) -> list[LabelCount]:
    """Every tag or list (*kind*) in the order of its name, spelled as it was last."""
    here = _here(kind)
    last = (Annotation.changed_at.desc(), Annotation.change_id.desc(), Annotation.ordinal.desc())
    each = (
        select(
            Annotation.name_key,
            Annotation.name,
            func.row_number().over(partition_by=Annotation.name_key, order_by=last).label("place"),
            case((_HANDLE.not_in(select(here.c.said)), 1), else_=0).label("rests"),
        )
        .where(Annotation.kind == kind, *_HOLDS)
        .subquery()
    )
    rows: Any = session.execute(
        select(
            each.c.name_key,
            func.max(each.c.name).filter(each.c.place == 1),
            func.sum(each.c.rests),
        )
        .group_by(each.c.name_key)
        .order_by(each.c.name_key)
    )
    view = STANDING.c
    counted: Any = session.execute(
        select(view.name_key, func.count(view.paper_id.distinct()))
        .where(view.kind == kind)
        .group_by(view.name_key)
    )
    papers: dict[str, int] = dict(counted.all())
    return [LabelCount(name, papers.get(key, 0), resting) for key, name, resting in rows]


def own_words(session: Session, paper_id: int) -> OwnWords:
    """What the user has said of the paper."""
    return own_words_of(session, [paper_id])[paper_id]


def own_words_of(session: Session, papers: Sequence[int]) -> dict[int, OwnWords]:
    """What the user has said of each of the ids *papers*."""
    view = STANDING.c
    said: dict[int, list[Any]] = {each: [] for each in papers}
    for paper_id, *row in session.execute(
        select(view.paper_id, view.kind, view.name, view.name_key, view.text)
        .where(view.paper_id.in_(bulk.integers(papers)))
        .order_by(view.changed_at, view.change_id, view.ordinal)
    ):
        said[paper_id].append(row)
    return {each: _together(rows) for each, rows in said.items()}


def _together(rows: Sequence[Any]) -> OwnWords:
    """What was said of one paper, each tag and list once."""
    found: dict[str, dict[str, str]] = {"tag": {}, "list": {}}
    notes = []
    for kind, name, key, text in rows:
        if kind in found:
            found[kind].setdefault(key, name)
        elif text:
            notes.append(text)
    tags, lists = (tuple(names[key] for key in sorted(names)) for names in found.values())
    return OwnWords(tags, lists, "\n\n".join(notes) or None)


def papers_in_list(session: Session, name: str) -> list[int]:
    """The ids of the papers in the list *name*, in the order in which they were put in.

    Raises:
        NotFound: there is no such list.
    """
    view = STANDING.c
    rows = session.scalars(
        select(view.paper_id)
        .where(view.kind == "list", view.name_key == label_key(name))
        .order_by(view.changed_at, view.change_id, view.ordinal)
    )
    papers = list(dict.fromkeys(rows))
    if not papers:
        of_list = (Annotation.kind == "list", Annotation.name_key == label_key(name))
        if session.scalar(select(1).where(*of_list, *_HOLDS).limit(1)) is None:
            raise NotFound(f"there is no list {name}: `biblio list` shows them")
    return papers


def list_annotations(session: Session, *, resting: bool = False) -> list[AnnotationRow]:
    """All that holds, in the order in which it was said; only what is *resting*, where asked."""
    here = _here()
    rows: Any = session.execute(
        select(
            Annotation.kind,
            Annotation.name,
            Annotation.text,
            Annotation.scheme,
            Annotation.value,
            here.c.handle,
            Annotation.changed_at,
        )
        .outerjoin(here, here.c.said == _HANDLE)
        .where(*_HOLDS, *([here.c.said.is_(None)] if resting else []))
        .order_by(Annotation.changed_at, Annotation.change_id, Annotation.ordinal, here.c.handle)
    )
    return [
        AnnotationRow(kind, name, text, Identifier(scheme, value).handle, paper, changed_at)
        for kind, name, text, scheme, value, paper, changed_at in rows
    ]


def list_changes(session: Session, *, limit: int | None = None) -> Page[ChangeSummary]:
    """The changes, the last first."""
    rows: Any = session.execute(
        select(
            AnnotationChange.id,
            AnnotationChange.changed_at,
            AnnotationChange.action,
            AnnotationChange.undone_at,
        )
        .order_by(AnnotationChange.id.desc())
        .limit(rows_of(limit))
    ).all()
    about = _about(session, [row[0] for row in rows])
    return Page(
        [
            ChangeSummary(number, at, action, *about[number], undone_at)
            for number, at, action, undone_at in rows
        ],
        total=session.scalar(select(func.count()).select_from(AnnotationChange)),
    )


def _about(session: Session, changes: Sequence[int]) -> dict[int, tuple[tuple[str, ...], int]]:
    """The names that each of *changes* is about, and of how many papers it speaks."""
    of_these = Annotation.change_id.in_(bulk.integers(changes))
    names: dict[int, list[str]] = {each: [] for each in changes}
    for number, name in session.execute(
        select(Annotation.change_id, Annotation.name)
        .where(of_these, Annotation.name != "")
        .group_by(Annotation.change_id, Annotation.name)
        .order_by(Annotation.change_id, func.min(Annotation.ordinal))
    ):
        names[number].append(name)
    papers: dict[int, int] = dict(
        session.execute(
            select(Annotation.change_id, func.count(_HANDLE.distinct()))
            .where(of_these)
            .group_by(Annotation.change_id)
        ).all()
    )
    return {each: (tuple(names[each]), papers.get(each, 0)) for each in changes}


def _here(kind: str | None = None) -> Any:  # noqa: ANN401 - a subquery, whose columns are its own
    """What was said of papers that are here: the handle that was said, and the paper's now."""
    view = STANDING.c
    said = (view.scheme + ":" + view.value).label("said")
    of_kind = [] if kind is None else [view.kind == kind]
    return select(said, view.handle).where(*of_kind).distinct().subquery()
