"""`network` of a whole field: what stands for a query, the formats, and what goes together."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

import networkx as nx
import pytest
from typer.testing import Result

from biblio.queries.networks import pair_limit

Run = Callable[..., Result]

# Lovelace and Erdős wrote two papers, Lovelace and Babbage one, all of math.CO.
EVERYBODY = {"Ada Lovelace", "Paul Erdős", "Charles Babbage"}


def labels(result: Result) -> set[str]:
    """The people in a network that was printed as JSON."""
    assert result.exit_code == 0, result.stderr
    return {node["label"] for node in json.loads(result.stdout)["nodes"]}


@pytest.mark.parametrize(
    ("asked", "people"),
    [
        ([], EVERYBODY),
        (["author:babbage"], {"Ada Lovelace", "Charles Babbage"}),
        (["--query", "author:babbage"], {"Ada Lovelace", "Charles Babbage"}),
        (["-a", "babbage", "-n", "1"], {"Ada Lovelace"}),
        (["--to", "2007", "--min-authors", "2", "--people"], EVERYBODY),
        (["--min-papers", "2"], {"Ada Lovelace", "Paul Erdős"}),
        (["Babbage"], {"Ada Lovelace", "Charles Babbage"}),
        (
            ["exact:Charles Babbage", "--query", "category:math.CO"],
            {"Ada Lovelace", "Charles Babbage"},
        ),
        (["category:hep-th"], set()),
    ],
)
def test_who_is_drawn(run: Run, asked: list[str], people: set[str]) -> None:
    assert labels(run("network", *asked, "-o", "json")) == people


def test_a_field_goes_out_in_every_format(run: Run) -> None:
    written = {each: run("network", "-o", each).stdout for each in ("graphml", "gexf", "pajek")}
    graphs = [
        nx.parse_graphml(written["graphml"]),
        nx.read_gexf(io.BytesIO(written["gexf"].encode()), version="1.3"),
        nx.parse_pajek(written["pajek"]),
        nx.node_link_graph(json.loads(run("network", "-o", "json").stdout), edges="edges"),
    ]
    network = json.loads(run("network", "-o", "vosviewer").stdout)["network"]

    for graph in graphs:
        assert (graph.order(), graph.size(), graph.size(weight="weight")) == (3, 2, 3.0)
    assert {each["label"] for each in network["items"]} == EVERYBODY == {*graphs[2].nodes}
    assert sorted(each["strength"] for each in network["links"]) == [1.0, 2.0]


def test_rows_are_edges_or_nodes(run: Run) -> None:
    edges = run("network", "-o", "csv")
    nodes = run("network", "--nodes", "-o", "csv")
    table = run("network", "--nodes", "--fields", "label,degree,component")

    assert edges.stderr == nodes.stderr == "3 people, 2 edges\n"
    ends = [
        (row["source_name"], row["weight"]) for row in csv.DictReader(io.StringIO(edges.stdout))
    ]
    assert sorted(ends) == [("Ada Lovelace", "1.0"), ("Ada Lovelace", "2.0")]
    (first, *_) = csv.DictReader(io.StringIO(nodes.stdout))
    assert [*first][:3] == ["id", "label", "papers"]
    assert "community" not in first
    assert table.stdout.splitlines()[1].split() == ["Ada", "Lovelace", "2", "1"]


def test_years_are_slices(run: Run) -> None:
    result = run("network", "--slice", "year", "-o", "gexf")

    graph = nx.read_gexf(io.BytesIO(result.stdout.encode()), version="1.3")
    years = [about["papers_a_year"] for *_, about in graph.edges(data=True)]
    assert [(1, "2007-01-01", "2007-12-31"), (1, "2008-01-01", "2008-12-31")] in years


def test_communities_are_a_column(run: Run) -> None:
    pytest.importorskip("graspologic_native")

    result = run("network", "--communities", "-o", "json")

    assert {node["community"] for node in json.loads(result.stdout)["nodes"]} == {1}


def test_without_the_extra_communities_say_what_to_install(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "graspologic_native", None)

    result = run("network", "--communities", "-o", "json")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "biblio: communities need what is not installed here: pip install 'biblio[graphs]'\n"
    )


def test_too_many_pairs_demand_fewer_authors(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pair_limit, "MOST_PAIRS", 1)

    result = run("network", "-o", "csv")

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("biblio: there are ")
    assert result.stderr.count("\n") == 1


def test_a_table_of_too_many_rows_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("biblio.cli.network_output.MOST_IN_A_TABLE", 1)

    assert run("network").exit_code == 2
    assert run("network", "-o", "csv").exit_code == 0


def test_words_that_nobody_is_called_are_asked_for_otherwise(run: Run) -> None:
    result = run("network", "stellar wind")

    assert result.exit_code == 1
    assert result.stderr.endswith("; for papers with these words, --query\n")


def test_the_same_library_gives_the_same_bytes(run: Run) -> None:
    first, second = (run("network", "--communities", "-o", "gexf").stdout for _ in range(2))

    assert first == second
