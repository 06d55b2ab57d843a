"""Every example of docs/scaling.md prints what the page shows."""

from __future__ import annotations

from pathlib import Path

from documents import ROOT, Session, replay


def test_examples_print_what_the_page_shows(tmp_path: Path) -> None:
    page = ROOT / "docs/scaling.md"

    assert replay(page, Session(tmp_path)).splitlines() == page.read_text("utf-8").splitlines()
