"""Frozen values that are made as quickly as open ones.

The `__init__` that `dataclass` writes for a frozen class calls `object.__setattr__` for each field,
and `replace` does all of that again. For a record of fifty fields that takes six times as long as
setting them, and an import makes two records of each entry.
"""

from __future__ import annotations

from dataclasses import MISSING, field, fields, make_dataclass
from itertools import repeat
from operator import attrgetter
from typing import Any, TypeVar

Value = TypeVar("Value")
_open_kinds: dict[type, tuple[type, tuple[str, ...], attrgetter[Any]]] = {}


def quickly_made(kind: type[Value]) -> type[Value]:
    """*kind*, a frozen dataclass with slots and fields of plain defaults, made more quickly.

    A value is of an open class with the same slots while its fields are set.
    """
    declared = fields(kind)  # type: ignore[arg-type]  # a dataclass, as is said
    open_kind: Any = make_dataclass(
        kind.__name__,
        [
            (
                each.name,
                each.type,
                field(kw_only=each.kw_only)
                if each.default is MISSING
                else field(default=each.default, kw_only=each.kw_only),
            )
            for each in declared
        ],
        slots=True,
    )
    names = tuple(each.name for each in declared)
    _open_kinds[kind] = open_kind, names, attrgetter(*names)
    fill = open_kind.__init__
    set_past_guard = object.__setattr__

    def __init__(self: Any, *args: Any, **values: Any) -> None:  # noqa: ANN401, N807 - of the class
        set_past_guard(self, "__class__", open_kind)
        fill(self, *args, **values)
        self.__class__ = kind

    kind.__init__ = __init__  # type: ignore[method-assign]  # of the same arguments
    return kind


def changed(value: Value, **changes: object) -> Value:
    """*value*, of a class that is `quickly_made`, with *changes*: `replace`, and quicker."""
    kind = type(value)
    open_kind, names, read = _open_kinds[kind]
    made: Any = object.__new__(open_kind)
    any(map(setattr, repeat(made), names, read(value)))
    any(map(setattr, repeat(made), changes, changes.values()))
    made.__class__ = kind
    return made  # type: ignore[no-any-return]  # of that class now
