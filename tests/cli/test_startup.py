"""`--help` and `--version` import nothing that they do not need."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from biblio.cli.completion import FORMATS
from biblio.cli.exporting import ExportOutput
from biblio.cli.options import By, Match, NetworkOutput, Output, Sort, Weight
from biblio.cli.printing import PaperOutput
from biblio.exporters import EXPORTERS
from biblio.formats import FORMATS as READERS
from biblio.queries.language.dates import DateKind
from biblio.queries.names.modes import MatchMode
from biblio.queries.papers.sorting import Sort as QuerySort
from biblio.queries.people.options import Weight as QueryWeight
from biblio.version import __version__
from biblio.writers import WRITERS
from biblio.writers.graphs import GRAPH_WRITERS

HEAVY = (
    "sqlalchemy",
    "alembic",
    "pydantic",
    "rich",
    "orjson",
    "lxml",
    "pylatexenc",
    "platformdirs",
    "rapidfuzz",
)


def modules_after(*arguments: str, **environment: str) -> tuple[str, set[str]]:
    """What the program prints, and the modules that it has imported at its end."""
    code = (
        "import atexit, sys; sys.argv = ['biblio', *sys.argv[1:]]\n"
        "atexit.register(lambda: sys.stderr.write(' '.join(sys.modules)))\n"
        "from biblio.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout, set(done.stderr.split())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["coauthors", "--help"]])
def test_help_and_version_import_nothing_heavy(arguments: list[str]) -> None:
    output, modules = modules_after(*arguments)

    assert output
    assert modules.isdisjoint(HEAVY)


@pytest.mark.parametrize(
    "line", ["biblio pap", "biblio db ", "biblio papers -c math.", "biblio papers -o "]
)
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_imports_nothing_heavy(line: str, shell: str) -> None:
    output, modules = modules_after(
        _BIBLIO_COMPLETE=f"complete_{shell}",
        COMP_WORDS=line,
        COMP_CWORD=str(line.count(" ")),
        _TYPER_COMPLETE_ARGS=line,
        _TYPER_COMPLETE_FISH_ACTION="get-args",
    )

    assert output
    assert modules.isdisjoint(HEAVY)


def test_version() -> None:
    assert modules_after("--version")[0] == f"biblio {__version__}\n"


@pytest.mark.sqlite("a server is asked through SQLAlchemy")
@pytest.mark.parametrize(
    "words",
    [
        ["papers"],
        ["papers", "--from", "2000", "-c", "cs.*", "--oldest"],
        ["search", "graphs"],
        ["search", "graphs", "--sort", "date"],
        ["authors", "Lovelace"],
        ["coauthors", "Lovelace"],
        ["second-degree", "Babbage", "-o", "json"],
        ["show", "0704.0001"],
        ["path", "Erdos", "Babbage"],
        ["cites", "0704.0001", "-o", "json"],
        ["cited-by", "0704.0001", "-o", "json"],
        ["tags", "-o", "json"],
        ["list", "-o", "json"],
        ["stats"],
        ["stats", "-c", "cs.*"],
        ["stats", "--by", "year"],
        ["top", "authors"],
    ],
)
def test_what_is_asked_most_does_without_sqlalchemy_and_rich(
    filled: object, words: list[str]
) -> None:
    output, modules = modules_after("--db", str(filled), *words)

    assert output
    assert modules.isdisjoint({*HEAVY} - {"orjson"})


def test_the_choices_are_those_of_the_layers_below() -> None:
    assert [*Output] == [*WRITERS]
    assert [*NetworkOutput] == [*Output, *(each for each in GRAPH_WRITERS if each != "json")]
    assert [*PaperOutput][: len(Output)] == [*Output]
    assert {*PaperOutput} - {*Output} == {*EXPORTERS, "records"}
    assert {*ExportOutput} == {*EXPORTERS, "records", "jsonl", "csv"}
    assert [*By] == [*DateKind]
    assert [*Match] == [*MatchMode]
    assert [*Weight] == [*QueryWeight]
    assert [*Sort] == [*QuerySort]
    assert set(FORMATS) == {each.name for each in READERS}
