"""Networks of whole fields, compared with plain SQL and with a plain count over the records."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest
from factories import paper
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from laws import examples
from sqlalchemy import select, text
from sqlalchemy.orm import Session

import biblio
from biblio.db.models import Paper
from biblio.errors import InvalidQuery, NotFound
from biblio.model.records import PaperRecord
from biblio.queries.language.dates import DateRange
from biblio.queries.narrowing.paper_filter import PaperFilter
from biblio.queries.networks import pair_limit
from biblio.queries.networks.field import field_network
from biblio.queries.networks.options import NetworkOptions
from biblio.queries.networks.values import Network, NetworkProgress, graph_of
from biblio.queries.papers.listing import list_papers
from biblio.queries.people.options import Weight

FILTERS = st.builds(
    PaperFilter,
    st.sampled_from([DateRange(), DateRange("2010"), DateRange("2008", "2015")]),
    category=st.sampled_from([None, "cs.*", "math.CO", ["cs.LG", "math.NT"]]),
    primary=st.booleans(),
    author=st.sampled_from([None, "Sato"]),
    query=st.sampled_from([None, "random", "title:random"]),
    max_authors=st.sampled_from([3, 6, 49, None]),
    min_authors=st.sampled_from([None, 2]),
)
OPTIONS = st.builds(
    NetworkOptions,
    min_papers=st.sampled_from([1, 2, 3]),
    weight=st.sampled_from(Weight),
    collaborations=st.booleans(),
)
# Names that only folding tells apart are one; whoever is no collaboration counts.
PLACES = """
    SELECT DISTINCT p.paper_id, substr(q.listed_submitted, 1, 4) AS year, (
        SELECT min(b.id) FROM authors b WHERE b.name_key = a.name_key AND b.suffix = a.suffix
        AND b.is_collaboration = a.is_collaboration
    ) AS person
    FROM authorships p JOIN authors a ON a.id = p.author_id JOIN papers q ON q.id = p.paper_id
    WHERE replace(:papers, ' ' || CAST(p.paper_id AS TEXT) || ' ', '') <> :papers
    AND (:collaborations OR a.is_collaboration = 0)
"""
PAIRS = f"""
    WITH places AS ({PLACES}),
    sizes AS (SELECT paper_id, count(*) AS n FROM places GROUP BY paper_id)
    SELECT a.person, b.person, count(*), sum(1.0 / (n - 1)),
           min(nullif(a.year, '0000')), max(nullif(a.year, '0000'))
    FROM places a JOIN places b ON b.paper_id = a.paper_id AND b.person > a.person
    JOIN sizes ON sizes.paper_id = a.paper_id
    GROUP BY a.person, b.person HAVING count(*) >= :least
"""  # noqa: S608 - our own
PEOPLE = f"SELECT person, count(*) FROM ({PLACES}) GROUP BY person"  # noqa: S608 - our own


def papers_of(session: Session, wanted: PaperFilter) -> str:
    """The ids of the papers that *wanted* takes, as a listing has them, each between blanks."""
    handles = [row.arxiv_id for row in list_papers(session, wanted, limit=None)]
    found = session.scalars(select(Paper.id).where(Paper.arxiv_id.in_(handles)))
    return "".join(f" {each} " for each in found)


@pytest.mark.sqlite("the plain SQL that it is held to is SQLite's")
@given(wanted=FILTERS, options=OPTIONS)
@settings(max_examples=examples(100), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_field_is_what_plain_sql_counts(
    session: Session, wanted: PaperFilter, options: NetworkOptions
) -> None:
    try:
        network = field_network(session, wanted, options)
    except InvalidQuery:
        assert wanted.primary
        assert wanted.category is None
        return

    asked = {
        "papers": papers_of(session, wanted),
        "collaborations": options.collaborations,
        "least": options.min_papers,
    }
    pairs = session.execute(text(PAIRS), asked).all()
    is_full = options.weight is Weight.FULL
    assert sorted(each[:6] for each in network.edges) == sorted(
        (
            one,
            other,
            float(papers) if is_full else pytest.approx(weight),
            papers,
            first and int(first),
            last and int(last),
        )
        for one, other, papers, weight, first, last in pairs
    )
    assert len(network.edges) == len(pairs)
    people: dict[int, int] = dict(session.execute(text(PEOPLE), asked).all())
    tied = {one for pair in pairs for one in pair[:2]}
    if options.min_papers > 1:
        people = {one: papers for one, papers in people.items() if one in tied}
    assert {node.id: node.papers for node in network.nodes} == people
    check_measures(network)


def check_measures(network: Network[Any]) -> None:
    """Degree, strength and components are those that networkx finds."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(node.id for node in network.nodes)
    graph.add_weighted_edges_from(each[:3] for each in network.edges)
    assert {node.id: node.degree for node in network.nodes} == dict(graph.degree)
    strengths = dict(graph.degree(weight="weight"))
    assert {node.id: node.strength for node in network.nodes} == pytest.approx(strengths)
    components: dict[int, set[int]] = {}
    for node in network.nodes:
        components.setdefault(node.component, set()).add(node.id)
    assert sorted(map(sorted, components.values())) == sorted(
        map(sorted, nx.connected_components(graph))
    )
    sizes = [len(components[number]) for number in sorted(components)]
    assert sizes == sorted(sizes, reverse=True)
    assert [*sorted(components)] == [*range(1, len(components) + 1)]


def test_nodes_stand_by_papers_and_edges_by_their_nodes(session: Session) -> None:
    network = field_network(session)

    nodes = list(network.nodes)
    assert nodes == sorted(nodes, key=lambda node: (-node.papers, node.label, node.id))
    assert network.nodes[3] == nodes[3]
    assert list(network.nodes[2:5]) == nodes[2:5]
    place = {node.id: place for place, node in enumerate(nodes)}
    ends = [sorted((place[edge.source], place[edge.target])) for edge in network.edges]
    assert ends == sorted(ends)
    assert all(edge.source < edge.target for edge in network.edges)
    assert list(network.edges) == list(network.edges)
    assert all(edge in network.edges for edge in [*network.edges][:2])


def test_of_more_people_those_of_most_papers_are_kept(session: Session) -> None:
    whole, part = field_network(session), field_network(session, limit=10)

    kept = [node.id for node in whole.nodes][:10]
    assert [node.id for node in part.nodes] == kept
    assert [*part.edges] == [each for each in whole.edges if {each.source, each.target} <= {*kept}]
    assert part.notes[-1].endswith(
        f"{len(whole.nodes) - 10:,} of {len(whole.nodes):,} people are left out, those of fewest "
        "papers: -n 0 takes all"
    )


@pytest.mark.parametrize("weight", Weight)
def test_years_add_up_to_the_whole(session: Session, weight: Weight) -> None:
    network = field_network(session, options=NetworkOptions(sliced=True, weight=weight))

    for edge in network.edges:
        years = [each.year for each in edge.slices]
        assert years == sorted(set(years))
        if edge.first is None:
            assert not years
            continue
        assert (years[0], years[-1]) == (edge.first, edge.last)
    dated = [
        each for each in network.edges if sum(year.papers for year in each.slices) == each.papers
    ]
    assert len(dated) > len(network.edges) / 2
    for edge in dated:
        assert sum(year.weight for year in edge.slices) == pytest.approx(edge.weight)
    assert any(node.slices for node in network.nodes)


def test_too_many_pairs_ask_for_fewer_authors(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pair_limit, "MOST_PAIRS", 20)

    with pytest.raises(
        InvalidQuery, match=r"there are [\d,]+ pairs of authors.*ask for fewer papers"
    ):
        field_network(session)
    monkeypatch.setattr(pair_limit, "MOST_PAIRS", 6_000)
    with pytest.raises(InvalidQuery, match=r"there are [\d,]+ pairs .*--max-authors \d+ leaves"):
        field_network(session)
    assert len(field_network(session, PaperFilter(max_authors=4)).edges)


def test_a_filter_that_leaves_nothing_is_an_empty_network(session: Session) -> None:
    network = field_network(session, PaperFilter(category="cs.*", query="nosuchword"))

    assert (len(network.nodes), len(network.edges), [*network.edges]) == (0, 0, [])
    with pytest.raises(NotFound):
        field_network(session, PaperFilter(author="Nobody Atall"))


def test_progress_ends_with_all_papers(session: Session) -> None:
    told: list[NetworkProgress] = []

    field_network(session, PaperFilter(category="cs.*"), on_progress=told.append)

    assert {each.what for each in told} == {"papers read"}
    assert told[-1].done == told[-1].total > 0


def test_the_library_has_it_with_its_choices(library: biblio.Library) -> None:
    library.import_records(
        [
            paper("2101.00001", "Ann Ito, Bob Ito, Cy Ito", categories=("cs.AI",)),
            paper("2102.00002", "Ann Ito, Bob Ito", categories=("cs.AI",)),
            paper("2103.00003", "Dan Ito", categories=("cs.AI",)),
            paper("2104.00004", "Ann Ito, Eve Ito", categories=("math.CO",)),
        ]
    )

    network = library.field_network("category:cs.AI", weight="fractional")
    often = library.field_network(category="cs.AI", min_papers=2, people=True)

    assert [(node.label, node.papers, node.degree, node.component) for node in network.nodes] == [
        ("Ann Ito", 2, 2, 1),
        ("Bob Ito", 2, 2, 1),
        ("Cy Ito", 1, 2, 1),
        ("Dan Ito", 1, 0, 2),
    ]
    assert [(edge.source_name, edge.target_name, edge.weight) for edge in network.edges] == [
        ("Ann Ito", "Bob Ito", 1.5),
        ("Ann Ito", "Cy Ito", 0.5),
        ("Bob Ito", "Cy Ito", 0.5),
    ]
    assert [(node.label, node.person) for node in often.nodes] == [  # type: ignore[union-attr] # people
        ("Ann Ito", "person:2101.00001#1"),
        ("Bob Ito", "person:2101.00001#2"),
    ]
    assert often.notes[-1] == "people who share fewer than 2 papers with anybody are left out: 2"
    assert {each.name for each in graph_of(network).node_attributes} == {
        *("label", "papers", "is_collaboration", "names", "first", "last", "degree", "strength"),
        "component",
    }


def test_communities_are_parts_that_hold_together(session: Session) -> None:
    pytest.importorskip("graspologic_native")
    options = NetworkOptions(communities=True)
    one, other = (field_network(session, PaperFilter(max_authors=6), options) for _ in range(2))

    assert list(one.nodes) == list(other.nodes)
    component: dict[int, int] = {}
    for node in one.nodes:
        assert node.community is not None
        assert component.setdefault(node.community, node.component) == node.component
    sizes = [sum(node.community == number for node in one.nodes) for number in sorted(component)]
    assert sizes == sorted(sizes, reverse=True)
    assert len(component) < len(one.nodes)
    assert "community" in {each.name for each in graph_of(one).node_attributes}


def test_records(records: list[PaperRecord]) -> None:
    """The corpus has what these tests are about."""
    assert any(len(record.authors) > 49 for record in records)
    assert any(record.submitted is None for record in records)
