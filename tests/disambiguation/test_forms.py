"""Which forms of a name can be of one person, and in what they agree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.disambiguation.forms import Form, Relation, form_of, forms_agree, relation
from biblio.model.names import UNKNOWN_SURNAME


def form(forenames: str, keyname: str = "Arnaud", suffix: str = "") -> Form:
    return form_of(keyname, forenames, suffix)


AGREEING = [
    ("J.", "J.", Relation.LETTER, "J"),
    ("J.", "Jean", Relation.LETTER, "J"),
    ("J.", "J. P.", Relation.LETTER, "J"),
    ("J.-P.", "JP", Relation.LETTERS, "JP"),
    ("J. P.", "Jean-Pierre", Relation.LETTERS, "JP"),
    ("J. Pierre", "Jean-Pierre", Relation.LETTERS, "JP"),
    ("Jean", "Jean", Relation.FORENAME, "jean"),
    ("Jean", "Jean-Pierre", Relation.LETTER, "J"),
    ("Jean", "Jean P.", Relation.FORENAME, "jean"),
    ("Jean-Pierre", "Jean Pierre", Relation.FORENAME, "jeanpierre"),
    ("Jiahao", "Jia-Hao", Relation.FORENAME, "jiahao"),
    ("Jia-Hao", "Jia-Hao", Relation.FORENAME, "jiahao"),
    ("Jean P.", "Jean P.", Relation.FORENAMES, "jean p"),
    ("Jean P.", "Jean Paul", Relation.FORENAMES, "jean p"),
    ("Jean Paul", "Jean Paul", Relation.FORENAMES, "jean paul"),
    ("Yu.", "Yuri", Relation.LETTER, "Y"),
    ("Élie", "Elie", Relation.FORENAME, "elie"),
    ("", "", Relation.NONE, ""),
]
APART = [
    ("Jean", "Jacques"),
    ("J. P.", "J. M."),
    ("Jean-Pierre", "J.-M."),
    ("Bill", "William"),
    ("J.", "K."),
    ("", "J."),
    ("", "Jean"),
]


@pytest.mark.parametrize(("one", "other", "expected", "piece"), AGREEING)
def test_forms_agree_in_so_much(one: str, other: str, expected: Relation, piece: str) -> None:
    for mine, theirs in ((form(one), form(other)), (form(other), form(one))):
        assert forms_agree(mine, theirs)
        assert relation(mine, theirs) == (expected, piece)


@pytest.mark.parametrize(("one", "other"), APART)
def test_forms_that_cannot_be_one_person(one: str, other: str) -> None:
    assert not forms_agree(form(one), form(other))
    assert not forms_agree(form(other), form(one))


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [("Jr.", "Jr", True), ("Jr.", "", True), ("Jr.", "III", False), ("II", "III", False)],
)
def test_suffixes_that_differ_refuse(one: str, other: str, *, agree: bool) -> None:
    assert forms_agree(form("J.", suffix=one), form("Jean", suffix=other)) is agree


def test_surnames_are_the_same_but_for_spaces() -> None:
    assert forms_agree(form("A.", "De Rossi"), form("Anna", "DeRossi"))
    assert not forms_agree(form("A.", "De Rossi"), form("A.", "Rossi"))


def test_surname_and_forenames_may_be_swapped_where_both_are_whole() -> None:
    assert forms_agree(form("Wei", "Zhang"), form("Zhang", "Wei"))
    assert not forms_agree(form("W.", "Zhang"), form("Z.", "Wei"))


def test_a_surname_that_the_source_lost_agrees_with_nothing() -> None:
    lost = form("J.", UNKNOWN_SURNAME)

    assert not forms_agree(lost, lost)


NAMES = st.lists(
    st.sampled_from(["J.", "P.", "M.", "Jean", "Pierre", "Jean-Pierre", "JP", "Yu.", "Yuri", "伟"]),
    max_size=3,
).map(" ".join)
FORMS = st.builds(
    form_of, st.sampled_from(["Li", "Liu", "De Li"]), NAMES, st.sampled_from(["", "Jr.", "II"])
)


@given(FORMS, FORMS)
def test_agreeing_is_symmetric(one: Form, other: Form) -> None:
    assert forms_agree(one, other) == forms_agree(other, one)
    if forms_agree(one, other):
        assert relation(one, other) == relation(other, one)


@given(FORMS)
def test_a_form_agrees_with_itself(one: Form) -> None:
    assert forms_agree(one, one)
