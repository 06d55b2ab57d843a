"""Papers released from records that joined them by an abstract which tells no paper.

Older programs took any abstract for a mark of its paper, so that a record without identifier whose
abstract was "This paper has been withdrawn." gave all such papers its title and its DOI. What a
file holds of that is undone when the next import begins: such a record is held, as it would be had
it come today.
"""

from __future__ import annotations

from sqlalchemy import Connection, func, select, update

from biblio.db import bulk, indexes
from biblio.db.models import Source
from biblio.identity.abstracts import NOTICE, abstract_key
from biblio.merging.authors import AuthorIds
from biblio.merging.loading import load_papers_by_id, papers_with
from biblio.merging.merge import merge
from biblio.merging.sightings import stored_times
from biblio.merging.writing import Touched, resay, update_differences, write_papers

LONGEST = 2 * NOTICE  # a longer abstract tells its paper, however it is folded
AT_ONCE = 1_000  # papers that are in memory together


def release(connection: Connection) -> int:
    """Take records without identifier from papers that their abstract does not tell; how many.

    One statement where there are none, which is so in nearly every file.
    """
    ids: set[int] = set()
    keys: set[int] = set()
    abstract = func.json_extract(Source.differences, "$.abstract")
    for number, key, text in connection.execute(
        select(Source.id, Source.abstract_key, abstract).where(
            Source.paper_id.is_(None),
            Source.abstract_key.is_not(None),
            func.length(abstract) < LONGEST,
        )
    ):
        if abstract_key(text) is None:
            ids.add(number)
            keys.add(key)
    if not ids:
        return 0
    indexes.restore(connection)
    papers = sorted(papers_with(connection, keys))
    for start in range(0, len(papers), AT_ONCE):
        _merge_without(connection, papers[start : start + AT_ONCE], ids)
    connection.execute(
        update(Source).where(Source.abstract_key.in_(bulk.integers(keys))).values(abstract_key=None)
    )
    return len(ids)


def _merge_without(connection: Connection, papers: list[int], released: set[int]) -> None:
    """Merge *papers* anew without the records *released*."""
    touched = []
    as_of = stored_times(connection).of
    for paper in load_papers_by_id(connection, papers, as_of).values():
        before = paper.merged
        paper.sources = [each for each in paper.sources if each.id not in released]
        if paper.sources:
            paper.merged = merge([each.record for each in paper.sources])
            touched.append(Touched(paper, before))
    resaid = [source for each in touched for source in resay(each.paper)]
    write_papers(connection, touched, AuthorIds())
    update_differences(connection, resaid)
