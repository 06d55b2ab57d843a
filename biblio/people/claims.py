"""What sources state of persons, by place: ORCIDs and other ids, each with the formats that do.

They are evidence and no keys: whoever a source takes two people for, or one for two, is a doubt.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Final, NamedTuple

from sqlalchemy import Connection, select

from biblio.db import bulk
from biblio.db.models import AuthorIdentifier, FloatingPaper, FloatingRecord, Source
from biblio.merging.loading import load_merged, never_asked, stored_record
from biblio.merging.merge import EMPTY
from biblio.people.values import OF_INSTITUTIONS, Place

_AT_ONCE: Final = 500  # papers whose records are in memory together


class Stated(NamedTuple):
    """An id that sources state of who has a place, and the formats of the records that do."""

    place: Place
    scheme: str
    value: str
    formats: tuple[str, ...]


class Claim(NamedTuple):
    """An id that sources state of a person: at how many places, and the formats that state it."""

    scheme: str
    value: str
    places: int
    formats: tuple[str, ...]


def claims_of(connection: Connection, places: Collection[Place]) -> list[Claim]:
    """What sources state of a person who has *places*, the most often stated first."""
    found: dict[tuple[str, str], list[Stated]] = defaultdict(list)
    for each in stated_at(connection, places):
        found[each.scheme, each.value].append(each)
    claims = [
        Claim(
            *key,
            len({each.place for each in stated}),
            tuple(sorted({name for each in stated for name in each.formats})),
        )
        for key, stated in found.items()
    ]
    return sorted(claims, key=lambda each: (-each.places, each.scheme, each.value))


def stated_at(connection: Connection, places: Collection[Place]) -> Iterator[Stated]:
    """What sources state at *places*."""
    papers = iter(sorted({each.paper_id for each in places}))
    wanted = set(places)
    while portion := list(islice(papers, _AT_ONCE)):
        rows = connection.execute(
            select(
                AuthorIdentifier.paper_id,
                AuthorIdentifier.ordinal,
                AuthorIdentifier.printed_name,
                AuthorIdentifier.scheme,
                AuthorIdentifier.value,
            ).where(
                AuthorIdentifier.paper_id.in_(bulk.integers(portion)),
                AuthorIdentifier.ordinal.is_not(None),
                AuthorIdentifier.scheme.not_in(OF_INSTITUTIONS),
            )
        )
        here = [row for row in rows if Place(row.paper_id, row.ordinal or 0) in wanted]
        stating = _stating(connection, {row.paper_id for row in here})
        united: dict[tuple[Place, str, str], set[str]] = defaultdict(set)
        for paper_id, ordinal, printed, scheme, value in here:
            formats = stating.get((paper_id, printed, scheme, value), ())
            united[Place(paper_id, ordinal or 0), scheme, value].update(formats)
        yield from (Stated(*key, tuple(sorted(formats))) for key, formats in united.items())


def _stating(
    connection: Connection, papers: Collection[int]
) -> dict[tuple[int, str, str, str], set[str]]:
    """The formats of the records of *papers* that state each id of a printed name."""
    found: dict[tuple[int, str, str, str], set[str]] = defaultdict(set)
    if not papers:
        return found
    merged = load_merged(connection, papers)
    which = bulk.integers(papers)
    rows: Iterable[tuple[int, str, object]] = [
        (row.paper_id, row.differences, row)
        for row in connection.execute(select(Source.__table__).where(Source.paper_id.in_(which)))
    ] + [
        (row.paper_id, row.record, row)
        for row in connection.execute(
            select(FloatingPaper.paper_id, FloatingRecord.__table__)
            .join(FloatingRecord, FloatingRecord.id == FloatingPaper.record_id)
            .where(FloatingPaper.paper_id.in_(which))
        )
    ]
    for paper_id, said, row in rows:
        beside = merged[paper_id].merged if hasattr(row, "differences") else EMPTY
        record = stored_record(row, said, beside, never_asked).record  # type: ignore[arg-type]
        for each in record.author_identifiers:
            found[paper_id, each.printed, each.scheme, each.value].add(record.format)
    return found
