"""The format that the page adds can be read, and passes the test that the page writes for it."""

from __future__ import annotations

import re
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from documents import ROOT

from biblio.formats import FORMATS

PAGE = ROOT / "docs/adding-a-format.md"
FILES = re.compile(r"^```\w+ file=(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def load(path: Path, name: str) -> ModuleType:
    spec = spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files of the page, the reader where a checkout would have it."""
    for name, text in FILES.findall(PAGE.read_text("utf-8")):
        (tmp_path / name).write_text(text, "utf-8")
    name = "biblio.formats.refer"
    monkeypatch.setitem(sys.modules, name, load(tmp_path / "refer.py", name))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_test_of_the_page_passes(written: Path) -> None:
    tests = [
        value
        for name, value in vars(load(written / "test_refer.py", "test_refer")).items()
        if name.startswith("test_")
    ]

    assert len(tests) == 1
    tests[0]()


def test_only_the_new_format_knows_the_sample(written: Path) -> None:
    head = (written / "papers.refer").read_bytes()

    knowing = [
        each.name
        for each in (*FORMATS, sys.modules["biblio.formats.refer"].FORMAT)
        if each.recognise(head)
    ]

    assert knowing == ["refer"]
