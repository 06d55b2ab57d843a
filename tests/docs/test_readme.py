"""What README.md and the tutorial show is what a newcomer gets."""

from __future__ import annotations

from pathlib import Path

import pytest
from documents import ROOT, Session, replay


@pytest.mark.parametrize("name", ["README.md", "docs/tutorial.md"])
def test_examples_print_what_the_page_shows(name: str, tmp_path: Path) -> None:
    page = ROOT / name

    assert replay(page, Session(tmp_path)).splitlines() == page.read_text("utf-8").splitlines()
