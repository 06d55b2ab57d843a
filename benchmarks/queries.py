"""Asking: co-authors, paths, pages by date, search and counts in a library, in process, warm.

    python benchmarks/imports.py --size medium   # makes the library
    python benchmarks/queries.py --size medium

The heaviest author, the one with most co-author rows, is asked of DuckDB too, on the same tables:
they are written as CSV and read by it, since its extension for SQLite is fetched from the net.
"""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Any, Final

import duckdb
from counting import counting
from measuring import BIN, Figure, arguments, corpus_file, keep, run, timed
from searches import searches

import biblio
from biblio.errors import NotFound

if TYPE_CHECKING:
    from biblio.library import Library

USUAL_PAPERS: Final = 40
USUAL_TEAM: Final = 200  # authors on the largest paper of a usual author
ASKED: Final = 20  # different authors, and pairs of them
FEWEST_ROUNDS: Final = 5
PAGE: Final = 3.0  # milliseconds that a page may take
DEEP: Final = ("2024", "2012", "1999")

# The authors with most papers first: only of these are the co-author rows counted.
PROLIFIC: Final = """
SELECT author_id FROM authorships WHERE paper_id IN
 (SELECT paper_id FROM authorships GROUP BY paper_id HAVING count(*) > 250)
GROUP BY author_id ORDER BY count(*) DESC, author_id LIMIT 50
"""
PAIRS: Final = """
SELECT count(*) FROM authorships AS a JOIN authorships AS b ON b.paper_id = a.paper_id
WHERE a.author_id = ?
"""
USUAL: Final = """
SELECT a.author_id FROM authorships AS a
WHERE a.author_id IN
 (SELECT author_id FROM authorships GROUP BY author_id HAVING count(DISTINCT paper_id) BETWEEN
  ? AND ?)
GROUP BY a.author_id
HAVING max((SELECT max(b.ordinal) FROM authorships AS b WHERE b.paper_id = a.paper_id)) < ?
ORDER BY a.author_id
"""
# Of papers that are no collaboration's: their rows show thousands of names.
BUSIEST: Final = """
SELECT a.author_id FROM authorships AS a
WHERE a.author_id IN
 (SELECT author_id FROM authorships GROUP BY author_id ORDER BY count(*) DESC LIMIT 5000)
GROUP BY a.author_id
HAVING max((SELECT max(b.ordinal) FROM authorships AS b WHERE b.paper_id = a.paper_id)) < ?
ORDER BY count(*) DESC, a.author_id LIMIT 1
"""
RAREST: Final = """
SELECT category FROM paper_categories GROUP BY category ORDER BY sum(ordinal = 1), category LIMIT 1
"""
COAUTHORS: Final = """
WITH shared AS (
 SELECT b.author_id, count(DISTINCT b.paper_id) AS papers
 FROM authorships AS a JOIN authorships AS b ON b.paper_id = a.paper_id
 WHERE a.author_id = ? AND b.author_id <> a.author_id
 GROUP BY b.author_id)
SELECT authors.id, authors.name, shared.papers
FROM shared JOIN authors ON authors.id = shared.author_id
WHERE authors.is_collaboration = 0
ORDER BY shared.papers DESC, authors.name, authors.id LIMIT 20
"""


class Bench:
    """A library of one size, the people that are asked for, and DuckDB with the same tables."""

    def __init__(self, library: Library, database: Path) -> None:
        self.library = library
        self.database = database
        with closing(sqlite3.connect(database)) as connection:
            self.heaviest, self.rows = max(
                (
                    (author_id, connection.execute(PAIRS, (author_id,)).fetchone()[0])
                    for (author_id,) in connection.execute(PROLIFIC).fetchall()
                ),
                key=lambda each: (each[1], each[0]),
            )
            self.usual = self._usual(connection)
            (self.busiest,) = connection.execute(BUSIEST, (USUAL_TEAM,)).fetchone()
            (self.rarest,) = connection.execute(RAREST).fetchone()

    def _usual(self, connection: sqlite3.Connection) -> list[str]:
        """Authors with about 40 papers, or nearly so in a small library; none in large ones."""
        for fewest, most in ((USUAL_PAPERS, USUAL_PAPERS), (30, 50), (10, 60), (2, 100)):
            found = connection.execute(USUAL, (fewest, most, USUAL_TEAM)).fetchall()
            if len(found) >= ASKED:
                return [f"id:{each}" for (each,) in Random(1).sample(found, ASKED)]
        raise SystemExit("the library is too small to ask about; import a corpus first")

    def duck(self, folder: Path) -> duckdb.DuckDBPyConnection:
        """DuckDB in memory, with the tables of authors and authorships."""
        duck = duckdb.connect()
        with closing(sqlite3.connect(self.database)) as connection:
            for table, columns in (
                ("authors", "id, name, is_collaboration"),
                ("authorships", "paper_id, ordinal, author_id"),
            ):
                file = folder / f"{table}.csv"
                rows = connection.execute(f"SELECT {columns} FROM {table}")  # noqa: S608 - names of this file
                with file.open("w", newline="", encoding="utf-8") as out:
                    writer = csv.writer(out)
                    writer.writerow(columns.split(", "))
                    writer.writerows(rows)
                duck.execute(f"CREATE TABLE {table} AS FROM read_csv('{file}', header = true)")
                file.unlink()
        return duck


def each_of(ask: Callable[[str], object], names: Iterable[str], rounds: int) -> tuple[float, ...]:
    """The median milliseconds of *ask* for each of *names*."""
    return tuple(median(timed(lambda name=name: ask(name), rounds)) for name in names)  # type: ignore[misc]


def people(bench: Bench, folder: Path, rounds: int) -> list[Figure]:
    """Co-authors and paths."""
    library, heaviest = bench.library, f"id:{bench.heaviest}"
    usual = each_of(library.coauthors, bench.usual, rounds)
    pairs = list(zip(bench.usual, bench.usual[1:], strict=False))
    chains: dict[str, object] = {}

    def walk(place: str) -> None:
        chains[place] = _path(library, *pairs[int(place)])

    paths = each_of(walk, map(str, range(len(pairs))), 1)
    lost = [place for place in range(len(pairs)) if not chains[str(place)]]
    joined = [each for place, each in enumerate(paths) if place not in lost]
    ours: list[float] = []
    ducks: list[float] = []
    plain: list[float] = []
    duck = bench.duck(folder)
    with closing(sqlite3.connect(bench.database)) as connection:
        for _ in range(rounds):  # in turn: the machine's speed drifts
            ours += timed(lambda: library.coauthors(heaviest), 1)
            ducks += timed(lambda: duck.execute(COAUTHORS, [bench.heaviest]).fetchall(), 1)
        plain += timed(lambda: connection.execute(COAUTHORS, (bench.heaviest,)).fetchall(), 1)
    duck.close()
    note = f"{bench.rows:,} co-author rows"
    return [
        Figure("co-authors of a usual author", usual, " ms", "≤ 0.6 ms", "median of 20 authors"),
        Figure(
            "co-authors of the heaviest author / DuckDB",
            tuple(one / other for one, other in zip(ours, ducks, strict=True)),
            " ×",
            "≤ 1.5 ×",
            note,
        ),
        Figure("co-authors of the heaviest author", tuple(ours), " ms", note=note),
        Figure("the same as one self-join in SQLite", tuple(plain), " ms"),
        Figure("the same in DuckDB", tuple(ducks), " ms"),
        Figure(
            "path between two usual authors",
            paths,
            " ms",
            "≤ 50 ms",
            f"{len(lost)} of {len(pairs)} pairs are joined by no chain, as components tell",
        ),
        Figure(
            "path, the slowest pair that a chain joins", (max(joined or paths),), " ms", "≤ 50 ms"
        ),
        Figure(
            "path, asked first in a library that was just opened",
            tuple(_first(bench, *pair) for pair in pairs if pairs.index(pair) not in lost),
            " ms",
            "≤ 200 ms",
            "what the system keeps of the file in memory is there",
        ),
        *(_first_without_chain(bench, *pairs[place]) for place in lost[:1]),
        Figure(
            "second degree of a usual author",
            each_of(library.second_degree, bench.usual, rounds),
            " ms",
            "≤ 1,000 ms",
            "median of 20 authors",
        ),
    ]


def _first(bench: Bench, one: str, other: str) -> float:
    """How long a path takes that nothing was asked before."""
    with biblio.open(bench.database) as library:
        began = perf_counter()
        _path(library, one, other)
        return (perf_counter() - began) * 1000


def _first_without_chain(bench: Bench, one: str, other: str) -> Figure:
    """How long it takes to tell first that no chain joins two authors: components are made."""

    def ask() -> None:
        with biblio.open(bench.database) as library:
            _path(library, one, other)

    return Figure("path, the first question where no chain is", timed(ask, 1), " ms")


def _path(library: Library, one: str, other: str) -> object:
    try:
        return library.path(one, other)
    except NotFound:
        return None  # no chain joins them: that was searched for too


def listings(bench: Bench, rounds: int) -> list[Figure]:
    """Pages by date at several depths, with filters and without; the slowest counts."""
    library = bench.library
    author = bench.usual[0]
    busiest = f"id:{bench.busiest}"
    wanted: dict[str, dict[str, Any]] = {
        "newest": {},
        "oldest": {"oldest": True},
        "by revision": {"by": "revised"},
        "a category": {"category": "hep-th"},
        "a category, first": {"category": "hep-th", "primary": True},
        "a rare category": {"category": bench.rarest},
        "a rare category, first": {"category": bench.rarest, "primary": True},
        "a rare category, oldest": {"category": bench.rarest, "oldest": True},
        "an archive": {"category": "cs.*"},
        "an archive, first, in a year": {
            "category": "cs.*",
            "primary": True,
            "since": "2010",
            "until": "2011",
        },
        "an author": {"author": author},
        "a category and an author": {"author": author, "category": "math.*"},
        "the author of most papers": {"author": busiest},
        "the same and a rare category": {"author": busiest, "category": bench.rarest},
    }
    pages: dict[str, Callable[[], object]] = {
        name: lambda filters=filters: library.papers(limit=50, **filters)  # type: ignore[misc]
        for name, filters in wanted.items()
    }
    for until in DEEP:
        pages[f"deep, {until}"] = _deep(library, until, None)
        pages[f"deep, {until}, a category"] = _deep(library, until, "hep-th")
        pages[f"deep, {until}, an archive"] = _deep(library, until, "math.*")
    return [
        *_pages("a page of 50 papers by date", pages, rounds),
        *_pages("a page with another filter", _filtered(bench), rounds),
    ]


def _pages(what: str, pages: Mapping[str, Callable[[], object]], rounds: int) -> list[Figure]:
    """The times of all *pages*, and of those that are slower than a page may be."""
    times = {name: median(timed(page, rounds)) for name, page in pages.items()}
    slow = sorted((name for name in times if times[name] > PAGE), key=lambda name: -times[name])
    slowest = max(times, key=lambda name: times[name])
    return [
        Figure(what, tuple(times.values()), " ms", f"≤ {PAGE:g} ms"),
        *(
            Figure(f"{what}, slow: {name}", (times[name],), " ms", f"≤ {PAGE:g} ms")
            for name in slow or [slowest]
        ),
    ]


def _filtered(bench: Bench) -> dict[str, Callable[[], object]]:
    """A page with each of the filters that no list by date serves, near the end and far from it."""
    wanted: dict[str, dict[str, Any]] = {
        "announced": {"by": "announced"},
        "issued": {"by": "issued"},
        "a kind": {"kind": "preprint"},
        "a kind that none is": {"kind": "book"},
        "one author": {"max_authors": 1},
        "many authors": {"min_authors": 500},
        "a journal": {"journal": "Phys. Rev. D"},
        "with a DOI": {"has": "doi"},
        "without a DOI": {"lacks": "doi"},
        "withdrawn": {"withdrawn": True},
        "a first author": {"first_author": bench.usual[0]},
        "a last author": {"last_author": bench.usual[0]},
        "two authors": {"author": bench.usual[:2]},
        "a common word": {"query": "the"},
        "a rarer word": {"query": "neutrino"},
        "a word in a category": {"query": "neutrino", "category": "hep-th"},
    }
    library = bench.library
    return {
        name: lambda filters=filters: library.papers(limit=50, **filters)  # type: ignore[misc]
        for name, filters in wanted.items()
    }


def _deep(library: Library, until: str, category: str | None) -> Callable[[], object]:
    """Asks for the second page of those that end at *until*: every later one is found so."""
    after = library.papers(limit=50, until=until, category=category).after
    return lambda: library.papers(limit=50, until=until, category=category, after=after)


def main() -> None:
    """Measure, and keep the figures."""
    given = arguments(__doc__, rounds=FEWEST_ROUNDS)
    database = given.data / f"{given.size}.db"
    if not database.exists():
        run([BIN / "biblio", "--db", database, "import", corpus_file(given.size, given.data)])
    with biblio.open(database) as library:
        bench = Bench(library, database)
        figures: Sequence[Figure] = [
            *people(bench, given.data, given.rounds),
            *listings(bench, given.rounds),
            *searches(library, database, given.rounds),
            *counting(library, given.rounds),
        ]
    keep(__file__, given.size, figures)


if __name__ == "__main__":
    main()
