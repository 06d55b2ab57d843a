"""The .net files of Pajek, which Gephi, igraph, NetworkX and VOSviewer read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from biblio.writers.graphs import Graph
from biblio.writers.values import Sink
from biblio.writers.xml_text import bare


def write(graph: Graph, stream: Sink) -> None:
    """Write the labels of the nodes, which are counted from 1, and the weights of the edges.

    Pajek has no way to write a quotation mark within a label, and programs that read it disagree on
    a backslash: a mark becomes an apostrophe, a backslash a slash. Some tell nodes by their labels:
    those that several share have the id behind them.
    """
    numbers: dict[Any, int] = {}
    stream.write(f"*Vertices {len(graph.nodes)}\n")
    several = _several(_label(node[1]) for node in graph.nodes)
    for number, node in enumerate(graph.nodes, start=1):
        numbers[node[0]] = number
        label = _label(node[1])
        stream.write(
            f'{number} "{label} [{node[0]}]"\n' if label in several else f'{number} "{label}"\n'
        )
    stream.write("*Edges\n")
    stream.writelines(f"{numbers[edge[0]]} {numbers[edge[1]]} {edge[2]}\n" for edge in graph.edges)


def _label(text: str) -> str:
    return bare(text).replace('"', "'").replace("\\", "/").strip()


def _several(labels: Iterable[str]) -> set[str]:
    """Those *labels* that stand more than once."""
    return {label for label, times in Counter(labels).items() if times > 1}
