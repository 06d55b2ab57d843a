"""`docs/cli.md`: every command, from the program's own definitions."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

from blocks import code, document, table
from typer.main import get_command

from biblio.cli import app
from biblio.cli.quick import Later

INTRODUCTION = """\
# The command line

`biblio [--db FILE] COMMAND`. What is asked for goes to stdout, everything else to stderr.
`--help` after any command prints what stands here. `biblio --install-completion` teaches your
shell to complete commands, categories and formats."""

# Typer's own, whose spelling depends on the shells that it finds.
COMPLETION = {"install_completion", "show_completion"}

ENDS = """\
## Exit codes

| Code | Meaning |
| --- | --- |
| 0 | done |
| 1 | failed, or nothing found: one line on stderr says why and what to do |
| 2 | wrong usage, or a name, a date or a query that cannot be understood |
| 3 | `import --strict`: something was rejected |
| 130 | interrupted by Ctrl-C |
| 141 | whoever read the output stopped reading |"""


def page() -> str:
    """The page."""
    return document(INTRODUCTION, *_command(get_command(app), ("biblio",)), ENDS)


def _command(command: Any, path: tuple[str, ...]) -> Iterator[str]:  # noqa: ANN401 - Typer keeps the type to itself
    """The blocks of *command*, and of those under it."""
    children: dict[str, Any] = getattr(command, "commands", {})
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    options = [
        each for each in command.params if each.param_type_name == "option" and not each.hidden
    ]
    yield f"{'#' * min(len(path) + 1, 4)} `{' '.join(path)}`"
    yield inspect.cleandoc(command.help or "")
    is_group = hasattr(command, "get_command")
    yield code(" ".join((*path, *_usage(arguments, options, is_group=is_group))), "text")
    yield table(
        ("Argument", "Meaning"), [(f"`{_metavar(each)}`", each.help or "") for each in arguments]
    )
    yield table(
        ("Option", "Meaning", "Default"),
        [(_spelling(each), _meaning(each), _default(each)) for each in options],
    )
    for name, child in children.items():
        if not child.hidden:
            whole = child.whole() if isinstance(child, Later) else child
            yield from _command(whole, (*path, name))


def _usage(arguments: list[Any], options: list[Any], *, is_group: bool) -> Iterator[str]:
    if options:
        yield "[OPTIONS]"
    for each in arguments:
        yield _metavar(each) if each.required else f"[{_metavar(each)}]"
    if is_group:
        yield "COMMAND"


def _metavar(parameter: Any) -> str:  # noqa: ANN401 - as above
    return str(parameter.metavar or parameter.name.upper().rstrip("_")).strip("[]")


def _spelling(option: Any) -> str:  # noqa: ANN401 - as above
    """How *option* is written, with its value."""
    names = ", ".join(f"`{each}`" for each in (*option.opts, *option.secondary_opts))
    if option.is_flag:
        return names
    kind = option.type_descriptor.annotation
    if isinstance(kind, type) and issubclass(kind, Enum):
        return f"{names} {', '.join(f'`{each.value}`' for each in kind)}"
    words = {int: "N", float: "N", Path: "FILE"}
    return f"{names} {option.metavar or words.get(kind, 'TEXT')}"


def _meaning(option: Any) -> str:  # noqa: ANN401 - as above
    said = str(option.help or "")
    return f"{said} Also from `${option.envvar}`." if option.envvar else said


def _default(option: Any) -> str:  # noqa: ANN401 - as above
    value = option.default
    if value is None or option.is_flag or value == ():
        return ""
    return f"`{value.value if isinstance(value, Enum) else value}`"
