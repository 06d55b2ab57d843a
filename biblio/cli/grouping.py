"""Groups of options that several commands take together: a class, each attribute an option.

They are written as dataclasses are, and cost nothing before a command is asked for that takes them:
to make a dataclass takes a while, and more for each field.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, dataclass_transform, get_type_hints


@dataclass_transform(kw_only_default=True, frozen_default=True)
class OptionGroup:
    """What the options of a group were given; those that were not are as the class says."""

    def __init__(self, **given: Any) -> None:  # noqa: ANN401 - each option's own
        vars(self).update(given)
        self.check()

    def check(self) -> None:
        """Look whether the options go together.

        Raises:
            typer.BadParameter: they do not.
        """

    def given(self) -> dict[str, Any]:
        """The options by their names."""
        return {name: getattr(self, name) for name in names_of(type(self))}


def names_of(group: type[OptionGroup]) -> list[str]:
    """What the options of a *group* are called, in their order; first those that it builds on."""
    every = (each for kind in reversed(group.__mro__) for each in inspect.get_annotations(kind))
    return list(dict.fromkeys(every))


def ungrouped(command: Callable[..., None]) -> Callable[..., None]:
    """*command* as Typer reads it: each group among its parameters is an option for each of its."""
    hints = get_type_hints(command, include_extras=True)
    groups: dict[str, Any] = {
        name: hint
        for name, hint in hints.items()
        if isinstance(hint, type) and issubclass(hint, OptionGroup)
    }
    if not groups:
        return command

    @wraps(command)
    def flat(**given: object) -> None:
        made = {
            name: group(**{each: given.pop(each) for each in names_of(group)})
            for name, group in groups.items()
        }
        command(**given, **made)

    parameters = list(_parameters(inspect.signature(command), hints, groups))
    flat.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined] # inspect's own
    flat.__annotations__ = {each.name: each.annotation for each in parameters}
    return flat


def _parameters(
    signature: inspect.Signature, hints: dict[str, Any], groups: dict[str, Any]
) -> Iterator[inspect.Parameter]:
    """The parameters of *signature*, those of a group in the place of it."""
    for name, parameter in signature.parameters.items():
        if name not in groups:
            yield parameter.replace(annotation=hints[name], kind=parameter.KEYWORD_ONLY)
            continue
        types = get_type_hints(groups[name], include_extras=True)
        for each in names_of(groups[name]):
            yield inspect.Parameter(
                each,
                parameter.KEYWORD_ONLY,
                default=_default(groups[name], each),
                annotation=types[each],
            )


def _default(group: type[OptionGroup], name: str) -> Any:  # noqa: ANN401 - each option's own
    """What the option *name* is where it is not given: as the last class says that declares it."""
    owner = next(kind for kind in group.__mro__ if name in inspect.get_annotations(kind))
    return vars(owner).get(name, inspect.Parameter.empty)
