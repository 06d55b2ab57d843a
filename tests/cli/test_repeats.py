"""Every option of every command, given twice: it takes several values, or that is refused."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from typer.main import get_command
from typer.testing import CliRunner, Result

from biblio.cli import app
from biblio.cli.quick import Later

Run = Callable[..., Result]

EACH = (
    *("category", "kind", "collaboration", "has", "lacks", "tag", "in_list"),
    *("cites", "cited_by"),
)
TOP = ("authors", "pairs", "categories", "containers", "papers")
PLOTS = ("years", "categories", "team-size", "network", "coauthors")
SEVERAL = {
    *((command, option) for command in ("papers", "search", "export") for option in EACH),
    *(("stats", option) for option in (*EACH, "author")),
    *(("top", what, option) for what in TOP for option in (*EACH, "author")),
    *(("plot", kind, option) for kind in PLOTS for option in (*EACH, "author")),
    *(("saved", "add", option) for option in (*EACH, "author")),
    *(
        (which, option)
        for which in ("cited-by", "citation-network", "network")
        for option in (*EACH, "author")
    ),
    *((command, "author") for command in ("papers", "export")),
    *((command, "category") for command in ("authors", "coauthors", "second-degree")),
    *(("sql", "parameters"), ("harvest", "sets")),
    *(("export", "parquet", option) for option in ("tables", "years")),
}


def options() -> Iterator[tuple[tuple[str, ...], Any]]:
    """Each option, with the words that lead to its command."""

    def below(command: Any, words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
        whole = command.whole() if isinstance(command, Later) else command
        for parameter in whole.params:
            if parameter.param_type_name == "option" and not parameter.is_eager:
                yield words, parameter
        for name, child in getattr(whole, "commands", {}).items():
            yield from below(child, (*words, name))

    return below(get_command(app), ())


def given_twice() -> Iterator[Any]:
    for words, option in options():
        if option.multiple:
            continue
        spellings = [*option.opts, *option.secondary_opts]
        for other in dict.fromkeys((spellings[0], spellings[-1])):
            value = [] if option.is_flag else ["1"]
            arguments = [*words, spellings[0], *value, other, *value]
            yield pytest.param(arguments, option.is_flag, id=" ".join(arguments))


def test_what_takes_several_values_is_known() -> None:
    several = {(*words, option.name) for words, option in options() if option.multiple}

    assert several == SEVERAL


@pytest.mark.parametrize(("arguments", "is_flag"), [*given_twice()])
def test_an_option_that_cannot_repeat_is_refused(arguments: list[str], *, is_flag: bool) -> None:
    result = CliRunner().invoke(app, arguments)

    enough = "once is enough" if is_flag else "it takes one value"
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"it is given 2 times: {enough}; `biblio" in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("command", [["papers"], ["search", "x"], ["imports", "list"]])
def test_help_may_be_asked_for_twice(command: list[str]) -> None:
    assert CliRunner().invoke(app, [*command, "--help", "--help"]).exit_code == 0


def ids(result: Result) -> list[str]:
    assert result.exit_code == 0, result.stderr
    return sorted(row["arxiv_id"] for row in json.loads(result.stdout))


def test_several_authors_are_all_on_the_paper(run: Run) -> None:
    assert ids(run("papers", "-a", "Erdos", "-o", "json")) == ["0704.0002", "0801.0003"]
    assert ids(run("papers", "-a", "Erdos", "--author", "Lovelace", "-o", "json")) == [
        *("0704.0002", "0801.0003"),
    ]
    assert ids(run("papers", "-a", "Babbage", "-a", "Lovelace", "-o", "json")) == ["0704.0001"]
    assert ids(run("papers", "-a", "Babbage", "-a", "Erdos", "-o", "json")) == []
    assert run("papers", "-a", "Babbage", "-a", "Nobody").exit_code == 1


def test_of_several_categories_any_will_do(run: Run) -> None:
    every = ["0704.0001", "0704.0002", "0801.0003"]

    assert ids(run("papers", "-c", "hep-ex", "-o", "json")) == ["0801.0003"]
    assert ids(run("papers", "-c", "hep-ex", "--category", "cs.*", "-o", "json")) == [
        *("0704.0001", "0801.0003"),
    ]
    assert ids(run("papers", "-c", "hep-ex", "-c", "math.CO", "-o", "json")) == every
    assert ids(run("papers", "-c", "cs.DM", "-c", "hep-ex", "--primary", "-o", "json")) == [
        "0801.0003"
    ]
    assert ids(run("search", "the", "-c", "cs.DM", "-c", "hep-ex", "-o", "json")) == [
        *("0704.0001", "0801.0003"),
    ]
    both = run("papers", "category:math.CO category:cs.DM", "-c", "cs.*", "-c", "hep-ex", "-ojson")
    assert ids(both) == ["0704.0001"]
    names = run("coauthors", "Lovelace", "-c", "hep-ex", "-c", "cs.DM", "-o", "json").stdout
    assert [row["name"] for row in json.loads(names)] == ["Charles Babbage", "Paul Erdős"]
