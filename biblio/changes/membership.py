"""Whether each record stands at the papers that the rule of `biblio.identity` gives it.

A record of arXiv that names its paper stands there whatever other records say. So few records are
looked at in a library of arXiv: those of no paper or of several, those that other records lead to
their paper, and those of papers that arXiv does not know.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from sqlalchemy import Connection, Select, select, union

from biblio.db import bulk, indexes, lists
from biblio.db.consistency import MEND, Finding
from biblio.db.models import (
    FloatingIdentifier,
    FloatingRecord,
    IdentifierLink,
    Paper,
    Source,
)
from biblio.identity import Pointers, leading
from biblio.importing.batch import write_changes
from biblio.merging.authors import AuthorIds
from biblio.merging.by_hand import HandRun
from biblio.merging.loading import Anchors, never_asked
from biblio.merging.merge import EMPTY, merge
from biblio.merging.placing import put
from biblio.merging.shelf import Shelf
from biblio.merging.sightings import stored_times

AT_ONCE: Final = 1_000  # records that are looked at together
PUTS: Final = f"{MEND}puts them where they belong, and merges their papers anew"
FINDS: Final = f"{MEND}writes them anew"


def check_membership(connection: Connection) -> list[Finding]:
    """How many records stand elsewhere than they belong, or are kept otherwise than they say."""
    misplaced = misread = 0
    for part in _parts(connection):
        shelf = Shelf(connection, never_asked)
        wrong = _misplaced(shelf, part)
        misplaced += len(wrong)
        misread += len(_kept_otherwise(connection, shelf, set(part) - wrong.keys()))
    found = (
        (misplaced, "{} records stand at other papers than identifiers tell", PUTS),
        (misread, "{} records are found by other identifiers than they name", FINDS),
    )
    return [Finding(what.format(number), mend) for number, what, mend in found if number]


def mend_membership(connection: Connection) -> None:
    """Put each record where it belongs, kept as it is there, and merge the papers that change."""
    by_hand = HandRun()
    times = stored_times(connection)
    for part in _parts(connection):
        shelf = Shelf(connection, times.of)
        wrong = _misplaced(shelf, part)
        kept = _kept_otherwise(connection, shelf, set(part) - wrong.keys())
        wrong |= {each: shelf.records[each].anchors for each in kept}
        if not wrong:
            continue
        placed = put(shelf, wrong)
        for change in placed.changes.values():
            records = [each.record for each in change.paper.sources]
            change.paper.merged = merge(records, change.paper.anchor) if records else EMPTY
        write_changes(connection, placed, AuthorIds(), shelf, by_hand)


def _parts(connection: Connection) -> Iterator[Sequence[int]]:
    """The ids of the records that can stand elsewhere than they belong, in parts.

    None where indexes are missing: whole tables would be read for each question.
    """
    if indexes.missing(connection):
        return
    yield from lists.portions(sorted(connection.scalars(_candidates())), AT_ONCE)


def _candidates() -> Select[int]:
    """Select the ids of the records that do not stand where they do by an identifier of arXiv."""
    of_arxiv = select(IdentifierLink.paper_id).where(
        IdentifierLink.scheme == "arxiv", IdentifierLink.target_scheme == "arxiv"
    )
    named_otherwise = Source.differences.contains('"arxiv_id"')
    unknown = select(Paper.id).where(Paper.arxiv_id.is_(None))
    every = union(
        select(FloatingRecord.id),
        select(Source.id).where(Source.is_joined == 1),
        select(Source.id).where(named_otherwise),
        select(Source.id).where(Source.paper_id.in_(unknown)),
        select(Source.id).where(Source.paper_id.in_(of_arxiv)),
    ).subquery()
    return select(every.c.id)


def _misplaced(shelf: Shelf, ids: Collection[int]) -> dict[int, Anchors]:
    """Those of the records *ids* that stand elsewhere than they belong, and where they do."""
    shelf.load_sources(ids)
    records = {each: shelf.records[each] for each in ids}
    read = leading([each.evidence for each in records.values()], shelf.naming)
    pointers = Pointers([*read.values()])
    belonging = {key: pointers.papers(each.evidence) for key, each in records.items()}
    return {key: there for key, there in belonging.items() if there != records[key].anchors}


def _kept_otherwise(connection: Connection, shelf: Shelf, ids: Collection[int]) -> list[int]:
    """Those of the records *ids* that are not found by what they name."""
    which = bulk.integers(ids)
    stored: dict[int, set[tuple[str, str]]] = {
        each: set() for each in ids if shelf.records[each].is_floating
    }
    for number, scheme, value in connection.execute(
        select(
            FloatingIdentifier.record_id, FloatingIdentifier.scheme, FloatingIdentifier.value
        ).where(FloatingIdentifier.record_id.in_(which))
    ):
        stored.setdefault(number, set()).add((scheme, value))
    wrong = [key for key, named in stored.items() if named != shelf.records[key].evidence.named]
    joined = connection.execute(select(Source.id, Source.is_joined).where(Source.id.in_(which)))
    return wrong + [key for key, flag in joined if flag != shelf.records[key].is_joined]
