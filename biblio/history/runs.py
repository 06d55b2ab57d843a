"""What a run of the importer added, changed and joined, told from the records that it brought."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Select, exists, or_, select, union_all
from sqlalchemy.orm import Session

from biblio.db import bulk, lists
from biblio.db.arrivals import HAND, was_here_before
from biblio.db.expressions import unindexed
from biblio.db.models import FloatingRecord, Import, Sighting, Source
from biblio.history.comparing import Difference, Moments, compare, new_shelf
from biblio.history.epochs import Epoch, OfRun
from biblio.merging.remerging import papers_to_merge_again
from biblio.model.identifiers import Identifier
from biblio.model.names import AuthorName
from biblio.model.records import PaperRecord
from biblio.model.records.said import FIELDS, said_beside
from biblio.queries.limits import rows_of
from biblio.queries.rows import Page

AT_ONCE: Final = 1_000  # records whose papers are in memory together
ADDED: Final = "added"
CHANGED: Final = "changed"
JOINED: Final = "joined"


class FieldChange(NamedTuple):
    """A field of a paper, before and after; None where nothing was or is said."""

    field: str
    before: Any
    after: Any


class ImportChange(NamedTuple):
    """What a run did to one paper.

    `change` is `added`, `changed`, or `joined` where the paper is part of another since. `joined`
    are the papers that it took in, or that took it in; `parted` those that gave it a record and
    stayed. `fields` are those of a changed paper that are other than before.
    """

    change: str
    handle: str
    title: str | None
    fields: tuple[FieldChange, ...]
    joined: tuple[str, ...]
    parted: tuple[str, ...]


def import_changes(
    session: Session, import_id: int, *, limit: int | None = None
) -> Page[ImportChange]:
    """What the run *import_id* did to papers, in the order of its records; the first *limit*.

    It is told from the records that it was the first to bring, so that what was taken back is not
    told, and from what it saw again later than others.
    """
    limit = rows_of(limit)
    found = _differences(session.connection(), import_id, limit)
    rows = list(islice(map(_row, found), limit if limit is None else limit + 1))
    if limit is not None and len(rows) > limit:
        return Page(rows[:limit], after=rows[limit].handle)
    return Page(rows, total=len(rows))


class Met(NamedTuple):
    """Papers that a run met records of earlier ones of, by id: new then, or changed by it."""

    added: frozenset[int] = frozenset()
    changed: frozenset[int] = frozenset()


def papers_met_by(session: Session, import_id: int) -> Met:
    """The papers that the run *import_id* brought records of, as earlier ones did.

    Of all others that it brought a record of, it was the first.
    """
    connection = session.connection()
    if not _may_have_changed(connection, import_id):
        return Met()
    epoch = OfRun(import_id)
    met = met_in(connection, epoch, connection.scalars(_meeting_others(epoch)).all())
    risen = _risen(connection, import_id, met.changed, len(met.changed))
    more = {each.paper_id for each in list(risen) if each.paper_id is not None}
    return Met(met.added, met.changed | more)


def met_in(connection: Connection, epoch: Epoch, records: Iterable[int]) -> Met:
    """What became of the papers of *records*, which came in the *epoch*."""
    moments = Moments(connection, epoch)
    added, changed = set[int](), set[int]()
    for some in lists.portions(records, AT_ONCE):
        for each in compare(new_shelf(connection), epoch, moments, some):
            if each.after is not None and each.paper_id is not None:
                (added if each.before is None else changed).add(each.paper_id)
    return Met(frozenset(added), frozenset(changed))


def _differences(connection: Connection, import_id: int, limit: int | None) -> Iterator[Difference]:
    """What the run did to papers, each once."""
    epoch = OfRun(import_id)
    moments = Moments(connection, epoch)
    told: set[Identifier] = set()
    changed = 0
    size = AT_ONCE if limit is None else min(AT_ONCE, limit + 1)
    for some in lists.portions(_brought(connection, epoch), size):
        for each in compare(new_shelf(connection), epoch, moments, some):
            if each.anchor not in told:
                told.add(each.anchor)
                changed += each.before is not None
                yield each
    if _may_have_changed(connection, import_id):
        yield from _risen(connection, import_id, told, changed)


def _brought(connection: Connection, epoch: OfRun) -> Iterator[int]:
    """The records that the run brought, in their order, as many as are asked for."""
    for statement in epoch.records():
        column = statement.selected_columns[0]
        last = 0
        while some := connection.scalars(
            statement.where(column > last).order_by(column).limit(AT_ONCE)
        ).all():
            yield from some
            last = some[-1]


def _may_have_changed(connection: Connection, import_id: int) -> bool:
    """Whether the run can have changed a paper of an earlier one.

    It cannot where there was none, and where it brought nothing and counted no change: so a
    refresh of millions of unchanged records is told at once.
    """
    earlier = exists().where(or_(Import.id < import_id, Import.format == HAND))
    did_some = or_(
        Import.updated > 0,
        *(exists().where(model.import_id == import_id) for model in (Source, FloatingRecord)),
    )
    statement = select(Import.id).where(Import.id == import_id, earlier, did_some)
    return connection.scalar(statement) is not None


def _meeting_others(epoch: OfRun) -> Select[int]:
    """The records that the run brought of papers that an earlier one brought a record of."""
    run = epoch.run
    own = select(Source.id).where(
        Source.import_id == run, was_here_before(Source.__table__.c.paper_id, run)
    )
    floating = select(FloatingRecord.id).where(FloatingRecord.import_id == run)
    both = union_all(own, floating).subquery()
    return select(both.c.id).order_by(both.c.id)


def _risen(
    connection: Connection, import_id: int, told: Iterable[object], changed: int
) -> Iterator[Difference]:
    """What changed because the run saw records of others again, and later than those had.

    Where the papers that its own records *changed* are as many as the entries that changed one,
    there is nothing more. Those *told* are left out.
    """
    counts = connection.execute(select(Import.updated).where(Import.id == import_id)).one()
    if counts.updated <= changed:
        return
    epoch = OfRun(import_id)
    moments = Moments(connection, epoch)
    known = {*told}
    for as_of, first, last in connection.execute(
        select(Sighting.as_of, Sighting.first_source, Sighting.last_source)
        .where(Sighting.import_id == import_id)
        .order_by(Sighting.ordinal)
    ).all():
        risen = (each for each in range(first, last + 1) if moments.before.of(each) < as_of)
        for some in lists.portions(risen, AT_ONCE):
            again = _seen_again(connection, import_id, some)
            papers = papers_to_merge_again(connection, again)
            for each in compare(new_shelf(connection), epoch, moments, (), papers):
                if known.isdisjoint((each.anchor, each.paper_id)):
                    known.add(each.anchor)
                    yield each


def _seen_again(connection: Connection, import_id: int, some: Sequence[int]) -> list[int]:
    """Those of the records *some* that earlier runs brought."""
    which = bulk.integers(some)
    return [
        each
        for model in (Source, FloatingRecord)
        for each in connection.scalars(
            select(model.id).where(model.id.in_(which), unindexed(model.import_id) < import_id)
        )
    ]


def _row(found: Difference) -> ImportChange:
    shown = found.after or found.before
    joined, parted = (
        tuple(each.handle for each in group) for group in (found.joined, found.parted)
    )
    change = JOINED if found.after is None else ADDED if found.before is None else CHANGED
    return ImportChange(
        change,
        found.anchor.handle,
        shown.title if shown is not None else None,
        _fields(found.before, found.after),
        joined,
        parted,
    )


def _fields(before: PaperRecord | None, after: PaperRecord | None) -> tuple[FieldChange, ...]:
    """The fields in which a paper is other than before."""
    if before is None or after is None:
        return ()
    then, now = _plain(before, after), _plain(after, before)
    return tuple(
        FieldChange(name, then.get(name), now.get(name))
        for name in FIELDS
        if name in then or name in now
    )


def _plain(record: PaperRecord, other: PaperRecord) -> dict[str, Any]:
    """What *record* says otherwise than *other*; names as people read them."""
    said = said_beside(record, other)
    if said.get("authors"):
        said["authors"] = [_name(each) for each in record.authors]
    return said


def _name(author: AuthorName) -> str:
    return author.printed or author.name
