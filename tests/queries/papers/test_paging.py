"""Pages that are turned while another process imports."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import programs
import pytest
from factories import paper
from stores import Database
from waiting import HANG

import biblio

BEFORE = 600
ARRIVING = 1_500
RUN = 250
# Papers between, before and behind those that are there; those of an odd number come again too,
# changed in what no list is ordered by.
IMPORT = f"""
import sys
from itertools import islice
sys.path.insert(0, sys.argv[2])
from factories import paper
import biblio

def arriving():
    for number in range(1, {ARRIVING} + 1):
        day = f"20{{15 + number % 9}}-0{{1 + number % 6}}-{{1 + number % 28:02}}T07:00:00Z"
        arxiv_id = f"{{15 + number % 9}}0{{1 + number % 6}}.{{10000 + number}}"
        yield paper(arxiv_id, title="More graphs", submitted=day)
        if number % 2 and number <= {BEFORE}:
            yield paper(f"1{{8 + number % 2}}0{{1 + number % 9}}.{{number:05}}", format="abs",
                        title="Graphs again", submitted=None, comments="changed", categories=())

papers, added = arriving(), 0
with biblio.open(sys.argv[1]) as library:
    while run := list(islice(papers, {RUN})):
        added += library.import_records(run).added
        if added >= {ARRIVING} / 2:
            sys.stdin.readline()
"""


@pytest.fixture
def there(library: biblio.Library) -> list[str]:
    """The papers that are there at the start."""
    records = [
        paper(
            f"1{8 + number % 2}0{1 + number % 9}.{number:05}",
            title=f"On graphs {number}",
            submitted=f"201{8 + number % 2}-0{1 + number % 9}-{1 + number % 28:02}T06:00:00Z",
        )
        for number in range(1, BEFORE + 1)
    ]
    library.import_records(records)
    return [record.arxiv_id or "" for record in records]


@contextmanager
def importing(database: Database) -> Iterator[subprocess.Popen[str]]:
    """Another process that imports into *database*, a part until it is told to go on."""
    with programs.Popen(
        [sys.executable, "-c", IMPORT, str(database), str(Path(__file__).parents[2])],
        stdin=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        go_on(process)
        assert process.wait(HANG) == 0


def go_on(process: subprocess.Popen[str]) -> None:
    """Let the import come to its end, if it has not been let yet."""
    assert process.stdin is not None
    process.stdin.close()


def walked(library: biblio.Library, ask: str, **options: Any) -> list[str]:
    """The papers of all pages of a listing."""
    found: list[str] = []
    after = None
    while True:
        page = getattr(library, ask)(after=after, limit=25, **options)
        found += [row.arxiv_id for row in page]
        after = page.after
        if after is None:
            return found


@pytest.mark.parametrize(
    ("ask", "options"),
    [
        ("papers", {}),
        ("papers", {"oldest": True}),
        ("papers", {"by": "announced"}),
        ("papers", {"query": "graphs category:math.CO"}),
        ("search", {"query": "graphs", "sort": "date"}),
    ],
    ids=["newest", "oldest", "announced", "query", "search by date"],
)
def test_no_page_misses_or_repeats_what_was_there(
    database: Database, library: biblio.Library, there: list[str], ask: str, options: dict[str, Any]
) -> None:
    walks: list[list[str]] = []
    with importing(database) as process:
        while process.poll() is None:
            walks.append(walked(library, ask, **options))
            if len(walks[-1]) > BEFORE:
                go_on(process)

    for walk in walks:
        counts = Counter(walk)
        assert {counts[each] for each in there} == {1}
        assert max(counts.values()) == 1
    assert any(BEFORE < len(walk) < BEFORE + ARRIVING for walk in walks)
    assert len(walked(library, ask, **options)) == BEFORE + ARRIVING


def test_a_snapshot_is_of_one_moment(
    database: Database, library: biblio.Library, there: list[str]
) -> None:
    with library.snapshot() as view:
        first = walked(view, "papers")
        with importing(database):
            pass
        again = walked(view, "papers")
        assert view.stats().papers == BEFORE
        assert view.sql("SELECT count(*) FROM papers").rows == ((BEFORE,),)
        assert library.stats().papers == BEFORE + ARRIVING

    assert sorted(first) == sorted(there)
    assert again == first
    assert library.stats().papers == BEFORE + ARRIVING
