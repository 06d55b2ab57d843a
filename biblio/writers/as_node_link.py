"""A network as one JSON object, in the node-link form that NetworkX and d3 read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any

import orjson

from biblio.writers.as_json import write_array
from biblio.writers.as_jsonl import line
from biblio.writers.graphs import SLICES, Attribute, Graph
from biblio.writers.values import Sink


def write(graph: Graph, stream: Sink) -> None:
    """Write `nodes` with an `id` and `edges` with `source` and `target`, each with all it has."""
    stream.write('{"directed":false,"multigraph":false,"graph":{},\n"nodes":')
    write_array(_objects(graph, graph.nodes, ("id",), graph.node_attributes), stream)
    stream.write(',\n"edges":')
    write_array(_objects(graph, graph.edges, ("source", "target"), graph.edge_attributes), stream)
    stream.write("}\n")


def _objects(
    graph: Graph, rows: Iterable[Any], ends: Sequence[str], written: Sequence[Attribute]
) -> Iterator[str]:
    """The *rows* as JSON, from what they begin with to what each year has of them."""
    names = [*ends, *(each.name for each in written)]
    if graph.is_sliced or any(each.kind is str for each in written):
        names += [SLICES] if graph.is_sliced else []
        return (line(row._asdict(), names) for row in rows)
    pick = itemgetter(*range(len(ends)), *(each.place for each in written))
    return (orjson.dumps(dict(zip(names, pick(row), strict=True))).decode() for row in rows)
