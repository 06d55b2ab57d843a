"""The pictures of docs/pictures.md are what their commands draw."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest
from documents import ROOT
from lxml import etree
from plots.pictures import texts_of, tips_of

KEPT = ROOT / "docs/pictures"
_DAY_OR_VERSION = re.compile(r"\d{4}-\d\d-\d\d|biblio \S+")


def shown(path: Path) -> tuple[list[str], list[str]]:
    """What is written in a picture, but for the days of imports, and what its points say."""
    tree = etree.fromstring(path.read_bytes())
    texts = [_DAY_OR_VERSION.sub("…", each) for each in texts_of(tree)]
    return [*sorted(texts[:-5]), " ".join(texts[-5:])], sorted(tips_of(tree))


def test_the_pictures_are_those_of_their_commands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(ROOT / "docs")
    script = import_module("draw_pictures")

    drawn = list(script.draw(tmp_path))

    assert [each.name for each in drawn] == [
        "years.svg",
        "categories.svg",
        "team-size.svg",
        "network.svg",
        "coauthors.svg",
    ]
    for path in drawn:
        assert shown(path) == shown(KEPT / path.name), (
            f"draw {path.name} anew: see docs/pictures.md"
        )


def test_the_page_shows_every_picture_and_no_other() -> None:
    page = (ROOT / "docs/pictures.md").read_text(encoding="utf-8")

    assert {*re.findall(r"\]\(pictures/([^)]+)\)", page)} == {each.name for each in KEPT.iterdir()}
