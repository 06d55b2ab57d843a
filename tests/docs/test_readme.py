"""What README.md and the tutorial show is what a newcomer gets, and no page leads nowhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from documents import ROOT, Session, replay

PAGES = sorted(
    str(page.relative_to(ROOT))
    for folder in (ROOT, ROOT / "docs", ROOT / "samples", ROOT / "benchmarks")
    for page in folder.glob("*.md")
)
LINK = re.compile(r"\]\((?![a-z]+:)([^()#\s]+)[)#]")


@pytest.mark.parametrize("name", ["README.md", "docs/tutorial.md"])
def test_examples_print_what_the_page_shows(name: str, tmp_path: Path) -> None:
    page = ROOT / name

    assert replay(page, Session(tmp_path)).splitlines() == page.read_text("utf-8").splitlines()


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name: str) -> None:
    page = ROOT / name

    links = LINK.findall(page.read_text("utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []
