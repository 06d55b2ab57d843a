"""Text as XML 1.0 takes it, in elements and in attributes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape
from typing import Any, Final

from biblio.writers.graphs import Attribute
from biblio.writers.values import cell

_SPACE: Final = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")
# What XML forbids, and beside it DEL and C1, which it advises against and no name holds.
_NOT_XML: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

Row = tuple[Any, ...]


def bare(text: str) -> str:
    """*text* on one line, without the control characters that it has."""
    return _NOT_XML.sub("", _SPACE.sub(" ", text))


def in_xml(value: object) -> str:
    """*value* for an element or between quotes: numbers as they are, `true` and `false`."""
    return escape(bare(cell(value)))


def writer_of(written: Sequence[Attribute], head: str, tail: str) -> Callable[[Row], str]:
    """What writes these attributes of a row, but for those that are None.

    Each stands between *head*, in which `{name}` is its name, and *tail*.
    """
    parts = [
        (each.place, head.format(name=each.name), each.kind in {int, float}) for each in written
    ]

    def write(row: Row) -> str:
        return "".join(
            [
                f"{before}{row[place] if is_number else in_xml(row[place])}{tail}"
                for place, before, is_number in parts
                if row[place] is not None
            ]
        )

    return write
