"""What the shell offers, from the functions and from the program that the shell asks."""

from __future__ import annotations

import os
import sys
from subprocess import CompletedProcess

import programs
import pytest

from biblio.cli.completion import (
    complete_category,
    complete_dimensions,
    complete_facets,
    complete_format,
    complete_kind,
    complete_presence,
    complete_query,
)
from biblio.model.records import KINDS
from biblio.queries.counting.dimensions import Dimension
from biblio.queries.language.query_fields import Field
from biblio.queries.narrowing.presence import PRESENT
from biblio.queries.papers.facets import Facet


def offered(line: str) -> list[str]:
    """What bash is told for *line*, whose last word is half typed."""
    words = line.split(" ")
    done: CompletedProcess[str] = programs.run(
        [sys.executable, "-c", "from biblio.cli import main; main()"],
        env={
            **os.environ,
            "_BIBLIO_COMPLETE": "complete_bash",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(words) - 1),
        },
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.split()


@pytest.mark.parametrize(
    ("line", "some"),
    [
        ("biblio pa", {"papers", "path"}),
        ("biblio db ", {"backup", "check", "upgrade"}),
        ("biblio papers -c math.G", {"math.GM", "math.GN", "math.GR", "math.GT"}),
        ("biblio coauthors Erdos --category hep-", {"hep-ex", "hep-lat", "hep-ph", "hep-th"}),
        ("biblio papers -o ", {"table", "json", "jsonl", "csv", "tsv"}),
        ("biblio papers --by ", {"submitted", "revised", "announced", "issued"}),
        ("biblio papers --kind p", {"patent", "preprint", "proceedings"}),
        ("biblio papers kind:th", {"kind:thesis"}),
        ("biblio papers --has a", {"abstract", "affiliation", "arxiv", "author"}),
        ("biblio papers withdrawn:", {"withdrawn:yes", "withdrawn:no"}),
        ("biblio search has:or", {"has:orcid"}),
        ("biblio import --format ", {"abs", "atom", "bibtex", "listing", "oai", "snapshot"}),
        ("biblio search --so", {"--sort"}),
        ("biblio papers dat", {"date:"}),
        ("biblio search category:math.G", {"category:math.GT"}),
    ],
)
def test_the_shell_is_told(line: str, some: set[str]) -> None:
    assert some <= set(offered(line))


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(shell: str) -> None:
    done = programs.run(
        [sys.executable, "-c", "from biblio.cli import main; main()"],
        env={**os.environ, "_BIBLIO_COMPLETE": f"source_{shell}"},
        check=True,
        capture_output=True,
        text=True,
    )

    assert "_BIBLIO_COMPLETE=complete_" in done.stdout


def test_categories_come_with_their_names() -> None:
    assert dict(complete_category("math.G"))["math.GT"] == "Geometric Topology"
    assert dict(complete_category("astro-ph"))["astro-ph.*"] == "all of Astrophysics"
    assert dict(complete_category("ASTRO-PH"))["astro-ph"] == "Astrophysics"
    assert list(complete_category("no.such")) == []


def test_kinds_are_those_of_the_records() -> None:
    assert list(complete_kind("")) == sorted(KINDS)


def test_formats() -> None:
    assert list(complete_format("a")) == ["abs", "atom"]


def test_the_last_word_of_a_query_is_completed() -> None:
    assert list(complete_query("")) == sorted(f"{each.value}:" for each in Field)
    assert list(complete_query("primary:astro-ph.C")) == ["primary:astro-ph.CO"]
    assert list(complete_query("graphs cat")) == ["graphs category:"]
    assert list(complete_query("graphs category:math.GT")) == ["graphs category:math.GT"]
    assert list(complete_query("graphs")) == []


def test_what_papers_have_and_divide_by_is_offered() -> None:
    assert set(complete_presence("")) == set(PRESENT)
    assert set(complete_facets("")) == set(Facet)
    assert set(complete_dimensions("")) == set(Dimension)
    assert list(complete_facets("year,c")) == [
        f"year,{each}" for each in ("category", "collaboration", "container")
    ]
