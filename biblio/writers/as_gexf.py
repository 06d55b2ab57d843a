"""GEXF 1.3, the XML of Gephi, in which nodes and edges may have times."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from biblio.writers.graphs import Attribute, Graph, Slice
from biblio.writers.values import Sink
from biblio.writers.xml_text import in_xml, writer_of

_TYPES: Final[Mapping[type, str]] = {bool: "boolean", int: "long", float: "double"}
_HEAD: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
      xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
<meta><creator>biblio</creator></meta>
"""
_STATIC: Final = '<graph defaultedgetype="undirected" mode="static">\n'
_DYNAMIC: Final = """\
<graph defaultedgetype="undirected" mode="dynamic" timeformat="date" timerepresentation="interval">
"""
PAPERS_A_YEAR: Final = "papers_a_year"
WEIGHT_A_YEAR: Final = "weight_a_year"
_YEARLY: Final = ((PAPERS_A_YEAR, int), (WEIGHT_A_YEAR, float))


def write(graph: Graph, stream: Sink) -> None:
    """Write the nodes and then the edges of *graph*, attributes by their names.

    Of a graph that is sliced, each has its years: spells, and what each year has of it as
    attributes that change. A year begins on its first day and ends on its last, as GEXF counts.
    """
    of_nodes = graph.node_attributes[1:]  # behind the label, which GEXF has a place for
    of_edges = graph.edge_attributes[1:]  # and the weight
    stream.write(_HEAD + (_DYNAMIC if graph.is_sliced else _STATIC))
    for kind, written in (("node", of_nodes), ("edge", of_edges)):
        stream.writelines(_declared(kind, "static", [(each.name, each.kind) for each in written]))
        if graph.is_sliced:
            stream.writelines(_declared(kind, "dynamic", _YEARLY[: 1 if kind == "node" else 2]))
    stream.write(f'<nodes count="{len(graph.nodes)}">\n')
    inside = _writer(of_nodes, is_sliced=graph.is_sliced, is_weighed=False)
    stream.writelines(
        f'<node id="{node[0]}" label="{in_xml(node[1])}">{inside(node)}</node>\n'
        for node in graph.nodes
    )
    stream.write(f'</nodes>\n<edges count="{len(graph.edges)}">\n')
    inside = _writer(of_edges, is_sliced=graph.is_sliced, is_weighed=True)
    stream.writelines(
        f'<edge id="{number}" source="{edge[0]}" target="{edge[1]}" weight="{edge[2]}">'
        f"{inside(edge)}</edge>\n"
        for number, edge in enumerate(graph.edges)
    )
    stream.write("</edges>\n</graph>\n</gexf>\n")


def _declared(kind: str, mode: str, written: Sequence[tuple[str, type]]) -> Iterator[str]:
    """The declarations of attributes; GEXF takes no empty list of them."""
    if not written:
        return
    yield f'<attributes class="{kind}" mode="{mode}">\n'
    for name, of in written:
        yield f'<attribute id="{name}" title="{name}" type="{_TYPES.get(of, "string")}"/>\n'
    yield "</attributes>\n"


def _writer(
    written: Sequence[Attribute], *, is_sliced: bool, is_weighed: bool
) -> Callable[[Any], str]:
    """What writes all that a node or an edge holds: its attributes, and its years."""
    values_of = writer_of(written, '<attvalue for="{name}" value="', '"/>')

    def inside(row: Any) -> str:  # noqa: ANN401 - a node or an edge of any type
        slices = row.slices if is_sliced else ()
        values = values_of(row) + "".join(_yearly(slices, is_weighed=is_weighed))
        spells = "".join(f"<spell {_span(first, last)}/>" for first, last in _runs(slices))
        return (f"<attvalues>{values}</attvalues>" if values else "") + (
            f"<spells>{spells}</spells>" if spells else ""
        )

    return inside


def _yearly(slices: Iterable[Slice], *, is_weighed: bool) -> Iterator[str]:
    for each in slices:
        span = _span(each.year, each.year)
        yield f'<attvalue for="{PAPERS_A_YEAR}" value="{each.papers}" {span}/>'
        if is_weighed:
            yield f'<attvalue for="{WEIGHT_A_YEAR}" value="{each.weight}" {span}/>'


def _runs(slices: Sequence[Slice]) -> Iterator[tuple[int, int]]:
    """The first and the last of years that follow each other without a gap."""
    if not slices:
        return
    first = slices[0].year
    for one, other in pairwise(slices):
        if other.year > one.year + 1:
            yield first, one.year
            first = other.year
    yield first, slices[-1].year


def _span(first: int, last: int) -> str:
    return f'start="{first:04}-01-01" end="{last:04}-12-31"'
