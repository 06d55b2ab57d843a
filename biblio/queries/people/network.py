"""Networks of co-authors: people as nodes, what they share as weighted edges.

A person is one node, whatever forms the name has. Edges are undirected; between two people there
is at most one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from sqlalchemy.orm import Session

from biblio.errors import InvalidQuery, NotFound
from biblio.queries.limits import rows_of
from biblio.queries.names.matching import (
    MatchedAuthor,
    Rule,
    find_authors_called,
    match_authors,
    without_mode,
)
from biblio.queries.narrowing.filters import PaperFilter, conditions_on
from biblio.queries.people.coauthors import DEFAULTS, EVERYTHING, CoauthorOptions, check_options
from biblio.queries.people.counted import Counted
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
    one of them. Spellings that only folding tells apart are one name, and `id` the least of theirs.
    `asked` is what the person was asked for by, None for who was only reached.
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


class _Asked(NamedTuple):
    """One who was asked for: by what, how many names that is, and the name to show.

    `called` is None where the only name is to be shown as it is.
    """

    asked: str
    names: int
    called: str | None


class _Drawing(NamedTuple):
    """Those of a network, as `counted` calls them: their steps, and who was asked for."""

    counted: Counted
    depths: Mapping[int, int]
    asked: Mapping[int, _Asked]


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
    middle = _speaker(resolution.matches)
    counted = Counted(session, dict.fromkeys(resolution.author_ids, middle))
    depths = {middle: 0}
    # An explicit collaboration is a person to start from like any other.
    front: Collection[int] = [middle]
    for step in range(1, depth + 1):
        room = None if limit is None else limit - len(depths)
        if room == 0:
            notes.append(f"step {step} and beyond are left out, there is no room: -n 0 takes all")
            break
        reached, said = _reached(session, front, _Drawing(counted, depths, {}), wanted, options)
        notes += said
        if room is not None and len(reached) > room:
            notes.append(
                f"{len(reached) - room:,} of {len(reached):,} people at step {step} are left out: "
                "-n 0 takes all, --min-papers N those who share more"
            )
        front = reached[:room]
        depths |= dict.fromkeys(front, step)
        if not front:
            break
    names = _names_in(resolution.matches)
    called = f"{without_mode(name)} ({names:,} names)" if names > 1 else None
    drawing = _Drawing(counted, depths, {middle: _Asked(name.strip(), names, called)})
    return _drawn(session, drawing, wanted, options, notes)


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
    asked: dict[int, _Asked] = {}
    lost: list[str] = []
    notes: list[str] = []
    for name in names:
        look(session)
        try:
            found = find_authors_called(session, name, mode=options.mode)
        except (InvalidQuery, NotFound) as error:
            lost.append(str(error))
            continue
        new = [each for each in found.matches if each.author_id not in owners]
        if not new:
            notes.append(f"{name} is one already named, and stands once")
            continue
        speaker = _speaker(new)
        owners |= {each.author_id: speaker for each in new}
        asked[speaker] = _called(name, new)
    if not asked:
        raise NotFound(lost[0] if len(names) == 1 else f"nobody of the list is there: {lost[0]}")
    notes += lost[:_SAID]
    if len(lost) > _SAID:
        notes.append(f"{len(lost) - _SAID:,} more names of the list are not there")
    # Who is named is wanted, a collaboration too.
    drawing = _Drawing(Counted(session, owners), dict.fromkeys(asked, 0), asked)
    return _drawn(session, drawing, wanted, options, notes)


def _speaker(matches: Sequence[MatchedAuthor]) -> int:
    """The id that stands for all forms of a name."""
    return matches[0].author_id


def _names_in(matches: Sequence[MatchedAuthor]) -> int:
    """How many names there are in *matches*, but for what folding alone tells apart."""
    return len({each.spelling for each in matches})


def _called(name: str, matches: Sequence[MatchedAuthor]) -> _Asked:
    """One of a list that is asked for by *name*, as which it is shown."""
    names = _names_in(matches)
    bare = without_mode(name)
    if names > 1:
        called: str | None = f"{bare} ({names:,} names)"
    else:
        called = None if matches[0].rule is Rule.ID else bare
    return _Asked(name.strip(), names, called)


def _reached(
    session: Session,
    front: Collection[int],
    drawing: _Drawing,
    wanted: PaperFilter,
    options: CoauthorOptions,
) -> tuple[list[int], tuple[str, ...]]:
    """Who is not known yet and shares enough papers with one of *front*, who shares most first."""
    counted, known = drawing.counted, drawing.depths
    papers = counted.papers_of(front)
    members = set(front)

    def together() -> Iterator[Together]:
        conditions = conditions_on(session, wanted)
        for paper in shared_papers(session, papers, conditions, options, counted):
            if new := paper.countable - known.keys():
                people = paper.authors & members
                yield Together(sorted(people), sorted(new), len(people | new), paper.year)

    ties, notes = tie_up(together(), options)
    best: dict[int, tuple[float, int]] = {}
    for (one, other), tie in ties.items():
        if tie.papers >= options.min_papers:
            new = other if one in known else one
            best[new] = max(best.get(new, (0.0, 0)), (tie.weight, tie.papers))
    ids = {one: each.author_id for one, each in counted.shown(best).items()}
    return sorted(best, key=lambda each: (-best[each][0], -best[each][1], ids[each])), notes


def _ties(
    session: Session, drawing: _Drawing, wanted: PaperFilter, options: CoauthorOptions
) -> tuple[dict[tuple[int, int], Tie], dict[int, int], tuple[str, ...]]:
    """What each two of a network share, how many papers each has, and what was left out."""
    counts: dict[int, int] = {}

    def together() -> Iterator[Together]:
        papers = drawing.counted.papers_of(drawing.depths)
        conditions = conditions_on(session, wanted)
        for paper in shared_papers(session, papers, conditions, options, drawing.counted):
            members = paper.authors & drawing.depths.keys()
            for each in members:
                counts[each] = counts.get(each, 0) + 1
            if len(members) > 1:
                people = paper.countable | members
                yield Together(sorted(members), None, len(people), paper.year)

    ties, notes = tie_up(together(), options)
    kept = {pair: tie for pair, tie in ties.items() if tie.papers >= options.min_papers}
    return kept, counts, notes


def _drawn(
    session: Session,
    drawing: _Drawing,
    wanted: PaperFilter,
    options: CoauthorOptions,
    notes: Iterable[str],
) -> Network:
    """The network of those in *drawing*."""
    ties, counts, said = _ties(session, drawing, wanted, options)
    everybody = drawing.counted.shown(drawing.depths)
    nodes = {
        one: Node(
            shown.author_id,
            (asked and asked.called) or shown.name,
            counts.get(one, 0),
            drawing.depths[one],
            shown.is_collaboration,
            asked.names if asked else 1,
            asked.asked if asked else None,
        )
        for one, shown in everybody.items()
        for asked in (drawing.asked.get(one),)
    }
    edges = [
        Edge(
            *(one.id, other.id, tie.weight, tie.papers),
            *(int(tie.first) or None, int(tie.last) or None),
            *(one.label, other.label),
        )
        for pair, tie in ties.items()
        for one, other in (sorted((nodes[each] for each in pair), key=lambda node: node.id),)
    ]
    edges.sort(key=lambda e: (-e.weight, -e.papers, e.source_name, e.target_name, e.source))
    ordered = sorted(
        nodes.values(), key=lambda node: (node.depth, -node.papers, node.label, node.id)
    )
    return Network(tuple(ordered), tuple(edges), (*notes, *said, *drawing.counted.notes(everybody)))
