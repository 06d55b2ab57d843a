"""Changes of the user's own layer: what each says, written in one transaction.

What is taken away is taken from every handle that it stands on: of a paper that others were joined
into, theirs too. Where such a handle is that of further papers as well, these keep what they had,
under their own.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, func, insert, select, update

from biblio.db import bulk, lists, numbering
from biblio.db.annotation_models import STANDING, Annotation, AnnotationChange
from biblio.db.holding import settle
from biblio.db.models import Paper
from biblio.errors import InvalidQuery, NotFound
from biblio.merging.loading import anchor_of
from biblio.model.identifiers import Identifier
from biblio.model.labels import label_key
from biblio.model.moments import now, now_after

TAG: Final = "tag"
NOTE: Final = "note"
LIST: Final = "list"
AT_ONCE: Final = 1_000


class Said(NamedTuple):
    """One thing that is said of the paper *handle*; `text` is a note's."""

    handle: Identifier
    kind: str
    name: str = ""
    text: str | None = None
    is_set: bool = True

    @property
    def about(self) -> tuple[Identifier, str, str]:
        """What it is about: a change says one thing of each."""
        return self.handle, self.kind, label_key(self.name)


class Change(NamedTuple):
    """One change: `mark` tells it from all others, in every file."""

    mark: str
    changed_at: str
    action: str
    said: Sequence[Said]
    undone_at: str | None = None


class Standing(NamedTuple):
    """What stands on a paper, and on which handle."""

    handle: Identifier
    name: str
    text: str | None

    @property
    def key(self) -> str:
        """The name without case."""
        return label_key(self.name)


def write(connection: Connection, action: str, said: Iterable[Said]) -> int | None:
    """Write all that is *said* as one change; its number, or None where nothing is said."""
    every = list({each.about: each for each in said}.values())
    if not every:
        return None
    last = connection.scalar(select(func.max(AnnotationChange.changed_at)))
    (number,) = numbering.take(connection, AnnotationChange)
    add(connection, number, Change(str(uuid.uuid4()), now_after(last), action, every))
    settle(connection, range(number, number + 1))
    return number


def add(connection: Connection, number: int, change: Change) -> None:
    """Add *change* under a *number*; what holds is to be settled after."""
    connection.execute(
        insert(AnnotationChange).values(
            id=number,
            uuid=change.mark,
            changed_at=change.changed_at,
            action=change.action,
            undone_at=change.undone_at,
        )
    )
    bulk.insert_rows(
        connection,
        Annotation,
        [
            (
                *(number, ordinal, *each.handle, each.kind, each.name, label_key(each.name)),
                *(each.text, int(each.is_set), change.changed_at, 0),
            )
            for ordinal, each in enumerate(change.said, start=1)
        ],
    )


def undo(connection: Connection, number: int) -> None:
    """Mark the change *number* as taken back.

    Raises:
        NotFound: there is no such change.
        InvalidQuery: it was taken back before.
    """
    row = connection.execute(
        select(AnnotationChange.undone_at).where(AnnotationChange.id == number)
    ).one_or_none()
    if row is None:
        raise NotFound(f"there is no change {number}: `biblio annotations history` lists them")
    if row.undone_at is not None:
        raise InvalidQuery(f"change {number} was taken back already, at {row.undone_at}")
    connection.execute(
        update(AnnotationChange).where(AnnotationChange.id == number).values(undone_at=now())
    )
    settle(connection, range(number, number + 1))


def named(
    connection: Connection,
    papers: Sequence[int],
    kind: str,
    *,
    on: Collection[str] = (),
    off: Collection[str] = (),
) -> Iterator[Said]:
    """What puts the names *on* onto the ids *papers*, in their order, and takes those *off*."""
    taken = {label_key(name) for name in off}
    for some in lists.portions(papers, AT_ONCE):
        handles = _handles(connection, some)
        standing = stands_on(connection, some, kind)
        yield from _put(kind, dict.fromkeys(some, on), handles, standing)
        going = {
            paper: [each for each in rows if each.key in taken] for paper, rows in standing.items()
        }
        yield from _taken(connection, kind, going, handles)


def put_on(
    connection: Connection, kind: str, wanted: Mapping[int, Collection[str]]
) -> Iterator[Said]:
    """What puts onto each of the ids *wanted* the names that it is to have, in their order."""
    for some in lists.portions(list(wanted), AT_ONCE):
        handles = _handles(connection, some)
        standing = stands_on(connection, some, kind)
        yield from _put(kind, {paper: wanted[paper] for paper in some}, handles, standing)


def noted(connection: Connection, paper: int, text: str | None) -> Iterator[Said]:
    """What makes *text* the one note of the id *paper*; without it, what takes all away."""
    handle = _handles(connection, [paper])[paper]
    standing = stands_on(connection, [paper], NOTE)[paper]
    others = [each for each in standing if text is None or each.handle != handle]
    yield from _taken(connection, NOTE, {paper: others}, {paper: handle})
    if text is not None and not any(each[::2] == (handle, text) for each in standing):
        yield Said(handle, NOTE, text=text)


def renamed(connection: Connection, kind: str, name: str, other: str | None) -> Iterator[Said]:
    """What calls what is called *name* the *other*, in the same order; without it, ends it.

    Papers that are not here count as well.

    Raises:
        NotFound: nothing is called so.
        InvalidQuery: something is called the other already.
    """
    rows = list(_called(connection, kind, name))
    if not rows:
        raise NotFound(f"there is no {kind} {name}")
    is_another = other is not None and label_key(other) != label_key(name)
    if other is not None and is_another and any(_called(connection, kind, other)):
        raise InvalidQuery(f"there is a {kind} {other} already: choose another name")
    if other is None or is_another:
        yield from (Said(handle, kind, name, is_set=False) for handle in rows)
    if other is not None:
        yield from (Said(handle, kind, other) for handle in rows)


def stands_on(
    connection: Connection, papers: Collection[int], kind: str
) -> dict[int, list[Standing]]:
    """What of *kind* stands on each of the ids *papers*, in the order in which it was said."""
    found: dict[int, list[Standing]] = defaultdict(list)
    view = STANDING.c
    rows = connection.execute(
        select(view.paper_id, view.scheme, view.value, view.name, view.text)
        .where(view.paper_id.in_(bulk.integers(papers)), view.kind == kind)
        .order_by(view.changed_at, view.change_id, view.ordinal)
    )
    for paper, scheme, value, name, text in rows:
        found[paper].append(Standing(Identifier(scheme, value), name, text))
    return found


def _put(
    kind: str,
    wanted: Mapping[int, Collection[str]],
    handles: Mapping[int, Identifier],
    standing: Mapping[int, Sequence[Standing]],
) -> Iterator[Said]:
    """What puts onto papers, by id as their *handles* are, the names that do not stand there."""
    for paper, names in wanted.items():
        if paper in handles:
            there = {each.key for each in standing.get(paper, ())}
            yield from (
                Said(handles[paper], kind, name) for name in names if label_key(name) not in there
            )


def _taken(
    connection: Connection,
    kind: str,
    going: Mapping[int, Sequence[Standing]],
    handles: Mapping[int, Identifier],
) -> Iterator[Said]:
    """What takes away what is *going* from some papers, by id as their *handles* are.

    Other papers that the same was said of, by a handle that they share, keep what they have.
    """
    gone = {(each.handle, each.key): each for rows in going.values() for each in rows}
    for each in gone.values():
        yield Said(each.handle, kind, each.name, is_set=False)
    view, owned = STANDING.c, set(handles.values())
    for (handle, key), each in gone.items():
        if handle in owned:
            continue
        also = connection.scalars(
            select(view.paper_id).where(
                view.scheme == handle.scheme,
                view.value == handle.value,
                view.kind == kind,
                view.name_key == key,
            )
        ).all()
        own = _handles(connection, set(also) - handles.keys())
        yield from (Said(other, kind, each.name, each.text) for other in own.values())


def _called(connection: Connection, kind: str, name: str) -> Iterator[Identifier]:
    """The handles on which something called *name* stands, in the order in which it was said."""
    rows = connection.execute(
        select(Annotation.scheme, Annotation.value)
        .where(
            Annotation.kind == kind,
            Annotation.name_key == label_key(name),
            Annotation.is_current == 1,
            Annotation.is_set == 1,
        )
        .order_by(Annotation.changed_at, Annotation.change_id, Annotation.ordinal)
    )
    return (Identifier(*row) for row in rows.all())


def _handles(connection: Connection, papers: Collection[int]) -> dict[int, Identifier]:
    """What makes each of the ids *papers* one."""
    rows: Any = connection.execute(
        select(Paper.id, Paper.arxiv_id, Paper.anchor).where(Paper.id.in_(bulk.integers(papers)))
    )
    return {paper: anchor_of(arxiv_id, anchor) for paper, arxiv_id, anchor in rows}
