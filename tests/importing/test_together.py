"""Two importers and several readers on one file, all real processes: nobody is locked out."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import programs
import pytest
from dumps import dump
from importing.snapshots import write
from stores import Database, copied
from waiting import HANG

import biblio
from biblio.db.engine import url_of
from biblio.db.engines.sqlite.backups import backup
from biblio.db.maintenance import check

RECORDS = 400
BATCH = 5

# Asks as fast as it can, without patience for anybody, and tells if papers ever vanished.
READER = """
import json, sys, time
import biblio
from biblio.db.engines.sqlite import connecting
connecting.WAIT = 0
papers, met = 0, set()
with biblio.open(sys.argv[1]) as library:
    library.stats()
    print("ready", flush=True)
    until = time.monotonic() + 120
    while time.monotonic() < until and papers < int(sys.argv[2]):
        now = library.stats()
        page = library.papers(limit=5)
        assert now.papers >= papers, "papers vanished"
        papers = now.papers
        met.add(papers)
print(json.dumps(sorted(met)))
"""


def start(*words: object) -> subprocess.Popen[str]:
    return programs.Popen(
        [sys.executable, *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_importers_take_turns_and_readers_never_wait(
    tmp_path: Path, empty_database: Database, database: Database
) -> None:
    one = write(tmp_path / "one.jsonl", 1, RECORDS)
    other = write(tmp_path / "other.jsonl", RECORDS // 2, RECORDS * 3 // 2, seed=2)
    apart = copied(empty_database, tmp_path / "apart.db")
    with biblio.open(apart) as library:
        library.import_files(one, other)
    expected = dump(apart)
    papers = len(expected["papers"])

    readers = [start("-c", READER, database, papers) for _ in range(3)]
    for reader in readers:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "ready\n"
    importers = [
        start("-m", "biblio", "--db", database, "import", "--batch", BATCH, source)
        for source in (one, other)
    ]
    ends = [importer.communicate(timeout=HANG) for importer in importers]
    answers = [reader.communicate(timeout=HANG) for reader in readers]

    assert [importer.returncode for importer in importers] == [0, 0], ends
    assert [reader.returncode for reader in readers] == [0, 0, 0], answers
    assert dump(database) == expected
    assert check(url_of(database)) == []
    for output, errors in answers:
        assert errors == ""
        met = json.loads(output)
        assert met[-1] == papers
        assert any(0 < each < papers for each in met), "nobody asked while they imported"


@pytest.mark.sqlite("a file is copied")
def test_a_backup_while_two_import(tmp_path: Path, database: Database) -> None:
    sources = [
        write(tmp_path / "one.jsonl", 1, RECORDS),
        write(tmp_path / "other.jsonl", RECORDS + 1, 2 * RECORDS),
    ]
    importers = [
        start("-m", "biblio", "--db", database, "import", "--batch", BATCH, source)
        for source in sources
    ]
    copies: list[Path] = []
    while any(importer.poll() is None for importer in importers):
        copies.append(tmp_path / f"copy{len(copies)}.db")
        backup(url_of(database), copies[-1])
    ends = [importer.communicate(timeout=HANG) for importer in importers]

    assert [importer.returncode for importer in importers] == [0, 0], ends
    assert copies
    for copy in copies[-5:]:
        assert check(url_of(copy)) == []


def twice_at_once(database: Database, folder: Path) -> None:
    """Import one file by two processes at once, which is right afterwards, and again."""
    source = write(folder / "papers.jsonl", 1, 100)
    words = ("-m", "biblio", "--db", database, "import", "-o", "json", "--batch", BATCH, source)
    importers = [start(*words) for _ in range(2)]
    ends = [importer.communicate(timeout=HANG) for importer in importers]
    assert [importer.returncode for importer in importers] == [0, 0], ends
    papers = 100 - 100 // 23
    each = [json.loads(output)[0] for output, _ in ends]
    assert sum(report["added"] for report in each) == papers
    assert sum(report["unchanged"] for report in each) == papers

    with biblio.open(database) as library:
        (again,) = library.import_files(source)
        assert (again.added, again.unchanged) == (0, papers)
        assert library.stats().papers == papers
    assert check(url_of(database)) == []


def test_one_file_may_be_imported_twice_at_once(database: Database, tmp_path: Path) -> None:
    twice_at_once(database, tmp_path)
