"""CSV as RFC 4180 has it: a header, CR LF, and quotes where a cell needs them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from biblio.writers.values import Sink, cell

_PLAIN: Final = frozenset({str, int, float, type(None)})
"""What the writer of the standard library says as `cell` does, and sooner."""


def write(rows: Iterable[Mapping[str, object]], columns: Sequence[str], stream: Sink) -> None:
    """Write a header and one record a row; *stream* must not translate ends of lines."""
    writer = csv.writer(stream)
    writer.writerow(columns)
    writer.writerows(
        [value if type(value) in _PLAIN else cell(value) for value in map(row.__getitem__, columns)]
        for row in rows
    )
