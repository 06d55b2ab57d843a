"""A graph in Parquet files: what DuckDB counts is what the library counts of its own file."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path
from random import Random

import networkx as nx
import pytest
from factories import paper
from stores import Database, by_hand, copied, place_of

import biblio
from biblio.errors import OutOfRoom, UnreadableSource
from biblio.graph.engine import Graph
from biblio.graph.scripts import GraphOptions, Question
from biblio.graph.values import GraphProgress
from biblio.queries.people.components import Network

# Surnames without forenames in common; the spellings of each count as one.
SPELLINGS = (
    ("Ada Lovelace", "Ada LOVELACE"),
    ("Emma de Oña Wilhelmi", "Emma De Ona Wilhelmi"),
    ("Paul Erdős", "Paul Erdos"),
    ("Charles Babbage",),
    ("Charles Babbage Jr.",),
    ("Mary Somerville",),
    ("Grace Hopper",),
    ("Alan Turing",),
    ("Kurt Gödel", "Kurt Godel"),
    ("Emmy Noether",),
    ("ATLAS Collaboration",),
)
PAPERS = 60


def made_lists() -> Iterator[str]:
    """Printed lists of authors: mostly of neighbours, so that there are chains and gaps."""
    chance = Random(11)  # noqa: S311 - no secret
    for _ in range(PAPERS):
        start = chance.choice((0, 0, 1, 3, 4, 7, 8, 10))
        several = chance.choices(
            range(start, min(start + 3, len(SPELLINGS))), k=chance.randint(1, 3)
        )
        yield ", ".join(chance.choice(SPELLINGS[each]) for each in several)
    yield "Sofia Kovalevskaya"


@pytest.fixture(scope="module")
def library(
    tmp_path_factory: pytest.TempPathFactory, empty_database: Database
) -> Iterator[biblio.Library]:
    database = copied(empty_database, tmp_path_factory.mktemp("graph") / "biblio.db")
    with biblio.open(database) as opened:
        opened.import_records(
            [paper(f"2101.{number:05}", authors) for number, authors in enumerate(made_lists(), 1)]
        )
        yield opened


@pytest.fixture(scope="module")
def folder(library: biblio.Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("graph") / "exported"
    library.export_parquet(path, tables=["authors", "authorships"])
    return path


@pytest.fixture(scope="module")
def graph(folder: Path) -> Iterator[Graph]:
    with Graph(folder, threads=2) as opened:
        yield opened


@pytest.mark.parametrize("max_authors", [None, 2, 3])
@pytest.mark.parametrize("min_papers", [1, 3])
def test_pairs_are_those_of_top_and_of_coauthors(
    library: biblio.Library, graph: Graph, max_authors: int | None, min_papers: int
) -> None:
    options = GraphOptions(max_authors=max_authors, min_papers=min_papers)
    found = graph.pairs(options)
    rows = list(found.rows)

    papers = library.top("pairs", max_authors=max_authors, limit=None)
    shares = library.top("pairs", max_authors=max_authors, by="fractional", limit=None)
    weights = {(each.author_id, each.other_id): each.weight for each in shares}
    assert [each[:5] for each in rows] == [
        (each.author_id, each.name, each.other_id, each.other_name, each.papers)
        for each in papers
        if each.papers >= min_papers
    ]
    assert {each[0:4:2]: each.weight for each in rows} == pytest.approx(
        {each[0:4:2]: weights[each.author_id, each.other_id] for each in rows}
    )
    assert found.total == len(rows)
    told: dict[int, dict[int, int]] = defaultdict(dict)
    for each in rows:
        told[each.author_id][each.other_id] = told[each.other_id][each.author_id] = each.papers
    for name in ("Ada Lovelace", "Emma de Oña Wilhelmi", "Mary Somerville", "Grace Hopper"):
        coauthors = library.coauthors(
            name, max_authors=max_authors, min_papers=min_papers, limit=None
        )
        author_id = min(each.author_id for each in library.authors(name))
        assert {each.author_id: each.papers for each in coauthors} == told[author_id]


def test_pairs_are_those_of_plain_sql(library: biblio.Library, graph: Graph) -> None:
    with by_hand(place_of(library.url)) as connection:
        expected = connection.execute(
            """
            WITH one AS (
                SELECT DISTINCT s.paper_id, a.name_key || '|' || a.suffix AS who
                FROM authorships s JOIN authors a ON a.id = s.author_id
                WHERE a.is_collaboration = 0)
            SELECT sum(papers), count(*) FROM (
                SELECT count(*) AS papers FROM one a JOIN one b
                ON a.paper_id = b.paper_id AND a.who < b.who GROUP BY a.who, b.who) AS pairs
            """
        ).fetchone()

    rows = list(graph.pairs().rows)

    assert (sum(each.papers for each in rows), len(rows)) == expected
    assert [*graph.pairs(limit=3).rows] == rows[:3]
    assert graph.pairs(limit=3).total == len(rows)


@pytest.mark.parametrize("max_authors", [None, 2])
def test_components_are_those_of_a_search_for_chains(
    library: biblio.Library, graph: Graph, max_authors: int | None
) -> None:
    with library.session() as session:
        chains = Network(session, max_authors=max_authors).components()

    rows = list(graph.components(GraphOptions(max_authors=max_authors)).rows)

    assert len(rows) > len({each.component for each in rows}) > 1
    for one, other in combinations(rows, 2):
        apart = chains.are_apart([one.author_id], [other.author_id])
        assert apart == (one.component != other.component), (one, other)
    sizes = [each.authors for each in rows]
    assert sizes == sorted(sizes, reverse=True)
    for before, after in pairwise(rows):
        assert after.component in {before.component, before.component + 1}
    assert rows[0].component == 1


def graph_of(graph: Graph, options: GraphOptions, names: list[int]) -> nx.Graph[int]:
    made: nx.Graph[int] = nx.Graph()
    made.add_nodes_from(names)
    for each in graph.pairs(options).rows:
        made.add_edge(each.author_id, each.other_id, weight=each.weight)
    return made


@pytest.mark.parametrize(
    "options", [GraphOptions(), GraphOptions(max_authors=2), GraphOptions(min_papers=3)]
)
def test_pagerank_and_components_are_those_of_networkx(graph: Graph, options: GraphOptions) -> None:
    told: list[GraphProgress] = []
    rows = list(graph.pagerank(options, on_round=told.append).rows)
    drawn = graph_of(graph, options, [each.author_id for each in rows])

    expected = nx.pagerank(drawn, alpha=0.85, weight="weight", tol=1e-12, max_iter=1000)
    assert {each.author_id: each.pagerank for each in rows} == pytest.approx(expected, abs=1e-6)
    assert sum(each.pagerank for each in rows) == pytest.approx(1)
    assert [each.pagerank for each in rows] == sorted(
        (each.pagerank for each in rows), reverse=True
    )
    assert [each.round for each in told] == [*range(1, len(told) + 1)]
    assert told[-1].left <= 1e-6

    parts: dict[int, set[int]] = defaultdict(set)
    for each in graph.components(options).rows:
        parts[each.component].add(each.author_id)
    assert sorted(map(sorted, parts.values())) == sorted(
        map(sorted, nx.connected_components(drawn))
    )


def test_a_long_chain_is_one_component(database: Database, tmp_path: Path) -> None:
    # Each joins the one before, so that what is known has far to go.
    names = [
        f"Q. {''.join(chr(97 + int(digit)) for digit in f'{number:04}')}" for number in range(300)
    ]
    with biblio.open(database) as library:
        library.import_records(
            paper(f"2101.{number:05}", f"{one}, {other}")
            for number, (one, other) in enumerate(pairwise(names), start=1)
        )
        library.export_parquet(tmp_path / "exported")
    told: list[GraphProgress] = []

    with Graph(tmp_path / "exported", threads=1) as graph:
        rows = list(graph.components(on_round=told.append).rows)

    assert {(each.component, each.authors) for each in rows} == {(1, 300)}
    assert len(told) < 15


def test_a_library_without_papers_has_no_graph(database: Database, tmp_path: Path) -> None:
    with biblio.open(database) as empty:
        empty.export_parquet(tmp_path / "exported")

    with Graph(tmp_path / "exported") as graph:
        assert [graph.ask(each).total for each in Question] == [0, 0, 0]


def test_what_is_missing_or_damaged_is_told(
    library: biblio.Library, folder: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copytree(folder, tmp_path / "copied"))
    (part,) = (other / "authors").iterdir()
    size = part.stat().st_size

    part.write_bytes(b"\0" * size)
    with pytest.raises(UnreadableSource, match="cannot be read where it seems damaged"):
        Graph(other)
    part.unlink()
    with pytest.raises(UnreadableSource, match="is missing or another than the manifest says"):
        Graph(other)
    library.export_parquet(tmp_path / "papers", tables=["papers"])
    with pytest.raises(UnreadableSource, match=r"has no table authors, .+ --table authors --table"):
        Graph(tmp_path / "papers")


def test_what_needs_more_memory_than_is_allowed_is_told(folder: Path) -> None:
    with (
        pytest.raises(OutOfRoom, match=r"the graph needs more memory than 0\.002 GB"),
        Graph(folder, memory=0.002) as graph,
    ):
        graph.pairs()
