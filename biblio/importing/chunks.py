"""What is written at a time: entries looked up, parsed, and made rows of as far as can be.

The same work is done by the process that writes, or ahead of it by another (`parse_process`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Final, NamedTuple, Protocol

from biblio.identity.evidence import evidence_of
from biblio.importing.new_papers import NewPapers, make_new_papers, paper_id_of
from biblio.importing.publication import is_published
from biblio.importing.raw_entries import ParsedEntry, RawEntry
from biblio.model.identifiers import Identifier
from biblio.model.records import PaperRecord


class LookUp(Protocol):
    """Tells what a database has. What it says may be outdated when it is used.

    `room` is how many bytes of a name or an identifier it can index, None where any.
    """

    @property
    def room(self) -> int | None:
        """The same."""

    def known(self, digests: Collection[bytes]) -> Mapping[bytes, int]:
        """The sources of entries with *digests*."""

    def present(self, papers: Collection[int]) -> Collection[int]:
        """Those of the ids *papers* that papers have."""


class _Empty:
    """A database that has nothing yet: a file, in which there is room for anything."""

    room = None

    def known(self, digests: Collection[bytes]) -> Mapping[bytes, int]:  # noqa: ARG002 - none of them
        """No source."""
        return {}

    def present(self, papers: Collection[int]) -> Collection[int]:  # noqa: ARG002 - none of them
        """No paper."""
        return ()


EMPTY: Final = _Empty()


class Chunk(NamedTuple):
    """Entries that are in memory and written together.

    `known` are the digests, sources and times of those that were read before, `new_papers` the
    rows of papers that seem new, `parsed` all others in their order. `warnings` are those of the
    new papers.
    """

    formats: Collection[str]
    known: Sequence[tuple[bytes, int, str]]
    parsed: Sequence[ParsedEntry]
    new_papers: NewPapers
    warnings: Sequence[str]


Portion = Chunk | list[RawEntry]
"""What a run takes at a time: made ready already, or to be."""


def make_chunk(entries: Sequence[RawEntry], look_up: LookUp) -> Chunk:
    """The chunk of *entries*, as the database that *look_up* asks is now."""
    known = look_up.known({each.digest for each in entries})
    parsed = [
        each.parsed(number, look_up.room)
        for number, each in enumerate(entries)
        if each.digest not in known
    ]
    alone = _alone(parsed, look_up)
    return Chunk(
        {each.format for each in entries if each.format},
        [(each.digest, known[each.digest], each.as_of) for each in entries if each.digest in known],
        [each for each in parsed if each.number not in alone],
        make_new_papers(
            (entries[each.number], each, *alone[each.number])
            for each in parsed
            if each.number in alone
        ),
        [
            f"{each.place}: {sentence}"
            for each in parsed
            if each.number in alone
            for sentence in alone[each.number][1].warnings
        ],
    )


def _alone(entries: Sequence[ParsedEntry], look_up: LookUp) -> dict[int, tuple[int, PaperRecord]]:
    """The papers of those of *entries* that alone speak of theirs, and the records, by number."""
    found = {each.number: each.record for each in entries if isinstance(each.record, PaperRecord)}
    times = Counter([record.arxiv_id for record in found.values()])
    of_others = {number: each for number, each in found.items() if _is_of_others(each)}
    digests = Counter([each.digest for each in entries])
    if len(digests) < len(entries):  # equal bytes, or records that tell of one entry
        several = {each.number for each in entries if digests[each.digest] > 1}
        of_others |= {number: found[number] for number in several & found.keys()}
    candidates = {
        number: record
        for number, record in found.items()
        if times[record.arxiv_id] == 1 and number not in of_others
    }
    if candidates and of_others:  # what other records name may be theirs
        named = frozenset[Identifier]().union(*(evidence_of(e).named for e in of_others.values()))
        candidates = {
            number: record
            for number, record in candidates.items()
            if evidence_of(record).own.isdisjoint(named)
        }
    ids = {paper_id_of(record): number for number, record in candidates.items()}
    present = frozenset(look_up.present(ids))
    return {
        number: (paper_id, candidates[number])
        for paper_id, number in ids.items()
        if paper_id not in present
    }


def _is_of_others(record: PaperRecord) -> bool:
    """Whether *record* says what arXiv's own never do, or names no paper of arXiv."""
    return record.arxiv_id is None or is_published(record)
