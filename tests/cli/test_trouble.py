"""What can befall an import from outside: one clear line, and nothing half written."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random

import programs
import pytest
from dumps import dump
from importing.snapshots import write
from stores import Database, by_hand, copied, writing
from waiting import HANG, is_asleep, needs_linux, open_files, until

import biblio
from biblio.db.engine import url_of
from biblio.db.engines.sqlite import connecting
from biblio.db.engines.sqlite.backups import backup
from biblio.db.maintenance import check
from biblio.errors import DatabaseError

RECORDS = 150
BAD = RECORDS // 23
BATCH = 10
SMALL = 5

# Root may write what is forbidden to all, unless it gives that up: here and, as what it starts
# would have it again, for good.
LAUNCH = """
import ctypes, os, resource, sys
from biblio.__main__ import main
limit, *arguments = sys.argv[1:]
if os.geteuid() == 0:
    system = ctypes.CDLL(None)
    for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        system.prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP
    version, sets = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    system.capget(version, sets)
    for each in range(3):
        sets[each] &= ~0b110
    system.capset(version, sets)
if limit != "none":
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
sys.argv = ["biblio", *arguments]
main()
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("trouble") / "papers.jsonl", 1, RECORDS)


@pytest.fixture(scope="module")
def undisturbed(
    tmp_path_factory: pytest.TempPathFactory, empty_database: Database, source: Path
) -> dict[str, list[tuple[object, ...]]]:
    """The tables that an import of `source` makes."""
    database = copied(empty_database, tmp_path_factory.mktemp("whole") / "biblio.db")
    with biblio.open(database) as library:
        library.import_files(source)
    return dump(database)


def command(database: Database, *arguments: object) -> list[str]:
    return [sys.executable, "-m", "biblio", "--db", str(database), *map(str, arguments)]


def restricted(words: Sequence[str], *, file_size: int | None = None) -> tuple[int, str, str]:
    """Run *words* without root's privileges, files limited to *file_size* bytes."""
    arguments = words[len(programs.BIBLIO) :]
    done = programs.run(
        [sys.executable, "-c", LAUNCH, str(file_size or "none"), *arguments],
        check=False,
        capture_output=True,
        text=True,
        timeout=HANG,
    )
    return done.returncode, done.stdout, done.stderr


def statuses(database: Database) -> list[tuple[str, int]]:
    with by_hand(database) as connection:
        return connection.execute("SELECT status, read FROM imports ORDER BY id").fetchall()


def import_again(database: Database, source: Path) -> None:
    with biblio.open(database) as library:
        library.import_files(source)


@pytest.mark.sqlite("the size of a file is limited")
@needs_linux
@pytest.mark.parametrize("room", [0, 60_000, 200_000])
def test_a_full_disk(
    database: Path, source: Path, undisturbed: dict[str, list[tuple[object, ...]]], room: int
) -> None:
    limit = database.stat().st_size + room

    status, output, errors = restricted(
        command(database, "import", "--batch", BATCH, source), file_size=limit
    )

    assert (status, output) == (1, "")
    assert errors.startswith(f"biblio: the disk of {database} ")
    assert errors.count("\n") == 1
    assert check(url_of(database)) == []
    assert all(read % BATCH == 0 for _, read in statuses(database))
    import_again(database, source)
    assert dump(database) == undisturbed


@needs_linux
def test_a_full_disk_where_the_database_is_to_be_made(tmp_path: Path, source: Path) -> None:
    database = tmp_path / "new.db"

    status, output, errors = restricted(command(database, "import", source), file_size=50_000)

    assert (status, output) == (1, "")
    assert errors.startswith(f"biblio: the disk of {database} ")
    assert errors.count("\n") == 1
    import_again_status, _, _ = restricted(command(database, "import", source))
    assert import_again_status == 0


@pytest.fixture
def filled_here(tmp_path: Path, empty_database: Path, source: Path) -> Iterator[Path]:
    """A database with papers in a folder of its own, both of which may be made read-only."""
    folder = tmp_path / "folder"
    folder.mkdir()
    database = folder / "biblio.db"
    copied(empty_database, database)
    import_again(database, source)
    yield database
    folder.chmod(0o755)


@pytest.mark.sqlite("a file may be read-only")
@needs_linux
@pytest.mark.parametrize("what", ["file", "folder", "both"])
def test_what_is_read_only_is_read_and_not_written(
    filled_here: Path, source: Path, what: str
) -> None:
    if what != "folder":
        filled_here.chmod(0o444)
    if what != "file":
        filled_here.parent.chmod(0o555)
    before = filled_here.read_bytes()

    papers = restricted(command(filled_here, "papers", "-n", "1", "-o", "csv"))
    written = restricted(command(filled_here, "import", source))
    undone = restricted(command(filled_here, "imports", "undo", "--yes", "1"))

    assert papers[0] == 0, papers[2]
    assert papers[1].count("\n") == 2
    for status, output, errors in (written, undone):
        assert (status, output) == (1, "")
        assert errors.startswith(f"biblio: {filled_here} cannot be ")
        assert errors.count("\n") == 1
    filled_here.parent.chmod(0o755)
    assert filled_here.read_bytes() == before


@pytest.mark.sqlite("a file may be read-only")
@needs_linux
@pytest.mark.parametrize("what", ["file", "folder", "both", "copy"])
def test_a_dry_run_needs_no_permission_and_touches_no_byte(
    filled_here: Path, tmp_path: Path, what: str
) -> None:
    more = write(tmp_path / "more.jsonl", RECORDS - 50, RECORDS + 50)
    if what == "copy":  # in one file, as SQLite keeps it elsewhere
        backup(url_of(filled_here), filled_here.with_name("copy.db"))
        filled_here.with_name("copy.db").replace(filled_here)
    before = filled_here.read_bytes(), sorted(filled_here.parent.iterdir())
    if what in {"file", "both"}:
        filled_here.chmod(0o444)
    if what in {"folder", "both"}:
        filled_here.parent.chmod(0o555)

    preview = restricted(command(filled_here, "import", "--dry-run", "-v", more))
    undone = restricted(command(filled_here, "imports", "undo", "--dry-run", "1"))
    retried = restricted(command(filled_here, "imports", "retry", "--dry-run", "1"))

    assert (filled_here.read_bytes(), sorted(filled_here.parent.iterdir())) == before
    filled_here.parent.chmod(0o755)
    filled_here.chmod(0o644)
    real = restricted(command(filled_here, "import", "-v", more))
    assert preview[0] == undone[0] == 0, preview
    assert preview[1].replace("nothing written", "import 2") == real[1]
    assert (
        f"{RECORDS - BAD} records and {BAD} rejections removed, {RECORDS - BAD} papers removed"
        in undone[1]
    )
    assert (retried[0], f"{BAD} read, 0 added" in retried[1]) == (1, True)


@contextmanager
def importing(
    database: Database, source: Path, reached: int = SMALL
) -> Iterator[subprocess.Popen[bytes]]:
    """An import in many small batches, of which *reached* records are stored.

    It goes on, and does not end before its standard input does.
    """
    words = command(database, "import", "-f", "snapshot", "--batch", SMALL, "-")
    with programs.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        # Its input is read in blocks, the last of which would not be full.
        process.stdin.write(source.read_bytes().ljust((1 << 20) - 1) + b"\n")
        process.stdin.flush()
        until(lambda: any(read >= reached for _, read in statuses(database)), process)
        yield process


def without_progress(errors: bytes) -> list[str]:
    """What an import from standard input says but how far it is, which it does where it is slow."""
    return [line for line in errors.decode().splitlines() if not line.startswith("stdin: ")]


@pytest.mark.sqlite("a file may be replaced")
@needs_linux
@pytest.mark.parametrize("is_replaced", [True, False])
def test_a_file_that_goes_away(
    tmp_path: Path, database: Path, source: Path, is_replaced: bool
) -> None:
    other = tmp_path / "other.db"
    with biblio.open(other, create=True) as library:
        library.import_records([])
    theirs = other.read_bytes()

    with importing(database, source) as process:
        if is_replaced:
            other.replace(database)
        else:
            database.unlink()
        output, errors = process.communicate(source.read_bytes(), timeout=HANG)

    assert (process.returncode, output) == (1, b"")
    assert without_progress(errors) == [
        f"biblio: {database} was replaced or deleted while it was open; run the command again"
    ]
    log = database.with_name(f"{database.name}-wal")
    assert not log.exists() or log.stat().st_size == 0
    if is_replaced:
        assert database.read_bytes() == theirs
        assert check(url_of(database)) == []
    else:
        assert not database.exists()


@pytest.mark.parametrize(
    ("moment", "number"),
    [
        *((moment, signal.SIGINT) for moment in range(4)),
        (0, signal.SIGTERM),
        (1, signal.SIGTERM),
        (0, signal.SIGHUP),
    ],
)
def test_a_signal_keeps_whole_batches(
    database: Database,
    source: Path,
    undisturbed: dict[str, list[tuple[object, ...]]],
    moment: int,
    number: signal.Signals,
) -> None:
    random = Random(moment)  # noqa: S311 - seeded moments, no secrets

    with importing(database, source, random.randrange(SMALL, RECORDS // 2)) as process:
        process.send_signal(number)
        output, errors = process.communicate(timeout=HANG)

    assert (process.returncode, output) == (128 + number, b"")
    assert without_progress(errors) == ["biblio: interrupted"]
    ((status, read),) = statuses(database)
    assert status == "cut"
    assert 0 < read < RECORDS
    assert read % SMALL == 0
    assert check(url_of(database)) == []
    import_again(database, source)
    # What was rejected on standard input is of another source, and stays beside.
    made = {name: set(rows) for name, rows in dump(database).items()}
    assert made == {name: set(rows) for name, rows in undisturbed.items()}


def test_a_lock_that_is_not_given_up(
    database: Database, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "WAIT", 0.2)
    with (
        writing(database),
        biblio.open(database) as library,
        pytest.raises(DatabaseError, match="is being written by another program; try"),
    ):
        library.import_files(source)
    assert statuses(database) == []


@pytest.mark.sqlite("looks for the log beside the file")
@needs_linux
def test_ctrl_c_ends_the_wait_for_a_lock(database: Path, source: Path) -> None:
    with (
        writing(database),
        programs.Popen(
            command(database, "import", source),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as process,
    ):
        log = f"{database}-wal"  # once it is open, nothing but the lock is to be waited for
        until(lambda: log in open_files(process) and is_asleep(process), process)
        began = time.monotonic()
        process.send_signal(signal.SIGINT)
        errors = process.communicate(timeout=HANG)[1]
        seconds = time.monotonic() - began

    assert (process.returncode, errors) == (130, "biblio: interrupted\n")
    assert seconds < connecting.WAIT / 2
