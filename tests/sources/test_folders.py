from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import biblio
from biblio.sources.folders import walk

GOOD = '{"id": "2101.00001", "title": "Sums"}\n'


def test_folders_are_gone_through_in_order(tmp_path: Path) -> None:
    for name in ("b/c/2", "b/c/1", "a", "c"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = [each.path.relative_to(tmp_path).as_posix() for each in walk(tmp_path)]
    assert found == ["a", "b/c/1", "b/c/2", "c"]


def test_what_is_odd_is_one_fault_of_one_file(tmp_path: Path, database: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "good").write_text(GOOD)
    (folder / "loop").symlink_to("loop")
    (folder / "cut.zip").write_bytes(b"PK\x03\x04 and no more")
    os.mkfifo(folder / "pipe")
    odd = os.fsencode(folder) + b"/na\xefve"
    Path(os.fsdecode(odd)).write_text('{"id": "2101.00002", "title": 5}\n')

    with biblio.open(database) as library:
        (report,) = library.import_files(folder)

    assert (report.added, report.rejected) == (1, 4)
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute("SELECT place, reason FROM rejections ORDER BY place").fetchall()
    assert rows == [
        (
            "cut.zip",
            f"not read: {folder}/cut.zip: it is not a whole zip archive; get it again",
        ),
        (
            "loop",
            f"not read: {folder}/loop: it cannot be read (Too many levels of symbolic links)",
        ),
        ("na\\xefve: line 1", "title is a number, not text"),
        (
            "pipe",
            f"not read: {folder}/pipe: it is a named pipe, which is read only where it is named",
        ),
    ]
