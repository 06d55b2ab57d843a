"""What a row's values become outside Python: mappings, plain values, one cell of text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Final, Protocol, cast

import orjson

SEPARATOR = "; "  # between the parts of a list in one cell: names hold commas
FORMULAS: Final = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
"""What a cell begins with that spreadsheets may take for a formula: OWASP's list, and the wide
forms, which some programs read alike."""

_HALF: Final = 2**63


class Sink(Protocol):
    """What writers need of a stream of text."""

    def write(self, text: str, /) -> object:
        """Take *text*."""

    def writelines(self, lines: Iterable[str], /) -> object:
        """Take *lines*, each with its end."""


def mapping(row: object) -> dict[str, object]:
    """The fields of *row*, a NamedTuple or a dataclass, by name, all the way down."""
    return cast("dict[str, object]", plain(row))


def plain(value: object) -> object:
    """*value* in what JSON knows: objects, arrays, text, numbers, true, false and null.

    NamedTuples and dataclasses become objects, other tuples arrays, and bytes their digits in
    hexadecimal.
    """
    match value:
        case int() if not -_HALF <= value < 2 * _HALF:
            return orjson.Fragment(str(value))  # which writes no number of more bits by itself
        case None | str() | int() | float():
            return value
        case bytes() | memoryview():
            return value.hex()
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        value = value._asdict()
    elif is_dataclass(value):
        value = {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): plain(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(part) for part in value]
    return str(value)


def cell(value: object) -> str:
    """*value* in one cell: lists of text joined by `; `, what is deeper as JSON, null as nothing.

    The text is the data, unchanged: a spreadsheet may take it for a formula, see `guarded`.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or isinstance(value, (int, float)):
        return "" if value is None else str(value)
    value = plain(value)
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return SEPARATOR.join(value)
    if isinstance(value, (list, dict)):
        return orjson.dumps(value).decode()
    return str(value)


def guarded(value: object) -> object:
    """*value*, as one cell with a `'` before it where it is a text that may be a formula.

    Numbers stay what they are.
    """
    if value is None or isinstance(value, (bool, int, float)):
        return value
    text = cell(value)
    return f"'{text}" if text.startswith(FORMULAS) else text
