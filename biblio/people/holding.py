"""Which decisions hold together, and which chain of them another one would break.

Decisions tie places, spellings and ORCIDs into parts that are one person each. A spelling stands
for all its places, but for one that was assigned elsewhere or is decided not to be of that
spelling's person; whatever but `different` is said of it ties them. Two ORCIDs are two people. Of
decisions that contradict, the one made earlier holds and the later rests, so that files that take
in each other's decisions agree.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from biblio.people.parts import Parts
from biblio.people.values import Action, Node, Orcid, Place, Spelling, Standing


class Tie(NamedTuple):
    """Two nodes that are one person: by a decision, or, where that is None, by the name alone."""

    one: Node
    other: Node
    why: Standing | None


class Broken(NamedTuple):
    """A decision that cannot hold: the ties that lead from one node to another, which are two.

    `between` says why they are two, or how else a place is assigned; None for two ORCIDs.
    """

    standing: Standing
    chain: tuple[Tie, ...]
    between: Standing | None


class Exempt(NamedTuple):
    """Places of which is not said what is said of their spelling.

    Those that were assigned, and pairs of a place and a spelling that are different.
    """

    assigned: frozenset[Place]
    apart: frozenset[tuple[Place, Spelling]]

    def has(self, place: Place, spelling: Spelling) -> bool:
        """Whether *place* is exempt from what is said of *spelling*."""
        return place in self.assigned or (place, spelling) in self.apart


class Holding(NamedTuple):
    """Decisions that hold together, in order, those that do not, and the parts that they make."""

    held: tuple[Standing, ...]
    broken: tuple[Broken, ...]
    parts: Parts[Node]
    exempt: Exempt


def held_of(decisions: Iterable[Standing], names: Mapping[Place, Spelling]) -> Holding:
    """What holds of *decisions*, of whose places *names* tells the spelling now.

    The same decisions in any order give the same.
    """
    ordered = sorted(decisions, key=lambda each: each.decision.order)
    exempt = exempted(ordered)
    work = _Work(ordered, names, exempt)
    if work.breaks() is None:
        return Holding(tuple(ordered), (), work.parts, exempt)
    held: list[Standing] = []
    broken: list[Broken] = []
    for each in ordered:
        why = _Work([*held, each], names, exempt).breaks()
        if why is None:
            held.append(each)
        else:
            broken.append(Broken(each, *why))
    return Holding(tuple(held), tuple(broken), _Work(held, names, exempt).parts, exempt)


def exempted(decisions: Iterable[Standing]) -> Exempt:
    """The places that *decisions* take out of what is said of their spelling."""
    assigned: set[Place] = set()
    apart: set[tuple[Place, Spelling]] = set()
    for decision, nodes in decisions:
        if decision.action is Action.ASSIGN and isinstance(nodes[0], Place):
            assigned.add(nodes[0])
        elif decision.action is Action.DIFFERENT:
            for one, other in (nodes, nodes[::-1]):
                if isinstance(one, Place) and isinstance(other, Spelling):
                    apart.add((one, other))
    return Exempt(frozenset(assigned), frozenset(apart))


def bound(decisions: Iterable[Standing]) -> set[Spelling]:
    """The spellings whose places *decisions* make one person."""
    return {
        node
        for decision, nodes in decisions
        if decision.action is not Action.DIFFERENT
        for node in nodes
        if isinstance(node, Spelling)
    }


class _Work:
    """Some decisions, what they tie, and whether they contradict each other."""

    def __init__(
        self, decisions: Sequence[Standing], names: Mapping[Place, Spelling], exempt: Exempt
    ) -> None:
        self.decisions = decisions
        self.parts: Parts[Node] = Parts()
        self.ties: dict[Node, list[Tie]] = defaultdict(list)
        self.called: dict[Spelling, list[Place]] = defaultdict(list)
        places = (node for each in decisions for node in each.nodes if isinstance(node, Place))
        for place in dict.fromkeys(places):
            if place in names and not exempt.has(place, names[place]):
                self.called[names[place]].append(place)
        for tie in self._ties():
            self.ties[tie.one].append(tie)
            self.ties[tie.other].append(tie)
            self.parts.join(tie.one, tie.other)

    def _ties(self) -> Iterator[Tie]:
        for each in self.decisions:
            decision, nodes = each
            if decision.action in {Action.SAME, Action.ASSIGN}:
                yield Tie(nodes[0], nodes[1], each)
            elif decision.action is Action.ORCID:
                yield Tie(nodes[0], Orcid(decision.text or ""), each)
        for spelling in sorted(bound(self.decisions)):
            yield from (Tie(place, spelling, None) for place in self.called.get(spelling, ()))

    def _covered(self, node: Node) -> list[Node]:
        """The nodes of which is said what is said of *node*: of a spelling, its places too."""
        return [node, *self.called.get(node, ())] if isinstance(node, Spelling) else [node]

    def breaks(self) -> tuple[tuple[Tie, ...], Standing | None] | None:
        """The chain between two nodes that are two people, and why; None where there is none."""
        root = self.parts.root
        assigned: dict[Node, Tie] = {}
        for each in self.decisions:
            if each.decision.action is Action.ASSIGN:
                place, person = each.nodes
                tie = assigned.setdefault(place, Tie(place, person, each))
                if tie.other != person:
                    return (tie,), each
            if each.decision.action is Action.DIFFERENT:
                for one, other in product(*map(self._covered, each.nodes)):
                    if root(one) == root(other):
                        return self._chain(one, other), each
        first: dict[Node, Orcid] = {}
        for each in self.decisions:
            if each.decision.action is Action.ORCID:
                orcid = Orcid(each.decision.text or "")
                other_orcid = first.setdefault(root(orcid), orcid)
                if other_orcid != orcid:
                    return self._chain(other_orcid, orcid), None
        return None

    def _chain(self, one: Node, other: Node) -> tuple[Tie, ...]:
        """The fewest ties that lead from *one* to the *other*."""
        came: dict[Node, tuple[Node, Tie] | None] = {one: None}
        waiting = deque([one])
        while waiting and other not in came:
            node = waiting.popleft()
            for tie in self.ties[node]:
                far = tie.other if tie.one == node else tie.one
                if far not in came:
                    came[far] = (node, tie)
                    waiting.append(far)
        chain: list[Tie] = []
        step = came[other]
        while step is not None:
            node, tie = step
            chain.append(tie)
            step = came[node]
        return tuple(reversed(chain))


def told(broken: Broken) -> str:
    """In a sentence, the chain of decisions that one breaks, and what to do."""
    used = [tie.why for tie in broken.chain if tie.why is not None]
    used += [each for each in (broken.between, broken.standing) if each is not None]
    called = {
        node: side.called
        for standing, sides in ((each, each.decision.sides) for each in used)
        for node, side in zip(standing.nodes, sides, strict=True)
    }
    links = [_tied(tie, called) for tie in broken.chain]
    links.append(f"but {_parted(broken)}")
    numbers = sorted({each.decision.number for each in used} - {0})
    asked = broken.standing.decision.number
    mends = [f"`biblio people undo {number}`" for number in numbers if number != asked]
    mend = mends or [f"`biblio people undo {asked}`"]
    return f"{', '.join(links)}: take one back with {' or '.join(mend)}"


def _tied(tie: Tie, called: Mapping[Node, str]) -> str:
    """What makes one person of the two nodes of *tie*."""
    if tie.why is None:
        return f"{called[tie.one]} is one of {called.get(tie.other, 'that name')}"
    decision = tie.why.decision
    one = decision.sides[0]
    is_one = one.handle is not None
    if decision.action is Action.ORCID:
        said = f"{'has' if is_one else 'have'} the ORCID {decision.text}"
    elif decision.action is Action.ASSIGN:
        said = f"is assigned to {decision.sides[1].called}"
    else:
        said = f"{'is' if is_one else 'are'} the same as {decision.sides[1].called}"
    return f"{one.called} {said} {_by(tie.why)}"


def _by(standing: Standing) -> str:
    number = standing.decision.number
    return f"by decision {number}" if number else "by what you say"


def _parted(broken: Broken) -> str:
    if broken.between is None:
        return "nobody has two ORCIDs"
    decision = broken.between.decision
    one, other = (side.called for side in decision.sides)
    says = f"decision {decision.number} says" if decision.number else "you say"
    if decision.action is Action.ASSIGN:
        return f"{says} that {one} is assigned to {other}"
    return f"{says} that {one} and {other} are different"
