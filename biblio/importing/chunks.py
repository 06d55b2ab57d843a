"""What is written at a time: entries looked up, parsed, and laid out as far as can be.

The same work is done by the process that writes, or ahead of it by another (`parse_process`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from biblio.identity.evidence import evidence_of
from biblio.importing.batch import Incoming
from biblio.importing.newcomers import Newcomers, Single, lay_out
from biblio.importing.publication import is_published
from biblio.importing.raw_entries import Arrival
from biblio.model.identifiers import ArxivId, Identifier
from biblio.model.records import PaperRecord


class LookUp(Protocol):
    """Tells what a database has. What it says may be outdated when it is used."""

    def known(self, digests: Collection[bytes]) -> Mapping[bytes, int]:
        """The sources of entries with *digests*."""

    def present(self, papers: Collection[int]) -> Collection[int]:
        """Those of the ids *papers* that papers have."""


class ParsedEntry(NamedTuple):
    """The how manieth entry of its chunk, where it stands, and what became of it."""

    number: int
    place: str
    incoming: Incoming


class Chunk(NamedTuple):
    """Entries that are in memory and written together.

    `known` are the digests, sources and times of those that were read before, `newcomers` the
    rows of papers that seem new, `parsed` all others in their order. `warnings` are the
    newcomers'.
    """

    formats: Collection[str]
    known: Sequence[tuple[bytes, int, str]]
    parsed: Sequence[ParsedEntry]
    newcomers: Newcomers
    warnings: Sequence[str]


Portion = Chunk | list[Arrival]
"""What a run takes at a time: made ready already, or to be."""
Load = Iterable[Portion]
"""The portions of one transaction, each read when the one before is written."""


def one_by_one(portions: Iterable[Portion]) -> Iterator[Load]:
    """*portions* as loads of one, so that nothing waits for input within a transaction."""
    return ([each] for each in portions)


def loads_of(portions: Iterator[Portion], entries: int) -> Iterator[Load]:
    """*portions* as loads of about so many *entries*, each to be used before the next is asked."""

    def until_full(portion: Portion | None) -> Iterator[Portion]:
        held = 0
        while portion:
            held += number_of_entries(portion)
            yield portion
            portion = None  # large, and not needed while the next is read
            portion = next(portions, None) if held < entries else None

    while first := next(portions, None):
        load, first = until_full(first), None
        yield load


def make_chunk(arrivals: Sequence[Arrival], look_up: LookUp) -> Chunk:
    """The chunk of *arrivals*, as the database that *look_up* asks is now."""
    known = look_up.known({each.digest for each in arrivals})
    entries = [
        ParsedEntry(number, each.place, each.incoming())
        for number, each in enumerate(arrivals)
        if each.digest not in known
    ]
    alone = _alone(arrivals, entries, look_up)
    numbers = {each.number for each in alone}
    return Chunk(
        {each.format for each in arrivals if each.format},
        [
            (each.digest, known[each.digest], each.as_of)
            for each in arrivals
            if each.digest in known
        ],
        [each for each in entries if each.number not in numbers],
        lay_out(alone),
        [
            f"{arrival.place}: {sentence}"
            for _, arrival, record, *_ in alone
            for sentence in record.warnings
        ],
    )


def number_of_entries(portion: Portion) -> int:
    """How many entries *portion* holds."""
    if isinstance(portion, Chunk):
        return len(portion.known) + len(portion.parsed) + len(portion.newcomers.entries)
    return len(portion)


def _alone(
    arrivals: Sequence[Arrival], entries: Sequence[ParsedEntry], look_up: LookUp
) -> list[Single]:
    """Those of *entries*, made of *arrivals*, that alone speak of their paper."""
    found = [
        (number, record, key)
        for number, _, (_, record, key, _) in entries
        if isinstance(record, PaperRecord)
    ]
    times = Counter([record.arxiv_id for _, record, _ in found])
    # What other records name may be theirs; in a file of arXiv's there are none.
    named = frozenset[Identifier]().union(
        *(evidence_of(record).named for _, record, _ in found if _is_of_others(record))
    )
    candidates = [
        Single(number, arrivals[number], record, key, ArxivId(record.arxiv_id).rank)
        for number, record, key in found
        if record.arxiv_id is not None
        and times[record.arxiv_id] == 1
        and not _is_of_others(record)
        and (not named or evidence_of(record).own.isdisjoint(named))
    ]
    present = look_up.present([each.paper_id for each in candidates])
    return [each for each in candidates if each.paper_id not in present]


def _is_of_others(record: PaperRecord) -> bool:
    """Whether *record* says what arXiv's own never do, or names no paper of arXiv."""
    return record.arxiv_id is None or is_published(record)
