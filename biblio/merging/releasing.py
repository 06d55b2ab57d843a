"""Papers released from records that joined them by an abstract which tells no paper.

Older programs took any abstract for a mark of its paper, so that a record without identifier whose
abstract was "This paper has been withdrawn." gave all such papers its title and its DOI. What a
file holds of that is undone when the next import begins: such a record is held, as it would be had
it come today.
"""

from __future__ import annotations

from sqlalchemy import Connection, delete, select, update

from biblio.db import bulk, indexes, kept_json
from biblio.db.models import FloatingIdentifier, FloatingPaper, FloatingRecord, Source
from biblio.identity.abstracts import NOTICE, abstract_key
from biblio.identity.evidence import signed
from biblio.merging.authors import AuthorIds
from biblio.merging.merge import merge
from biblio.merging.placing import PaperChange
from biblio.merging.record_rows import say_again, update_said
from biblio.merging.shelf import Shelf
from biblio.merging.sightings import stored_times
from biblio.merging.writing import write_papers

LONGEST = 2 * NOTICE  # a longer abstract tells its paper, however it is folded
AT_ONCE = 1_000  # papers that are in memory together


def release(connection: Connection) -> int:
    """Take records without identifier from papers that their abstract does not tell; how many.

    One statement where there are none, which is so in nearly every file.
    """
    found = {
        number: key
        for number, key, record in connection.execute(
            select(FloatingRecord.id, FloatingIdentifier.value, FloatingRecord.record)
            .join(FloatingIdentifier, FloatingIdentifier.record_id == FloatingRecord.id)
            .where(FloatingIdentifier.scheme == "abstract")
        )
        if _tells_nothing(record)
    }
    if not found:
        return 0
    indexes.restore(connection)
    released = bulk.integers(found)
    papers = sorted(
        connection.scalars(
            select(FloatingPaper.paper_id).where(FloatingPaper.record_id.in_(released)).distinct()
        )
    )
    for start in range(0, len(papers), AT_ONCE):
        _merge_without(connection, papers[start : start + AT_ONCE], set(found))
    connection.execute(delete(FloatingPaper).where(FloatingPaper.record_id.in_(released)))
    connection.execute(
        delete(FloatingIdentifier).where(
            FloatingIdentifier.record_id.in_(released), FloatingIdentifier.scheme == "abstract"
        )
    )
    keys = bulk.integers({signed(key) for key in found.values()})
    connection.execute(
        update(Source).where(Source.abstract_key.in_(keys)).values(abstract_key=None)
    )
    return len(found)


def _tells_nothing(record: str) -> bool:
    """Whether the abstract of *record*, as it is kept, is short and marks no paper."""
    said = kept_json.read(record, kept_json.are_differences, "what a record says")
    text = said.get("abstract")
    return text is not None and len(text) < LONGEST and abstract_key(text) is None


def _merge_without(connection: Connection, papers: list[int], released: set[int]) -> None:
    """Merge *papers* anew without the records *released*."""
    touched = []
    for paper in Shelf(connection, stored_times(connection).of).load(papers):
        before = paper.merged
        paper.sources = [each for each in paper.sources if each.id not in released]
        if paper.sources:
            paper.merged = merge([each.record for each in paper.sources], paper.anchor)
            touched.append(PaperChange(paper, before))
    write_papers(connection, touched, AuthorIds())
    update_said(connection, [source for each in touched for source in say_again(each.paper)])
