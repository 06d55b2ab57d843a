from __future__ import annotations

import pytest
from factories import paper
from sqlalchemy.orm import Session

import biblio
from biblio.model.names import parse_query
from biblio.queries.names.nearest import nearest_names


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("Lovelacy, Ada", ["Ada Lovelace"]),
        ("Renyi, Alfredo", ["Alfréd Rényi"]),
        ("Seere, Jean-Pierre", ["Jean-Pierre Serre", "Jean-Michel Serre", "J.-P. Serre"]),
        ("Jean-Pierre Seere", ["Jean-Pierre Serre", "Jean-Michel Serre", "J.-P. Serre"]),
        ("Erods, Paul", ["Paul Erdős", "P. Erdős"]),
        ("Merre, Jean-Michel", ["Jean-Michel Serre", "Jean-Pierre Serre", "J.-P. Serre"]),
        ("Черенкоф", ["Pavel Черенков"]),
        ("Cherenkov", []),  # another script
        ("Zzyzx", []),
        ("Lo", []),
    ],
)
def test_the_nearest_names_come_first(session: Session, asked: str, near: list[str]) -> None:
    assert nearest_names(session, parse_query(asked).readings) == near


@pytest.mark.parametrize(
    ("stored", "asked"),
    [
        ("Ewine van Dishoeck", "Dishoeck"),
        ("Floris van der Tak", "Tak"),
        ("Floris van der Tak", "van Tak, Floris"),
        ("Hans De Raedt", "de Raedt, H."),
        ("Ann Archer", "van Archer"),
    ],
)
def test_particles_are_forgiven(library: biblio.Library, stored: str, asked: str) -> None:
    library.import_records([paper("2101.00001", stored)])

    with library.session() as session:
        assert nearest_names(session, parse_query(asked).readings) == [stored]


def test_what_is_only_a_little_alike_is_not_suggested(library: biblio.Library) -> None:
    library.import_records(
        [paper("2101.00001", "Yiping Bai, Richard K. Bambach, P. M. Nadolsky, H. Wang")]
    )

    with library.session() as session:
        found = {
            asked: nearest_names(session, parse_query(asked).readings)
            for asked in ("Babich", "Robert Babich", "Nadolski", "Pavel Nadolski", "Wnag", "Wan")
        }

    assert found == {
        "Babich": [],
        "Robert Babich": [],
        "Nadolski": ["P. M. Nadolsky"],
        "Pavel Nadolski": ["P. M. Nadolsky"],
        "Wnag": ["H. Wang"],
        "Wan": ["H. Wang"],
    }
