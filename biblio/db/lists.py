"""Lists as values, in one parameter of a statement and out of one value of a row; and in parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

import orjson

Value = TypeVar("Value")


def listed(values: Iterable[object]) -> str:
    """*values* as the value of one parameter, of which a statement takes few."""
    return orjson.dumps(list(values)).decode()


def ungathered(value: str) -> list[Any]:
    """The values in what `expressions.gathered` gives."""
    found: list[Any] = orjson.loads(value)
    return found


def portions(values: Iterable[Value], size: int) -> Iterator[list[Value]]:
    """*values* in lists of *size*, the last of what is left: for statements of bounded length."""
    rest = iter(values)
    while some := list(islice(rest, size)):
        yield some
