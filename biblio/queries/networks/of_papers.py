"""Papers that are cited together, or cite the same: co-citation and bibliographic coupling.

H. Small, JASIS 24, 265 (1973): two papers are alike as often as others cite both. M. M. Kessler,
American Documentation 14, 10 (1963): they are as often as they refer to the same works. Of both the
lists are read with their members side by side, of citing papers or of cited works, and ties are
counted a paper at a time, as people's are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, NamedTuple

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from biblio.db.expressions import gathered, item, rows_of
from biblio.db.lists import ungathered
from biblio.db.models import CitedIdentifier, Identifier, Paper, Reference
from biblio.errors import InvalidQuery
from biblio.queries import limits
from biblio.queries.narrowing.filters import conditions_on
from biblio.queries.narrowing.paper_filter import PaperFilter
from biblio.queries.narrowing.parts import Condition, Shapes, bound, pieces, shapes
from biblio.queries.networks.measures import Measures, measured, ticking
from biblio.queries.networks.options import PaperNetworkOptions, TiedBy
from biblio.queries.networks.pair_limit import ListSizes, Paired, require_few_pairs
from biblio.queries.networks.ties import Gathered, Ties
from biblio.queries.papers.cited_works import said_of_no_references
from biblio.queries.papers.listing import summaries
from biblio.queries.rows import PaperSummary
from biblio.writers.graphs import Graph

_TOGETHER: Final = 5_000  # papers that are described in one statement
_PAIRED: Final = Paired("papers", "a network is made of", "--max-list")
_YEAR: Final = 4


class PaperNode(NamedTuple):
    """One paper; `label` is its first author and year, `paper` what it is asked for by.

    `counted` is how many papers of the library cite it, in coupling how many works it cites: papers
    of the library, and others by what the list that is believed names first. `degree` counts the
    edges, `strength` is the sum of their weights, `component` numbers the parts that nothing joins,
    and `community` what holds together within them, the largest first.
    """

    id: int
    label: str
    paper: str
    title: str | None
    year: int | None
    counted: int
    degree: int
    strength: float
    component: int
    community: int | None = None


class PaperEdge(NamedTuple):
    """Two papers with what ties them: `shared` papers that cite both, or works that both cite."""

    source: int
    target: int
    weight: float
    shared: int
    source_paper: str
    target_paper: str


@dataclass(frozen=True, slots=True)
class PaperNetwork:
    """Papers and what ties them; edges are made as they are gone through."""

    nodes: Sequence[PaperNode]
    edges: Collection[PaperEdge]
    notes: tuple[str, ...] = ()
    has_communities: bool = False

    def graph(self) -> Graph:
        """This as `biblio.writers.graphs.GRAPH_WRITERS` take it."""
        unasked = frozenset() if self.has_communities else frozenset({"community"})
        return Graph(
            PaperNode,
            self.nodes,
            PaperEdge,
            self.edges,
            weights=("counted", "degree", "strength"),
            scores=("year",),
            left_out=frozenset({"source_paper", "target_paper"}) | unasked,
        )


def paper_network(
    session: Session, wanted: PaperFilter, options: PaperNetworkOptions
) -> PaperNetwork:
    """The papers that *wanted* takes and that anything ties, the most counted first.

    In co-citation those who cite are any papers of the library. Of more than `options.limit` papers
    those of the greatest counts are kept.

    Raises:
        InvalidQuery: the filter or a number cannot be understood, there are too many pairs, or the
            network is too large for communities.
        MissingExtra: communities are asked for, and what finds them is not installed.
        NotFound: nobody answers to a name of the filter.
        OutOfTime: the session's time is over.
    """
    limit = limits.rows_of(options.limit)
    if options.min_shared < 1:
        raise InvalidQuery(f"papers that share {options.min_shared}: name at least 1")
    conditions, notes = conditions_on(session, wanted, of_each=False)
    lists = list(_lists(session, options.tied_by, conditions))
    sizes = ListSizes(tuple(sorted(Counter(map(len, lists)).items())))
    require_few_pairs(sizes, _PAIRED, most=options.max_list)
    found = Gathered()
    for each in lists:
        if options.max_list is None or len(each) <= options.max_list:
            found.add(each, len(each), 0)
    counts = found.papers()
    known = _described(session, list(counts))
    order = sorted(counts, key=lambda each: (-counts[each], _place(known[each])))
    if limit is not None and len(order) > limit:
        left_out = len(order) - limit
        notes = (*notes, f"{left_out:,} papers of the least counts are left out: -n 0 takes all")
        del order[limit:]
    ties = Ties(found, order, min_papers=options.min_shared, weight=options.weight)
    measures = measured(ties, ticking(session, len(order)), communities=options.communities)
    nodes = [
        _node(paper_id, known[paper_id], counts[paper_id], measures, place)
        for place, paper_id in enumerate(order)
        if measures.degrees[place]
    ]
    if lone := len(order) - len(nodes):
        notes = (*notes, f"papers that nothing ties are left out: {lone:,}")
    if not nodes:
        notes = (*notes, *said_of_no_references(session))
    handles = [known[each].handle for each in order]
    return PaperNetwork(
        nodes, _Edges(order, handles, ties, measures.edges), notes, options.communities
    )


class _Edges(Collection[PaperEdge]):
    """The edges, each made when it is gone through."""

    def __init__(self, ids: Sequence[int], handles: Sequence[str], ties: Ties, number: int) -> None:
        self._ids = ids
        self._handles = handles
        self._ties = ties
        self._number = number

    def __len__(self) -> int:
        return self._number

    def __contains__(self, edge: object) -> bool:
        return any(each == edge for each in self)

    def __iter__(self) -> Iterator[PaperEdge]:
        ids, handles = self._ids, self._handles
        for one in range(len(ids)):
            for other, shared, weight in self._ties.weights_of(one):
                yield PaperEdge(ids[one], ids[other], weight, shared, handles[one], handles[other])


def _node(
    paper_id: int, paper: PaperSummary, count: int, measures: Measures, place: int
) -> PaperNode:
    year = paper.listed_at[:_YEAR] if int(paper.listed_at[:_YEAR]) else None
    who = paper.surname or paper.plain_handle
    return PaperNode(
        paper_id,
        f"{who} ({year})" if year else who,
        paper.handle,
        paper.title or paper.beginning,
        int(year) if year else None,
        count,
        measures.degrees[place],
        measures.strengths[place],
        measures.components[place],
        measures.communities[place] if measures.communities is not None else None,
    )


def _place(paper: PaperSummary) -> tuple[str, str]:
    return paper.listed_at, paper.handle


def _described(session: Session, papers: Sequence[int]) -> dict[int, PaperSummary]:
    known: dict[int, PaperSummary] = {}
    for start in range(0, len(papers), _TOGETHER):
        known |= summaries(session, papers[start : start + _TOGETHER])
    return known


def _lists(
    session: Session, tied_by: TiedBy, conditions: tuple[Condition, ...]
) -> Iterator[list[int]]:
    """The papers in each list, ascending."""
    statements = {
        TiedBy.CO_CITATION: (_cited_together,),
        TiedBy.COUPLING: (_citing_papers, _citing_others),
    }[tied_by]
    for statement in statements:
        rows = session.execute(statement(shapes(conditions)), bound(conditions))
        for (members,) in rows:
            yield sorted(ungathered(members))


_IS_NAMED: Final = (Identifier.scheme == CitedIdentifier.scheme) & (
    Identifier.value == CitedIdentifier.value
)


@lru_cache
def _cited_together(conditions: Shapes) -> Select[str]:
    """Of each paper that cites any of those that meet *conditions*, which of them."""
    lists = (
        select(gathered(Identifier.paper_id.distinct()))
        .select_from(CitedIdentifier)
        .join(Identifier, _IS_NAMED)
        .where(CitedIdentifier.paper_id != Identifier.paper_id)
        .group_by(CitedIdentifier.paper_id)
        .order_by(CitedIdentifier.paper_id)
    )
    return _narrowed(lists, Identifier.paper_id, conditions)


@lru_cache
def _citing_papers(conditions: Shapes) -> Select[str]:
    """Of each paper of the library, which of those that meet *conditions* cite it."""
    lists = (
        select(gathered(CitedIdentifier.paper_id.distinct()))
        .select_from(CitedIdentifier)
        .join(Identifier, _IS_NAMED)
        .where(CitedIdentifier.paper_id != Identifier.paper_id)
        .group_by(Identifier.paper_id)
        .order_by(Identifier.paper_id)
    )
    return _narrowed(lists, CitedIdentifier.paper_id, conditions)


@lru_cache
def _citing_others(conditions: Shapes) -> Select[str]:
    """Of each work that is not here, which of those that meet *conditions* name it first.

    A reference of which a further identifier is here is to a paper, and told as that.
    """
    also = rows_of(Reference.also, "also")
    is_here = select(1).where(
        Identifier.scheme == Reference.scheme, Identifier.value == Reference.value
    )
    is_here_too = (
        select(1)
        .select_from(also)
        .join(Identifier, Identifier.scheme == item(also, 0))
        .where(Identifier.value == item(also, 1))
    )
    lists = (
        select(gathered(Reference.paper_id.distinct()))
        .where(
            Reference.scheme.is_not(None),
            Reference.value.is_not(None),
            ~is_here.correlate(Reference).exists(),
            or_(Reference.also.is_(None), ~is_here_too.correlate(Reference).exists()),
        )
        .group_by(Reference.scheme, Reference.value)
        .order_by(Reference.scheme, Reference.value)
    )
    return _narrowed(lists, Reference.paper_id, conditions)


def _narrowed(lists: Select[str], papers: Any, conditions: Shapes) -> Select[str]:  # noqa: ANN401 - a column
    """*lists* of those *papers* alone that meet *conditions*."""
    if not conditions:
        return lists
    return lists.where(papers.in_(select(Paper.id).where(*pieces(conditions))))
