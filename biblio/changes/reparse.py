"""Author lists made anew: with a newer parser of names, or where a printed list is shifted.

A new parser reads each source's own list again, as it was printed or split, and each paper is
merged anew. A repair is a record of its own, in a run of its own, so that it can be told apart,
loses to any better source, and can be undone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, exists, select, update

from biblio.db import bulk, indexes
from biblio.db.models import Authorship, Paper
from biblio.identity.evidence import content_key, digits
from biblio.importing.batch import write_changes
from biblio.importing.reports import KEPT, Change
from biblio.merging.authors import AuthorIds
from biblio.merging.by_hand import HandRun
from biblio.merging.loading import Anchors, StoredPaper, load_merged
from biblio.merging.merge import EMPTY, merge
from biblio.merging.placing import PaperChange, put
from biblio.merging.precedence import REPAIR, STANDINGS
from biblio.merging.record_rows import say_again, update_said
from biblio.merging.shelf import Shelf
from biblio.merging.sightings import stored_times
from biblio.merging.writing import write_papers
from biblio.model.identifiers import Identifier
from biblio.model.names import PARSER_VERSION, repair_shifted
from biblio.model.records import PaperRecord

AT_ONCE = 1_000  # papers in one batch


@dataclass(slots=True)
class ReparseReport:
    """What making the names anew did: papers read, papers whose list changed, the first changes.

    `people_changed` are others than before, where people are kept.
    """

    papers: int = 0
    changed: int = 0
    changes: list[Change] = field(default_factory=list)
    people_changed: int = 0


def outdated(connection: Connection) -> Iterator[list[int]]:
    """The ids of the papers whose list an older parser made, a batch at a time."""
    after = -1
    while ids := list(
        connection.scalars(
            select(Paper.id)
            .where(
                Paper.id > after,
                Paper.names_version < PARSER_VERSION,
                exists().where(Authorship.paper_id == Paper.id),
            )
            .order_by(Paper.id)
            .limit(AT_ONCE)
        )
    ):
        yield ids
        after = ids[-1]


def reparse(connection: Connection, ids: list[int], report: ReparseReport) -> None:
    """Make the names of the papers *ids* anew, within the transaction of *connection*.

    Names are part of what tells a record that has no identifier; it moves to where it belongs.
    """
    indexes.restore(connection)
    shelf = Shelf(connection, stored_times(connection).of)
    papers = shelf.load(ids)
    placed = put(shelf, _reread_all(papers))
    touched = [
        PaperChange(each, each.merged) for each in papers if each.anchor not in placed.changes
    ]
    for change in (*touched, *placed.changes.values()):
        records = [each.record for each in change.paper.sources]
        change.paper.merged = merge(records, change.paper.anchor) if records else EMPTY
    write_changes(connection, placed, AuthorIds(), shelf, HandRun())
    write_papers(connection, touched, AuthorIds())
    update_said(connection, [source for each in touched for source in say_again(each.paper)])
    connection.execute(
        update(Paper)
        .where(Paper.id.in_(bulk.integers(ids)))
        .values(names_version=PARSER_VERSION)
        .execution_options(synchronize_session=False)
    )
    report.papers += len(papers)
    for each in (*touched, *placed.changes.values()):
        if (each.is_new or each.is_changed) and not each.is_gone:
            report.changed += 1
            if len(report.changes) < KEPT:
                report.changes.append(
                    Change(
                        each.paper.anchor.handle,
                        "authors",
                        each.before.authors if each.before else (),
                        each.paper.merged.authors,
                    )
                )


def _reread_all(papers: Sequence[StoredPaper]) -> dict[int, Anchors]:
    """Read the names of all records of *papers* again; which of them are told otherwise now.

    Those are the numbers of the records, each with the papers that it belongs to. Only a digest of
    its content can have changed, and that leads nowhere but to the paper of that content.
    """
    moved: dict[int, Anchors] = {}
    for source in (each for paper in papers for each in paper.sources):
        record = reread(source.record)
        if record == source.record:
            continue
        before = content_key(source.record)
        source.say(record)
        after = content_key(record)
        if source.id is not None and after != before:
            moved[source.id] = frozenset(
                Identifier("content", digits(after)) if each.scheme == "content" and after else each
                for each in source.anchors
            )
    return moved


def reread(record: PaperRecord) -> PaperRecord:
    """*record* with its names parsed anew from what its source printed or split."""
    if not record.authors:
        return record
    speaker = STANDINGS.get(record.format)
    listed = speaker.reread(record) if speaker else None
    if listed is None or not listed.names:
        return record
    return replace(
        record,
        authors=tuple(
            name if name.printed else name._replace(printed=name.name) for name in listed.names
        ),
        authors_cut=listed.is_cut or (record.authors_cut and record.authors_text is None),
        authors_shifted=listed.is_shifted,
    )


def repairs(connection: Connection) -> list[PaperRecord]:
    """A record for each paper whose author list is shifted, with the list put right."""
    ids = connection.scalars(select(Paper.id).where(Paper.authors_shifted == 1)).all()
    return [
        PaperRecord(
            format=REPAIR,
            arxiv_id=paper.merged.arxiv_id,
            authors=repair_shifted(paper.merged.authors),
            authors_cut=paper.merged.authors_cut,
        )
        for paper in load_merged(connection, ids).values()
    ]
