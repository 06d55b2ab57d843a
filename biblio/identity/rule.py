"""Which papers there are, and which records speak of each: the whole rule, pure.

Identifiers are ranked by scheme, and each points up to the best-ranked ones that some record names
beside it. Where pointing ends is a paper. A record belongs to every paper that its own best
identifiers reach, which may be several, or none. Nothing joins two identifiers of one rank but a
link that a source states between them, so no chain of errors glues two papers together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar

from biblio.model.identifiers import RANKED, Identifier, Link

_ABSTRACT: Final = RANKED.index("abstract")

MOST_BY_ABSTRACT: Final = 20
"""How many papers a record may belong to by its abstract alone; one that reaches more is held."""

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one record says of identity: the ranked identifiers of its own, and stated links.

    `is_described` says that it has a title and authors, without which an abstract makes no paper.
    """

    own: frozenset[Identifier]
    links: frozenset[Link] = frozenset()
    is_described: bool = True
    best: frozenset[Identifier] = field(init=False, compare=False, repr=False)
    """Its own identifiers of the best rank."""

    def __post_init__(self) -> None:
        ranks = {each: each.rank for each in self.own}
        least = min(ranks.values(), default=0)
        best = frozenset(each for each, rank in ranks.items() if rank == least)
        object.__setattr__(self, "best", best)

    @property
    def named(self) -> frozenset[Identifier]:
        """Every identifier that it names, of its own or in a link."""
        return self.own.union(*self.links)


class Pointers:
    """Where identifiers point, as the records say together."""

    def __init__(self, evidence: Iterable[Evidence]) -> None:
        self._up: dict[Identifier, set[Identifier]] = {}
        self._links: dict[Identifier, set[Identifier]] = defaultdict(set)
        self._described: set[Identifier] = set()
        self._reached: dict[Identifier, frozenset[Identifier]] = {}
        for each in evidence:
            self._point_up(each)
            for source, target in map(Link.upward, each.links):
                self._links[source].add(target)
            if each.is_described:
                self._described.update(each.own)

    def _point_up(self, evidence: Evidence) -> None:
        best = evidence.best
        rank = min((each.rank for each in best), default=0)
        for identifier in evidence.own - best:
            known = self._up.get(identifier)
            known_rank = min(known).rank if known else len(RANKED)
            if known is None or rank < known_rank:
                self._up[identifier] = set(best)
            elif rank == known_rank:
                known.update(best)

    def targets(self, identifier: Identifier) -> set[Identifier]:
        """What *identifier* points to."""
        return self._up.get(identifier, set()) | self._links.get(identifier, set())

    def reached(self, identifier: Identifier) -> frozenset[Identifier]:
        """What pointing leads to from *identifier*, itself included."""
        if identifier not in self._reached:
            found, waiting = {identifier}, [identifier]
            while waiting:
                new = self.targets(waiting.pop()) - found
                found |= new
                waiting.extend(new)
            self._reached[identifier] = frozenset(found)
        return self._reached[identifier]

    def ends(self, identifier: Identifier) -> frozenset[Identifier]:
        """Where pointing ends from *identifier*; a ring of links counts as its least member."""
        reached = self.reached(identifier)
        return frozenset(
            min(self.reached(each))
            for each in reached
            if all(each in self.reached(other) for other in self.reached(each))
        )

    def papers(self, evidence: Evidence) -> frozenset[Identifier]:
        """The papers that a record of *evidence* belongs to, each by its anchor; none: it is held.

        An anchor is the identifier in which pointing ends.
        """
        found = frozenset(end for each in evidence.best for end in self.ends(each))
        if any(each.rank == _ABSTRACT for each in evidence.best) and len(found) > MOST_BY_ABSTRACT:
            return frozenset()
        return frozenset(
            each for each in found if each.rank != _ABSTRACT or each in self._described
        )


def all_papers(records: Mapping[Key, Evidence]) -> dict[Identifier, frozenset[Key]]:
    """Every paper that *records* make, by its anchor, with the records that speak of it."""
    pointers = Pointers(records.values())
    papers: dict[Identifier, set[Key]] = defaultdict(set)
    for key, evidence in records.items():
        for anchor in pointers.papers(evidence):
            papers[anchor].add(key)
    return {anchor: frozenset(keys) for anchor, keys in papers.items()}
