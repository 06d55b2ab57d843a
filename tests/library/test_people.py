"""What scripts ask about people."""

from __future__ import annotations

import pytest
from stores import Database

import biblio
from biblio.model.names import AuthorName
from biblio.model.records import PaperRecord


@pytest.fixture
def papers(database: Database) -> Database:
    persons = (AuthorName("Sato", "Anna"), AuthorName("Ito", "Ken"), AuthorName("Kim", "Dora"))
    with biblio.open(database) as library:
        library.import_records(
            PaperRecord(format="made", arxiv_id=arxiv_id, submitted=day, authors=authors)
            for arxiv_id, day, authors in (
                ("2101.00001", "2021-01-01", persons[:2]),
                ("2201.00001", "2022-01-01", persons),
            )
        )
    return database


def test_choices_are_those_of_the_command(papers: Database) -> None:
    with biblio.open(papers) as library:
        plain = library.coauthors("Sato")
        chosen = library.coauthors(
            "Sato", since="2022", mode="exact", weight="fractional", max_authors=3, min_papers=1
        )

    assert [(row.name, row.papers, row.weight) for row in plain] == [
        ("Ken Ito", 2, 2.0),
        ("Dora Kim", 1, 1.0),
    ]
    assert [(row.name, row.papers, row.weight) for row in chosen] == [
        ("Dora Kim", 1, 0.5),
        ("Ken Ito", 1, 0.5),
    ]


@pytest.mark.parametrize("ask", ["coauthors", "second_degree", "network"])
def test_a_misspelt_choice_is_refused(papers: Database, ask: str) -> None:
    with (
        biblio.open(papers) as library,
        pytest.raises(TypeError, match="there is no option 'minpapers'"),
    ):
        getattr(library, ask)("Sato", minpapers=2)
