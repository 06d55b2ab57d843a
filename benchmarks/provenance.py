"""What it costs to keep which record said what: a first import with it beside one without.

python benchmarks/provenance.py --size small

The one without leaves the rows of `sources` out, which tell a record that was read before, its
paper, its run and what it says otherwise. Such a database can be neither imported into again nor
undone: it is for comparison alone.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from measuring import (
    Figure,
    Run,
    arguments,
    compile_biblio,
    corpus_file,
    in_turn,
    keep,
    remove,
    run,
)
from sqlalchemy import Connection

import biblio
from biblio.db import bulk
from biblio.db.models import Base, Source

WITHOUT = "--without-sources"


def import_without(database: str, source: str) -> None:
    """Import *source*, and write no row of `sources`."""
    insert_rows = bulk.insert_sparse_rows

    def insert_others(
        connection: Connection, model: type[Base], rows: Sequence[Sequence[Any]]
    ) -> None:
        if model is not Source:
            insert_rows(connection, model, rows)

    bulk.insert_sparse_rows = insert_others
    import_with(database, source)


def import_with(database: str, source: str) -> None:
    """Import *source* as biblio does."""
    with biblio.open(database, create=True) as library:
        library.import_files(source)


def main() -> None:
    """Measure, and keep the figures."""
    given = arguments(__doc__, rounds=5)
    compile_biblio()
    source = corpus_file(given.size, given.data)
    sizes: dict[str, int] = {}

    def measured(*options: str) -> Run:
        database = given.data / f"{given.size}-provenance.db"
        remove(database)
        done = run([sys.executable, __file__, *options, database, source])
        sizes["without" if options else "with"] = database.stat().st_size
        remove(database)
        return done

    runs = in_turn({"with": measured, "without": lambda: measured(WITHOUT)}, given.rounds)
    costs = [a.cpu / b.cpu for a, b in zip(runs["with"], runs["without"], strict=True)]
    keep(
        __file__,
        given.size,
        [
            Figure("processor time of provenance", tuple(costs), " ×", "≤ 1.1"),
            Figure("file with provenance", (sizes["with"] / sizes["without"],), " ×", "≤ 1.1"),
        ],
    )


if __name__ == "__main__":
    match sys.argv[1:]:
        case [str(option), str(database), str(source)] if option == WITHOUT:
            import_without(database, source)
        case [str(database), str(source)] if Path(source).exists():
            import_with(database, source)
        case _:
            main()
