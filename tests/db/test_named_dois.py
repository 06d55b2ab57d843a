"""A paper is found by each DOI that its row states, however that is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from db.seeded import by_hand

from biblio.db.engine import make_engine, url_of
from biblio.db.named_dois import name_dois, unnamed_dois


@pytest.mark.parametrize(
    ("doi", "missing"),
    [
        (None, []),
        ("10.1000/A", ["10.1000/a"]),
        ("10.1000/there", []),
        ("10.1000/THERE", []),
        ("doi:10.1000/there, 10.1000/b", ["10.1000/b"]),
        ("https://doi.org/10.1000/b 10.1000/c 10.1000/b", ["10.1000/b", "10.1000/c"]),
        ("in print", []),
    ],
)
def test_what_is_stated_is_named(database: Path, doi: str | None, missing: list[str]) -> None:
    with by_hand(database) as connection:
        connection.execute(
            "INSERT INTO papers (id, arxiv_id, doi) VALUES (1, '2101.00001', ?)", (doi,)
        )
        connection.execute("INSERT INTO identifiers VALUES ('doi', '10.1000/there', 1)")
    engine = make_engine(url_of(database))

    with engine.begin() as connected:
        before = unnamed_dois(connected)
        name_dois(connected)
        after = unnamed_dois(connected)
    engine.dispose()

    assert sorted(set(before)) == [(1, each) for each in missing]
    assert after == []
