"""A bug in a reader: one rule, whichever process reads; on real processes."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from factories import paper
from stores import ENGINE, Database, by_hand

import biblio
from biblio.errors import DatabaseError
from biblio.importing.bugs import Bug
from biblio.importing.loads import Load, begun
from biblio.importing.parsing import WORTHWHILE

# Python runs it at the start of every process that finds it: a reader with a bug, as the only one.
READER = """
from biblio.formats import detection
from biblio.formats.format import Entry, Format
from biblio.model.records import PaperRecord

def split(stream):
    for number, line in enumerate(stream, start=1):
        if line.startswith(b"unsplit"):
            raise LookupError("a bug that splits")
        yield Entry(line, f"line {number}")

def parse(raw):
    if raw.startswith(b"unparsed"):
        return 1 / 0
    return PaperRecord(format="odd", arxiv_id=raw.split()[0].decode(), title="A title")

detection.FORMATS = (Format("odd", split, parse, lambda head: True),)
"""
LINE = 1_000  # bytes
# A trigger that refuses a category, in the words of each engine.
REFUSING = {
    "sqlite": "CREATE TRIGGER mine BEFORE INSERT ON paper_categories WHEN new.category = 'cs.DM'"
    " BEGIN SELECT raise(ABORT, 'not here'); END",
    "postgresql": "CREATE FUNCTION mine() RETURNS trigger LANGUAGE plpgsql AS"
    " $$ BEGIN RAISE EXCEPTION 'not here'; END $$;"
    "CREATE TRIGGER mine BEFORE INSERT ON paper_categories FOR EACH ROW"
    " WHEN (new.category = 'cs.DM') EXECUTE FUNCTION mine()",
}


def lines(count: int, *, bad: str, place: int) -> bytes:
    made = [f"2101.{number:05}".ljust(LINE - 1) for number in range(1, count + 1)]
    made[place] = bad.ljust(LINE - 1)
    return "\n".join(made).encode() + b"\n"


@pytest.mark.parametrize("count", [3, WORTHWHILE // LINE + 10], ids=["small", "large"])
@pytest.mark.parametrize("place", [0, -1], ids=["first", "last"])
@pytest.mark.parametrize(("bad", "raised"), [("unsplit", "LookupError"), ("unparsed", "ZeroDiv")])
def test_a_bug_keeps_its_traceback_and_the_run_is_failed(
    tmp_path: Path, database: Database, count: int, place: int, bad: str, raised: str
) -> None:
    (tmp_path / "sitecustomize.py").write_text(READER)
    source = tmp_path / "records.odd"
    source.write_bytes(lines(count, bad=bad, place=place))

    ended = subprocess.run(
        [sys.executable, "-m", "biblio", "--db", database, "import", source],
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 1
    assert "Traceback" in ended.stderr
    assert raised in ended.stderr
    assert f"in {'split' if bad == 'unsplit' else 'parse'}" in ended.stderr
    with by_hand(database) as shell:
        assert shell.execute("SELECT status FROM imports").fetchall() == [("failed",)]


class UnsendableError(Exception):
    """An error that cannot be made from its arguments."""

    def __init__(self, one: int, other: int) -> None:
        super().__init__(f"{one} and {other}")


@pytest.mark.parametrize("error", [ZeroDivisionError("by zero"), UnsendableError(1, 2)])
def test_a_bug_is_sent_with_its_lines(error: Exception) -> None:
    def fail() -> None:
        raise error

    with pytest.raises(type(error)) as met:
        fail()
    sent = pickle.loads(pickle.dumps(Bug.of(met.value))).error  # noqa: S301 - our own

    assert str(error) in str(sent)
    assert "test_a_bug_is_sent_with_its_lines" in "".join(sent.__notes__)


def test_a_bug_before_the_first_load_is_raised_by_the_rest() -> None:
    def broken() -> Iterator[Load]:
        raise KeyError("no")
        yield

    first, rest = begun(broken())

    assert first is None
    with pytest.raises(KeyError, match="no"):
        next(rest)


def test_an_error_of_the_database_ends_the_run_as_failed(
    library: biblio.Library, database: Database
) -> None:
    with by_hand(database) as shell:
        shell.executescript(REFUSING[ENGINE])

    with pytest.raises(DatabaseError, match="not here"):
        library.import_records([paper("2101.00001", categories=("cs.DM",))])

    assert [each.status for each in library.imports()] == ["failed"]
