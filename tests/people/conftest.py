"""A small library of people, and what is asked of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factories import paper
from stores import Database, by_hand

import biblio
from biblio.model.records import PaperRecord

RECORDS = (
    paper("2101.00001", "Jian Wang, Ada Lovelace"),
    paper("2102.00002", "Jian Wang, J. Wang"),
    paper("2103.00003", "Jian Wang, Ada Lovelace, The Hedge Collaboration"),
    paper("2104.00004", "J. Wang, Sudha"),
    paper("2105.00005", "Jian Wáng, Augusta Lovelace"),
)


@pytest.fixture
def people(library: biblio.Library) -> biblio.Library:
    """A library of two who are called J. Wang in three ways, and others."""
    library.import_records(RECORDS)
    return library


Rows = Callable[[], list[tuple[int, ...]]]


@pytest.fixture
def who(database: Database) -> Callable[[], dict[str, str]]:
    """Who has each place, by the first place of each person: `1#1` is the first of paper 1."""

    def asked() -> dict[str, str]:
        with by_hand(database) as connection:
            rows = connection.execute(
                "SELECT v.person_id, p.arxiv_id, v.ordinal FROM person_places AS v"
                " JOIN papers AS p ON p.id = v.paper_id ORDER BY v.paper_id, v.ordinal"
            ).fetchall()
        first: dict[int, str] = {}
        return {
            place: first.setdefault(person, place)
            for person, arxiv_id, ordinal in rows
            for place in [f"{int(arxiv_id[5:])}#{ordinal}"]
        }

    return asked


def record(number: int, authors: str) -> PaperRecord:
    """One more paper."""
    return paper(f"2201.{number:05d}", authors)
