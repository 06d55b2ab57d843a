"""Files that somebody else may write, and we may not: what is read is right, or no answer."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from db.nobody import program_of_nobody, said_by_nobody
from factories import paper

import biblio
from biblio.db.engine import TRIES, ask_again, unchanged, url_of
from biblio.db.engines.sqlite.connecting import read_only_uri
from biblio.db.maintenance import check
from biblio.errors import FileChanged

ANSWER = """
with biblio.open(sys.argv[1]) as library:
    for line in sys.stdin:
        found = library.search("graphs", limit=None)
        listed = library.papers(author="Ada Lovelace", limit=None)
        counted = library.sql("SELECT count(*) FROM papers").rows[0][0]
        print(library.stats().papers, len(found), len(listed), counted, flush=True)
"""
ASK_WHILE_IT_CHANGES = """

def wait():
    print("reading", flush=True)
    sys.stdin.readline()

tries = []
def ask(session):
    before = session.scalar(text("SELECT count(*) FROM papers"))
    if not tries:
        wait()
    tries.append(before)
    return session.scalar(text("SELECT count(*) FROM authorships"))

reader = Reader(url_of(sys.argv[1]))
print(reader.read(ask), tries, flush=True)
tries.clear()
try:
    with reader.session() as session:
        ask(session)
except FileChanged as error:
    print(error, flush=True)
reader.close()
"""


@pytest.fixture
def shown(empty_database: Path) -> Iterator[Path]:
    """An empty database in a folder that everybody may read, and nobody but us write."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(empty_database, Path(folder) / "papers.db"))
        Path(folder).chmod(0o755)
        path.chmod(0o644)
        yield path


def add(path: Path, *numbers: int) -> None:
    with biblio.open(path) as library:
        library.import_records(
            paper(f"2101.{number:05}", title=f"Graphs {number}") for number in numbers
        )


def logs(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir() if each != path)


def test_a_reader_that_stays_is_right_after_each_import(shown: Path) -> None:
    add(shown, 1)
    with program_of_nobody(ANSWER, shown) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        said = []
        for number in range(2, 12):
            add(shown, number, 100 + number)
            process.stdin.write("now\n")
            process.stdin.flush()
            said.append(process.stdout.readline().split())

    assert said == [[str(1 + 2 * each)] * 4 for each in range(1, 11)]


def test_a_reader_beside_one_who_holds_the_file_open_is_right(shown: Path) -> None:
    add(shown, 1)
    with (
        closing(sqlite3.connect(shown)) as owner,
        program_of_nobody(ANSWER, shown) as process,
    ):
        owner.execute("SELECT count(*) FROM papers").fetchone()
        assert process.stdin is not None
        assert process.stdout is not None
        said = []
        for number in (2, 3):
            add(shown, number)
            process.stdin.write("now\n")
            process.stdin.flush()
            said.append(process.stdout.readline().split())

    assert said == [["2"] * 4, ["3"] * 4]


def test_what_changes_while_it_is_read_is_asked_again_or_no_answer(shown: Path) -> None:
    add(shown, 1)
    with program_of_nobody(ASK_WHILE_IT_CHANGES, shown) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        said = []
        for number in (2, 3):
            assert process.stdout.readline() == "reading\n"
            add(shown, number)
            process.stdin.write("go on\n")
            process.stdin.flush()
            said.append(process.stdout.readline().strip())

    assert said == [
        "2 [1, 2]",
        f"{shown} was changed while it was read; run the command again",
    ]


def test_who_only_reads_leaves_nothing_in_the_way_of_the_owner(shown: Path) -> None:
    shown.parent.chmod(0o777)
    add(shown, 1)

    said = said_by_nobody(
        "with biblio.open(sys.argv[1]) as library: print(library.stats().papers)",
        shown,
    )

    assert (said, logs(shown)) == ("1\n", [])


def test_nobody_may_copy(shown: Path, tmp_path: Path) -> None:
    add(shown, 1)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        said_by_nobody(
            "url = url_of(sys.argv[1])\nbackup(url, Path(sys.argv[2]))\n",
            shown,
            Path(folder) / "copy.db",
        )

        copy = shutil.copy(Path(folder) / "copy.db", tmp_path / "copy.db")
    assert check(url_of(copy)) == []


def test_a_copy_that_is_not_in_wal_mode_is_read_with_locks(database: Path, tmp_path: Path) -> None:
    plain = Path(shutil.copy(database, tmp_path / "plain.db"))
    with closing(sqlite3.connect(plain)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    for path in (plain, database):
        path.chmod(0o444)

    assert [read_only_uri(each).partition("?")[2] for each in (plain, database)] == [
        "mode=ro",
        "mode=ro&immutable=1",
    ]


def test_a_file_that_goes_on_changing_is_no_answer(database: Path) -> None:
    database.chmod(0o444)
    asked = []

    def ask() -> int:
        with unchanged(url_of(database)):
            asked.append(1)
            os.utime(database, ns=(len(asked), len(asked)))
            return len(asked)

    with pytest.raises(FileChanged):
        ask_again(ask)
    assert len(asked) == TRIES


def test_what_fails_in_a_file_that_did_not_change_is_told_as_it_is(database: Path) -> None:
    database.chmod(0o444)

    with pytest.raises(ZeroDivisionError), unchanged(url_of(database)):
        _ = 1 / 0
