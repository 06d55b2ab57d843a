"""Networks of co-authors: people as nodes, what they share as weighted edges.

A person is one node, whatever forms the name has. Edges are undirected; between two people there
is at most one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from biblio.db.bulk import integers
from biblio.db.models import Author
from biblio.errors import InvalidQuery, NotFound
from biblio.queries.limits import rows_of
from biblio.queries.names.matching import (
    Resolution,
    Rule,
    find_authors_called,
    match_authors,
    without_mode,
)
from biblio.queries.narrowing.filters import PaperFilter, conditions_on, papers_by
from biblio.queries.people.coauthors import DEFAULTS, EVERYTHING, CoauthorOptions, check_options
from biblio.queries.people.shared_papers import Tie, Together, shared_papers, tie_up
from biblio.queries.time_limit import look

PEOPLE: Final = 1_000  # nodes of a network, unless it is asked otherwise
DEEPEST: Final = 6
LONGEST_LIST: Final = 10_000  # names
_SAID: Final = 5  # names of a list that are said not to be there


class Node(NamedTuple):
    """One person of a network, who may have several names.

    `label` is the name, within a list as it stands there. Where several names were taken for the
    one person, it is what was asked for and how many they are; `names` counts them, and `id` is
    one of them. `asked` is what the person was asked for by, None for who was only reached.
    `papers` counts the papers of all the names, `depth` the steps from the person asked for (0;
    in a network among given names all are 0).
    """

    id: int
    label: str
    papers: int
    depth: int
    is_collaboration: bool
    names: int = 1
    asked: str | None = None


class Edge(NamedTuple):
    """What two people share; `source` and `target` are ids of nodes, `first` and `last` years.

    The years are None where no date of what they share is known.
    """

    source: int
    target: int
    weight: float
    papers: int
    first: int | None
    last: int | None
    source_name: str
    target_name: str


@dataclass(frozen=True, slots=True)
class Network:
    """People and what they share. `notes` are for the person who asked: what was left out."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    notes: tuple[str, ...] = ()


class _People(NamedTuple):
    """The people of a network: their steps, whose each name is, what they were asked for by.

    `called` is what those in a list are called there.
    """

    depths: Mapping[int, int]
    owners: Mapping[int, int]
    asked: Mapping[int, str]
    called: Mapping[int, str]

    def label(self, author_id: int, name: str, number: int) -> str:
        """What to call a person whose names are *number*, *name* one of them."""
        if number > 1:
            return f"{without_mode(self.asked[author_id])} ({number:,} names)"
        return self.called.get(author_id, name)


def network_around(
    session: Session,
    name: str,
    wanted: PaperFilter = EVERYTHING,
    options: CoauthorOptions = DEFAULTS,
    *,
    depth: int = 1,
    limit: int | None = PEOPLE,
) -> Network:
    """Who can be reached from *name* in *depth* steps of co-authorship, and all edges among them.

    A step is made by `options.min_papers` shared papers. Of more than *limit* people those are
    kept who are nearest and share most; the notes say so. Nodes stand by depth, papers and name,
    edges by weight.

    Raises:
        InvalidQuery: the name, the filter or a number cannot be understood.
        NotFound: nobody answers to the name.
    """
    limit = rows_of(limit)
    check_options(options)
    if not 1 <= depth <= DEEPEST:
        raise InvalidQuery(f"a depth of {depth} cannot be drawn: ask for 1 to {DEEPEST}")
    resolution = match_authors(session, name, mode=options.mode)
    notes = list(resolution.notes)
    depths = {_speaker(resolution): 0}
    owners = dict.fromkeys(resolution.author_ids, _speaker(resolution))
    # An explicit collaboration is a person to start from like any other.
    front: Collection[int] = resolution.author_ids
    for step in range(1, depth + 1):
        room = None if limit is None else limit - len(depths)
        if room == 0:
            notes.append(f"step {step} and beyond are left out, there is no room: -n 0 takes all")
            break
        reached, said = _reached(session, front, owners, wanted, options)
        notes += said
        if room is not None and len(reached) > room:
            notes.append(
                f"{len(reached) - room:,} of {len(reached):,} people at step {step} are left out: "
                "-n 0 takes all, --min-papers N those who share more"
            )
        front = reached[:room]
        depths |= dict.fromkeys(front, step)
        owners |= {each: each for each in front}
        if not front:
            break
    ties, counts, said = _ties(session, owners, wanted, options)
    people = _People(depths, owners, {_speaker(resolution): name.strip()}, {})
    return _drawn(session, people, (ties, counts), (*notes, *said))


def network_among(
    session: Session,
    names: Sequence[str],
    wanted: PaperFilter = EVERYTHING,
    options: CoauthorOptions = DEFAULTS,
) -> Network:
    """The network within a list of *names*, each a person.

    A name that nobody answers to is told in the notes. An author row that two names match counts
    for the one that comes first.

    Raises:
        InvalidQuery: there is no name, or too many; the filter or a number is not right.
        NotFound: nobody answers to any of the names.
    """
    check_options(options)
    if not names or len(names) > LONGEST_LIST:
        raise InvalidQuery(f"{len(names):,} names are given: give from 1 to {LONGEST_LIST:,}")
    owners: dict[int, int] = {}
    asked: dict[int, str] = {}
    called: dict[int, str] = {}
    lost: list[str] = []
    notes: list[str] = []
    for name in names:
        look(session)
        try:
            found = find_authors_called(session, name, mode=options.mode)
        except (InvalidQuery, NotFound) as error:
            lost.append(str(error))
            continue
        new = {each for each in found.author_ids if each not in owners}
        if not new:
            notes.append(f"{name} is one already named, and stands once")
            continue
        speaker = next(each.author_id for each in found.matches if each.author_id in new)
        owners |= dict.fromkeys(new, speaker)
        asked[speaker] = name.strip()
        if found.matches[0].rule is not Rule.ID:
            called[speaker] = without_mode(name)
    if not asked:
        raise NotFound(lost[0] if len(names) == 1 else f"nobody of the list is there: {lost[0]}")
    notes += lost[:_SAID]
    if len(lost) > _SAID:
        notes.append(f"{len(lost) - _SAID:,} more names of the list are not there")
    # Who is named is wanted, a collaboration too.
    ties, counts, said = _ties(session, owners, wanted, options)
    people = _People(dict.fromkeys(asked, 0), owners, asked, called)
    return _drawn(session, people, (ties, counts), (*notes, *said))


def _speaker(resolution: Resolution) -> int:
    """The id that stands for all forms of a name."""
    return resolution.matches[0].author_id


def _reached(
    session: Session,
    front: Collection[int],
    owners: Mapping[int, int],
    wanted: PaperFilter,
    options: CoauthorOptions,
) -> tuple[list[int], tuple[str, ...]]:
    """Who is not known yet and shares enough papers with one of *front*, who shares most first."""
    papers = papers_by(session, front)
    members = set(front)

    def together() -> Iterator[Together]:
        for paper in shared_papers(session, papers, conditions_on(session, wanted), options):
            if new := paper.countable - owners.keys():
                people = {owners[each] for each in paper.authors & members}
                yield Together(sorted(people), sorted(new), len(people | new), paper.year)

    ties, notes = tie_up(together(), options)
    best: dict[int, tuple[float, int]] = {}
    for (one, other), tie in ties.items():
        if tie.papers >= options.min_papers:
            new = other if one in owners else one
            best[new] = max(best.get(new, (0.0, 0)), (tie.weight, tie.papers))
    return sorted(best, key=lambda each: (-best[each][0], -best[each][1], each)), notes


def _ties(
    session: Session, owners: Mapping[int, int], wanted: PaperFilter, options: CoauthorOptions
) -> tuple[dict[tuple[int, int], Tie], dict[int, int], tuple[str, ...]]:
    """What each two of *owners*' people share, how many papers each has, and what was left out."""
    counts: dict[int, int] = {}

    def together() -> Iterator[Together]:
        papers = papers_by(session, owners)
        for paper in shared_papers(session, papers, conditions_on(session, wanted), options):
            members = {owners[each] for each in paper.authors if each in owners}
            for each in members:
                counts[each] = counts.get(each, 0) + 1
            if len(members) > 1:
                people = {owners.get(each, each) for each in paper.countable} | members
                yield Together(sorted(members), None, len(people), paper.year)

    ties, notes = tie_up(together(), options)
    kept = {pair: tie for pair, tie in ties.items() if tie.papers >= options.min_papers}
    return kept, counts, notes


def _drawn(
    session: Session,
    people: _People,
    found: tuple[Mapping[tuple[int, int], Tie], Mapping[int, int]],
    notes: Iterable[str],
) -> Network:
    """The network of *people*."""
    ties, counts = found
    numbers = Counter(people.owners.values())
    nodes = [
        Node(
            author_id,
            people.label(author_id, name, numbers[author_id]),
            counts.get(author_id, 0),
            people.depths[author_id],
            bool(marked),
            numbers[author_id],
            people.asked.get(author_id),
        )
        for author_id, name, marked in session.execute(
            select(Author.id, Author.name, Author.is_collaboration).where(
                Author.id.in_(integers(people.depths))
            )
        )
    ]
    nodes.sort(key=lambda node: (node.depth, -node.papers, node.label, node.id))
    names = {node.id: node.label for node in nodes}
    edges = [
        Edge(
            *(one, other, tie.weight, tie.papers),
            *(int(tie.first) or None, int(tie.last) or None),
            *(names[one], names[other]),
        )
        for (one, other), tie in ties.items()
    ]
    edges.sort(key=lambda e: (-e.weight, -e.papers, e.source_name, e.target_name, e.source))
    return Network(tuple(nodes), tuple(edges), tuple(notes))
