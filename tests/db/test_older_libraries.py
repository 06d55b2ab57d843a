"""A library of an older schema keeps what it holds, and answers as a new one."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import programs
import pytest
from alembic import command
from db.seeded import by_hand
from db.test_migrations import migrating, schema
from importing.snapshots import write

from biblio.db.engine import url_of
from biblio.db.maintenance import check
from biblio.db.revisions import HEAD, REVISIONS, upgrade

OLD = """
INSERT INTO imports (id, source, format, status, started, last_written, program_version,
                     parser_version, read, added)
VALUES (1, 'old', 'snapshot', 'complete', '2024-01-01T00:00:00Z', '2024-01-01T00:00:00Z', '0', 1,
        2, 2);
INSERT INTO papers (id, arxiv_id, title, abstract, submitted, revised, extra, primary_category)
VALUES (47185921, '2101.00001', 'Θεωρία ёлок', 'CO₂ and ﬁne ø', '2015-13-45', '2021-02-30',
        '{"acm_class":"G.2"}', 'math.CO'),
       (47185922, '2101.00002', 'On graphs', 'Plain.', '2021-01-04T1٩:18:42Z', '2021-01-05', NULL,
        NULL);
INSERT INTO identifiers (scheme, value, paper_id)
SELECT 'arxiv', arxiv_id, id FROM papers;
INSERT INTO authors (id, keyname, forenames, name, name_key, keyname_key, initials, german_key)
VALUES (1, 'Ёлкина', 'Ёла', 'Ёла Ёлкина', 'ёлкина, ёла', 'ёлкина', 'ё', 'ёлкина, ёла'),
       (2, 'Γάμμα', 'Έλλη', 'Έλλη Γάμμα', 'γάμμα, έλλη', 'γάμμα', 'έ', 'γάμμα, έλλη');
INSERT INTO authorships (paper_id, ordinal, author_id, printed_name)
VALUES (47185921, 1, 1, 'Ёла Ёлкина'), (47185922, 1, 2, 'Έλλη Γάμμα');
INSERT INTO paper_categories (paper_id, ordinal, category) VALUES (47185921, 1, 'math.CO');
INSERT INTO paper_versions (paper_id, version, submitted) VALUES (47185921, 1, 'abcd-ef-gh');
INSERT INTO sources (id, paper_id, import_id, format, digest, differences)
VALUES (1, 47185921, 1, 'snapshot', x'01', NULL),
       (2, 47185921, 1, 'abs', x'02',
        '{"submitted":"2015-02-30","versions":[[1,"2015-01-01T25:00:00Z",7]]}');
CREATE TRIGGER "mine, and mine" AFTER UPDATE ON papers BEGIN SELECT 1; END;
CREATE VIEW "my papers" AS SELECT title FROM papers;
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A library of the first schema, written by hand."""
    path = tmp_path / "old.db"
    with migrating(path) as config:
        command.upgrade(config, REVISIONS[0])
    with by_hand(path) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(OLD)
    return path


def rows(database: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(sql).fetchall()


def test_dates_that_are_none_are_kept_aside(old: Path) -> None:
    upgrade(url_of(old))

    assert rows(old, "SELECT submitted, revised, extra FROM papers ORDER BY id") == [
        (
            None,
            None,
            (
                '{"acm_class":["G.2"],"unreadable revised":["2021-02-30"],'
                '"unreadable submitted":["2015-13-45"],'
                '"unreadable submitted of v1":["abcd-ef-gh"]}'
            ),
        ),
        ("2021-01-04", "2021-01-05", '{"unreadable submitted":["2021-01-04T1٩:18:42Z"]}'),
    ]
    assert rows(old, "SELECT version, submitted FROM paper_versions") == [(1, None)]
    said = [
        json.loads(str(each)) for (each,) in rows(old, "SELECT differences FROM sources") if each
    ]
    assert said == [{"submitted": None, "versions": [[1, "2015-01-01", 7]]}]


def test_what_was_stored_before_is_found_as_what_is_stored_now(old: Path) -> None:
    upgrade(url_of(old))

    def found(match: str) -> list[object]:
        asked = f"SELECT rowid & 131071 FROM paper_search WHERE paper_search MATCH '{match}'"  # noqa: S608 - our words
        return [each for (each,) in rows(old, asked)]

    assert (found("ΘΕΩΡΙΑ елок"), found("co2 fine o"), found("елкина")) == ([1], [1], [1])
    assert (found("graphs"), found("γαμμα")) == ([2], [2])
    assert rows(old, "SELECT name_key, keyname_key, initials, german_key FROM authors") == [
        ("елкина, ела", "елкина", "е", "елкина, ела"),
        ("γαμμα, ελλη", "γαμμα", "ε", "γαμμα, ελλη"),
    ]


def test_nothing_is_wrong_with_an_upgraded_library(old: Path, tmp_path: Path) -> None:
    upgrade(url_of(old))
    upgrade(url_of(tmp_path / "new.db"))

    assert check(url_of(old)) == []
    for kind in ("table", "index", "trigger", "view"):
        kept = {name: sql for name, sql in schema(old, kind).items() if not name.startswith("m")}
        assert kept == schema(tmp_path / "new.db", kind)
    assert "my papers" in schema(old, "view")
    assert "mine, and mine" in schema(old, "trigger")
    with by_hand(old) as connection, pytest.raises(sqlite3.IntegrityError, match="is_a_date"):
        connection.execute("UPDATE papers SET submitted = '2015-02-29'")


def test_what_a_deleted_paper_left_behind_goes(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection, connection:
        connection.execute("DELETE FROM papers WHERE id = 47185921")  # with foreign keys off
        assert connection.execute("PRAGMA foreign_key_check").fetchall() != []

    upgrade(url_of(old))

    assert rows(old, "PRAGMA foreign_key_check") == []
    assert rows(old, "SELECT count(*) FROM sources") == [(0,)]
    assert rows(old, "SELECT paper_id FROM authorships") == [(1644435603458,)]


MADE = [
    f"{done} of {len(REVISIONS) - 1} steps: the schema is at {revision}"
    for done, revision in enumerate(REVISIONS[1:], start=1)
]
STEPS = [
    f"bringing the schema from 0001 to {HEAD}: copying the file as it is",
    *MADE[:2],
    "numbering 2 rows of papers anew",
    "numbering 0 rows of author_lists anew",
    "numbering 2 rows of authorships anew",
    "numbering 2 rows of identifiers anew",
    "numbering 1 rows of paper_categories anew",
    "numbering 1 rows of paper_versions anew",
    "numbering 0 rows of translations anew",
    "numbering 2 rows of sources anew",
    "making the search index anew: 0 of 2 papers",
    "merging the search index",
    *MADE[2:],
    "looking for rows without their parents",
    "writing it into the file",
]
# Upgrades the library that it is given, and stops for good before the step that it is given.
STOPPING = """
import sys
from biblio.db.engine import url_of
from biblio.db.revisions import upgrade

def stop(what):
    if what == sys.argv[2]:
        print("there", flush=True)
        sys.stdin.read()

upgrade(url_of(sys.argv[1]), on_progress=stop)
"""


def test_what_takes_long_is_told_before_it(old: Path) -> None:
    told: list[str] = []

    upgrade(url_of(old), on_progress=told.append)
    assert told == STEPS

    upgrade(url_of(old), on_progress=told.append)
    assert told == STEPS


def test_an_import_that_upgrades_tells_how_far_it_is(old: Path, tmp_path: Path) -> None:
    papers = write(tmp_path / "papers.jsonl", 3, 3)
    command = [sys.executable, "-m", "biblio", "--db", str(old), "import", str(papers)]

    done = programs.run(command, check=True, capture_output=True, text=True)

    *steps, note = done.stderr.splitlines()
    assert steps == STEPS
    assert note.startswith(f"{papers}: the database has a new schema now; ")


@pytest.mark.parametrize("step", [STEPS[0], STEPS[1], STEPS[4], STEPS[9], *STEPS[-3:]])
def test_an_upgrade_that_is_killed_is_made_again(old: Path, step: str) -> None:
    before = "\n".join(rows_and_schema(old))
    with programs.Popen(
        [sys.executable, "-c", STOPPING, str(old), step],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "there\n"
        process.kill()

    is_done = step == STEPS[-1]  # what is committed is in the log, and is read from there
    assert ("\n".join(rows_and_schema(old)) == before) is not is_done
    assert upgrade(url_of(old)) == (HEAD if is_done else REVISIONS[0])
    assert check(url_of(old)) == []
    assert rows(old, "SELECT count(*) FROM papers") == [(2,)]


def rows_and_schema(database: Path) -> list[str]:
    """Everything in *database*, as statements."""
    with closing(sqlite3.connect(database)) as connection:
        return list(connection.iterdump())
