from __future__ import annotations

import io
import json

from biblio.writers import as_node_link


def test_a_network_is_one_object_of_nodes_and_edges() -> None:
    stream = io.StringIO()
    nodes = [{"id": 1, "label": 'A "B"'}, {"id": 2, "label": "C"}]
    edges = [{"source": 1, "target": 2, "weight": 0.5}]

    as_node_link.write(nodes, edges, stream)

    assert json.loads(stream.getvalue()) == {
        "directed": False,
        "multigraph": False,
        "graph": {},
        "nodes": nodes,
        "edges": edges,
    }


def test_an_empty_network_is_an_object_too() -> None:
    stream = io.StringIO()
    as_node_link.write([], [], stream)

    assert json.loads(stream.getvalue())["nodes"] == []
