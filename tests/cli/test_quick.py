"""What is taken without pydantic is what Typer would make of it, to the letter."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module, metadata
from typing import Annotated

import pytest
import typer
from typer.main import get_command
from typer.testing import CliRunner

from biblio.cli.quick import Group


class Colour(StrEnum):
    RED = "red"
    DARK_BLUE = "dark-blue"


def told(  # noqa: PLR0913 - one of each kind
    *,
    words: Annotated[list[str], typer.Argument()],
    text: Annotated[str | None, typer.Option("--text")] = None,
    number: Annotated[int, typer.Option("--number", min=1, max=20)] = 3,
    real: Annotated[float | None, typer.Option("--real")] = None,
    colour: Annotated[Colour, typer.Option("--colour")] = Colour.RED,
    several: Annotated[list[str] | None, typer.Option("--several")] = None,
    flag: Annotated[bool, typer.Option("--flag")] = False,
) -> None:
    """Say what was given."""
    typer.echo(repr((words, text, number, real, colour, several, flag)))


def _callback() -> None:
    """Nothing but a group."""


class Quick(Group):
    table = {"told": f"{__name__}:told"}  # noqa: RUF012 - nobody writes into it


quick = typer.Typer(cls=Quick, rich_markup_mode=None)
quick.callback()(_callback)
slow = typer.Typer(rich_markup_mode=None)
slow.callback()(_callback)
slow.command("told")(told)


@pytest.mark.parametrize(
    "line",
    [
        "a",
        "a b --text x --number 7 --real 2.5 --colour dark-blue --several p --several q --flag",
        "a --number 007",
        "a --number ٣",
        "a --number 21",
        "a --number 0",
        "a --number -5",
        "a --number 1_0",
        "a --number 3.0",
        "a --number x",
        "a --real x",
        "a --colour RED",
        "a --colour DARK_BLUE",
        "a --colour no",
        "a --text=",
        "a --unknown",
        "",
        "--help",
    ],
)
def test_the_same_as_typer(line: str) -> None:
    ours = CliRunner().invoke(quick, ["told", *line.split()])
    typers = CliRunner().invoke(slow, ["told", *line.split()])

    assert (ours.exit_code, ours.stdout) == (typers.exit_code, typers.stdout)
    if typers.exit_code:
        assert ours.stderr.removeprefix("biblio: ").rstrip() in _sentences(typers.stderr)


def _sentences(stderr: str) -> str:
    """What Typer says, in the form in which ours says it."""
    *_, error = stderr.removesuffix("\n").split("Error: ")
    sentence = error.rstrip(".").replace("Value error, ", "")
    return f"{sentence}; `root told --help` tells more"


MOVED = (
    "Typer {version} has moved {what}: look at biblio/cli/quick.py, and at the bound on typer in "
    "pyproject.toml"
)


def test_typer_still_has_what_is_used_of_it() -> None:
    """Nobody promises these; where one goes, this says where to look."""
    version = metadata.version("typer")
    command = get_command(slow).commands["told"]  # type: ignore[attr-defined] # Typer's group
    context = command.make_context("told", ["a"])
    for parameter in command.get_params(context):
        for what in ("get_runtime_param", "type_descriptor", "multiple", "nargs"):
            assert hasattr(parameter, what), MOVED.format(version=version, what=what)
        if parameter.name == "help":
            continue
        about = parameter.type_descriptor
        for what, owner in (
            ("annotation", about),
            ("parameter_info", about),
            ("parser", about.parameter_info),
            ("coerce", parameter.get_runtime_param()),
        ):
            assert hasattr(owner, what), MOVED.format(version=version, what=what)
    completion = import_module("typer._completion_classes")
    what = "_sanitize_help_text"
    assert callable(getattr(completion, what, None)), MOVED.format(version=version, what=what)


def test_the_version_of_typer_is_bounded() -> None:
    (bound,) = (each for each in metadata.requires("biblio") or () if each.startswith("typer"))

    assert "<" in bound, "biblio/cli/quick.py is made for the versions of Typer that were tried"
