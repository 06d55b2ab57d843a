from __future__ import annotations

import pytest
from factories import paper

import biblio
from biblio.queries.names.doubts import are_initials, circles_of
from biblio.queries.names.matching import match_all, match_authors

PAPERS = [
    "Maria Gonzalez, Ann Archer, Bob Baker",
    "Maria Gonzalez, Cid Carter, Dee Dyer",
    "Rosa Gonzales, Ann Archer",
    "Rosa Gonzales, Bob Baker",
    "Wei Wang, Ann Archer",
    "Wei Wang, Cid Carter",
    "Li Wu, Ann Archer",
    "Li Wu, Ann Archer, Bob Baker",
    "Q. Zhukov",
    "Q. Zhukov, Ann Archer",
    "R. Petrov",
    "Ivan Ivanov",
    "Inga Ivanova, Team X Collaboration",
    "J. Smithson",
    "John Smithson",
    "John Q. Public, Ann Archer",
    "J. Q. Public, Ann Archer",
]
SIGNS = {
    "initials": "initials only",
    "short": "a frequent surname",
    "circles": "2 circles of co-authors",
}


@pytest.fixture
def people(library: biblio.Library) -> biblio.Library:
    library.import_records(
        [paper(f"2101.{number:05}", printed) for number, printed in enumerate(PAPERS, start=1)]
    )
    return library


@pytest.mark.parametrize(
    ("asked", "sign"),
    [
        ("Maria Gonzalez", "circles"),
        ("Rosa Gonzales", None),  # two circles, but of one co-author each
        ("Wei Wang", "short"),
        ("Li Wu", None),
        ("Q. Zhukov", "initials"),
        ("R. Petrov", None),  # on one paper
        ("Ivan Ivanov", None),
        ("Inga Ivanova", None),
        ("initials:Smithson", None),
        ("initials:Public, J. Q.", None),
        ("Archer", None),  # Ann alone
        ("Team X Collaboration", None),
    ],
)
def test_who_may_be_several_is_told(people: biblio.Library, asked: str, sign: str | None) -> None:
    with people.session() as session:
        notes = match_authors(session, asked).notes

    if sign is None:
        assert notes == ()
    else:
        assert notes == (f"{asked} may be several people ({SIGNS[sign]}); -c or --from narrows it",)


def test_forenames_that_differ_are_told(library: biblio.Library) -> None:
    library.import_records([paper("2101.00001", "Ann Archer"), paper("2101.00002", "Bob Archer")])

    with library.session() as session:
        notes = match_authors(session, "Archer").notes

    assert notes == (
        "Archer: 2 names, perhaps several people (forenames differ); id:NUMBER takes one",
    )


def test_the_doubts_on_several_names_are_one_sentence(people: biblio.Library) -> None:
    with people.session() as session:
        _, notes = match_all(session, ["Wei Wang", "Li Wu", "Maria Gonzalez", "Wei Wang"])

    assert notes == (
        "Wei Wang and Maria Gonzalez may each be several people; id:NUMBER takes one name",
    )


def test_an_id_is_beyond_doubt(people: biblio.Library) -> None:
    (wang,) = people.authors("Wei Wang")

    with people.session() as session:
        assert match_authors(session, f"id:{wang.author_id}").notes == ()


def test_circles_are_joined_by_one_who_is_in_both(library: biblio.Library) -> None:
    library.import_records(
        [
            paper("2101.00001", "Wei Wang, Ann A., Bob B."),
            paper("2101.00002", "Wei Wang, Cid C., Dee D."),
            paper("2101.00003", "Wei Wang, Bob B., Cid C."),
            paper("2101.00004", "Wei Wang, Eve E., X Collaboration"),
            paper("2101.00005", "Wei Wang, X Collaboration"),
        ]
    )
    (wang,) = library.authors("Wei Wang")

    with library.session() as session:
        circles, alone = circles_of(session, {wang.author_id})

    assert (sorted(map(len, circles)), alone) == ([1, 4], 1)


@pytest.mark.parametrize(
    ("forenames", "expected"),
    [("J.", True), ("J.-P.", True), ("JP", True), ("J. Paul", False), ("Jo", False), ("", False)],
)
def test_initials_are_told_from_forenames(forenames: str, *, expected: bool) -> None:
    assert are_initials(forenames) == expected
