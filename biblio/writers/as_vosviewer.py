"""The JSON files of VOSviewer (1.6.20 and VOSviewer Online), which it lays out itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import orjson

from biblio.writers.as_json import write_array
from biblio.writers.graphs import Graph
from biblio.writers.printable import escaped
from biblio.writers.values import Sink
from biblio.writers.xml_text import bare

NAMES: Final[Mapping[str, str]] = {
    "papers": "Papers",
    "degree": "Links",
    "strength": "Total link strength",
    "first": "First year",
    "last": "Last year",
}
"""What VOSviewer calls attributes, where they are shown; others by their own names."""


def write(graph: Graph, stream: Sink) -> None:
    """Write items, with the weights and scores of the nodes and the communities as clusters.

    A link has the weight of its edge as its strength. What is None is not written, nor are control
    characters in labels, which VOSviewer would draw.
    """
    stream.write('{"network":{"items":')
    write_array((escaped(orjson.dumps(item).decode()) for item in _items(graph)), stream)
    stream.write(',\n"links":')
    write_array((orjson.dumps(link).decode() for link in _links(graph)), stream)
    stream.write("}}\n")


def _links(graph: Graph) -> Iterator[dict[str, Any]]:
    for edge in graph.edges:
        yield {"source_id": edge[0], "target_id": edge[1], "strength": edge[2]}


def _items(graph: Graph) -> Iterator[dict[str, Any]]:
    places = {each.name: each.place for each in graph.node_attributes}
    weights, scores = (
        [(NAMES.get(name, name), places[name]) for name in names if name in places]
        for names in (graph.weights, graph.scores)
    )
    group = places.get(graph.group)
    for node in graph.nodes:
        item = {"id": node[0], "label": bare(node[1])}
        if group is not None and node[group] is not None:
            item["cluster"] = node[group]
        for key, shown in (("weights", weights), ("scores", scores)):
            values = {name: node[place] for name, place in shown if node[place] is not None}
            if values:
                item[key] = values
        yield item
