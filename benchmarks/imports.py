"""Importing: the first time, again, and changed records; against the floor and sqlite-utils.

    python benchmarks/imports.py --size medium

The floor (`floor.py`) and `sqlite-utils insert` with `enable-fts` read the same lines in the same
round, the latter up to 100,000 papers. Files are compared when nothing is open any more.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from measuring import (
    BIN,
    HERE,
    Figure,
    Run,
    arguments,
    changed_file,
    compile_biblio,
    corpus_file,
    in_turn,
    keep,
    ratios,
    remove,
    run,
)

MEBIBYTE = 2**20
MEGABYTE = 1_000_000


class Bench:
    """The programs that are compared, on the files of one size."""

    def __init__(self, size: str, data: Path) -> None:
        self.source = corpus_file(size, data)
        self.changed = changed_file(size, data)
        self.database = data / f"{size}.db"
        self.floor_database = data / f"{size}-floor.db"
        self.flat_database = data / f"{size}-flat.db"
        self.spare = data / f"{size}-spare.db"

    def first(self) -> Run:
        """Import everything into a new library."""
        remove(self.database)
        return _import(self.database, self.source)

    def again(self) -> Run:
        """Import the same once more."""
        return _import(self.database, self.source)

    def floor(self) -> Run:
        """What the machine can do."""
        return run([BIN / "python", HERE / "floor.py", self.source, self.floor_database])

    def sqlite_utils(self) -> Run:
        """The same lines into one flat table, with a search index."""
        remove(self.flat_database)
        tool, flat = BIN / "sqlite-utils", self.flat_database
        inserted = run([tool, "insert", flat, "papers", self.source, "--nl", "--pk", "id"])
        indexed = run([tool, "enable-fts", flat, "papers", "title", "abstract", "authors"])
        return Run(
            inserted.seconds + indexed.seconds,
            inserted.cpu + indexed.cpu,
            max(inserted.largest, indexed.largest),
            max(inserted.together, indexed.together),
        )

    def changed_into_library(self) -> Run:
        """Import changed records into a copy of the library that has them all."""
        remove(self.spare)
        shutil.copyfile(self.database, self.spare)
        return _import(self.spare, self.changed)

    def changed_into_nothing(self) -> Run:
        """Import the same changed records into a new library."""
        remove(self.spare)
        return _import(self.spare, self.changed)


def _import(database: Path, source: Path) -> Run:
    return run([BIN / "biblio", "--db", database, "import", source])


def main() -> None:
    """Measure, and keep the figures."""
    given = arguments(__doc__)
    compile_biblio()
    bench = Bench(given.size, given.data)
    programs = {
        "first import": bench.first,
        "the same again": bench.again,
        "changed records": bench.changed_into_library,
        "changed, into nothing": bench.changed_into_nothing,
        "floor": bench.floor,
    }
    if given.size != "large":
        programs["sqlite-utils"] = bench.sqlite_utils
    runs = in_turn(programs, given.rounds)
    first, again = runs["first import"], runs["the same again"]
    papers = sum(1 for _ in bench.source.open("rb"))
    size = bench.database.stat().st_size
    figures = [
        Figure("first import / floor", ratios(first, runs["floor"]), " ×", "≤ 1.5 ×"),
        Figure("first import / the same again", ratios(first, again), " ×", "≥ 4 ×"),
        Figure(
            "changed records into the library / into nothing",
            ratios(runs["changed records"], runs["changed, into nothing"]),
            " ×",
            "≤ 2 ×",
        ),
        Figure(
            "file / floor's file",
            (size / bench.floor_database.stat().st_size,),
            " ×",
            "≤ 1.25 ×",
        ),
        Figure("file", (size / MEBIBYTE,), " MiB"),
        Figure(
            "peak memory, first import",
            tuple(each.together / MEGABYTE for each in first),
            " MB",
            "≤ 400 MB",
        ),
        Figure(
            "first import, a paper", tuple(each.seconds / papers * 1e6 for each in first), " µs"
        ),
        Figure(
            "floor, a paper", tuple(each.seconds / papers * 1e6 for each in runs["floor"]), " µs"
        ),
        Figure(
            "first import, processor time a paper",
            tuple(each.cpu / papers * 1e6 for each in first),
            " µs",
        ),
    ]
    if "sqlite-utils" in runs:
        beside = ratios(first, runs["sqlite-utils"])
        figures.insert(1, Figure("first import / sqlite-utils", beside, " ×", "< 1 ×"))
    remove(bench.spare)
    keep(__file__, given.size, figures)


if __name__ == "__main__":
    main()
