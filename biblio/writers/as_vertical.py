r"""One field a line, rows divided by a line with their number, as `\x` of psql shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from biblio.writers.printable import printable, width
from biblio.writers.values import Sink, cell

_BAR: Final = " | "
_DIVIDED: Final = 40  # columns of the line between two rows


def write(rows: Iterable[Mapping[str, object]], columns: Sequence[str], stream: Sink) -> None:
    """Write each row below a line with its number, holding one at a time."""
    labels = [printable(name) for name in columns]
    widest = max(map(width, labels), default=0)
    starts = [f"{label}{' ' * (widest - width(label))}{_BAR}" for label in labels]
    for number, row in enumerate(rows, start=1):
        stream.write(f"-[ {number} ]".ljust(_DIVIDED, "-") + "\n")
        for start, name in zip(starts, columns, strict=True):
            stream.write((start + printable(cell(row[name]))).rstrip(" ") + "\n")
