"""The rooms of queries stand on each other in one order: none uses what is above it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import biblio

FOLDER = Path(biblio.__file__).parent / "queries"
FLOORS = {
    "__init__": 0,
    "rows": 0,
    "cursors": 0,
    "limits": 0,
    "time_limit": 0,
    "language": 0,
    "names": 1,
    "annotations": 1,
    "imports": 1,
    "sql": 1,
    "narrowing": 2,
    "papers": 3,
    "people": 4,
    "stats": 4,
    "networks": 5,
    "counting": 6,
}


def room_of(path: Path) -> str:
    """The room, whose statements are its own."""
    return path.relative_to(FOLDER).with_suffix("").parts[0].removesuffix("_statements")


def rooms_used(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    modules = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return {each.split(".")[2] for each in modules if each.startswith("biblio.queries.")}


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.py")), ids=lambda path: path.stem)
def test_a_room_stands_on_those_below(path: Path) -> None:
    room = room_of(path)

    above = {each for each in rooms_used(path) - {room} if FLOORS[each] >= FLOORS[room]}

    assert above == set()


def test_every_room_has_a_floor() -> None:
    assert {room_of(path) for path in FOLDER.rglob("*.py")} == set(FLOORS)
