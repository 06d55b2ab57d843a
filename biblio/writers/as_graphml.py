"""GraphML, the XML that Gephi, NetworkX, igraph and yEd read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from biblio.writers.graphs import Attribute, Graph
from biblio.writers.values import Sink
from biblio.writers.xml_text import in_xml

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
    of_node = _data("node", graph.node_attributes)
    stream.writelines(f'<node id="{node[0]}">{of_node(node)}</node>\n' for node in graph.nodes)
    of_edge = _data("edge", graph.edge_attributes)
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


def _data(kind: str, written: Sequence[Attribute]) -> Callable[[tuple[Any, ...]], str]:
    """What writes the attributes of a row."""
    parts = [
        (each.place, f'<data key="{kind}_{each.name}">', each.kind in {int, float})
        for each in written
    ]

    def data(row: tuple[Any, ...]) -> str:
        return "".join(
            f"{head}{row[place] if is_number else in_xml(row[place])}</data>"
            for place, head, is_number in parts
            if row[place] is not None
        )

    return data
