"""Records as they are kept, on their way out: those of some papers, and those of none."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, exists, select

from biblio.db.models import FloatingPaper, FloatingRecord
from biblio.merging.loading import AsOf, StoredSource
from biblio.merging.seen import SeenIds
from biblio.merging.shelf import Shelf

__all__ = ["held_records", "records_of"]


def records_of(
    connection: Connection, papers: Collection[int], as_of: AsOf, told: SeenIds
) -> list[StoredSource]:
    """The records of *papers*, those that are of several of them once, in a fixed order.

    Of the floating ones those that were *told* are left out, and the others put there. A paper that
    somebody wrote by hand has the record that an import would make of it. Records of one time
    stand together, since runs keep what they saw as of when as ranges.
    """
    shelf = Shelf(connection, as_of)
    found: dict[bytes, tuple[tuple[str, int, bytes], StoredSource]] = {}
    for paper in shelf.load(papers):
        for source in paper.sources:
            if source.is_floating and source.id in told:
                continue
            order = (source.record.as_of or "", paper.id, source.digest)
            if source.digest not in found or order < found[source.digest][0]:
                found[source.digest] = order, source
    chosen = [source for _, source in sorted(found.values(), key=lambda each: each[0])]
    told.add(each.id for each in chosen if each.is_floating and each.id is not None)
    return chosen


def held_records(
    connection: Connection, after: bytes, most: int, as_of: AsOf
) -> list[StoredSource]:
    """The first *most* records of no paper whose digests come behind *after*, in their order."""
    ids = connection.scalars(
        select(FloatingRecord.id)
        .where(
            FloatingRecord.digest > after,
            ~exists().where(FloatingPaper.record_id == FloatingRecord.id),
        )
        .order_by(FloatingRecord.digest)
        .limit(most)
    ).all()
    shelf = Shelf(connection, as_of)
    shelf.load_sources(ids)
    return [shelf.records[each] for each in ids]
