"""Networks of co-authors: people as nodes, what they share as weighted edges.

A person is one node, whatever forms the name has. Edges are undirected; between two people there
is at most one.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from math import comb
from typing import Any, Final, NamedTuple

from sqlalchemy.orm import Session

from biblio.errors import InvalidIdentifier, InvalidQuery, NotFound
from biblio.queries.limits import rows_of
from biblio.queries.names.matching import (
    MatchedAuthor,
    Rule,
    find_authors_called,
    without_mode,
)
from biblio.queries.narrowing.filters import conditions_on
from biblio.queries.narrowing.paper_filter import EVERYTHING, PaperFilter
from biblio.queries.narrowing.persons import AskedPeople, asks_for_people, people_called
from biblio.queries.networks.measures import measured
from biblio.queries.networks.options import NETWORK_DEFAULTS, PEOPLE, NetworkOptions
from biblio.queries.networks.pair_limit import MOST_PAIRS
from biblio.queries.networks.rows import Columns, Edges
from biblio.queries.networks.ties import Gathered, Ties
from biblio.queries.networks.values import Network, Node, PersonNode
from biblio.queries.people.asked import who
from biblio.queries.people.coauthors import check_options
from biblio.queries.people.counted import Counted, Shown
from biblio.queries.people.counted_people import CountedPeople
from biblio.queries.people.options import CoauthorOptions, Weight
from biblio.queries.people.shared_papers import (
    Together,
    said_of_left_out,
    shared_papers,
    tie_up,
)
from biblio.queries.time_limit import look

DEEPEST: Final = 6
LONGEST_LIST: Final = 10_000  # names
_SAID: Final = 5  # names of a list that are said not to be there


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
    options: NetworkOptions = NETWORK_DEFAULTS,
    *,
    depth: int = 1,
    limit: int | None = PEOPLE,
) -> Network[Node | PersonNode]:
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
    meant = who(session, name, options.mode, people=options.people)
    counted, middle = meant.counted, meant.one
    notes = list(meant.notes)
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
    called = _lot(meant.people or meant.matches).asked(name, as_typed=False)
    drawing = _Drawing(counted, depths, {middle: called})
    return _drawn(session, drawing, wanted, options, notes)


def network_among(
    session: Session,
    names: Sequence[str],
    wanted: PaperFilter = EVERYTHING,
    options: NetworkOptions = NETWORK_DEFAULTS,
) -> Network[Node | PersonNode]:
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
    people = any(asks_for_people(each, people=options.people) for each in names)
    for name in names:
        look(session)
        try:
            lot = _lot(
                people_called(session, name, options.mode)
                if people
                else find_authors_called(session, name, mode=options.mode).matches
            )
        except (InvalidIdentifier, InvalidQuery, NotFound) as error:
            lost.append(str(error))
            continue
        new = lot.without(owners)
        if not new.names:
            notes.append(f"{name} is one already named, and stands once")
            continue
        one = next(iter(new.names))
        owners |= dict.fromkeys(new.names, one)
        asked[one] = new.asked(name, as_typed=True)
    if not asked:
        raise NotFound(lost[0] if len(names) == 1 else f"nobody of the list is there: {lost[0]}")
    notes += lost[:_SAID]
    if len(lost) > _SAID:
        notes.append(f"{len(lost) - _SAID:,} more names of the list are not there")
    # Who is named is wanted, a collaboration too.
    counted = (CountedPeople if people else Counted)(session, owners)
    drawing = _Drawing(counted, dict.fromkeys(asked, 0), asked)
    return _drawn(session, drawing, wanted, options, notes)


class _Lot(NamedTuple):
    """The ids that answer to a name, and which name or person each is, in a `word` for several.

    With `is_chosen` they were not asked for by a name.
    """

    names: Mapping[int, Hashable]
    word: str
    is_chosen: bool

    def without(self, known: Container[int]) -> _Lot:
        """The same without those *known*."""
        names = {each: name for each, name in self.names.items() if each not in known}
        return self._replace(names=names)

    def asked(self, name: str, *, as_typed: bool) -> _Asked:
        """One who is asked for by *name*, and shown by it where only one answers *as_typed*."""
        number = len(set(self.names.values()))
        bare = without_mode(name)
        if number > 1:
            return _Asked(name.strip(), number, f"{bare} ({number:,} {self.word})")
        return _Asked(name.strip(), 1, bare if as_typed and not self.is_chosen else None)


def _lot(found: AskedPeople | Sequence[MatchedAuthor]) -> _Lot:
    """Those *found*: people, or names, which are several but for what folding alone tells apart."""
    if isinstance(found, AskedPeople):
        persons = {each.person: each.person for each in found.people}
        return _Lot(persons, "people", found.matches is None)
    spellings = {each.author_id: each.spelling for each in found}
    return _Lot(spellings, "names", found[0].rule is Rule.ID)


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


def _gathered(
    session: Session, drawing: _Drawing, wanted: PaperFilter, options: NetworkOptions
) -> tuple[Gathered, tuple[str, ...]]:
    """The papers of those in a network with those of it on each, and what there is to say."""
    gathered, left_out = Gathered(), 0
    pairs_left = MOST_PAIRS
    papers = drawing.counted.papers_of(drawing.depths)
    conditions = conditions_on(session, wanted)
    for paper in shared_papers(session, papers, conditions, options, drawing.counted):
        members = paper.authors & drawing.depths.keys()
        size, year = len(paper.countable | members), int(paper.year)
        pairs = comb(len(members), 2)
        if pairs <= pairs_left:
            pairs_left -= pairs
            gathered.add(members, size, year)
            continue
        left_out += 1
        for each in members:
            gathered.add([each], size, year)
    return gathered, said_of_left_out(left_out)


def _drawn(
    session: Session,
    drawing: _Drawing,
    wanted: PaperFilter,
    options: NetworkOptions,
    notes: Iterable[str],
) -> Network[Node | PersonNode]:
    """The network of those in *drawing*: nodes by depth, papers and name, edges by weight."""
    gathered, said = _gathered(session, drawing, wanted, options)
    everybody, counts = drawing.counted.shown(drawing.depths), gathered.papers()
    heads = {one: _head(drawing, one, each, counts[one]) for one, each in everybody.items()}
    order = sorted(heads, key=lambda one: _place(heads[one]))
    ties = Ties(gathered, order, min_papers=options.min_papers, weight=options.weight)
    measures = measured(ties, lambda: look(session), communities=options.communities)
    columns = Columns(ties, measures, options.sliced)
    node_type = PersonNode if isinstance(drawing.counted, CountedPeople) else Node
    nodes = tuple(
        node_type._make((*heads[one], *columns.of(place))) for place, one in enumerate(order)
    )
    edges = [*Edges([node.id for node in nodes], [node.label for node in nodes], columns)]
    edges.sort(key=lambda e: (-e.weight, -e.papers, e.source_name, e.target_name, e.source))
    return Network(
        nodes,
        edges=tuple(edges),
        notes=(*notes, *said, *drawing.counted.notes(everybody)),
        node_type=node_type,
        has_communities=options.communities,
        is_sliced=options.sliced,
        is_counted=options.weight is Weight.FULL,
    )


def _place(head: tuple[Any, ...]) -> tuple[int, int, str, int]:
    """Where a node that begins with *head* stands: by depth, papers, label and id."""
    number, label, papers, depth = head[:4]
    return (depth, -papers, label, number)


def _head(drawing: _Drawing, one: int, shown: Shown, papers: int) -> tuple[Any, ...]:
    """What the node of one of those in *drawing*, who has so many papers, begins with."""
    asked = drawing.asked.get(one)
    label = (asked and asked.called) or shown.name
    rest = (label, papers, drawing.depths[one], shown.is_collaboration)
    if isinstance(drawing.counted, CountedPeople):
        (handle,) = drawing.counted.handles([one]).values()
        typed = asked.asked if asked else None
        return (one, *rest, len(shown.spellings), typed, handle, shown.author_id)
    if asked is None:
        return (shown.author_id, *rest, 1, None)
    return (shown.author_id, *rest, asked.names, asked.asked)
