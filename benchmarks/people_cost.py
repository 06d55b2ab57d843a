"""What people cost: finding them in all of a library, and an import where they are kept.

    python benchmarks/people_cost.py --size medium

The last hundred papers of the corpus are new to a library of all the others: they are imported into
a copy in which people were found, and into one in which nobody asked for people.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from measuring import (
    BIN,
    Figure,
    Run,
    arguments,
    compile_biblio,
    corpus_file,
    in_turn,
    keep,
    ratios,
    remove,
    run,
)

NEW = 100  # papers
MEGABYTE = 1_000_000
MILLION = 1_000_000


class Bench:
    """A library of all papers but the last, with its people and without."""

    def __init__(self, size: str, data: Path) -> None:
        self.plain = data / f"{size}-names.db"
        self.found = data / f"{size}-people.db"
        self.spare = data / f"{size}-spare.db"
        self.known = data / f"{size}-known.jsonl"
        self.new = data / f"{size}-new.jsonl"
        lines = corpus_file(size, data).read_bytes().splitlines(keepends=True)
        self.known.write_bytes(b"".join(lines[:-NEW]))
        self.new.write_bytes(b"".join(lines[-NEW:]))
        for database in (self.plain, self.found):
            remove(database)
        run([BIN / "biblio", "--db", self.plain, "import", self.known])
        with closing(sqlite3.connect(self.plain)) as connection:
            (self.places,) = connection.execute("SELECT count(*) FROM authorships").fetchone()

    def find(self) -> Run:
        """Find people, where nobody was found before."""
        remove(self.found)
        shutil.copyfile(self.plain, self.found)
        return run([BIN / "biblio", "--db", self.found, "people", "find"])

    def into_people(self) -> Run:
        """Import the new papers where people are kept."""
        return self._import(self.found)

    def into_names(self) -> Run:
        """Import the new papers where nobody asked for people."""
        return self._import(self.plain)

    def _import(self, library: Path) -> Run:
        remove(self.spare)
        shutil.copyfile(library, self.spare)
        return run([BIN / "biblio", "--db", self.spare, "import", self.new])

    def clean(self) -> None:
        """Remove what is not needed by other benchmarks."""
        for each in (self.plain, self.found, self.spare, self.known, self.new):
            remove(each)


def main() -> None:
    """Measure, and keep the figures."""
    given = arguments(__doc__, rounds=1)
    compile_biblio()
    bench = Bench(given.size, given.data)
    found = in_turn({"find": bench.find}, given.rounds)["find"]
    imports = in_turn({"people": bench.into_people, "names": bench.into_names}, 3)
    bench.clean()
    kept, plain = imports["people"], imports["names"]
    keep(
        __file__,
        given.size,
        [
            Figure(
                "people find, processor time a million places",
                tuple(each.cpu / bench.places * MILLION for each in found),
                " s",
                "≤ 200 s",
                f"{bench.places:,} places",
            ),
            Figure(
                "people find, peak memory",
                tuple(each.together / MEGABYTE for each in found),
                " MB",
                "≤ 1,500 MB",
            ),
            Figure(
                f"import of {NEW} new papers where people are kept",
                tuple(each.seconds for each in kept),
                " s",
                "≤ 5 s",
            ),
            Figure("its processor time", tuple(each.cpu for each in kept), " s"),
            Figure("the same beside a library of names", ratios(kept, plain), "×"),
        ],
    )


if __name__ == "__main__":
    main()
