"""A check finds what it says it finds; a backup is whole, or is not there."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import programs
import pytest
from db.seeded import by_hand, empty_the_index, insert, seed, untriggered
from waiting import HANG

from biblio.db.engine import url_of
from biblio.db.engines.sqlite.backups import backup
from biblio.db.maintenance import CheckProgress, Finding, check
from biblio.errors import DatabaseError, NewerDatabase
from biblio.model.identifiers import ArxivId

FIRST = ArxivId.parse("2101.00001").rank  # the number that the paper of the rows has of its own
# What another paper than that of the rows does not share with it.
ANOTHER: dict[str, None] = {"anchor": None, "doi": None, "primary_category": None}


@pytest.fixture
def seeded(database: Path) -> Path:
    with by_hand(database) as connection:
        seed(connection, FIRST)
    return database


def test_nothing_is_wrong_with_a_good_file(database: Path, seeded: Path) -> None:
    assert database == seeded
    assert check(url_of(seeded)) == []


def test_check_tells_each_step_before_it_begins(seeded: Path) -> None:
    told: list[CheckProgress] = []

    found = check(url_of(seeded), lambda _: [], lambda _: [], on_progress=told.append)

    assert found == []
    assert [each.done for each in told] == list(range(told[0].steps))
    assert told[0].what == "the file itself"
    assert told[-1].what == "the search index"
    assert [each.seconds for each in told] == sorted(each.seconds for each in told)


def test_check_changes_nothing(seeded: Path) -> None:
    before = seeded.read_bytes()

    check(url_of(seeded))

    assert seeded.read_bytes() == before


def test_check_finds_rows_without_parents(seeded: Path) -> None:
    with by_hand(seeded, foreign_keys=False) as connection:
        insert(connection, "translations", language="de", paper_id=9)
        insert(connection, "rejections", id=2, digest=b"3" * 16, import_id=9)

    assert check(url_of(seeded)) == [
        Finding(
            "2 rows point to rows that are gone",
            "`biblio db check --mend` takes out what depends on them",
        )
    ]


def test_check_finds_an_index_that_does_not_agree(seeded: Path) -> None:
    with by_hand(seeded) as connection, untriggered(connection):
        connection.execute("UPDATE papers SET title = 'On trees'")

    assert [each.what for each in check(url_of(seeded))] == [
        "the search index does not agree with the papers"
    ]


def test_check_finds_a_paper_that_the_index_lacks(seeded: Path) -> None:
    with by_hand(seeded) as connection, untriggered(connection):
        insert(connection, "papers", **ANOTHER, id=FIRST + 1, arxiv_id="2101.00002")
        insert(connection, "identifiers", value="2101.00002", paper_id=FIRST + 1)

    assert [each.what for each in check(url_of(seeded))] == [
        "the search index does not agree with the papers"
    ]


def test_check_finds_names_that_nobody_uses(seeded: Path) -> None:
    with by_hand(seeded) as connection:
        insert(connection, "authors", id=2, suffix="Jr.", name="Pál Erdős Jr.")

    assert check(url_of(seeded)) == [
        Finding("1 author names belong to no paper", "`biblio db check --mend` deletes them")
    ]


def test_check_finds_papers_without_their_identifier(seeded: Path) -> None:
    with by_hand(seeded) as connection:
        connection.execute("DELETE FROM identifiers WHERE scheme = 'arxiv'")

    assert check(url_of(seeded)) == [
        Finding("1 papers lack their identifier", "`biblio db check --mend` writes it anew")
    ]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (
            "DELETE FROM identifiers WHERE scheme = 'doi'",
            "1 papers are not found by a DOI that they state",
        ),
        (
            "UPDATE identifier_links SET target_scheme = scheme, target_value = value",
            "1 links say nothing: they lead from an identifier to itself, or to none",
        ),
        (
            "UPDATE identifier_links SET target_value = ''",
            "1 links say nothing: they lead from an identifier to itself, or to none",
        ),
        (
            "UPDATE identifiers SET value = '2101.00002'",
            "1 papers have the arXiv identifier of another",
        ),
        ("UPDATE authorships SET ordinal = 2", "the author lists of 1 papers have gaps"),
        ("UPDATE paper_categories SET ordinal = 2", "the category lists of 1 papers have gaps"),
        (
            "UPDATE papers SET primary_category = 'math.NT'",
            "the primary category of 1 papers is not the first of their categories",
        ),
        ("UPDATE paper_versions SET version = 3", "1 papers have a version above their latest"),
        ("UPDATE imports SET added = 7", "the counts of import 1 do not add up"),
        (
            "UPDATE authors SET name_key = 'erdoes, pal'",
            "1 author names have other search keys than their own",
        ),
        ("UPDATE sources SET differences = '[1]'", "what 1 sources say otherwise cannot be read"),
        ("UPDATE sources SET differences = '{'", "what 1 sources say otherwise cannot be read"),
        (
            "UPDATE sources SET differences = '{\"size\":7}'",
            "what 1 sources say otherwise cannot be read",
        ),
        (
            "UPDATE sources SET differences = '{\"versions\":[[1,2,3]]}'",
            "what 1 sources say otherwise cannot be read",
        ),
        (
            "INSERT INTO papers (id, arxiv_id) VALUES (7, '2101.00005')",
            "1 papers have another number than that of their identifier",
        ),
        ("UPDATE papers SET extra = '['", "what 1 papers say in `extra` cannot be read"),
        ("UPDATE papers SET extra = '[1]'", "what 1 papers say in `extra` cannot be read"),
        ("UPDATE authorships SET affiliations = '[1]'", "affiliations of 1 papers cannot be read"),
        ("DROP VIEW paper_list", "1 views are missing or changed: paper_list"),
        (
            "DROP VIEW paper_search_documents",
            "1 views are missing or changed: paper_search_documents",
        ),
        (
            "DROP VIEW version_list; CREATE VIEW version_list AS SELECT 1 AS paper_id",
            "1 views are missing or changed: version_list",
        ),
        ("UPDATE imports SET sources_seen = ''", "`sources_seen` of 1 imports cannot be read"),
        ("UPDATE imports SET sources_seen = '[1]'", "`sources_seen` of 1 imports cannot be read"),
        (
            "UPDATE imports SET sources_seen = '[[2,1]]'",
            "`sources_seen` of 1 imports cannot be read",
        ),
        (
            "UPDATE imports SET rejections_seen = '1'",
            "`rejections_seen` of 1 imports cannot be read",
        ),
    ],
)
def test_check_finds_tables_that_contradict_each_other(
    seeded: Path, change: str, what: str
) -> None:
    with by_hand(seeded, foreign_keys=False) as connection:
        connection.executescript(change)

    findings = check(url_of(seeded))

    assert what in [each.what for each in findings]
    assert all(each.mend for each in findings)


def test_check_finds_a_constraint_that_was_gone_round(seeded: Path) -> None:
    with by_hand(seeded) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE papers SET withdrawn = 7")

    assert [each.what for each in check(url_of(seeded))] == [
        "integrity: CHECK constraint failed in papers"
    ]


def test_check_finds_an_index_that_lost_a_row(seeded: Path) -> None:
    empty_the_index(seeded)

    findings = check(url_of(seeded))

    assert findings != []
    assert all(each.what.startswith("integrity: ") for each in findings)
    assert any("ix_papers_announced" in each.what for each in findings)


def test_check_finds_a_trigger_that_is_gone(seeded: Path) -> None:
    with by_hand(seeded) as connection:
        connection.execute("DROP TRIGGER search_papers_after_insert")

    assert [each.what for each in check(url_of(seeded))] == [
        "1 triggers are missing or changed: search_papers_after_insert"
    ]


@pytest.mark.parametrize("status", ["complete", "running", "cut", "failed"])
def test_check_finds_an_index_that_is_gone_after_a_complete_import(
    seeded: Path, status: str
) -> None:
    with by_hand(seeded) as connection:
        connection.execute("DROP INDEX ix_authors_name_key")
        connection.execute("UPDATE imports SET status = ?", (status,))

    assert [each.what for each in check(url_of(seeded))] == (
        ["1 indexes are missing: ix_authors_name_key"] if status == "complete" else []
    )


@pytest.mark.parametrize("journal", ["WAL", "DELETE"])
def test_check_needs_no_permission_and_touches_no_byte(seeded: Path, journal: str) -> None:
    with by_hand(seeded) as connection:
        connection.execute(f"PRAGMA journal_mode = {journal}")
    before = seeded.read_bytes()

    assert check(url_of(seeded)) == []
    seeded.chmod(0o444)
    assert check(url_of(seeded)) == []
    assert seeded.read_bytes() == before


def test_check_tells_a_newer_file(database: Path) -> None:
    with by_hand(database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(NewerDatabase):
        check(url_of(database))


def test_check_leaves_somebody_else_s_database_alone(tmp_path: Path) -> None:
    path = tmp_path / "scale.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE weights (weight REAL) STRICT")
    before = path.read_bytes()

    with pytest.raises(DatabaseError, match=r"scale\.db holds other tables than biblio's; "):
        check(url_of(path))

    assert path.read_bytes() == before


def test_backup_is_the_same_database_in_one_file(seeded: Path, tmp_path: Path) -> None:
    target = tmp_path / "copies" / "copy.db"
    target.parent.mkdir()

    backup(url_of(seeded), target)

    assert [each.name for each in target.parent.iterdir()] == ["copy.db"]
    assert check(url_of(target)) == []
    with closing(sqlite3.connect(seeded)) as here, closing(sqlite3.connect(target)) as there:
        assert list(here.iterdump()) == list(there.iterdump())


def test_an_import_that_goes_on_was_cut_in_the_copy(seeded: Path, tmp_path: Path) -> None:
    with by_hand(seeded) as connection:
        connection.execute("UPDATE imports SET status = 'running'")

    backup(url_of(seeded), tmp_path / "copy.db")

    query = "SELECT status, process FROM imports"
    with (
        closing(sqlite3.connect(seeded)) as here,
        closing(sqlite3.connect(tmp_path / "copy.db")) as t,
    ):
        assert here.execute(query).fetchall() == [("running", "host:1")]
        assert t.execute(query).fetchall() == [("cut", None)]


def test_backup_holds_what_is_in_the_log_alone(database: Path, tmp_path: Path) -> None:
    with by_hand(database) as connection:
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        seed(connection, FIRST)
        backup(url_of(database), tmp_path / "copy.db")

    with closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        assert copy.execute("SELECT arxiv_id FROM papers").fetchall() == [("2101.00001",)]


def test_backup_is_consistent_while_another_writes(database: Path, tmp_path: Path) -> None:
    with by_hand(database) as connection:
        seed(connection, FIRST)
    stop = threading.Event()
    written: list[int] = []

    def write() -> None:
        with by_hand(database) as connection:
            for number in range(2, 5000):
                if stop.is_set():
                    return
                connection.execute("BEGIN IMMEDIATE")
                name = f"2101.{number:05}"
                paper_id = FIRST - 1 + number
                paper = {"id": paper_id, "arxiv_id": name, "abstract": "words " * 200}
                insert(connection, "papers", **ANOTHER, **paper)
                insert(connection, "identifiers", value=name, paper_id=paper_id)
                insert(connection, "authorships", paper_id=paper_id)
                connection.execute("COMMIT")
                written.append(number)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        copies = [tmp_path / f"copy{number}.db" for number in range(5)]
        for copy in copies:
            before = len(written)
            while len(written) < before + 20 and writer.is_alive():
                pass
            backup(url_of(database), copy)
    finally:
        stop.set()
        writer.join()

    for copy in copies:
        assert check(url_of(copy)) == []
    assert len(written) >= 100


def test_backup_refuses_a_file_that_exists(seeded: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("mine")

    with pytest.raises(DatabaseError, match=r"copy\.db exists already; name another file$"):
        backup(url_of(seeded), tmp_path / "copy.db")

    assert (tmp_path / "copy.db").read_text() == "mine"


def test_backup_takes_no_name_that_somebody_has(seeded: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    kept = {f"copy.db{ending}": ending for ending in (".part", "-wal", "-journal", ".tmp")}
    for name, text in kept.items():
        (folder / name).write_text(text)

    backup(url_of(seeded), folder / "copy.db")

    assert {each.name: each.read_text() for each in folder.iterdir() if each.name in kept} == kept
    assert {each.name for each in folder.iterdir()} == {"copy.db", *kept}


def test_backup_refuses_a_link_that_leads_nowhere(seeded: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.db").symlink_to(tmp_path / "elsewhere.db")

    with pytest.raises(DatabaseError, match=r"copy\.db exists already; name another file$"):
        backup(url_of(seeded), tmp_path / "copy.db")

    assert not (tmp_path / "elsewhere.db").exists()


def test_backups_at_one_moment_write_one_file_and_leave_nothing(
    seeded: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    make = (
        "import sys; from pathlib import Path; "
        "from biblio.db import engine; from biblio.db.engines.sqlite import backups; "
        "backups.backup(engine.url_of(sys.argv[1]), Path(sys.argv[2]))"
    )
    command = [sys.executable, "-c", make, str(seeded), str(folder / "copy.db")]
    started = [programs.Popen(command, stderr=subprocess.DEVNULL) for _ in range(3)]

    assert sorted(each.wait(HANG) for each in started) == [0, 1, 1]
    assert [each.name for each in folder.iterdir()] == ["copy.db"]
    assert check(url_of(folder / "copy.db")) == []


def test_backup_that_fails_in_the_middle_leaves_nothing(seeded: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    make = (
        "import resource, sys; from pathlib import Path; "
        "from biblio.db import engine; from biblio.db.engines.sqlite import backups; "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)); "
        "backups.backup(engine.url_of(sys.argv[1]), Path(sys.argv[2]))"
    )

    made = programs.run(
        [sys.executable, "-c", make, str(seeded), str(folder / "copy.db")],
        capture_output=True,
        text=True,
        check=False,
    )

    assert "DatabaseError: the disk of" in made.stderr
    assert list(folder.iterdir()) == []


def test_backup_refuses_a_folder_that_is_missing(seeded: Path, tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match=r"there is no folder .*copies; make it first$"):
        backup(url_of(seeded), tmp_path / "copies" / "copy.db")


def test_backup_refuses_a_database_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match=r"there is no database .*none\.db to copy$"):
        backup(url_of(tmp_path / "none.db"), tmp_path / "copy.db")

    assert list(tmp_path.iterdir()) == []


def test_backup_of_what_is_no_database_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Not a database, but long enough to look at. " * 20)

    with pytest.raises(DatabaseError, match=r"notes\.txt is not a database"):
        backup(url_of(tmp_path / "notes.txt"), tmp_path / "copy.db")

    assert [each.name for each in tmp_path.iterdir()] == ["notes.txt"]
