"""What names a database, and what does not: each in one sentence, none with a password."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import biblio
from biblio.db.addresses import path_of
from biblio.errors import BiblioError, DatabaseError, WrongType


@pytest.mark.parametrize(
    ("named", "path"),
    [
        ("papers.db", Path("papers.db")),
        ("./file:papers.db", Path("file:papers.db")),
        ("file.db", Path("file.db")),
        ("a:b.db", Path("a:b.db")),
        (Path("file:papers.db"), Path("file:papers.db")),
        ("sqlite:///papers.db", Path("papers.db")),
        ("sqlite:////data/papers.db", Path("/data/papers.db")),
        ("~/papers.db", Path.home() / "papers.db"),
    ],
)
def test_a_path_is_named(named: str | Path, path: Path) -> None:
    assert path_of(named) == path


@pytest.mark.parametrize(
    ("named", "sentence"),
    [
        ("file:foo.db", r"^file:foo\.db is a URI of SQLite's; name the path alone: --db foo\.db$"),
        ("FILE:foo.db?mode=ro", r"name the path alone: --db foo\.db$"),
        ("file:///a%20b/foo.db?cache=shared", r"name the path alone: --db /a b/foo\.db$"),
        ("sqlite:///file:foo.db", r"name the path alone: --db foo\.db$"),
        ("file::memory:?cache=shared", "a database in memory is gone"),
        (":memory:", "^a database in memory is gone when biblio ends; name a file with --db$"),
        (Path(":memory:"), "a database in memory is gone"),
        ("sqlite://", "a database in memory is gone"),
        ("sqlite:///:memory:", "a database in memory is gone"),
        ("sqlite://papers.db", "a sqlite URL has three slashes"),
        ("sqlite:///papers.db?mode=ro", "a sqlite URL has three slashes"),
        ("postgresql+psycopg://me:secret@host/papers", r"one SQLite file, and postgresql\+psycopg"),
        ("mysql://me:secret@host/papers", "one SQLite file, and mysql://… is none; name a file"),
        ("duckdb:///papers.duckdb", "one SQLite file, and duckdb://… is none"),
        ("sqlite+aiosqlite:///papers.db", r"one SQLite file, and sqlite\+aiosqlite://… is none"),
        ("://papers", "one SQLite file, and ://… is none"),
        ("a\0b", "a path cannot hold a NUL character"),
        ("~nobody-of-that-name/papers.db", "is in nobody's home folder"),
    ],
)
def test_what_names_no_file_is_refused(
    named: str | Path, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(DatabaseError, match=sentence) as refused:
        biblio.open(named, create=True)

    assert "secret" not in str(refused.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("named", [None, 3, b"papers.db", ["papers.db"]])
def test_what_is_no_path_is_an_argument_of_another_type(named: Any) -> None:
    with pytest.raises(WrongType, match=r"^database is a path, as text or Path, not ") as refused:
        biblio.open(named)

    assert isinstance(refused.value, (BiblioError, TypeError))
