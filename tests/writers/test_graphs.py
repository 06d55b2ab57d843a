from __future__ import annotations

from dataclasses import replace

import pytest
from graphs import graph, text_of

from biblio.writers.graphs import GRAPH_WRITERS, Attribute


def test_attributes_are_the_fields_with_their_types() -> None:
    of = replace(graph(), left_out=frozenset({"said", "first", "strength"}))

    assert of.node_attributes == (
        Attribute(1, "label", str),
        Attribute(2, "papers", int),
        Attribute(3, "is_group", bool),
        Attribute(6, "community", int),
    )
    assert of.edge_attributes == (Attribute(2, "weight", float),)


@pytest.mark.parametrize("name", GRAPH_WRITERS)
def test_each_format_writes_the_same_each_time(name: str) -> None:
    write = GRAPH_WRITERS[name]

    assert text_of(write, graph()) == text_of(write, graph())
