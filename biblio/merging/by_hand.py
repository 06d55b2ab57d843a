"""What people wrote with plain SQL: a record of its own, made when an import first meets it.

A paper that somebody inserted has no record. Were it merged as it stands, the first import would
take away what its source is silent about, and the undo of that import the whole paper. So what
stands there becomes a record of the format `hand`, of a run of its own, which stays when the
import goes and can be taken back itself.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, replace
from typing import Final

import orjson
from sqlalchemy import Connection, insert, update

from biblio.db import numbering
from biblio.db.arrivals import HAND
from biblio.db.models import Import
from biblio.formats.format import entry_digest
from biblio.merging.loading import StoredPaper, StoredSource
from biblio.merging.record_rows import PaperIds, insert_records
from biblio.merging.seen import SeenIds
from biblio.model.identifiers import DIGESTS
from biblio.model.moments import time_now
from biblio.model.names import PARSER_VERSION
from biblio.version import __version__

SOURCE: Final = "written by hand"  # what `imports.source` says


def adopt(papers: Collection[StoredPaper]) -> list[StoredSource]:
    """Give those of *papers* that have no record one that says what they say; these records."""
    made: list[StoredSource] = []
    for paper in papers:
        if not paper.sources:
            record = replace(paper.merged, format=HAND)
            if paper.anchor.scheme not in DIGESTS:
                named = {paper.anchor, *record.identifiers} - record.own_identifiers
                record = replace(record, identifiers=tuple(sorted({*record.identifiers, *named})))
            said = orjson.dumps(asdict(record), default=list)
            source = StoredSource(record, entry_digest(said, HAND))
            source.anchors = frozenset({paper.anchor})
            paper.sources.append(source)
            made.append(source)
    return made


class HandRun:
    """The run that the records of people count as, one for each import that meets any."""

    def __init__(self) -> None:
        self._id: int | None = None
        self._seen = SeenIds()

    def store(
        self, connection: Connection, sources: Sequence[StoredSource], paper_ids: PaperIds
    ) -> None:
        """Store *sources*, records by hand, as seen by this run."""
        if not sources:
            return
        number = self._id or self._begin(connection)
        insert_records(connection, sources, paper_ids, number)
        self._seen.add(each.id for each in sources if each.id is not None)
        met = len(list(self._seen))
        connection.execute(
            update(Import)
            .where(Import.id == number)
            .values(sources_seen=self._seen.json(), read=met, added=met)
        )

    def _begin(self, connection: Connection) -> int:
        (self._id,) = numbering.take(connection, Import)
        connection.execute(
            insert(Import).values(
                id=self._id,
                source=SOURCE,
                format=HAND,
                status="complete",
                started=time_now(),
                last_written=time_now(),
                finished=time_now(),
                program_version=__version__,
                parser_version=PARSER_VERSION,
            )
        )
        return self._id
