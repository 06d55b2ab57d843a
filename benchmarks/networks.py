"""The network of all papers in time and memory, beside the same pairs counted by DuckDB.

python benchmarks/imports.py --size medium   # makes the library
python benchmarks/networks.py --size medium
"""

from __future__ import annotations

import csv
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

from measuring import (
    BIN,
    Figure,
    Run,
    arguments,
    compile_biblio,
    in_turn,
    keep,
    ratios,
    run,
)

MEGABYTE: Final = 1_000_000
MOST: Final = "30"  # authors on a paper
PLACES: Final = """
SELECT p.paper_id, p.author_id, substr(q.listed_submitted, 1, 4) FROM authorships AS p
JOIN papers AS q ON q.id = p.paper_id JOIN authors AS a ON a.id = p.author_id
WHERE NOT a.is_collaboration
"""
# Spellings that only folding tells apart are not joined here, and nobody has a name.
DUCK: Final = """
import duckdb, sys
places, most = sys.argv[1:]
duckdb.execute(f\"\"\"
COPY (
    WITH places AS (SELECT DISTINCT * FROM read_csv('{places}', header = true)),
    small AS (SELECT paper FROM places GROUP BY paper HAVING count(*) <= {most})
    SELECT a.author AS source, b.author AS target, count(*) AS weight,
           min(a.year) AS first, max(a.year) AS last
    FROM places AS a JOIN places AS b ON b.paper = a.paper AND b.author > a.author
    WHERE a.paper IN (SELECT paper FROM small)
    GROUP BY ALL
) TO '/dev/null' (FORMAT csv)
\"\"\")
"""


def main() -> None:
    """Measure, and keep the figures."""
    given = arguments(__doc__)
    compile_biblio()
    database = given.data / f"{given.size}.db"
    if not database.exists():
        raise SystemExit(f"there is no {database}; benchmarks/imports.py makes it")
    places = given.data / f"{given.size}-places.csv"
    with closing(sqlite3.connect(database)) as connection, places.open("w", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(("paper", "author", "year"))
        writer.writerows(connection.execute(PLACES))
    runs = in_turn(_programs(database, places), given.rounds)
    places.unlink()
    keep(__file__, given.size, _figures(runs))


def _programs(database: Path, places: Path) -> dict[str, Callable[[], Run]]:
    """What is compared: edges as CSV of both, and what biblio writes beside."""

    def drawn(*options: str) -> Callable[[], Run]:
        command = ["network", "--max-authors", MOST, "--quiet", *options]
        return lambda: run([BIN / "biblio", "--db", database, *command])

    return {
        "edges as CSV": drawn("-o", "csv"),
        "the same in DuckDB": lambda: run([sys.executable, "-c", DUCK, places, MOST]),
        "nodes and edges as GraphML": drawn("-o", "graphml"),
        "the same with communities": drawn("-o", "graphml", "--communities"),
    }


def _figures(runs: dict[str, list[Run]]) -> list[Figure]:
    """What each took: processor time beside time, since DuckDB takes all processors at once."""
    edges, duck = runs["edges as CSV"], runs["the same in DuckDB"]
    return [
        Figure(f"network of papers of at most {MOST} authors / DuckDB", ratios(edges, duck), " ×"),
        *(
            Figure(
                f"network of papers of at most {MOST} authors: {name}",
                tuple(each.seconds for each in times),
                " s",
                note=f"{min(each.cpu for each in times):.1f} s of processors, "
                f"{max(each.largest for each in times) / MEGABYTE:.0f} MB",
            )
            for name, times in runs.items()
        ),
    ]


if __name__ == "__main__":
    main()
