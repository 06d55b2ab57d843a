"""A network as one JSON object, in the node-link form that NetworkX and d3 read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from biblio.writers.as_jsonl import line
from biblio.writers.values import Sink


def write(
    nodes: Sequence[Mapping[str, object]], edges: Sequence[Mapping[str, object]], stream: Sink
) -> None:
    """Write an undirected graph: `nodes` with an `id`, `edges` with `source` and `target`."""
    stream.write('{"directed":false,"multigraph":false,"graph":{},\n"nodes":')
    _write_rows(nodes, stream)
    stream.write(',\n"edges":')
    _write_rows(edges, stream)
    stream.write("}\n")


def _write_rows(rows: Sequence[Mapping[str, object]], stream: Sink) -> None:
    before = "[\n"
    for row in rows:
        stream.write(before + line(row, list(row)))
        before = ",\n"
    stream.write("[]" if before == "[\n" else "\n]")
