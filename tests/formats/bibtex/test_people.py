"""Names in fields of BibTeX."""

from __future__ import annotations

import pytest
from bibtexparser.middlewares.names import parse_single_name_into_parts
from hypothesis import given
from hypothesis import strategies as st

from biblio.formats.bibtex.people import people
from biblio.model.names import SplitName, repair_split


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Doe, Jane", [("Doe", "Jane", "", False)]),
        ("Doe, Jr., John", [("Doe", "John", "Jr.", False)]),
        ("van der Wood, Jan", [("van der Wood", "Jan", "", False)]),
        ("Jane Doe and John Roe", [("Doe", "Jane", "", False), ("Roe", "John", "", False)]),
        ("Donald~E. Note", [("Note", "Donald E.", "", False)]),
        ("{The Flock Consortium}", [("The Flock Consortium", "", "", True)]),
        (
            "{Barnes and Noble} and Doe, J.",
            [("Barnes and Noble", "", "", True), ("Doe", "J.", "", False)],
        ),
        ("{\\'E}cole, A.", [("École", "A.", "", False)]),
        ('M{\\"u}ller, K.', [("Müller", "K.", "", False)]),
        ("{Doe}, {Jane}", [("Doe", "Jane", "", False)]),
        ("", []),
        (" and ", []),
        ("Doe, Jane and", [("Doe", "Jane", "", False)]),
    ],
)
def test_names(text: str, expected: list[tuple[str, str, str, bool]]) -> None:
    found = people(text)

    assert ([tuple(name[:4]) for name in found.names], found.is_cut) == (expected, False)


def test_others_cut_the_list() -> None:
    found = people("Doe, Jane and others")

    assert ([name.keyname for name in found.names], found.is_cut) == (["Doe"], True)


def test_a_name_is_kept_as_printed() -> None:
    assert [name.printed for name in people('M{\\"u}ller,  K. and {X Y}').names] == [
        'M{\\"u}ller, K.',
        "{X Y}",
    ]


NAME = st.text("abcÉé. -'", min_size=1, max_size=8)


@given(st.lists(NAME, min_size=2, max_size=3))
def test_split_names_are_read_as_the_library_reads_them(parts: list[str]) -> None:
    printed = " ".join(", ".join(parts).split())
    found = people(printed)
    if not all(part.strip() for part in parts) or "and" in printed.lower().split():
        return
    known = parse_single_name_into_parts(printed, strict=False)
    row = SplitName(" ".join([*known.von, *known.last]), " ".join(known.first), " ".join(known.jr))

    expected = repair_split([row], "").names

    assert [each[:4] for each in found.names] == [each[:4] for each in expected]
