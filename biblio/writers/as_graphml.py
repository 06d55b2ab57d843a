"""GraphML, the XML that Gephi, NetworkX, igraph and yEd read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from biblio.writers.graphs import Attribute, Graph
from biblio.writers.values import Sink
from biblio.writers.xml_text import writer_of

_TYPES: Final[Mapping[type, str]] = {bool: "boolean", int: "long", float: "double"}
_HEAD: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
         xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
         xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns
                             http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def write(graph: Graph, stream: Sink) -> None:
    """Write the nodes and then the edges of *graph*; what is None is no attribute there."""
    stream.write(_HEAD)
    stream.writelines(_keys("node", graph.node_attributes))
    stream.writelines(_keys("edge", graph.edge_attributes))
    stream.write('<graph edgedefault="undirected">\n')
    of_node = writer_of(graph.node_attributes, '<data key="node_{name}">', "</data>")
    stream.writelines(f'<node id="{node[0]}">{of_node(node)}</node>\n' for node in graph.nodes)
    of_edge = writer_of(graph.edge_attributes, '<data key="edge_{name}">', "</data>")
    stream.writelines(
        f'<edge source="{edge[0]}" target="{edge[1]}">{of_edge(edge)}</edge>\n'
        for edge in graph.edges
    )
    stream.write("</graph>\n</graphml>\n")


def _keys(kind: str, written: Sequence[Attribute]) -> Iterator[str]:
    """The declarations of the attributes."""
    for each in written:
        yield (
            f'<key id="{kind}_{each.name}" for="{kind}" attr.name="{each.name}" '
            f'attr.type="{_TYPES.get(each.kind, "string")}"/>\n'
        )
