"""A network as one JSON object, in the node-link form that NetworkX and d3 read."""

from __future__ import annotations

from biblio.writers.as_json import write_array
from biblio.writers.as_jsonl import line
from biblio.writers.graphs import SLICES, Graph
from biblio.writers.values import Sink


def write(graph: Graph, stream: Sink) -> None:
    """Write `nodes` with an `id` and `edges` with `source` and `target`, each with all it has."""
    further = (SLICES,) if graph.is_sliced else ()
    of_nodes = ["id", *(each.name for each in graph.node_attributes), *further]
    of_edges = ["source", "target", *(each.name for each in graph.edge_attributes), *further]
    stream.write('{"directed":false,"multigraph":false,"graph":{},\n"nodes":')
    write_array((line(node._asdict(), of_nodes) for node in graph.nodes), stream)
    stream.write(',\n"edges":')
    write_array((line(edge._asdict(), of_edges) for edge in graph.edges), stream)
    stream.write("}\n")
