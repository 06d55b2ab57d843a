from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from biblio.writers import as_graphml

NS = {"g": "http://graphml.graphdrawing.org/xmlns"}
NODES: list[dict[str, object]] = [
    {"id": 7, "label": "Ada <Lovelace> & \x1b Co.", "papers": 2, "is_collaboration": False},
    {"id": 9, "label": "Erdős", "papers": 1, "is_collaboration": True},
]
EDGES: list[dict[str, object]] = [
    {"source": 7, "target": 9, "weight": 1.5, "papers": 1, "first": 2007, "last": None},
    {"source": 7, "target": 8, "weight": 1.0, "papers": 1, "first": None, "last": 2008},
]


def parsed(nodes: list[dict[str, object]], edges: list[dict[str, object]]) -> etree._Element:
    stream = io.StringIO()
    as_graphml.write(nodes, edges, stream)
    return etree.fromstring(stream.getvalue().encode())


def test_a_network_is_nodes_and_edges_with_typed_attributes() -> None:
    root = parsed(NODES, EDGES)

    assert {
        (key.get("for"), key.get("attr.name"), key.get("attr.type"))
        for key in root.iterfind("g:key", NS)
    } == {
        ("node", "label", "string"),
        ("node", "papers", "long"),
        ("node", "is_collaboration", "boolean"),
        ("edge", "weight", "double"),
        ("edge", "papers", "long"),
        ("edge", "first", "long"),
        ("edge", "last", "long"),
    }
    graph = root.find("g:graph", NS)
    assert graph is not None
    assert graph.get("edgedefault") == "undirected"
    assert [node.get("id") for node in graph.iterfind("g:node", NS)] == ["7", "9"]
    assert graph.findtext("g:node[1]/g:data[@key='node_label']", None, NS) == (
        "Ada <Lovelace> & � Co."
    )
    assert graph.findtext("g:node[2]/g:data[@key='node_is_collaboration']", None, NS) == "true"
    edge, _ = graph.iterfind("g:edge", NS)
    assert (edge.get("source"), edge.get("target")) == ("7", "9")
    assert {data.get("key"): data.text for data in edge} == {
        "edge_weight": "1.5",
        "edge_papers": "1",
        "edge_first": "2007",
    }


def test_an_empty_network_is_well_formed() -> None:
    assert len(parsed([], [])) == 1


@given(st.text())
def test_any_text_is_well_formed(text: str) -> None:
    root = parsed([{"id": 1, "label": text}], [])

    assert len(root.findall(".//g:node", NS)) == 1
