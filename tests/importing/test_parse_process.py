from __future__ import annotations

import io
import json
import os
import pickle
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from dumps import dump
from stores import ENGINE, Database, by_hand, copied

import biblio
from biblio.db.engine import url_of
from biblio.db.revisions import HEAD
from biblio.errors import DatabaseError, UnreadableSource
from biblio.importing.chunks import Chunk
from biblio.importing.file_look_up import FileLookUp
from biblio.importing.loads import loads_from, number_of_entries
from biblio.importing.parse_process import Task, feed
from biblio.importing.parsing import WORTHWHILE, start_parsing
from biblio.importing.raw_entries import FileEntries
from biblio.library import Library


def line(number: int) -> str:
    """A snapshot record, its abstract long so that few make a large file."""
    return json.dumps(
        {
            "id": f"2101.{number:05}",
            "title": f"On {number}",
            "authors": f"Ada Lovelace{number % 7} and Erd\\H os P.",
            "abstract": f"We count {number}. " + "Then we count again. " * 400,
            "categories": "math.CO",
            "versions": [{"version": "v1", "created": "Mon, 4 Jan 2021 10:00:00 GMT"}],
            "update_date": "2021-01-05",
        }
    )


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A file large enough for a second process, with one bad line."""
    path = tmp_path / "large.jsonl"
    lines = [line(number) for number in range(1, 601)]
    path.write_text("\n".join([*lines[:300], "{broken", *lines[300:], lines[0]]) + "\n")
    assert path.stat().st_size > WORTHWHILE
    return path


def received(source: Path, database: Database) -> list[Any]:
    """What a feeder in this process says of *source*."""
    output = io.BytesIO()
    feed(Task(str(source), None, str(database), 100), output)
    output.seek(0)
    said = []
    while output.tell() < len(output.getvalue()):
        said.append(pickle.load(output))  # noqa: S301 - written above
    return said


def test_it_sends_what_the_file_holds_as_rows(large: Path, database: Database) -> None:
    *chunks, (end, bytes_read, _, checksum, _) = received(large, database)
    files = FileEntries(large)
    entries = list(files)
    made = [each for each, *_ in chunks if isinstance(each, Chunk)]
    prepared = [entry[1:4] for each in made for entry in each.new_papers.entries]

    assert prepared == [each[:3] for each in (*entries[:300], *entries[301:])]
    assert [parsed for each in made for parsed in each.parsed] == [entries[300].parsed(0)]
    assert (end, bytes_read, checksum) == (None, files.bytes_read, files.checksum)
    assert [number_of_entries(each) for each, *_ in chunks] == [100] * 6 + [2]


def test_it_leaves_unparsed_what_was_read_before(
    library: biblio.Library, large: Path, database: Database
) -> None:
    library.import_files(large)

    *chunks, _ = received(large, database)

    made = [each for each, *_ in chunks if isinstance(each, Chunk)]
    assert sum(len(each.known) for each in made) == 601
    assert [each.place for chunk in made for each in chunk.parsed] == ["line 301"]
    assert not any(each.new_papers.entries for each in made)


def test_a_large_file_imports_as_its_small_parts_do(
    library: biblio.Library,
    database: Database,
    empty_database: Database,
    large: Path,
    tmp_path: Path,
) -> None:
    (report,) = library.import_files(large)
    lines = large.read_text().splitlines()
    other = copied(empty_database, tmp_path / "other.db")
    with biblio.open(other) as parts:
        for start in range(0, len(lines), 200):
            part = tmp_path / "part.jsonl"
            part.write_text("\n".join(lines[start : start + 200]) + "\n")
            parts.import_files(part)
    one, two = dump(database), dump(other)
    one.pop("rejections"), two.pop("rejections")  # places are counted within a file

    assert (report.read, report.added, report.unchanged, report.rejected) == (602, 600, 1, 1)
    assert one == two


@pytest.mark.sqlite("a file would be made")
def test_a_source_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    path.write_text("[\n" + line(1) * 600 + "\n]")
    process = start_parsing(path, None, url_of(tmp_path / "none.db"), 100)
    _, loads = loads_from(path, None, process, 100)

    assert process is not None
    with pytest.raises(UnreadableSource, match=r"one JSON array, not one object a line"):
        next(loads)
    assert not (tmp_path / "none.db").exists()


def test_the_bytes_of_a_folder_are_those_of_all_its_files(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(line(1) + "\n")
    (tmp_path / "b.jsonl").write_text(line(2) + "\n" + line(3) + "\n")
    size = sum(each.stat().st_size for each in tmp_path.iterdir())
    files = FileEntries(tmp_path)

    seen = [(files.bytes_read <= size, files.bytes_total) for _ in files]

    assert seen == [(True, size)] * 3
    assert files.bytes_read == size


# What stands there before a first import, and how it comes about.
STATES = {
    "sqlite": {
        "missing": None,
        "empty": "PRAGMA user_version",
        "without a schema": "PRAGMA application_id = 1",
        "as it was cut": "PRAGMA application_id = 1;"
        "CREATE TABLE alembic_version (version_num TEXT)",
    },
    "postgresql": {
        "empty": None,
        "without a revision": "CREATE TABLE alembic_version (version_num varchar(32) NOT NULL)",
    },
}[ENGINE]


@pytest.mark.parametrize("state", STATES)
def test_a_large_first_import_starts_from_whatever_there_is(
    large: Path, no_database: Database, state: str
) -> None:
    statements = STATES[state]
    if statements is not None:
        with by_hand(no_database) as connection:
            connection.executescript(statements)

    with Library(url_of(no_database)) as library:
        (first,) = library.import_files(large)
        (again,) = library.import_files(large)

    assert (first.added, first.rejected) == (600, 1)
    assert (again.added, again.unchanged) == (0, 601)


def test_a_database_of_an_older_schema_is_asked_when_it_is_upgraded(database: Database) -> None:
    with by_hand(database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'older'")
    with closing(FileLookUp(str(database))) as look_up:
        before = (look_up.known([b"1"]), look_up.present([1]))
        with by_hand(database) as connection:
            connection.execute("UPDATE alembic_version SET version_num = ?", (HEAD,))
            connection.execute("INSERT INTO papers (id, arxiv_id) VALUES (1, '2101.00001')")
        after = (look_up.known([b"1"]), look_up.present([1, 2]))

    assert (before, after) == (({}, ()), ({}, {1}))


def test_a_first_import_reads_without_what_asks_databases(large: Path) -> None:
    told = pickle.dumps((str(large), None, None, None, None))
    read = "import sys\nfrom biblio.importing.parse_process import main\nmain()\n"

    done = subprocess.run(
        [sys.executable, "-c", read + "sys.exit('sqlalchemy' in sys.modules)"],
        input=told,
        stdout=subprocess.DEVNULL,
        check=False,
    )

    assert done.returncode == 0


@pytest.mark.sqlite("any file may be named")
def test_what_is_no_database_is_told(large: Path, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Not a database, but long enough to look at. " * 20)

    ((said, *_),) = received(large, path)

    assert isinstance(said, DatabaseError)
    assert str(said) == f"{path} is not a database; name another file with --db"


@pytest.mark.skipif(sys.platform != "linux", reason="command lines as Linux tells them")
def test_nothing_of_an_import_stands_on_a_command_line(large: Path, database: Database) -> None:
    process = start_parsing(large, None, url_of(database))
    assert process is not None
    _, loads = loads_from(large, None, process)
    words = ["ps", "-ww", "-o", "args=", "--ppid", str(os.getpid())]
    said = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    for load in loads:
        for _ in load:
            pass

    assert "import signal, sys" in said
    assert str(database) not in said
    assert str(large) not in said
