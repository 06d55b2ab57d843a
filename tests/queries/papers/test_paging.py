"""Pages that are turned while another process imports."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from factories import paper

import biblio

BEFORE = 600
ARRIVING = 3_000
# Papers between, before and behind those that are there; those of an odd number come again too,
# changed in what no list is ordered by.
IMPORT = f"""
import sys
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

with biblio.open(sys.argv[1]) as library:
    print(library.import_records(arriving()).added)
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
def importing(database: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that imports into *database* for as long as the block lasts, at least."""
    with subprocess.Popen(
        [sys.executable, "-c", IMPORT, str(database), str(Path(__file__).parents[2])],
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        assert process.wait(120) == 0


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
    database: Path, library: biblio.Library, there: list[str], ask: str, options: dict[str, Any]
) -> None:
    walks: list[list[str]] = []
    with importing(database) as process:
        while process.poll() is None:
            walks.append(walked(library, ask, **options))

    sizes = [len(walk) for walk in walks]
    for walk in walks:
        counts = Counter(walk)
        assert {counts[each] for each in there} == {1}
        assert max(counts.values()) == 1
    assert sizes[-1] > BEFORE, "the import ended before a page was turned"
    assert len(walked(library, ask, **options)) == BEFORE + ARRIVING


def test_a_snapshot_is_of_one_moment(
    database: Path, library: biblio.Library, there: list[str]
) -> None:
    with library.snapshot() as view:
        first = walked(view, "papers")
        with importing(database):
            time.sleep(0.1)
        again = walked(view, "papers")
        assert view.stats().papers == BEFORE
        assert view.sql("SELECT count(*) FROM papers").rows == ((BEFORE,),)
        assert library.stats().papers == BEFORE + ARRIVING

    assert sorted(first) == sorted(there)
    assert again == first
    assert library.stats().papers == BEFORE + ARRIVING
