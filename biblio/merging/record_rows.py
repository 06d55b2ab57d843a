"""The rows that keep records: `sources` of one paper, `floating_records` of none or of several."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import Connection, bindparam, delete, select, update

from biblio.db import bulk, numbering
from biblio.db.models import FloatingIdentifier, FloatingPaper, FloatingRecord, Source
from biblio.identity.evidence import keys_of
from biblio.merging.loading import StoredPaper, StoredSource
from biblio.merging.merge import EMPTY, differences, fields_that_differ
from biblio.merging.rows import of_entry
from biblio.model.identifiers import Identifier
from biblio.model.records import PaperRecord

PaperIds = Mapping[Identifier, int]


def say_again(paper: StoredPaper) -> list[StoredSource]:
    """Say anew what each source of *paper* says differently; those stored that changed in it."""
    changed = []
    now = paper.merged
    differing: dict[int, Sequence[str]] = {}  # by the paper that it was said beside
    for source in paper.sources:
        if source.is_floating:
            continue  # it is kept whole
        before, source.beside = source.beside, now
        if before is not None:
            if id(before) not in differing:
                differing[id(before)] = fields_that_differ(before, now)
            if not _may_say_otherwise(source.record, before, now, differing[id(before)]):
                continue
        said = differences(source.record, now)
        if source.id is not None and said != source.said:
            changed.append(source)
        source.said = said
    return changed


def _may_say_otherwise(
    record: PaperRecord, before: PaperRecord, now: PaperRecord, fields: Sequence[str]
) -> bool:
    """Whether what *record* says differently may be other beside *now* than beside *before*.

    It is the same where it agrees with neither in the *fields* in which those two differ.
    """
    return any(
        getattr(record, name) in (getattr(before, name), getattr(now, name)) for name in fields
    )


def insert_records(
    connection: Connection,
    new: Sequence[StoredSource],
    paper_ids: PaperIds,
    import_id: int,
) -> None:
    """Insert the *new* records, whose ids are assigned here."""
    for source_id, source in zip(numbering.take(connection, Source, len(new)), new, strict=True):
        source.id = source_id
        source.import_id = import_id
    _insert(connection, new, paper_ids)


def move_records(
    connection: Connection, moved: Sequence[StoredSource], paper_ids: PaperIds
) -> None:
    """Store the *moved* records where they belong now, under the ids that they have."""
    if not moved:
        return
    delete_records(connection, [each.id for each in moved if each.id is not None])
    _insert(connection, moved, paper_ids)


def update_said(connection: Connection, sources: Iterable[StoredSource]) -> None:
    """Write what each of *sources* says differently from its paper now."""
    rows = [{"which": each.id, "said": each.said} for each in sources]
    if rows:
        table = bulk.table_of(Source)
        connection.execute(
            update(table)
            .where(table.c.id == bindparam("which"))
            .values(differences=bindparam("said")),
            rows,
        )


def delete_records(connection: Connection, ids: Collection[int]) -> int:
    """Delete the records *ids*, whichever table keeps them; how many there were."""
    if not ids:
        return 0
    which = bulk.integers(ids)
    deleted = connection.execute(delete(Source).where(Source.id.in_(which))).rowcount
    if not is_any_floating(connection):
        return deleted
    for model in (FloatingIdentifier, FloatingPaper):
        connection.execute(delete(model).where(model.record_id.in_(which)))
    return (
        deleted
        + connection.execute(delete(FloatingRecord).where(FloatingRecord.id.in_(which))).rowcount
    )


def is_any_floating(connection: Connection) -> bool:
    """Whether any record is of no paper or of several."""
    return connection.scalar(select(FloatingRecord.id).limit(1)) is not None


def _insert(connection: Connection, records: Sequence[StoredSource], paper_ids: PaperIds) -> None:
    """Insert *records*, which have ids."""
    bulk.insert_rows(
        connection,
        Source,
        [
            (
                each.id,
                *(paper_ids[anchor] for anchor in each.anchors),
                each.import_id,
                *of_entry(each.record, each.digest),
                *keys_of(each.evidence),
                int(each.is_joined),
                each.said,
            )
            for each in records
            if not each.is_floating
        ],
    )
    floating = [each for each in records if each.is_floating]
    if not floating:
        return
    bulk.insert_rows(
        connection,
        FloatingRecord,
        [
            (
                each.id,
                each.import_id,
                *of_entry(each.record, each.digest),
                differences(each.record, EMPTY) or "{}",
            )
            for each in floating
        ],
    )
    bulk.insert_rows(
        connection,
        FloatingIdentifier,
        [(*named, each.id) for each in floating for named in sorted(each.evidence.named)],
    )
    bulk.insert_rows(
        connection,
        FloatingPaper,
        [(each.id, paper_ids[anchor]) for each in floating for anchor in sorted(each.anchors)],
    )
