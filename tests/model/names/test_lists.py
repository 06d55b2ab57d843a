from __future__ import annotations

import pytest
from growth import assert_linear
from hypothesis import given
from hypothesis import strategies as st

from biblio.model.names import (
    AuthorList,
    AuthorName,
    SplitName,
    parse_list,
    parse_names,
    repair_split,
)
from biblio.model.names.pieces import Item
from biblio.model.names.splitting import Split, pieces_of, split_list, stands_alone

WORDS = st.sampled_from(
    [
        *("A.", "Foo", "van", "der", "Di", "Wu", "Jr.", "V", "et al.", "and", "&", ",", ";", ":"),
        *("(", ")", "(1)", "((1) Rome, (2) Paris)", "the", "for the", "on behalf of", "Team"),
        *("Collaboration", "Collaborations", "X", "Group", r"\'e", r"\foo", "{", "}", "$^1$", "-"),
        *("é", "王", "\x00", "\u0301", "...", "with an appendix by", "_", "'", "%"),
    ]
)
LISTS = st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=60)

ENTRIES = [
    *(", ", " and ", ",", " , ", ", and ", " And ", "& ", ": ", "; ", " ", ".", "\\", "\\, "),
    *("A. B. Foobar", "J. Smithson", "Wu", "V", "Jr.", r"\inst{1", "appendix by", "et al.", "(1)"),
]


def assert_sound(listed: AuthorList) -> None:
    for name in listed.names:
        assert any(map(str.isalnum, name.keyname))
        assert name.keyname.lower() not in {"collaboration", "collaborations", "et al.", "et al"}
        assert name.keyname == name.keyname.strip()
        assert "\x00" not in name.name


@given(LISTS | st.lists(st.sampled_from(ENTRIES)).map("".join))
def test_pieces_that_stand_alone_are_the_entries_of_their_list(text: str) -> None:
    text = " ".join(text.split())
    pieces = pieces_of(text)

    if all(map(stands_alone, pieces)):
        assert split_list(text) == Split([Item(each) for each in pieces])


@given(LISTS)
def test_any_list_gives_names_that_are_names(text: str) -> None:
    assert_sound(parse_list(text))


@given(st.lists(st.tuples(LISTS, LISTS, st.sampled_from(["", "Jr.", "II"])), max_size=4))
def test_any_rows_give_names_that_are_names(rows: list[tuple[str, str, str]]) -> None:
    assert_sound(repair_split([SplitName(*row) for row in rows]))


@given(st.lists(LISTS, max_size=4))
def test_any_single_names_give_names_that_are_names(names: list[str]) -> None:
    assert_sound(parse_names([(name, ()) for name in names]))


PARTS = st.sampled_from(
    [
        *("Foo", "Smith-Jones", "Van", "De", "Team", "Planck", "Collaboration", "The", "For", "Al"),
        *("Et", "Others", "Project", "Li", "O'Brien", "Müller", "van der Berg"),
    ]
)
FORENAMES = st.lists(PARTS | st.sampled_from(["A.", "J.-P.", "E.Y.", "I.", "V."]), max_size=3)


@given(PARTS, FORENAMES.map(" ".join))
def test_a_split_name_and_one_with_a_comma_are_the_same(keyname: str, forenames: str) -> None:
    split = repair_split([SplitName(keyname, forenames)])
    named = parse_names([(f"{keyname}, {forenames}" if forenames.strip() else keyname, ())])

    assert [name[:4] for name in split.names] == [name[:4] for name in named.names]


@given(st.lists(st.tuples(PARTS, FORENAMES.map(" ".join)), max_size=5), LISTS)
def test_the_printed_list_decides_over_the_rows(rows: list[tuple[str, str]], other: str) -> None:
    split = [SplitName(*row) for row in rows]
    for printed in (", ".join(f"{forenames} {key}" for key, forenames in rows), other):
        said = parse_list(printed)

        found = repair_split(split, printed)

        if said.names and not said.warnings:
            assert found == said
        elif not said.names:
            assert found.names == repair_split(split).names


@given(LISTS)
def test_white_space_does_not_matter(text: str) -> None:
    assert parse_list(text.replace(" ", " \n  ")) == parse_list(text)


def test_a_keyname_of_signs_alone_is_none() -> None:
    assert [name[:4] for name in parse_names([("¡, Ada", ())]).names] == [("Ada", "", "", False)]


def test_the_printed_text_is_kept_beside_what_was_parsed() -> None:
    listed = parse_list(r"C. Bal\'azs (Rome), J.P.Hague, Joe Bloggs, Jr., A. Foo for the X Team")

    assert listed.names == (
        AuthorName("Balázs", "C.", printed=r"C. Bal\'azs", affiliations=("Rome",)),
        AuthorName("Hague", "J. P.", printed="J.P.Hague"),
        AuthorName("Bloggs", "Joe", "Jr.", printed="Joe Bloggs, Jr."),
        AuthorName("Foo", "A.", printed="A. Foo"),
        AuthorName("X Team", is_collaboration=True, printed="for the X Team"),
    )


def test_display_form() -> None:
    assert AuthorName("van Beethoven", "Ludwig", "IV").name == "Ludwig van Beethoven IV"
    assert AuthorName("Sudha").name == "Sudha"


def test_undecodable_tex_is_kept_raw_and_counted() -> None:
    listed = parse_list(r"A. \unknown{Foo}, B. Bar, C. \zother")

    assert [name.keyname for name in listed.names] == [r"\unknown{Foo}", "Bar", r"\zother"]
    assert listed.warnings == (
        "2 author name(s) hold TeX that could not be decoded; they are kept as printed",
    )


def test_a_printed_list_lends_split_rows_what_they_lack() -> None:
    rows = [SplitName("Balázs", "C."), SplitName("Fechner", "C.", affiliations=("2 and 3",))]

    listed = repair_split(rows, r"C. Bal\'azs (1), C. Fechner (1,2), et al ((1) Rome, (2) Paris)")

    assert listed == AuthorList(
        (
            AuthorName("Balázs", "C.", printed=r"C. Bal\'azs", affiliations=("Rome",)),
            AuthorName("Fechner", "C.", printed="C. Fechner", affiliations=("Rome", "Paris")),
        ),
        is_cut=True,
    )


def test_rows_lend_the_letters_of_tex_that_cannot_be_decoded() -> None:
    rows = [SplitName("Foo", "A."), SplitName("Bâr", "B.", affiliations=("Rome",))]

    listed = repair_split(rows, r"A. Foo, B. B\unknown{a}r")

    assert [name[:3] for name in listed.names] == [("Foo", "A.", ""), ("Bâr", "B.", "")]
    assert listed.names[1].printed == r"B. B\unknown{a}r"
    assert listed.names[1].affiliations == ("Rome",)


def test_rows_and_a_printed_list_of_other_people() -> None:
    listed = repair_split([SplitName("Foo", "A.", affiliations=("Rome",))], "B. Bar")

    assert listed.names == (AuthorName("Bar", "B.", printed="B. Bar"),)


@pytest.mark.parametrize(
    "affiliation",
    [
        "for the CB-ALSA collaboration",
        "on behalf of the CB-ALSA collaboration",
        "Rome; on behalf of the CB-ALSA Collaboration",
        "The CB-ALSA Collaboration",
    ],
)
def test_an_affiliation_that_speaks_for_a_collaboration_is_one_more_author(
    affiliation: str,
) -> None:
    expected = ["J. Junker", "CB-ALSA Collaboration", "A. Foo"]
    given = (affiliation,)

    split = repair_split(
        [SplitName("Junker", "J.", affiliations=given), SplitName("Foo", "A.", affiliations=given)]
    )
    named = parse_names([("Junker, J.", given), ("Foo, A.", given)])
    printed = parse_list(f"J. Junker ({affiliation}), A. Foo ({affiliation})")

    for listed in (split, named, printed):
        assert [name.name for name in listed.names] == expected
        assert [name.is_collaboration for name in listed.names] == [False, True, False]
        assert {name.affiliations for name in listed.names} <= {(), ("Rome",)}


def test_affiliations_of_rows_are_decoded_and_collapsed() -> None:
    rows = [SplitName("Foo", "A.", affiliations=('Universit\\"at\n  Wien', "", "1,2"))]

    assert repair_split(rows).names[0].affiliations == ("Universität Wien",)


def with_numbered_affiliations(size: int) -> str:
    """A list of *size* names, each of two of the institutes that stand behind."""
    names = ", ".join(f"A. B. Surname{n} ({n % 97 + 1},{n % 89 + 1})" for n in range(size))
    table = ", ".join(f"({n}) Institute {n}, Town" for n in range(1, 98))
    return f"{names} ({table})"


def test_three_thousand_names_with_numbered_affiliations_are_read_in_linear_time() -> None:
    listed = parse_list(with_numbered_affiliations(3000))

    assert len(listed.names) == 3000
    assert listed.names[100].affiliations == ("Institute 4, Town", "Institute 12, Town")
    assert_linear(parse_list, with_numbered_affiliations, 200)


@pytest.mark.parametrize(
    "piece",
    [
        *(",", "(", ")", "()", "(1),", "A (B), ", "$", "\\", "{", " and ", "A & ", "A; ", "a- "),
        *("et al ", "for the ", "Collaboration, ", "((1) ", "A$^{1", "1,", "Jr., ", "A, Jr, "),
        *("on behalf of ", "the ", "A (for the B Collaboration), ", "\x00", "\u0301", "A: "),
    ],
)
def test_hostile_lists_are_read_in_linear_time(piece: str) -> None:
    assert_linear(parse_list, lambda size: piece * (size // len(piece)), 1_000)


@pytest.mark.parametrize(("keyname", "forenames"), [("李", "明"), ("欧阳", "修"), ("김", "철수")])
def test_names_in_letters_without_case_stay_split(keyname: str, forenames: str) -> None:
    (name,) = repair_split([SplitName(keyname, forenames, "")]).names

    assert (name.keyname, name.forenames, name.suffix) == (keyname, forenames, "")
