"""Papers that very many records speak of: what is remembered of them between batches.

Ten thousand entries may name one DOI. Were the records of such a paper read and merged for each
batch anew, the work would grow with the square of their number. What a batch leaves is remembered
instead, and new records are merged with those alone that may win anything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from biblio.merging.loading import StoredPaper, StoredSource
from biblio.merging.merge import LISTS, WHOLE, cited_beside, identified, merge, union, winner
from biblio.merging.precedence import Claim, claim
from biblio.model.identifiers import Identifier
from biblio.model.quick_values import changed
from biblio.model.records import PaperRecord

CROWD: Final = 100  # records from which on a paper is one of very many
MOST: Final = 20_000  # records that are remembered, some 2 KB each
# What all records say together: a paper keeps it in whole.
UNITED: Final = ("author_identifiers", "links")


class Crowds:
    """Papers with very many records, as the last batch left them.

    What is remembered holds as long as nobody else writes: `forget` after a rollback, when another
    connection has changed the database, and when a record counts as of another time.
    """

    def __init__(self) -> None:
        self._papers: dict[int, StoredPaper] = {}

    def forget(self) -> None:
        """Remember nothing."""
        self._papers.clear()

    def of(self, ids: Collection[int]) -> list[StoredPaper]:
        """Those of the papers *ids* that are remembered."""
        return [self._papers[each] for each in self._papers.keys() & set(ids)]

    def keep(self, papers: Iterable[StoredPaper]) -> None:
        """Remember those of *papers* that are crowded; of the others nothing is remembered.

        A record of several papers is not of one paper's memory, and so none of these is.
        """
        for paper in papers:
            self._papers.pop(paper.id, None)
            is_crowded = len(paper.sources) >= CROWD
            if is_crowded and not any(each.is_floating for each in paper.sources):
                if paper.contenders is None:
                    paper.contenders = contenders([each.record for each in paper.sources])
                self._papers[paper.id] = paper
        while sum(len(each.sources) for each in self._papers.values()) > MOST:
            del self._papers[next(iter(self._papers))]


def merge_with(paper: StoredPaper, new: Sequence[StoredSource]) -> PaperRecord:
    """What *paper* is with the records *new*, which are put to its own."""
    paper.sources += new
    if paper.contenders is None:
        return merge([each.record for each in paper.sources], paper.anchor)
    paper.contenders = contenders([*paper.contenders, *(each.record for each in new)])
    merged = merge(paper.contenders, paper.anchor)
    spoken = [paper.merged, *(each.record for each in new)]
    united: dict[str, Any] = {name: union(name, spoken) for name in UNITED}
    united["cited"] = cited_beside(merged.references, spoken)
    named = frozenset[Identifier]().union(*(each.own_identifiers for each in spoken))
    return changed(merged, **united, **identified(named, paper.anchor, merged.doi))


def contenders(records: Sequence[PaperRecord]) -> tuple[PaperRecord, ...]:
    """Those of *records* that come to the same paper as all do, whatever is merged with them.

    But for what all of them say together: their identifiers, links, identifiers of authors, and
    what they cite.
    """
    found = {id(each): each for each in _winners(records)}
    if len(found) == 1:  # one record is not merged, but taken as it is
        found |= {id(each): each for each in records[:2]}
    return tuple(found.values())


def _winners(records: Sequence[PaperRecord]) -> Iterator[PaperRecord]:
    """A record for each thing that decides in a merge, some of them several times."""
    yield max(records, key=lambda each: each.latest_version or 0)
    for name in (*(each for each in WHOLE if each not in LISTS), "issued_printed"):
        if (best := winner(name, records)) is not None:
            yield best
    # Whether a list counts hangs on those of other records, by its length and whether it is cut.
    groups: dict[Hashable, list[PaperRecord]] = defaultdict(list)
    for each in records:
        groups[each.is_notice, each.authors_cut, len(each.authors)].append(each)
    for group in groups.values():
        for name in LISTS:
            if (best := winner(name, group)) is not None:
                yield best
    for name in PARTS:
        yield from _winners_of_parts(name, [each for each in records if getattr(each, name)])


def _winners_of_parts(name: str, records: Iterable[PaperRecord]) -> Iterator[PaperRecord]:
    """The record that wins each part of the field *name*, some of them several times."""
    best: dict[Hashable, tuple[Claim, PaperRecord]] = {}
    for record in records:
        for part, value in PARTS[name](record):
            mine = claim(name, record, value)
            if part not in best or best[part][0] < mine:
                best[part] = mine, record
    return (record for _, record in best.values())


Part = tuple[Hashable, Any]


def _of_versions(record: PaperRecord) -> Iterator[Part]:
    for number, submitted, size in record.versions:
        yield number, ""
        yield from _said({(number, "submitted"): submitted, (number, "size"): size})


def _of_translations(record: PaperRecord) -> Iterator[Part]:
    for language, title, abstract in record.translations:
        yield language, ""
        yield from _said({(language, "title"): title, (language, "abstract"): abstract})


def _said(parts: Mapping[Hashable, Any]) -> Iterator[Part]:
    return ((name, value) for name, value in parts.items() if value is not None)


PARTS: Final[Mapping[str, Callable[[PaperRecord], Iterable[Part]]]] = {
    "versions": _of_versions,
    "translations": _of_translations,
    "extra": lambda record: record.extra,
}
"""Fields of which each part is decided by itself, and the parts that a record has."""
