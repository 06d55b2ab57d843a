from __future__ import annotations

import json
from typing import Any

import networkx as nx
import pytest
from graphs import EMPTY, LINKS, VERTICES, graph, text_of

from biblio.writers import as_node_link


@pytest.mark.parametrize("is_sliced", [False, True])
def test_a_network_is_one_object_of_nodes_and_edges(is_sliced: bool) -> None:
    whole = json.loads(text_of(as_node_link.write, graph(is_sliced=is_sliced)))

    rows: dict[str, tuple[Any, ...]] = {"nodes": VERTICES, "edges": LINKS}
    for name, of in rows.items():
        plain: list[dict[str, Any]] = [each._asdict() for each in of]
        for row in plain:
            slices = [year._asdict() for year in row.pop("slices")]
            if is_sliced:
                row["slices"] = slices
        assert whole.pop(name) == plain
    assert whole == {"directed": False, "multigraph": False, "graph": {}}


def test_networkx_reads_what_was_written() -> None:
    read = nx.node_link_graph(json.loads(text_of(as_node_link.write, graph())), edges="edges")

    assert (read.order(), read.size(weight="weight")) == (3, 3.5)


def test_an_empty_network_is_an_object_too() -> None:
    assert json.loads(text_of(as_node_link.write, EMPTY))["nodes"] == []
