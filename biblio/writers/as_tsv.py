"""Values separated by tabs, with a header, for `cut`, `sort` and `awk`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from biblio.writers.values import Sink, cell

_BREAKS: Final = re.compile("[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")  # what programs split at


def write(rows: Iterable[Mapping[str, object]], columns: Sequence[str], stream: Sink) -> None:
    """Write one row a line; a tab or an end of line inside a cell becomes a space."""
    stream.write(_line(columns))
    stream.writelines(_line(cell(row[name]) for name in columns) for row in rows)


def _line(cells: Iterable[str]) -> str:
    return "\t".join(_BREAKS.sub(" ", text) for text in cells) + "\n"
