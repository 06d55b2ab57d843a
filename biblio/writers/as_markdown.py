"""A table in the Markdown of GitHub: one row a line, nothing in a cell taken for markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from biblio.writers.printable import printable
from biblio.writers.values import Sink, cell

# What begins markup, HTML or mathematics within a line; the pipe would end the cell (GFM, 4.10).
_MARKUP: Final = re.compile(r"[\\`*_\[\]<>|~$&#]")


def write(rows: Iterable[Mapping[str, object]], columns: Sequence[str], stream: Sink) -> None:
    """Write a header and one line a row, holding one at a time; nothing where there are none."""
    is_first = True
    for row in rows:
        if is_first:
            stream.write(_line(map(escaped, columns)))
            stream.write(_line("---" for _ in columns))
            is_first = False
        stream.write(_line(escaped(cell(row[name])) for name in columns))


def escaped(text: str) -> str:
    """*text* on one line, as it stands whatever a reader of Markdown makes of its letters."""
    return _MARKUP.sub(lambda match: f"\\{match[0]}", printable(text).strip())


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
