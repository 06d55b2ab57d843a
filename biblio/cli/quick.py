"""Starting quickly, where Typer takes its time.

Typer reads the signature of every command at every start, and imports pydantic for the first
value, even to tell that an option was not given; either takes longer than the rest of the start.
Here a command is imported and made when it is asked for, and a value that is plainly right goes
without pydantic. What is not plainly right is left to Typer, with its sentences.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from functools import cache, partial
from importlib import import_module
from typing import Any, Final

import typer
from typer.core import TyperCommand
from typer.main import get_command

from biblio.cli.failures import Program
from biblio.cli.grouping import ungrouped
from biblio.cli.repeats import refuse_repeats

_UNKNOWN: Final = object()


class Group(Program):
    """The group of all commands; subclasses name them in `table`, what a `Fork` has in `forks`.

    Both say where a command, or the group of several, stands: `module:name`.
    """

    table: Mapping[str, str] = {}
    forks: Mapping[str, Mapping[str, str]] = {}

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - Typer's own
        settings["commands"] = {
            name: Fork(name, home, self.forks[name]) if name in self.forks else Later(name, home)
            for name, home in self.table.items()
        }
        super().__init__(**settings)
        _quicken(self)


class Later(TyperCommand):
    """A command of which only the name is there until it is asked for; it stands in *home*."""

    def __init__(self, name: str, home: str) -> None:
        super().__init__(name, rich_markup_mode=None)
        self._home = home

    def get_short_help_str(self, limit: int = 45) -> str:
        """What a list of commands says of it."""
        made = _made(self._home)
        self.help = made.info.help if isinstance(made, typer.Typer) else inspect.getdoc(made)
        return super().get_short_help_str(limit)

    def whole(self) -> Any:  # noqa: ANN401 - Typer keeps the type to itself
        """The command itself."""
        return _whole(self.name, self._home)

    def make_context(self, *given: Any, **settings: Any) -> Any:  # noqa: ANN401 - Typer's own
        """What Typer runs or completes the command in."""
        return self.whole().make_context(*given, **settings)


@cache
def _whole(name: str | None, home: str) -> Any:  # noqa: ANN401 - as above
    """The command of that *name*, made once: that takes longer than what many commands do."""
    made = _made(home)
    if isinstance(made, typer.Typer):
        app = made
    else:
        app = typer.Typer(
            add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
        )
        app.command(name)(made)
    for each in app.registered_commands:
        if each.callback is not None:
            each.callback = ungrouped(each.callback)
    command = get_command(app)
    command.name = name
    _quicken(command)
    return command


def _made(home: str) -> Callable[..., None] | typer.Typer:
    """What stands at *home*."""
    module, _, name = home.partition(":")
    made: Callable[..., None] | typer.Typer = getattr(import_module(module), name)
    return made


class Fork(Later):
    """A command that takes a word of its own where others are named, as `export` a query.

    The name of one of those *under* it means that one where it comes first, and no option is given
    that only the command itself has: a query of that word goes on being one.
    """

    def __init__(self, name: str, home: str, under: Mapping[str, str]) -> None:
        super().__init__(name, home)
        self._under = {word: Later(word, each) for word, each in under.items()}

    def whole(self) -> Any:  # noqa: ANN401 - as above
        """The command itself, which knows those under it."""
        command = super().whole()
        command.commands = self._under
        return command

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: Any = None,  # noqa: ANN401 - Typer's own
        **settings: Any,  # noqa: ANN401 - Typer's own
    ) -> Any:  # noqa: ANN401 - as above
        """What Typer runs or completes the command in, or the one under it that is meant."""
        under = self._under.get(args[0]) if args else None
        if under is None:
            return super().make_context(info_name, args, parent, **settings)
        other = under.whole()
        theirs = _spellings(super().whole()) - _spellings(other)
        if any(_is_one_of(each, theirs) for each in args[1:]):
            return super().make_context(info_name, args, parent, **settings)
        return other.make_context(f"{info_name} {args[0]}", args[1:], parent, **settings)


def _spellings(command: Any) -> set[str]:  # noqa: ANN401 - Typer keeps the type to itself
    return {each for option in command.params for each in (*option.opts, *option.secondary_opts)}


def _is_one_of(argument: str, options: set[str]) -> bool:
    """Whether *argument* is one of *options*, with its value or without."""
    is_long = argument.startswith("--")
    return (argument.partition("=")[0] if is_long else argument[:2]) in options


def complete_plainly() -> None:
    """Let what zsh and fish say beside a completion be printed as it stands.

    Typer imports Rich to take its markup out of it; there is none in ours.
    """
    names = vars(import_module("typer._completion_classes"))
    if "_sanitize_help_text" in names:
        names["_sanitize_help_text"] = str


def _quicken(command: Any) -> None:  # noqa: ANN401 - Typer keeps the type to itself
    """Let *command*, and those under it, take plain values as they are, and refuse repeats."""
    listed = command.get_params

    def get_params(context: Any) -> Any:  # noqa: ANN401 - the same
        parameters = listed(context)  # --help is among them only when they are asked for
        for each in parameters:
            if not isinstance(each.get_runtime_param, partial):
                each.get_runtime_param = partial(_Quick, each.get_runtime_param)
        return parameters

    command.get_params = get_params
    refuse_repeats(command)
    for child in getattr(command, "commands", {}).values():
        if not isinstance(child, Later):
            _quicken(child)


class _Quick:
    """What turns the text of one parameter into a value."""

    def __init__(self, slow: Callable[[], Any]) -> None:
        self._slow = slow

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ANN401 - Typer's own
        """The value that Typer would make."""
        made = _plain(value, param)
        return self._slow().coerce(value, param=param, ctx=ctx) if made is _UNKNOWN else made


def _plain(value: Any, parameter: Any) -> Any:  # noqa: ANN401 - Typer keeps the types to itself
    """What *value* is for *parameter*, where that is plain; else `_UNKNOWN`."""
    about = parameter.type_descriptor.parameter_info
    if about.parser is not None:
        return _UNKNOWN
    wanted = parameter.type_descriptor.annotation
    if parameter.multiple or parameter.nargs == -1:
        return _texts(value) if wanted == list[str] else _UNKNOWN
    if value is None or (wanted is str and type(value) is str):
        return value
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return next((each for each in wanted if value in (each, each.value)), _UNKNOWN)
    return _number(value, about.min, about.max) if wanted is int else _UNKNOWN


def _texts(values: Sequence[object] | None) -> object:
    """*values* as texts; where nothing was given Typer makes an empty tuple of it."""
    if values is None:
        return ()
    is_text = isinstance(values, (list, tuple)) and all(type(each) is str for each in values)
    return [*values] if is_text else _UNKNOWN


def _number(value: object, least: float | None, most: float | None) -> object:
    """*value* as a whole number within its limits; else `_UNKNOWN`."""
    if type(value) is str and value.isascii() and value.isdigit():
        value = int(value)
    if type(value) is not int:
        return _UNKNOWN
    is_within = (least is None or value >= least) and (most is None or value <= most)
    return value if is_within else _UNKNOWN
