"""GraphML, the XML that Gephi, NetworkX, igraph and yEd read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Final

from biblio.writers.printable import printable
from biblio.writers.values import Sink, cell

_TYPES: Final[Mapping[type, str]] = {bool: "boolean", int: "long", float: "double"}
_NOT_XML: Final = re.compile("[\ufffe\uffff]")  # what `printable` lets through and XML does not
_HEAD: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
         xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
         xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns
                             http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def write(
    nodes: Sequence[Mapping[str, object]], edges: Sequence[Mapping[str, object]], stream: Sink
) -> None:
    """Write an undirected graph.

    Nodes have an `id`, edges a `source` and a `target`; all else becomes attributes, of the type
    that the values have which are there.
    """
    stream.write(_HEAD)
    stream.writelines(_keys("node", nodes, {"id"}))
    stream.writelines(_keys("edge", edges, {"source", "target"}))
    stream.write('<graph edgedefault="undirected">\n')
    for node in nodes:
        stream.write(f"<node id={_quoted(node['id'])}>{_data('node', node, {'id'})}</node>\n")
    for edge in edges:
        ends = f"source={_quoted(edge['source'])} target={_quoted(edge['target'])}"
        stream.write(f"<edge {ends}>{_data('edge', edge, {'source', 'target'})}</edge>\n")
    stream.write("</graph>\n</graphml>\n")


def _keys(kind: str, rows: Sequence[Mapping[str, object]], apart: set[str]) -> Iterator[str]:
    """The declarations of the attributes of *rows*."""
    for name in rows[0] if rows else ():
        if name not in apart:
            value = next((row[name] for row in rows if row[name] is not None), None)
            yield (
                f'<key id="{kind}_{name}" for="{kind}" attr.name="{name}" '
                f'attr.type="{_TYPES.get(type(value), "string")}"/>\n'
            )


def _data(kind: str, row: Mapping[str, object], apart: set[str]) -> str:
    return "".join(
        f'<data key="{kind}_{name}">{_escaped(value)}</data>'
        for name, value in row.items()
        if name not in apart and value is not None
    )


def _quoted(value: object) -> str:
    return f'"{_escaped(value)}"'


def _escaped(value: object) -> str:
    return escape(_NOT_XML.sub("\N{REPLACEMENT CHARACTER}", printable(cell(value))))
