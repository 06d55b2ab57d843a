"""JSON lines: one object a line, in UTF-8."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import orjson

from biblio.writers.printable import escaped
from biblio.writers.values import Sink, plain


def write(rows: Iterable[Mapping[str, object]], columns: Sequence[str], stream: Sink) -> None:
    """Write one object a line, nothing where there are no rows."""
    stream.writelines(line(row, columns) + "\n" for row in rows)


def line(row: Mapping[str, object], columns: Sequence[str]) -> str:
    """The *columns* of *row* as one JSON object without an end of line.

    A number that JSON cannot say (SQLite knows infinity) is null.
    """
    return escaped(orjson.dumps({name: plain(row[name]) for name in columns}).decode())
