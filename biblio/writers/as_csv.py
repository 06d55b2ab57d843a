"""CSV as RFC 4180 has it: a header, CR LF, and quotes where a cell needs them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence

from biblio.writers.values import Sink, cell


def write(rows: Iterable[Mapping[str, object]], columns: Sequence[str], stream: Sink) -> None:
    """Write a header and one record a row; *stream* must not translate ends of lines."""
    writer = csv.writer(stream)
    writer.writerow(columns)
    writer.writerows([cell(row[name]) for name in columns] for row in rows)
