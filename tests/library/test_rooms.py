"""The library's rooms: who answers what, and that a question brings in those alone it needs."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import FunctionType

import pytest

import biblio
from biblio.library.connected import Connected
from biblio.library.rooms import ROOMS


def test_each_room_is_asked_for_all_that_it_has() -> None:
    found = {}
    for home in ROOMS:
        module, _, name = home.partition(":")
        room = getattr(import_module(f"biblio.library.{module}"), name)
        found[home] = tuple(
            sorted(
                each
                for each, value in vars(room).items()
                if isinstance(value, FunctionType) and not each.startswith("_")
            )
        )

    assert found == dict(ROOMS)


def test_every_room_is_one_of_the_library() -> None:
    folder = Path(str(import_module("biblio.library").__file__)).parent
    rooms = {
        f"{kind.__module__.rpartition('.')[2]}:{kind.__name__}"
        for path in folder.glob("[a-z]*.py")
        for kind in vars(import_module(f"biblio.library.{path.stem}")).values()
        if isinstance(kind, type) and issubclass(kind, Connected)
    }

    assert rooms - ROOMS.keys() == {"connected:Connected", "rooms:Rooms"}


@pytest.mark.parametrize(
    ("method", "needs"), [("papers", "papers"), ("cites", "references"), ("tags", "annotations")]
)
def test_a_question_brings_in_its_room(method: str, needs: str) -> None:
    code = (
        "import sys, biblio\n"
        f"biblio.Library.{method}\n"
        "print(*(each for each in sys.modules if each.startswith('biblio.library.')))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)

    loaded = set(done.stdout.split())
    assert f"biblio.library.{needs}" in loaded
    assert "biblio.library.over_time" not in loaded


def test_what_a_room_has_is_the_librarys(library: biblio.Library) -> None:
    assert (
        biblio.Library.papers.__doc__
        == import_module("biblio.library.papers").Papers.papers.__doc__
    )
    assert library.papers().rows == library.papers(limit=None).rows
