"""Rows to text: the registry of output formats.

A format is one pure function, `write(rows, columns, stream)`: *rows* are mappings, *columns* the
keys to write and their order, *stream* takes text. All but the table hold one row at a time. To
add a format, write a module beside these and put its `write` into `WRITERS`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final, Protocol

from biblio.writers import as_csv, as_json, as_jsonl, as_markdown, as_table, as_tsv, as_vertical
from biblio.writers.values import Sink


class Writer(Protocol):
    """What every format offers."""

    def __call__(
        self, rows: Iterable[Mapping[str, object]], columns: Sequence[str], stream: Sink, /
    ) -> None:
        """Write the *columns* of each row to *stream*."""


WRITERS: Final[Mapping[str, Writer]] = MappingProxyType(
    {
        "table": as_table.write,
        "json": as_json.write,
        "jsonl": as_jsonl.write,
        "csv": as_csv.write,
        "tsv": as_tsv.write,
        "markdown": as_markdown.write,
        "vertical": as_vertical.write,
    }
)
