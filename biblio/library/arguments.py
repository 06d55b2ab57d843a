"""What scripts pass to the library, looked at before anything is asked or written.

Every public function of the library is wrapped once, by `looked_at`, which holds its arguments
against its own annotations: a wrong one is told by its name, not by whatever it meets far below.
"""

from __future__ import annotations

import inspect
import os
import reprlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cache, wraps
from importlib import import_module
from pathlib import Path
from types import FunctionType, NoneType, UnionType
from typing import Any, Final, ParamSpec, TypeVar, Union, get_args, get_origin, get_type_hints

from biblio.errors import InvalidQuery, WrongType

Given = ParamSpec("Given")
Answer = TypeVar("Answer")

# Types that are imported only where they are needed, since queries should start without them.
_LATER: Final = {
    "Watchers": "biblio.importing.runs",
    "ImportReport": "biblio.importing.reports",
    "News": "biblio.library.saved",
    "Saving": "biblio.library.knowing",
    "ImportChange": "biblio.history.runs",
    "CitationKeys": "biblio.annotations.citation_keys",
    "Clock": "biblio.harvesting.clock",
    "ServerProgress": "biblio.harvesting.reading",
    "HarvestReport": "biblio.harvesting.harvest",
    "FetchReport": "biblio.harvesting.fetch",
    "NamedEntry": "biblio.bibliographies.named",
    "PeopleProgress": "biblio.importing.reports",
    "PaperRecord": "biblio.model.records",
    "OnNetwork": "biblio.queries.networks.values",
}
_WORDS: Final = {
    str: "text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    NoneType: "None",
    Path: "a path",
    os.PathLike: "a path",
}
_WORDS_OF_MANY: Final = {str: "texts", int: "whole numbers"}


def looked_at(function: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """*function*, which raises WrongType where an argument is not of the declared type.

    A text in place of one of some words raises InvalidQuery where it is none of them.
    """

    @wraps(function)
    def careful(*args: Given.args, **named: Given.kwargs) -> Answer:
        for name, value, annotation in _given(function, args, named):
            _require(name, value, _hint(inspect.unwrap(function), annotation))
        return function(*args, **named)

    return careful


def look_at_public(kind: type) -> None:
    """Let every public method that *kind* defines look at its arguments."""
    for name, method in list(vars(kind).items()):
        if isinstance(method, FunctionType) and not name.startswith("_"):
            setattr(kind, name, looked_at(method))


def _given(
    function: Callable[..., object], args: tuple[Any, ...], named: Mapping[str, Any]
) -> Iterator[tuple[str, Any, Any]]:
    """Each argument with its name and annotation; none where Python itself refuses the call."""
    signature = _signature(function)
    try:
        bound = signature.bind(*args, **named).arguments
    except TypeError:
        return
    for name, value in bound.items():
        parameter = signature.parameters[name]
        if parameter.kind is parameter.VAR_POSITIONAL:
            yield from ((name, each, parameter.annotation) for each in value)
        elif parameter.kind is parameter.VAR_KEYWORD:
            choices = _choices(function, parameter.annotation)
            yield from ((key, value[key], choices[key]) for key in value.keys() & choices.keys())
        elif parameter.annotation is not parameter.empty:
            yield name, value, parameter.annotation


@cache
def _signature(function: Callable[..., object]) -> inspect.Signature:
    return inspect.signature(function)


@cache
def _choices(function: Callable[..., object], annotation: str) -> Mapping[str, Any]:
    """The types of the named choices that `**choice: Unpack[…]` stands for."""
    (choice,) = get_args(_hint(inspect.unwrap(function), annotation))
    return get_type_hints(choice)


@cache
def _hint(function: Callable[..., object], annotation: Any) -> Any:  # noqa: ANN401 - a type hint
    """The type that *annotation* of *function* says."""
    if not isinstance(annotation, str):
        return annotation
    names = vars(import_module(function.__module__))
    later = {
        name: getattr(import_module(module), name)
        for name, module in _LATER.items()
        if name in annotation
    }
    return eval(annotation, names, later)  # noqa: S307 - the library's own source


def _require(name: str, value: object, hint: Any) -> None:  # noqa: ANN401 - a type hint
    """Make sure that *value* is what *hint* says.

    Raises:
        WrongType: it is not.
        InvalidQuery: it is a word, and none of those there are.
    """
    if not _fits(value, hint):
        raise WrongType(f"{name} is {_wanted(hint)}, not {reprlib.repr(value)}")
    words = next((each for each in _parts(hint) if _is_enum(each)), None)
    if words is not None and isinstance(value, str) and value not in {*map(str, words)}:
        known = ", ".join(map(str, words))
        raise InvalidQuery(f"{name} is one of {known}, not {reprlib.repr(value)}")


def _fits(value: object, hint: Any) -> bool:  # noqa: ANN401 - a type hint
    parts = _parts(hint)
    if len(parts) > 1:
        return any(_fits(value, each) for each in parts)
    kind = get_origin(hint) or hint
    if kind in {int, float}:
        return isinstance(value, (int, kind)) and not isinstance(value, bool)
    if kind in {Sequence, Iterable, Mapping} and isinstance(value, str | bytes):
        return False
    if not isinstance(value, kind):
        return False
    inside = get_args(hint)
    if isinstance(value, Mapping):
        return all(map(_fits, value, inside[:1] * len(value))) and all(
            _fits(each, inside[1]) for each in value.values()
        )
    return kind is not Sequence or all(_fits(each, inside[0]) for each in value)


def _parts(hint: Any) -> Sequence[Any]:  # noqa: ANN401 - a type hint
    """The types of which a value has one."""
    if get_origin(hint) not in {Union, UnionType}:
        return [NoneType if hint is None else hint]
    return [part for each in get_args(hint) for part in _parts(each)]


def _wanted(hint: Any) -> str:  # noqa: ANN401 - a type hint
    """What is asked for, in words."""
    words = [_word(each) for each in _parts(hint) if not _is_enum(each)]
    if "a path" in words:
        return "a path, as text or Path"
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last


def _word(hint: Any) -> str:  # noqa: ANN401 - a type hint
    kind = get_origin(hint) or hint
    if kind is Mapping:
        return "a dictionary of texts and numbers"
    if kind in {Sequence, Iterable}:
        (one,) = get_args(hint)
        return f"a list of {_WORDS_OF_MANY.get(one) or f'{one.__name__}s'}"
    return _WORDS.get(kind) or f"a {kind.__name__}"


def _is_enum(hint: Any) -> bool:  # noqa: ANN401 - a type hint
    return isinstance(hint, type) and issubclass(hint, Enum)
