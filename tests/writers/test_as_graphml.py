from __future__ import annotations

import io

import networkx as nx
from graphs import EMPTY, PLAIN, graph, named, text_of
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from biblio.writers import as_graphml

NS = {"g": "http://graphml.graphdrawing.org/xmlns"}


def test_a_network_is_nodes_and_edges_with_typed_attributes() -> None:
    text = text_of(as_graphml.write, graph())

    root = etree.fromstring(text.encode())
    assert {
        (key.get("for"), key.get("attr.name"), key.get("attr.type"))
        for key in root.iterfind("g:key", NS)
    } == {
        ("node", "label", "string"),
        ("node", "papers", "long"),
        ("node", "is_group", "boolean"),
        ("node", "said", "string"),
        ("node", "first", "long"),
        ("node", "community", "long"),
        ("node", "strength", "double"),
        ("edge", "weight", "double"),
        ("edge", "first", "long"),
    }
    read = nx.read_graphml(io.BytesIO(text.encode()), node_type=int)
    assert not read.is_directed()
    assert dict(read.nodes(data=True)) == {
        7: {
            "label": PLAIN,
            "papers": 4,
            "is_group": False,
            "said": "Ada; 'A'",
            "first": 2007,
            "community": 1,
            "strength": 2.5,
        },
        -9: {"label": "Erdős", "papers": 3, "is_group": True, "community": 1, "strength": 2.5},
        8: {"label": "Erdős", "papers": 1, "is_group": False, "strength": 0.0},
    }
    assert sorted(read.edges(data=True)) == [
        (7, -9, {"weight": 2.5, "first": 2007}),
        (7, 8, {"weight": 1.0}),
    ]


def test_an_empty_network_is_well_formed() -> None:
    assert nx.parse_graphml(text_of(as_graphml.write, EMPTY)).order() == 0


@given(st.text())
def test_any_text_is_well_formed(text: str) -> None:
    root = etree.fromstring(text_of(as_graphml.write, named(text)).encode())

    assert len(root.findall(".//g:node", NS)) == 1
