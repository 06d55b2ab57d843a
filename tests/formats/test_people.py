"""Authors given one by one: names, and what is stated of whom."""

from __future__ import annotations

import pytest

from biblio.formats.people import gathered, orcids, organisation, person, ror
from biblio.model.names import AuthorName
from biblio.model.records import AuthorIdentifier


@pytest.mark.parametrize(
    ("keyname", "forenames", "suffix", "name"),
    [
        ("Quill", "Ada", None, "Ada Quill"),
        ("Quill", "Ada", "Jr.", "Ada Quill Jr."),
        ("Quill", "Ada", "Ph.D", "Ada Quill"),
        ("van der Meer", "J.", None, "J. van der Meer"),
        ("Quill", None, None, "Quill"),
        (None, "Sudha", None, "Sudha"),
    ],
)
def test_a_person_is_called_by_what_is_given(
    keyname: str | None, forenames: str | None, suffix: str | None, name: str
) -> None:
    assert [each.name for each in person(keyname, forenames, suffix)] == [name]


def test_nobody_has_no_name() -> None:
    assert person(None, None) == ()


def test_what_is_stated_goes_with_the_place_of_who_is_named() -> None:
    flock = organisation("The Flock")
    people = [
        ((), [("orcid", "0000-0002-1825-0097")]),
        ((flock,), [("ror", "00x00x000")]),
        ((AuthorName("Quill", "Ada", printed="Quill, A."),), [("openalex", "A1")]),
    ]

    names, stated = gathered(people)

    assert [each.name for each in names] == ["The Flock", "Ada Quill"]
    assert stated == (
        AuthorIdentifier(1, "The Flock", "ror", "00x00x000"),
        AuthorIdentifier(2, "Quill, A.", "openalex", "A1"),
    )


def test_identifiers_of_people_and_institutions_are_bare() -> None:
    assert list(orcids("https://orcid.org/0000-0002-1825-0097")) == [
        ("orcid", "0000-0002-1825-0097")
    ]
    assert list(orcids("0000-0002-1825-0098")) == [("orcid-as-printed", "0000-0002-1825-0098")]
    assert list(orcids(None)) == []
    assert list(ror("https://ror.org/00x00x000/")) == [("ror", "00x00x000")]
