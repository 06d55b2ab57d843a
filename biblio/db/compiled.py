"""What SQLAlchemy made of statements, kept for all engines of one kind in a process.

It compiles a statement once for each engine. A program that opens libraries again and again, as a
service does for each question, or that looks at one through one engine and writes through another,
would do the same work each time: a fifth of what a small import or a check takes. The text depends
on the kind of database and its version alone.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from typing import Any, Final

from sqlalchemy import Dialect
from sqlalchemy.util import LRUCache

_MOST: Final = 1_500  # statements; those that are long unused go first


class _Compiled(MutableMapping[Any, Any]):
    """Statements by their shape and kind of engine, where SQLAlchemy asks by engine."""

    def __init__(self) -> None:
        self._kept: LRUCache[Any, Any] = LRUCache(_MOST)

    def __getitem__(self, key: Any) -> Any:  # noqa: ANN401 - SQLAlchemy's own
        return self._kept[_of_kind(key)]

    def get(self, key: Any, default: Any = None) -> Any:  # noqa: ANN401 - the same
        return self._kept.get(_of_kind(key), default)

    def __setitem__(self, key: Any, value: Any) -> None:  # noqa: ANN401 - the same
        self._kept[_of_kind(key)] = value

    def __delitem__(self, key: Any) -> None:  # noqa: ANN401 - the same
        del self._kept[_of_kind(key)]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)


def kind_of(dialect: Dialect) -> tuple[object, ...]:
    """What the text of a statement depends on beside the statement."""
    return type(dialect), dialect.server_version_info


def _of_kind(key: Any) -> Any:  # noqa: ANN401 - the same
    """*key*, which begins with the engine's own dialect, with the kind of it in place of that."""
    first, *shape = key
    return (kind_of(first), *shape) if isinstance(first, Dialect) else key


COMPILED: Final = _Compiled()
"""For the execution option `compiled_cache` of an engine."""
