"""The border of the database: whether every table can take what a record says.

The tables are STRICT and their columns have ranges, and one value that they refuse would end the
run with all its other records. So each record is looked at once, where it enters: its types, as
`PaperRecord` declares them, here; what is in them, where it is brought to normal form
(`normalise`). Readers make nothing else; scripts may pass anything.
"""

from __future__ import annotations

import types
from collections.abc import Iterable
from dataclasses import fields, replace
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from biblio.errors import InvalidData
from biblio.model.identifiers import Identifier
from biblio.model.records import PaperRecord

MOST_NUMBER: Final = 2**31 - 1
"""What an Integer column takes in any engine."""
MOST_ID: Final = 2**63 - 1
"""What a BigInteger column takes."""

_SHOWN: Final = 60
_KEPT: Final = 4_096  # combinations of types that are remembered; real records have some dozens
_WORDS: Final = {
    str: "text",
    int: "a whole number",
    bool: "true or false",
    tuple: "a tuple",
    list: "a list",
    types.NoneType: "None",
}


@cache
def _types(hint: Any) -> tuple[type, ...]:  # noqa: ANN401 - a type hint
    """The types that a value declared as *hint* may have; a list does for a tuple."""
    if get_origin(hint) in {Union, types.UnionType}:
        return tuple(each for part in get_args(hint) for each in _types(part))
    kind = get_origin(hint) or hint
    return (tuple, list) if kind is tuple else (kind,)


@cache
def _elements(hint: Any) -> Any:  # noqa: ANN401 - a type hint
    """What the elements of a value declared as *hint* are; None where it has none."""
    return get_args(hint)[0] if get_origin(hint) is tuple else None


@cache
def _parts(hint: Any) -> tuple[tuple[str, Any], ...]:  # noqa: ANN401 - a type hint
    """The parts of a value declared as *hint*, each with its own; none of one of any length."""
    if hasattr(hint, "_fields"):
        return tuple(get_type_hints(hint).items())
    if get_args(hint)[1:] == (Ellipsis,):
        return ()
    return tuple(zip(("name", "value"), get_args(hint), strict=True))


@cache
def _has_parts(hint: Any) -> bool:  # noqa: ANN401 - a type hint
    """Whether a value declared as *hint* has parts with types of their own."""
    return hasattr(hint, "_fields") or get_origin(hint) is tuple


def _is_nested(hint: Any) -> bool:  # noqa: ANN401 - a type hint
    """Whether parts of a value declared as *hint* have parts again."""
    parts = get_type_hints(hint).values() if hasattr(hint, "_fields") else get_args(hint)
    return any(map(_has_parts, parts))


_HINTS: Final = get_type_hints(PaperRecord)
_FIELDS: Final = tuple(each.name for each in fields(PaperRecord))
_VALUES: Final = attrgetter(*_FIELDS)
_TUPLES: Final = tuple(name for name in _FIELDS if _elements(_HINTS[name]))
_LISTS: Final = attrgetter(*_TUPLES)
_IN: Final = {name: _elements(_HINTS[name]) for name in _TUPLES}
_AFFILIATIONS: Final = attrgetter("affiliations")
_MANY: Final = frozenset({"authors", "references"})
# Tuples whose elements nest, and are looked at each; but those that are long.
_NESTED: Final = frozenset(
    name for name in _TUPLES if name not in _MANY and _is_nested(_elements(_HINTS[name]))
)
# Combinations of types that were found to be as declared: of a record, and of the elements of its
# tuples, each with the tuple's name, since what is right in one is wrong in another.
_good_records: Final[set[tuple[object, ...]]] = set()
_good_elements: Final[set[tuple[object, ...]]] = set()


def require_types(record: PaperRecord) -> None:
    """Make sure that all that *record* holds has the types that it declares.

    Raises:
        InvalidData: something has not; the sentence names it.
    """
    kinds = tuple(map(type, _VALUES(record)))
    if kinds not in _good_records:
        for name in _FIELDS:
            _require(name, getattr(record, name), _HINTS[name])
        _remember(_good_records, kinds)
    for name, values in zip(_TUPLES, _LISTS(record), strict=True):
        if values:
            _require_elements(name, values)


def without_nul(record: PaperRecord) -> PaperRecord:
    """*record* without NUL characters: they say nothing, and not every engine's texts hold them.

    Readers leave them out with all other control characters.
    """
    return replace(record, **{name: _bare(getattr(record, name)) for name in _FIELDS})


def _bare(value: Any) -> Any:  # noqa: ANN401 - whatever a record holds
    """*value*, and all its parts, without NUL characters."""
    if isinstance(value, str):
        return value.replace("\0", "")
    if isinstance(value, tuple | list):
        parts = map(_bare, value)
        return value._make(parts) if hasattr(value, "_make") else type(value)(parts)
    return value


def _require_elements(name: str, values: Iterable[Any]) -> None:
    """Make sure of the types in the tuple *name*."""
    hint = _IN[name]
    if hint is str:
        _require_texts(name, values)
        return
    if name in _NESTED:
        for each in values:
            _require_whole(name, each, hint)
        return
    for each in values:
        parts = each if isinstance(each, tuple) else ()
        kinds = (name, type(each), *map(type, parts))
        if kinds not in _good_elements:
            _require_whole(name, each, hint)
            _remember(_good_elements, kinds)
    if name == "authors":
        _require_texts("affiliations", chain.from_iterable(map(_AFFILIATIONS, values)))
    elif name == "references":
        for reference in values:
            for each in reference.also:
                _require_whole("also in references", each, Identifier)


def _require_texts(name: str, values: Iterable[Any]) -> None:
    """Make sure that each of *values*, which stand in *name*, is a text."""
    for each in values:
        if type(each) is not str:
            _require(name, each, str)


def _require_whole(name: str, value: Any, hint: Any) -> None:  # noqa: ANN401 - a value and its type
    """Make sure of a value and of all its parts: a name, a version, a pair, a tuple of texts."""
    if not _has_parts(hint):
        _require(name, value, hint)
        return
    named = _parts(hint)
    if not named:
        _require(name, value, hint)
        for each in value:
            _require_whole(name, each, _elements(hint))
        return
    if not (isinstance(value, get_origin(hint) or hint) and len(value) == len(named)):
        raise InvalidData(f"{name} holds {_shown(value)}, not {_name(hint)}")
    for (part_name, declared), each in zip(named, value, strict=True):
        _require_whole(f"{part_name} in {name}", each, declared)


def _require(name: str, value: Any, hint: Any) -> None:  # noqa: ANN401 - a value and its type
    if type(value) not in _types(hint):
        wanted = " or ".join(_WORDS.get(each, each.__name__) for each in _types(hint))
        raise InvalidData(f"{name} is {_shown(value)}, not {wanted}")


def _name(hint: Any) -> str:  # noqa: ANN401 - a type hint
    return hint.__name__ if hasattr(hint, "_fields") else "a pair of texts"


def _shown(value: object) -> str:
    """*value* for a sentence, cut where long."""
    text = ascii(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _remember(good: set[tuple[object, ...]], kinds: tuple[object, ...]) -> None:
    if len(good) >= _KEPT:
        good.clear()
    good.add(kinds)
