"""JSON: one array of objects, one object a line, in UTF-8."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from biblio.writers.as_jsonl import line
from biblio.writers.values import Sink


def write(rows: Iterable[Mapping[str, object]], columns: Sequence[str], stream: Sink) -> None:
    """Write one array, `[]` where there are no rows."""
    write_array((line(row, columns) for row in rows), stream)
    stream.write("\n")


def write_array(objects: Iterable[str], stream: Sink) -> None:
    """Write an array of *objects*, which are JSON, one a line."""
    before = "[\n"
    for each in objects:
        stream.write(before + each)
        before = ",\n"
    stream.write("[]" if before == "[\n" else "\n]")
