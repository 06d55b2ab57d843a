"""What names a database, and what does not: each in one sentence, none with a password."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL

import biblio
from biblio.db.addresses import path_of, server_of
from biblio.db.engine import name_of
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
        ("postgresql://me:secret@", "the name of the database is missing$"),
        ("postgresql://me:secret@host", "the name of the database is missing$"),
        ("postgresql://me:se@secret@host/papers", "there is one @ too many$"),
        ("postgresql://me:secret@host:port/papers", "what follows the scheme cannot be read$"),
        (
            "mysql://me:secret@host/papers",
            "and mysql://… is neither; name a file",
        ),
        ("duckdb:///papers.duckdb", "and duckdb://… is neither"),
        ("sqlite+aiosqlite:///papers.db", r"and sqlite\+aiosqlite://… is neither"),
        ("://papers", "and ://… is neither"),
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


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "POSTGRESQL", "postgresql+psycopg"])
def test_a_server_is_named_with_any_password(scheme: str) -> None:
    url = server_of(f"{scheme}://me:p%40s%3As%25%2F@host:5433/papers")

    assert url == URL.create("postgresql+psycopg", "me", "p@s:s%/", "host", 5433, "papers")
    assert name_of(url) == "postgresql://me@host:5433/papers"
    assert server_of("papers.db") is None


@pytest.mark.parametrize("named", [None, 3, b"papers.db", ["papers.db"]])
def test_what_is_no_path_is_an_argument_of_another_type(named: Any) -> None:
    with pytest.raises(WrongType, match=r"^database is a path, as text or Path, not ") as refused:
        biblio.open(named)

    assert isinstance(refused.value, (BiblioError, TypeError))
