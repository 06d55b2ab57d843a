"""A file is made, upgraded, or refused with a sentence that says why."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import programs
import pytest
from db.newer import NEXT, newer_program
from db.seeded import by_hand
from sqlalchemy import URL
from waiting import HANG

import biblio
from biblio.db.engine import make_engine, url_of
from biblio.db.engines.sqlite.connecting import APPLICATION_ID
from biblio.db.revisions import HEAD, current, require_current, scripts, upgrade
from biblio.errors import DatabaseError, NewerDatabase
from biblio.library import Library


def required(database: Path) -> None:
    engine = make_engine(url_of(database), read_only=True)
    try:
        with engine.connect() as connection:
            require_current(connection)
    finally:
        engine.dispose()


def revision_of(database: Path) -> str | None:
    engine = make_engine(url_of(database), read_only=True)
    try:
        with engine.connect() as connection:
            return current(connection)
    finally:
        engine.dispose()


def foreign(path: Path) -> bytes:
    """Somebody else's database in *path*; its bytes."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE papers (weight REAL)")
        connection.execute("INSERT INTO papers VALUES (80.0)")
        connection.commit()
    return path.read_bytes()


def stamp(database: Path, revision: str) -> None:
    with by_hand(database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))


def test_new_file_is_made_and_marked_as_ours(tmp_path: Path) -> None:
    path = tmp_path / "new.db"

    assert upgrade(url_of(path)) is None

    assert revision_of(path) == HEAD
    required(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_mistyped_path_makes_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    for folder in (tmp_path / "a" / "b", tmp_path / "file"):
        with pytest.raises(DatabaseError, match=f"there is no folder {folder}: make it, or corr"):
            upgrade(url_of(folder / "new.db"))

    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_empty_file_becomes_a_database(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()

    assert revision_of(path) is None
    with pytest.raises(DatabaseError, match=r"empty\.db is empty; import something into it first$"):
        required(path)
    assert upgrade(url_of(path)) is None
    required(path)


def test_upgrade_of_a_current_file_writes_nothing(database: Path) -> None:
    before = database.read_bytes()

    assert upgrade(url_of(database)) == HEAD
    assert database.read_bytes() == before


def test_an_older_file_is_copied_before_it_is_upgraded(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer_program(tmp_path / "scripts", monkeypatch)
    copies: list[Path] = []
    database.with_name(f"biblio.db.before-{NEXT}").write_text("made by hand")

    assert upgrade(url_of(database), on_backup=copies.append) == HEAD

    assert copies == [database.with_name(f"biblio.db.before-{NEXT}-2")]
    assert (revision_of(database), revision_of(copies[0])) == (NEXT, HEAD)
    assert upgrade(url_of(database), on_backup=copies.append) == NEXT
    assert len(copies) == 1


def test_what_cannot_be_copied_is_not_upgraded(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer_program(tmp_path / "scripts", monkeypatch)
    database = database.rename(database.with_name("b" * 250))  # no longer name is left for a copy

    with pytest.raises(
        DatabaseError, match=rf"before-{NEXT} cannot be written: File name too long$"
    ):
        upgrade(url_of(database))

    assert revision_of(database) == HEAD
    assert [each.name for each in tmp_path.glob("**/*-copy-*")] == []


def test_an_import_upgrades_and_says_so(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer_program(tmp_path / "scripts", monkeypatch)

    with biblio.open(database, create=True) as library:
        report = library.import_records([])
    assert report.notes == ()

    with by_hand(database) as connection:
        connection.execute("DROP TABLE more")
    stamp(database, HEAD)
    with Library(url_of(database)) as library:
        report = library.import_records([])
    copy = database.with_name(f"biblio.db.before-{NEXT}-2")
    assert report.notes == (f"the database has a new schema now; {copy} is a copy of it as it was",)


def test_several_programs_may_make_the_same_file(tmp_path: Path) -> None:
    make = "import sys; from biblio.db import revisions as r; "
    make += "from biblio.db import engine; "
    make += "r.upgrade(engine.url_of(sys.argv[1]))"
    started = [
        programs.Popen([sys.executable, "-c", make, str(tmp_path / "new.db")]) for _ in range(3)
    ]

    assert [each.wait(HANG) for each in started] == [0, 0, 0]
    required(tmp_path / "new.db")


def test_memory_can_be_upgraded() -> None:
    assert upgrade(URL.create("sqlite")) is None


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match=r" is a folder; name a file with --db$"):
        upgrade(url_of(tmp_path))


def test_text_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Not a database, but long enough to look at. " * 20)
    before = path.read_bytes()

    with pytest.raises(DatabaseError, match=r"notes\.txt is not a database; name another file"):
        upgrade(url_of(path))

    assert path.read_bytes() == before


def test_somebody_else_s_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "scale.db"
    before = foreign(path)

    with pytest.raises(DatabaseError, match=r"scale\.db holds other tables than biblio's; "):
        upgrade(url_of(path))
    with pytest.raises(DatabaseError, match=r"scale\.db holds other tables than biblio's; "):
        required(path)

    assert path.read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["scale.db"]


def test_newer_file_is_refused_and_left_alone(database: Path) -> None:
    stamp(database, "9999")
    before = database.read_bytes()
    sentence = (
        f"{database} was made by a newer biblio (schema 9999, this one knows {HEAD}); "
        "upgrade the program"
    )

    with pytest.raises(NewerDatabase) as refused_upgrade:
        upgrade(url_of(database))
    with pytest.raises(NewerDatabase) as refused_reading:
        required(database)

    assert [str(each.value) for each in (refused_upgrade, refused_reading)] == [sentence] * 2
    assert database.read_bytes() == before


def test_scripts_are_where_the_program_is() -> None:
    assert (scripts() / "env.py").is_file()
