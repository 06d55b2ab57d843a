"""An aligned table of plain text: one row a line, every cell whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from biblio.writers.printable import printable, width
from biblio.writers.values import Sink, cell

GAP: Final = "  "
WIDEST: Final = 100  # columns; one cell of 1 MB must not pad every other row to 1 MB


def write(rows: Iterable[Mapping[str, object]], columns: Sequence[str], stream: Sink) -> None:
    """Write a header and the rows, numbers to the right, columns as wide as their cells.

    All rows are held, for the widths. A cell wider than `WIDEST` shifts the rest of its line and
    no other. Nothing is written where there are no rows.
    """
    table = [[row[name] for name in columns] for row in rows]
    if not table:
        return
    lines = [[printable(str(name)) for name in columns]]
    lines += [[printable(cell(value)) for value in row] for row in table]
    right = [_is_number(values) for values in zip(*table, strict=True)]
    widths = [min(WIDEST, max(map(width, texts))) for texts in zip(*lines, strict=True)]
    for line in lines:
        padded = map(_padded, line, widths, right)
        stream.write(GAP.join(padded).rstrip(" ") + "\n")


def _is_number(values: Iterable[object]) -> bool:
    """Whether a column holds numbers alone, and so stands to the right."""
    known = [value for value in values if value is not None]
    return bool(known) and all(
        isinstance(value, (int, float)) and not isinstance(value, bool) for value in known
    )


def _padded(text: str, columns: int, to_right: bool) -> str:  # noqa: FBT001 - mapped over
    space = " " * (columns - width(text))
    return space + text if to_right else text + space
