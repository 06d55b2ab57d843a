"""Options that are said once for several commands: how Typer reads them, what a command gets."""

from __future__ import annotations

import inspect
from typing import Annotated

import pytest
import typer
from typer.testing import CliRunner

from biblio.cli import coauthors, networks
from biblio.cli.grouping import OptionGroup, names_of, ungrouped
from biblio.cli.option_groups import (
    PaperFilters,
    SearchFilters,
    SharedPapers,
    WhichPapers,
)
from biblio.library.choosing import PaperChoice, SearchChoice
from biblio.library.people import CoauthorChoice


class Size(OptionGroup):
    """How large something is."""

    width: Annotated[int, typer.Option(help="From side to side.")]
    height: Annotated[int, typer.Option("-h", "--height")] = 3


def draw(*, name: str, size: Size, often: bool = False) -> None:
    """Draw NAME."""
    typer.echo(f"{name} {size.width}x{size.height} {often}")


def plain(*, name: str) -> None:
    """Say NAME."""
    typer.echo(name)


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        (["hat", "--width", "2"], "hat 2x3 False\n"),
        (["hat", "--width", "2", "-h", "5", "--often"], "hat 2x5 True\n"),
    ],
)
def test_a_group_is_filled_from_its_options(given: list[str], printed: str) -> None:
    app = typer.Typer()
    app.command()(ungrouped(draw))

    assert CliRunner().invoke(app, given).stdout == printed
    assert CliRunner().invoke(app, given[:1]).exit_code == 2


def test_the_options_of_a_group_stand_in_its_place() -> None:
    flat = ungrouped(draw)

    assert list(inspect.signature(flat).parameters) == ["name", "width", "height", "often"]
    assert flat.__doc__ == draw.__doc__
    assert ungrouped(plain) is plain


def test_all_that_the_library_takes_is_an_option() -> None:
    taken = SharedPapers().arguments()

    assert taken.keys() - {"seconds"} == CoauthorChoice.__annotations__.keys()
    for command in (coauthors.coauthors, coauthors.second_degree, networks.network):
        options = inspect.signature(ungrouped(command)).parameters.keys()
        assert {*names_of(SharedPapers)} <= options


def test_all_that_narrows_papers_is_an_option() -> None:
    assert WhichPapers().arguments().keys() - {"query"} <= PaperChoice.__annotations__.keys()
    assert SearchFilters().arguments().keys() == SearchChoice.__annotations__.keys()
    assert PaperFilters().arguments().keys() - {"query", "oldest"} == {*PaperChoice.__annotations__}
