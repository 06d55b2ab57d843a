"""`import`: reports, rejections, exit codes."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from dumps import contents
from stores import Database
from typer.testing import Result

Run = Callable[..., Result]
Spawn = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """Where a database is not yet."""
    return tmp_path / "new.db"


def test_a_line_a_source(run: Run, new: Path, records: Path, with_rejections: Path) -> None:
    result = run("import", records, with_rejections, db=new)

    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        (
            f"{records} (snapshot): 3 read, 3 added, 0 updated, 0 unchanged, 0 held, 0 rejected; "
            "import 1"
        ),
        (
            f"{with_rejections} (snapshot): 2 read, 0 added, 0 updated, 1 unchanged, 0 held, "
            "1 rejected; import 2"
        ),
    ]
    assert "line 2 rejected: " in result.stderr


def test_reports_as_json(run: Run, new: Path, with_rejections: Path) -> None:
    (report,) = json.loads(run("import", "-o", "json", with_rejections, db=new).stdout)

    counts = {key: report[key] for key in ("read", "added", "updated", "unchanged", "held")}
    assert counts == {"read": 2, "added": 1, "updated": 0, "unchanged": 0, "held": 0}
    assert (report["rejected"], report["warnings"], report["import_id"]) == (1, 0, 1)
    assert report["rejections"][0]["identifier"] == "0704.0009"


def test_strict_ends_with_3(run: Run, new: Path, records: Path, with_rejections: Path) -> None:
    assert run("import", "--strict", records, db=new).exit_code == 0
    assert run("import", "--strict", with_rejections, db=new).exit_code == 3


def test_rejections_are_written_whole(
    run: Run, new: Path, tmp_path: Path, with_rejections: Path
) -> None:
    rejects = tmp_path / "rejects.jsonl"

    run("import", "--rejects", rejects, with_rejections, db=new)

    (row,) = map(json.loads, rejects.read_text().splitlines())
    assert list(row) == ["biblio_reject", "source", "place", "identifier", "reason", "raw"]
    assert (row["biblio_reject"], row["source"], row["place"], row["identifier"]) == (
        "snapshot",
        str(with_rejections),
        "line 2",
        "0704.0009",
    )
    assert row["raw"] == with_rejections.read_text().splitlines()[1]


def test_all_of_many_rejections_are_written(run: Run, new: Path, tmp_path: Path) -> None:
    source, rejects = tmp_path / "bad.jsonl", tmp_path / "rejects.jsonl"
    source.write_text("".join(f'{{"id": "1513.{number:05}"}}\n' for number in range(1, 51)))

    result = run("import", "-f", "snapshot", "--rejects", rejects, source, db=new)

    assert result.exit_code == 1
    assert "… 45 more rejected" in result.stderr
    assert "biblio: all that was read was rejected" in result.stderr
    assert len(rejects.read_text().splitlines()) == 50


def test_rejections_never_overwrite_a_source(run: Run, new: Path, tmp_path: Path) -> None:
    source = tmp_path / "papers.jsonl"
    source.write_text('{"id": "0704.0001"}\n')

    result = run("import", "--rejects", source, source, db=new)

    assert result.exit_code == 2
    assert source.read_text() == '{"id": "0704.0001"}\n'


def test_a_dry_run_writes_nothing(run: Run, new: Path, records: Path, filled: Database) -> None:
    before = contents(filled)

    onto_nothing = run("import", "--dry-run", records, db=new)
    onto_the_same = run("import", "--dry-run", records)

    assert "3 added" in onto_nothing.stdout
    assert "3 unchanged" in onto_the_same.stdout
    assert "; nothing written\n" in onto_the_same.stdout
    assert not new.exists()
    assert contents(filled) == before


def test_an_unreadable_source_stops_no_other(run: Run, new: Path, records: Path) -> None:
    result = run("import", "/does/not/exist", records, db=new)

    assert result.exit_code == 1
    assert "3 added" in result.stdout
    assert result.stderr.startswith("biblio: ")
    assert result.stderr.count("\n") == 1


def test_a_source_that_cannot_be_read_makes_no_database(run: Run, new: Path) -> None:
    assert run("import", "/does/not/exist", db=new).exit_code == 1
    assert not new.exists()


def test_stdin(spawn: Spawn, records: Path) -> None:
    done = spawn("import", "-", stdin=records.read_bytes())

    assert done.returncode == 0
    assert done.stdout.startswith(b"stdin (snapshot): 3 read, 0 added, 0 updated, 3 unchanged")


def test_rejects_do_not_go_where_sources_are_read(
    run: Run, new: Path, with_rejections: Path
) -> None:
    folder = with_rejections.parent
    inside = folder / "rejects.jsonl"

    result = run("import", "--rejects", inside, folder, db=new)

    assert (result.exit_code, inside.exists(), new.exists()) == (2, False, False)
    assert f"{inside} lies in the folder {folder}, which is read; name a file" in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_rejects_that_cannot_be_written_are_told(
    run: Run, new: Path, with_rejections: Path
) -> None:
    result = run("import", "--rejects", "/dev/full", with_rejections, db=new)

    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1] == "biblio: /dev/full: No space left on device"
