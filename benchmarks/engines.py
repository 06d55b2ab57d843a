"""A library in a file beside the same on a PostgreSQL server: imports, sizes, and questions.

    python benchmarks/engines.py --size medium

The server is a private one with the settings of the tests (`tests/postgresql.py`), or that which
`BIBLIO_TEST_SERVER` names, on this machine. What it takes is counted as processor time of all its
processes, so nobody else should ask it meanwhile. It need not wait for its disk, as SQLite does.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from measuring import (
    BIN,
    HERE,
    Figure,
    Run,
    arguments,
    compile_biblio,
    corpus_file,
    family_of,
    keep,
    remove,
    run,
    timed,
)
from sqlalchemy import URL

import biblio
from biblio import Library

sys.path.insert(0, str(HERE.parent / "tests"))
from postgresql import connect, running

MEGABYTE = 1_000_000
TICKS = os.sysconf("SC_CLK_TCK")
SINCE, PAGE = "2009-01", 20


class Imported(NamedTuple):
    """An import, and what the server took for it."""

    client: Run
    server: float


class Asked(NamedTuple):
    """A question that is asked of both, and how quick PostgreSQL's answer is to be."""

    what: str
    ask: Callable[[Library], object]
    goal: str


@contextmanager
def on_server() -> Iterator[tuple[URL, Callable[[], float]]]:
    """A new database on a server, and how many processor seconds the server took so far."""
    with running() as server, server.empty() as url:
        with closing(connect(url)) as connection:
            file = connection.execute("SELECT pg_read_file('postmaster.pid')").fetchone()
        first = int(str(file[0] if file else "").split()[0])
        yield url, lambda: _taken(first)


def _taken(first: int) -> float:
    """The processor seconds of the process *first*, of its children, and of those that ended."""
    total = 0
    for each in family_of(first):
        try:
            words = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        # Behind the name: the 12th and 13th are its own time, then that of its ended children.
        total += sum(map(int, words[11:15] if each == first else words[11:13]))
    return total / TICKS


def questions(busy: str) -> list[Asked]:
    """What is asked; *busy* is an author with many papers."""
    return [
        Asked("newest page", lambda library: library.papers(limit=PAGE), "≤ 10 ms"),
        Asked(
            "a page of a category",
            lambda library: library.papers(category="hep-th", until=SINCE, limit=PAGE),
            "≤ 10 ms",
        ),
        Asked("co-authors", lambda library: library.coauthors(busy, limit=PAGE), "≤ 5 ms"),
        Asked("a rare word", lambda library: library.search("zacity", limit=PAGE), ""),
        Asked("a common word", lambda library: library.search("the", limit=PAGE), ""),
    ]


def main() -> None:
    """Measure, and keep the figures."""
    given = arguments(__doc__, rounds=5)
    compile_biblio()
    source = corpus_file(given.size, given.data)
    file = given.data / f"{given.size}-engines.db"
    remove(file)
    with on_server() as (url, taken):
        address = url.render_as_string(hide_password=False)
        plain = run([BIN / "biblio", "--db", file, "import", source])
        before = taken()
        client = run([BIN / "biblio", "--db", address, "import", source])
        figures = _imports(plain, Imported(client, taken() - before))
        figures += _sizes(file, url)
        with closing(sqlite3.connect(file)) as connection:
            ((busy,),) = connection.execute(
                "SELECT 'id:' || author_id FROM authorships GROUP BY author_id"
                " HAVING count(*) BETWEEN 20 AND 40 ORDER BY author_id LIMIT 1"
            ).fetchall()
        with closing(connect(url)) as server:
            server.autocommit = True
            server.execute("VACUUM ANALYZE")  # as the server does by itself in time
        with biblio.open(file) as here, biblio.open(address) as there:
            for each in questions(str(busy)):
                figures += _question(each, here, there, given.rounds)
    remove(file)
    keep(__file__, given.size, figures)


def _imports(plain: Run, imported: Imported) -> list[Figure]:
    whole = imported.client.cpu + imported.server
    return [
        Figure("import into a file, processor time", (plain.cpu,), " s"),
        Figure("import into PostgreSQL, the client's", (imported.client.cpu,), " s"),
        Figure("the server's", (imported.server,), " s"),
        Figure("both beside the file", (whole / plain.cpu,), "×", "≤ 3.3 ×"),
    ]


def _sizes(file: Path, url: URL) -> list[Figure]:
    with closing(connect(url)) as server:
        size = server.execute("SELECT pg_database_size(current_database())").fetchone()
    assert size is not None  # noqa: S101 - one row always
    return [
        Figure("size of the file", (file.stat().st_size / MEGABYTE,), " MB"),
        Figure("size of the database", (size[0] / MEGABYTE,), " MB"),
    ]


def _question(asked: Asked, here: Library, there: Library, rounds: int) -> list[Figure]:
    ask = asked.ask
    return [
        Figure(f"{asked.what}, SQLite", timed(lambda: ask(here), rounds), " ms"),
        Figure(f"{asked.what}, PostgreSQL", timed(lambda: ask(there), rounds), " ms", asked.goal),
    ]


if __name__ == "__main__":
    main()
