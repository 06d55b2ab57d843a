"""Search and names beyond plain Latin letters: what is found is what a person means."""

from __future__ import annotations

import pytest
from factories import paper
from stores import Database

import biblio

PAPERS = [
    paper("2101.00001", "Алёна Ёлкина", title="Новогодняя ёлка", abstract="Стоит в лесу."),
    paper("2101.00002", "Έλλη Παπαδόπουλος", title="Η Θεωρία των γραφημάτων", abstract="Μέρος α."),
    paper("2101.00003", "Ada Byron", title="Capture of CO$_2$ in ﬁne powder", abstract="With H₂O."),
    paper("2101.00004", "Ada Byron", title="Capture of CO2 and H$_{2}$O", abstract="Twice."),
    paper("2101.00005", "Ada Byron", title="量子もつれの理論について", abstract="短い文。"),
    paper("2101.00006", "Юрій Їжакевич", title="Мой йод", abstract="Коротко."),
]


@pytest.fixture
def library(database: Database) -> biblio.Library:
    with biblio.open(database) as opened:
        opened.import_records(PAPERS)
    return biblio.open(database)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        *((each, [1]) for each in ("елка", "ёлка", "ЁЛКА", "ЕЛКА", "е\u0308лка", "author:елкина")),
        *(
            (each, [2])
            for each in ("ΘΕΩΡΙΑ", "θεωρια", "Θεωρία", "γραφηματων", "author:παπαδοπουλος")
        ),
        *((each, [3, 4]) for each in ("CO2", "co₂", "CO$_2$", "CO_2", "H2O", '"capture of co2"')),
        *((each, [3]) for each in ("fine", "ﬁne", "fin*")),
        *(
            ("量子*", [5]),
            ("量子", []),
            ("йод", [6]),
            ("иод", []),
            ("мои", []),
            ("author:юрій", [6]),
        ),
    ],
)
def test_words_are_found_however_they_are_marked(
    library: biblio.Library, query: str, found: list[int]
) -> None:
    with library:
        hits = library.search(query, limit=None)
        listed = library.papers(query, limit=None)

    assert sorted(row.plain_handle for row in hits) == [f"2101.0000{number}" for number in found]
    assert sorted(row.plain_handle for row in listed) == [f"2101.0000{number}" for number in found]


def test_a_hit_is_marked_in_either_spelling(library: biblio.Library) -> None:
    with library:
        snippets = [row.snippet for row in library.search("CO2", limit=None)]

    assert sorted(snippets) == [
        "Capture of [CO$_2$] in ﬁne powder",
        "Capture of [CO2] and H$_{2}$O",
    ]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        *(("Ёлкина", 1), ("Елкина", 1), ("ЕЛКИНА, Алена", 1), ("Елкина, А.", 1)),
        *(("Παπαδοπουλος", 1), ("ΠΑΠΑΔΟΠΟΥΛΟΣ, ΕΛΛΗ", 1), ("Їжакевич", 1)),
    ],
)
def test_names_are_found_however_they_are_marked(
    library: biblio.Library, name: str, found: int
) -> None:
    with library:
        assert len(library.authors(name)) == found


def test_a_star_is_offered_where_no_space_parts_words(library: biblio.Library) -> None:
    with library:
        assert library.search("量子").notes == (
            (
                "what Chinese and Japanese write without a space is one word; "
                "with whatever follows: 量子*"
            ),
        )
