"""The network of a whole field: everybody on the papers that a filter takes."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import lru_cache
from time import monotonic
from typing import Final

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from biblio.db.models import Paper
from biblio.queries.limits import rows_of
from biblio.queries.narrowing.filters import Conditions, conditions_on
from biblio.queries.narrowing.paper_filter import EVERYTHING, PaperFilter
from biblio.queries.narrowing.parts import Shapes, bound, pieces, shapes
from biblio.queries.networks.measures import measured, ticking
from biblio.queries.networks.options import NETWORK_DEFAULTS, NetworkOptions
from biblio.queries.networks.pair_limit import AUTHORS, Paired, list_sizes, require_few_pairs
from biblio.queries.networks.rows import Columns, Edges, FieldNodes, Heads
from biblio.queries.networks.ties import Gathered, Ties
from biblio.queries.networks.values import (
    FieldNode,
    FieldPerson,
    Network,
    NetworkProgress,
    OnNetwork,
)
from biblio.queries.people.author_lists import authors_of
from biblio.queries.people.coauthors import check_options
from biblio.queries.people.counted import Counted, Shown
from biblio.queries.people.counted_people import CountedPeople
from biblio.queries.people.options import Weight
from biblio.queries.time_limit import look

_TOGETHER: Final = 2_000  # papers whose authors are fetched in one statement, or people shown


def field_network(
    session: Session,
    wanted: PaperFilter = EVERYTHING,
    options: NetworkOptions = NETWORK_DEFAULTS,
    *,
    limit: int | None = None,
    on_progress: OnNetwork | None = None,
) -> Network[FieldNode | FieldPerson]:
    """Everybody on the papers that *wanted* takes, and what each two of them share.

    Of `options.min_papers` above 1, who shares so many with nobody is left out. Of more than
    *limit* people those of most papers are kept. Nodes stand by papers, label and id, edges in
    the order of their nodes. Rows are made as they are asked for: the network can be gone through
    after the session is closed, and takes some bytes for each author of a paper.

    Raises:
        InvalidQuery: the filter or a number cannot be understood; there are too many
            pairs of authors; the network is too large for communities.
        MissingExtra: communities are asked for, and what finds them is not installed.
        NotFound: nobody answers to a name of the filter.
        OutOfTime: the session's time is over.
    """
    limit = rows_of(limit)
    check_options(options)
    conditions = conditions_on(session, wanted, of_each=False)
    sizes = list_sizes(session, conditions.conditions)
    require_few_pairs(sizes, Paired(AUTHORS, "a network is made of"), most=options.max_authors)
    counted = CountedPeople(session, {}) if options.people else Counted(session, {})
    gathered = _gathered(session, conditions, options, counted, (sizes.total, on_progress))
    heads, order, notes = _heads(counted, gathered)
    notes = (*conditions.notes, *notes)
    if limit is not None and len(order) > limit:
        left_out = f"{len(order) - limit:,} of {len(order):,} people are left out"
        notes = (*notes, f"{left_out}, those of fewest papers: -n 0 takes all")
        del order[limit:]
    ties = Ties(gathered, order, min_papers=options.min_papers, weight=options.weight)
    measures = measured(
        ties, ticking(session, len(order), on_progress), communities=options.communities
    )
    shown: Sequence[int] = range(len(order))
    if options.min_papers > 1:
        shown = array("I", (place for place in shown if measures.degrees[place]))
        if lone := len(order) - len(shown):
            few = f"fewer than {options.min_papers:,} papers with anybody"
            notes = (*notes, f"people who share {few} are left out: {lone:,}")
    columns = Columns(ties, measures, options.sliced)
    return Network(
        FieldNodes(heads, columns, shown),
        Edges(heads.ids, heads.labels, columns),
        notes,
        FieldPerson if options.people else FieldNode,
        has_communities=options.communities,
        is_sliced=options.sliced,
        is_counted=options.weight is Weight.FULL,
    )


@lru_cache
def _years(conditions: Shapes) -> Select[int, str]:
    """The papers that meet the *conditions*, with their years."""
    year = func.substr(Paper.listed_submitted, 1, 4)
    return select(Paper.id, year).where(*pieces(conditions)).order_by(Paper.id)


def _gathered(
    session: Session,
    conditions: Conditions,
    options: NetworkOptions,
    counted: Counted,
    told: tuple[int, OnNetwork | None],
) -> Gathered:
    """The papers that meet the *conditions*, with those who count on each."""
    began, (total, on_progress) = monotonic(), told
    gathered, read = Gathered(), 0
    # It grows as they are met.
    left_out: set[int] = set() if options.collaborations else counted.collaborations
    found = session.execute(_years(shapes(conditions.conditions)), bound(conditions.conditions))
    for part in found.partitions(_TOGETHER):
        years = {paper_id: int(year) for paper_id, year in part}
        rows = counted.on(authors_of(session, years, options.max_authors))
        look(session)
        for paper_id, authors in rows.items():
            if people := authors - left_out:
                gathered.add(people, len(people), years[paper_id])
        read += len(years)
        if on_progress is not None:
            on_progress(NetworkProgress("papers read", read, max(read, total), monotonic() - began))
    return gathered


def _heads(counted: Counted, gathered: Gathered) -> tuple[Heads, list[int], tuple[str, ...]]:
    """Who is there, by papers, label and id; how *counted* calls them in that order; and notes."""
    papers = gathered.papers()
    found: list[tuple[int, str, int, int, int, bool]] = []
    told: dict[int, str | None] = {}
    several: dict[int, Shown] = {}
    everybody = list(papers)
    for start in range(0, len(everybody), _TOGETHER):
        ones = everybody[start : start + _TOGETHER]
        shown = counted.shown(ones)
        found += [
            (
                -papers[one],
                each.name,
                each.author_id,
                one,
                len(each.spellings),
                each.is_collaboration,
            )
            for one, each in shown.items()
        ]
        several |= {one: each for one, each in shown.items() if len(each.spellings) > 1}
        if isinstance(counted, CountedPeople):
            told |= counted.handles(ones)
    found.sort()
    heads = Heads()
    for number, label, author_id, one, spellings, is_collaboration in found:
        heads.ids.append(one if told else author_id)
        heads.labels.append(label)
        heads.papers.append(-number)
        heads.marks.append(is_collaboration)
        heads.names.append(spellings)
        heads.author_ids.append(author_id)
        if told:
            heads.persons.append(told[one])
    return heads, [row[3] for row in found], counted.notes(several)
