"""JSON: one array of objects, one object a line, in UTF-8."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from biblio.writers.as_jsonl import line
from biblio.writers.values import Sink


def write(rows: Iterable[Mapping[str, object]], columns: Sequence[str], stream: Sink) -> None:
    """Write one array, `[]` where there are no rows."""
    before = "[\n"
    for row in rows:
        stream.write(before + line(row, columns))
        before = ",\n"
    stream.write("[]\n" if before == "[\n" else "\n]\n")
