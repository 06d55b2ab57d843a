from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest
from graphs import EMPTY, PLAIN, graph, named, text_of
from hypothesis import given
from hypothesis import strategies as st

from biblio.writers import as_pajek

READABLE = PLAIN.replace('"', "'").replace("\\", "/")


def test_networkx_reads_what_was_written() -> None:
    read = nx.parse_pajek(text_of(as_pajek.write, graph()))

    assert list(read.nodes) == [READABLE, "Erdős [-9]", "Erdős [8]"]
    assert sorted(read.edges(data="weight")) == [
        (READABLE, "Erdős [-9]", 2.5),
        (READABLE, "Erdős [8]", 1.0),
    ]


def test_igraph_reads_what_was_written(tmp_path: Path) -> None:
    igraph = pytest.importorskip("igraph")
    path = tmp_path / "network.net"
    path.write_text(text_of(as_pajek.write, graph()), encoding="utf-8")

    read = igraph.Graph.Read_Pajek(str(path))

    assert read.vs["name"] == [READABLE, "Erdős [-9]", "Erdős [8]"]
    assert read.es["weight"] == [2.5, 1.0]


def test_an_empty_network_has_no_vertices() -> None:
    assert text_of(as_pajek.write, EMPTY) == "*Vertices 0\n*Edges\n"


@given(st.text())
def test_any_text_is_one_label(text: str) -> None:
    vertices = text_of(as_pajek.write, named(text)).split("\n")

    assert len(vertices) == 4
    assert vertices[1].startswith('1 "')
    assert vertices[1].count('"') == 2
