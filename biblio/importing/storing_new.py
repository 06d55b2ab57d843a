"""Papers whose rows were made ahead (`new_papers`), written where they are new indeed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import Connection, select

from biblio.db import bulk, indexes, numbering
from biblio.db.models import Identifier as IdentifierRow
from biblio.db.models import Paper, Source
from biblio.formats.records import FORMAT as RECORDS_FORMAT
from biblio.identity.evidence import digits
from biblio.importing.new_papers import NewPapers
from biblio.merging.authors import AuthorIds
from biblio.merging.loading import never_asked
from biblio.merging.shelf import Shelf
from biblio.merging.writing import insert_papers
from biblio.model.identifiers import Identifier

# Where `NewPapers.sources` have the digest of the abstract, without the two ids before the rest.
ABSTRACT_KEY = bulk.stored_columns(Source).index("abstract_key") - 2
RECORDS = RECORDS_FORMAT.name


def present_papers(connection: Connection, ids: Collection[int]) -> set[int]:
    """Those of *ids* that papers have."""
    return set(connection.scalars(select(Paper.id).where(Paper.id.in_(bulk.integers(ids)))))


def known_papers(connection: Connection, new: NewPapers) -> set[int]:
    """The ids of those of the papers *new* that are not, or that may move another record."""
    if not new.sources:
        return set()
    by_identifier = {row[1]: row[0] for row in new.rows.papers}
    known = present_papers(connection, by_identifier.values())
    known.update(
        by_identifier[each]
        for each in connection.scalars(
            select(Paper.arxiv_id).where(Paper.arxiv_id.in_(bulk.texts(by_identifier)))
        )
    )
    if indexes.missing(connection):
        return known  # there is nothing else while they are put off
    known |= _told_before(connection, new)
    shelf = Shelf(connection, never_asked)
    if not shelf.is_of_arxiv_alone:
        named: dict[Identifier, set[int]] = defaultdict(set)
        for scheme, value, paper_id in new.rows.parts[IdentifierRow.__tablename__]:
            named[Identifier(scheme, value)].add(paper_id)
        for source in new.sources:
            paper_id, key = source[0], source[ABSTRACT_KEY]
            if key is not None:
                named[Identifier("abstract", digits(key))].add(paper_id)
        known.update(*(named[each] for each in shelf.named_already(named)))
    return known


def _told_before(connection: Connection, new: NewPapers) -> set[int]:
    """Those of the papers *new* whose entries, as their records tell, were read before.

    A digest of bytes is looked up before they are parsed, and again where somebody else has
    written; what a record tells may be that of an entry beside it which was another paper's.
    """
    digests = {
        entry[1]: source[0]
        for entry, source in zip(new.entries, new.sources, strict=True)
        if entry[3] == RECORDS
    }
    if not digests:
        return set()
    stored = bulk.ids_by_digest(connection, Source, list(digests))
    return {digests[each] for each in stored}


def write_new_papers(
    connection: Connection, new: NewPapers, authors: AuthorIds, import_id: int
) -> range:
    """Write all rows of *new*; the ids of their sources."""
    if not new.sources:
        return range(0)
    insert_papers(connection, new.rows, authors)
    ids = numbering.take(connection, Source, len(new.sources))
    bulk.insert_sparse_rows(
        connection,
        Source,
        [
            (source_id, paper_id, import_id, *said)
            for source_id, (paper_id, *said) in zip(ids, new.sources, strict=True)
        ],
    )
    return ids
