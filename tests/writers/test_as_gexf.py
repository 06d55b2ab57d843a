from __future__ import annotations

import io

import networkx as nx
import pytest
from graphs import EMPTY, HOSTILE, LINKS, PLAIN, VERTICES, graph, named, text_of
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from biblio.writers import as_gexf
from biblio.writers.graphs import Graph

GEXF = "{http://gexf.net/1.3}"
# What GEXF 1.3 lets stand within each element (gexf.xsd, data.xsd, dynamics.xsd): children, and
# attributes of which those with a * must be there.
STRUCTURE: dict[str, tuple[str, str]] = {
    "gexf": ("meta graph", "version*"),
    "meta": ("creator keywords description", "lastmodifieddate"),
    "creator": ("", ""),
    "graph": (
        "attributes nodes edges",
        "defaultedgetype mode timeformat timerepresentation start end idtype",
    ),
    "attributes": ("attribute", "class* mode start end"),
    "attribute": ("default options", "id* title* type*"),
    "nodes": ("node", "count"),
    "node": ("attvalues spells nodes edges", "id* label start end pid"),
    "edges": ("edge", "count"),
    "edge": ("attvalues spells", "id source* target* weight label type kind start end"),
    "attvalues": ("attvalue", ""),
    "attvalue": ("", "for* value* start end"),
    "spells": ("spell", ""),
    "spell": ("", "start end"),
}
NEVER_EMPTY = {"attributes", "spells"}
TYPES = {"integer", "long", "double", "float", "boolean", "string", "liststring", "anyURI"}


def checked(of: Graph) -> etree._Element:
    """The root of *of* as GEXF, which has the structure that its schema demands."""
    root = etree.fromstring(text_of(as_gexf.write, of).encode())
    for element in root.iter():
        name = str(element.tag).removeprefix(GEXF)
        children, known = STRUCTURE[name]
        assert {str(each.tag).removeprefix(GEXF) for each in element} <= set(children.split())
        names = {str(each) for each in element.attrib if not str(each).startswith("{")}
        assert names <= {each.rstrip("*") for each in known.split()}
        assert {each.rstrip("*") for each in known.split() if each.endswith("*")} <= names
        assert len(element) or name not in NEVER_EMPTY
    ids = [node.get("id") for node in root.iter(f"{GEXF}node")]
    assert len(ids) == len(set(ids))
    declared: dict[tuple[object, object], str | None] = {}
    for group in root.iter(f"{GEXF}attributes"):
        for each in group:
            assert each.get("type") in TYPES
            key = (group.get("class"), each.get("id"))
            assert key not in declared
            declared[key] = group.get("mode")
    for kind in ("node", "edge"):
        for value in root.iterfind(f".//{GEXF}{kind}/{GEXF}attvalues/{GEXF}attvalue"):
            is_dynamic = declared[kind, value.get("for")] == "dynamic"
            assert (value.get("start") is not None) == is_dynamic
    for edge in root.iter(f"{GEXF}edge"):
        assert {edge.get("source"), edge.get("target")} <= set(ids)
    return root


@pytest.mark.parametrize("is_sliced", [False, True])
def test_networkx_reads_what_was_written(is_sliced: bool) -> None:
    of = graph(is_sliced=is_sliced)
    root = checked(of)

    read = nx.read_gexf(io.BytesIO(etree.tostring(root)), node_type=int, version="1.3")

    assert not read.is_directed()
    assert read.graph["mode"] == ("dynamic" if is_sliced else "static")
    nodes = dict(read.nodes(data=True))
    assert [nodes[each.id]["label"] for each in VERTICES] == [PLAIN, "Erdős", "Erdős"]
    assert [nodes[each.id]["papers"] for each in VERTICES] == [4, 3, 1]
    assert [nodes[each.id].get("community") for each in VERTICES] == [1, 1, None]
    assert [nodes[each.id]["is_group"] for each in VERTICES] == [False, True, False]
    assert {(*sorted(ends[:2]), ends[2]["weight"]) for ends in read.edges(data=True)} == {
        (*sorted(each[:2]), each.weight) for each in LINKS
    }


def test_each_year_is_a_time() -> None:
    root = checked(graph(is_sliced=True))

    read = nx.read_gexf(io.BytesIO(etree.tostring(root)), node_type=int, version="1.3")

    assert read.nodes[7]["papers_a_year"] == [
        (1, "2007-01-01", "2007-12-31"),
        (1, "2008-01-01", "2008-12-31"),
        (2, "2010-01-01", "2010-12-31"),
    ]
    assert read.edges[-9, 7]["weight_a_year"][2] == (1.5, "2010-01-01", "2010-12-31")
    assert read.nodes[7]["spells"] == [("2007-01-01", "2008-12-31"), ("2010-01-01", "2010-12-31")]
    assert "spells" not in read.nodes[8]


def test_an_empty_network_is_well_formed() -> None:
    assert [str(each.tag).removeprefix(GEXF) for each in checked(EMPTY)] == ["meta", "graph"]


@given(st.text() | st.just(HOSTILE))
def test_any_text_is_well_formed(text: str) -> None:
    assert len(list(checked(named(text)).iter(f"{GEXF}node"))) == 1
