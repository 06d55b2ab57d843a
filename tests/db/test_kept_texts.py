"""Texts that were made once are found by later processes, and by nobody for whom they are stale."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import biblio
from biblio.db import asking
from biblio.db.engines.sqlite.reading import KIND
from biblio.db.kept_texts import MOST, KeptTexts, name_of
from biblio.db.named import Named, named
from biblio.db.sent import Sent, Value
from biblio.library.kept_answers import InFolder

pytestmark = pytest.mark.sqlite("texts of a server are not kept")
ROOM = named("biblio.queries.made_for_this_test")
SENT = Sent("SELECT ?", (Value("one"),), None, {}, ())
RARE = {"category": "hep-th", "kind": "preprint", "min_authors": 7, "max_authors": 77}
"""Nothing that comes with biblio."""


def ask(library: Path, cache: Path, package: Path | None = None) -> set[str]:
    """Ask what is rare in a process of its own, and tell what that imported."""
    code = (
        "import sys, biblio\n"
        "library = biblio.open(sys.argv[1], cache=sys.argv[2])\n"
        f"print(len(library.papers(**{RARE!r}).rows))\n"
        "library.close()\n"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(library), str(cache)],
        env={**os.environ, **({} if package is None else {"PYTHONPATH": str(package.parent)})},
        cwd=library.parent,
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stderr == ""
    found, modules = done.stdout.splitlines()
    assert found == "0"
    return set(modules.split())


def test_another_source_finds_no_text_of_this_one(database: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    package = tmp_path / "copy" / "biblio"
    shutil.copytree(Path(str(biblio.__file__)).parent, package, symlinks=True)
    ask(database, cache, package)
    with (package / "db" / "paper_models.py").open("a") as models:
        models.write("# changed\n")

    changed = ask(database, cache, package)

    assert "sqlalchemy" in changed
    assert len([*cache.iterdir()]) == 2


def test_what_any_process_made_is_waited_for_once(database: Path, tmp_path: Path) -> None:
    cache = tmp_path / "made" / "cache"
    code = (
        "import sys, biblio\n"
        "with biblio.open(sys.argv[1], cache=sys.argv[2]) as library:\n"
        f"    library.papers(**{RARE!r})\n"
    )
    arguments = [sys.executable, "-c", code, str(database), str(cache)]
    both = [subprocess.Popen(arguments, stderr=subprocess.PIPE) for _ in range(2)]
    told = [each.communicate()[1] for each in both]

    assert told == [b"", b""]
    (file,) = cache.iterdir()
    text = file.read_bytes()
    assert b"77" not in text  # what was asked with
    assert "sqlalchemy" not in ask(database, cache)
    file.write_bytes(text.replace(b"papers.id", b"papers.di"))
    assert "sqlalchemy" in ask(database, cache)
    assert file.read_bytes() == text


def test_a_folder_that_cannot_be_written_changes_no_answer(database: Path, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("no folder")
    asking.forget()
    with biblio.open(database, cache=in_the_way) as library:
        assert library.papers(**RARE).rows == []  # type: ignore[arg-type] # of its shapes
    asking.forget()

    assert in_the_way.read_text() == "no folder"


@pytest.mark.parametrize("broken", [b"", b"x", b"0" * 64, b"0" * 64 + b'{"a":1}'])
def test_what_is_not_what_was_written_is_no_text(tmp_path: Path, broken: bytes) -> None:
    KeptTexts(InFolder(tmp_path)).keep({ROOM.ONE: SENT}, KIND)
    (file,) = tmp_path.iterdir()

    assert KeptTexts(InFolder(tmp_path)).get(ROOM.ONE, KIND) == SENT
    file.write_bytes(broken)
    assert KeptTexts(InFolder(tmp_path)).get(ROOM.ONE, KIND) is None


def test_texts_that_others_kept_stay_and_the_oldest_of_too_many_go(tmp_path: Path) -> None:
    one, other = (KeptTexts(InFolder(tmp_path)) for _ in range(2))
    one.keep({ROOM.ONE: SENT}, KIND)
    other.keep({ROOM.OTHER: SENT}, KIND)
    found = KeptTexts(InFolder(tmp_path))
    assert [found.get(each, KIND) for each in (ROOM.ONE, ROOM.OTHER)] == [SENT, SENT]

    other.keep({Named("made", f"N{number}"): SENT for number in range(MOST - 1)}, KIND)

    found = KeptTexts(InFolder(tmp_path))
    assert [found.get(each, KIND) for each in (ROOM.ONE, ROOM.OTHER)] == [None, SENT]


def test_what_is_named_by_a_place_in_memory_or_of_a_server_is_not_kept(tmp_path: Path) -> None:
    kept = KeptTexts(InFolder(tmp_path / "cache"))

    kept.keep({ROOM.made(ask): SENT}, KIND)
    kept.keep({ROOM.ONE: SENT}, ("postgresql", (16,)))
    kept.keep({ROOM.ONE: SENT._replace(names=("one",))}, KIND)

    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize(
    "changed", [("sqlite", (3, 0, 0)), (*KIND[:1], (*KIND[1][:2], KIND[1][2] + 1))]
)
def test_another_engine_has_texts_of_its_own(
    tmp_path: Path, changed: tuple[str, tuple[int, ...]]
) -> None:
    kept = KeptTexts(InFolder(tmp_path))
    kept.keep({ROOM.ONE: SENT}, KIND)

    assert kept.get(ROOM.ONE, KIND) == SENT
    assert kept.get(ROOM.ONE, changed) is None


def test_another_sqlalchemy_has_texts_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name_of.cache_clear()
    name = name_of(KIND)
    (tmp_path / "sqlalchemy").mkdir()
    (tmp_path / "sqlalchemy" / "__init__.py").write_text('__version__ = "9.9"\n')
    monkeypatch.delitem(sys.modules, "sqlalchemy")
    monkeypatch.syspath_prepend(tmp_path)
    name_of.cache_clear()

    assert name_of(KIND) not in {None, name}
    monkeypatch.undo()
    name_of.cache_clear()
    assert name_of(KIND) == name
