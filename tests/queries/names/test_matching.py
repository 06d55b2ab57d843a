from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from biblio.db.models import Author
from biblio.errors import InvalidQuery, NotFound
from biblio.queries.names.matching import match_authors
from biblio.queries.names.modes import MatchMode

EXACT, FOLDED, INITIALS = MatchMode.EXACT, MatchMode.FOLDED, MatchMode.INITIALS


def found(session: Session, name: str, mode: MatchMode) -> dict[str, str]:
    return {each.name: each.rule.value for each in match_authors(session, name, mode=mode).matches}


@pytest.mark.parametrize(
    ("asked", "mode", "names"),
    [
        ("Erdős, Paul", EXACT, {"Paul Erdős": "exact"}),
        ("Paul Erdős", EXACT, {"Paul Erdős": "exact"}),
        ("Erdős", EXACT, {"Paul Erdős": "surname", "P. Erdős": "surname"}),
        ("erdos, PAUL", FOLDED, {"Paul Erdős": "folded"}),
        ("Paul Erdős", FOLDED, {"Paul Erdős": "exact"}),
        ("erdos", FOLDED, {"Paul Erdős": "surname", "P. Erdős": "surname"}),
        ("Erdos, P", FOLDED, {"P. Erdős": "folded"}),
        ("Erdos, P", INITIALS, {"Paul Erdős": "initials", "P. Erdős": "folded"}),
        ("Erdos, Paul", INITIALS, {"Paul Erdős": "folded", "P. Erdős": "initials"}),
        ("Erdos, Peter", INITIALS, {"P. Erdős": "initials"}),
        # German spelling, either way
        ("Mueller", FOLDED, {"Hans Mueller": "surname", "Hans Müller": "german spelling"}),
        ("Müller", FOLDED, {"Hans Mueller": "german spelling", "Hans Müller": "surname"}),
        ("Muller, Hans", FOLDED, {"Hans Müller": "folded"}),
        ("Hans Mueller", FOLDED, {"Hans Mueller": "exact", "Hans Müller": "german spelling"}),
        ("Mueller, H.", INITIALS, {"Hans Mueller": "initials", "Hans Müller": "initials"}),
        # hyphens
        ("Serre, J.-P.", FOLDED, {"J.-P. Serre": "exact"}),
        ("Serre, J. P.", FOLDED, {"J.-P. Serre": "folded"}),
        ("Serre, JP", INITIALS, {"J.-P. Serre": "initials", "Jean-Pierre Serre": "initials"}),
        (
            "Serre, Jean Pierre",
            INITIALS,
            {"J.-P. Serre": "initials", "Jean-Pierre Serre": "folded"},
        ),
        # what was not typed is no conflict: found where nobody has just the name
        (
            "Serre, Jean",
            FOLDED,
            {"Jean-Pierre Serre": "initials", "Jean-Michel Serre": "initials"},
        ),
        ("Deep Field", FOLDED, {"Deep Field Collaboration": "beginning of the name"}),
        # a conflicting middle initial refuses, a missing one does not
        ("Serre, Jean M.", INITIALS, {"Jean-Michel Serre": "initials"}),
        (
            "Serre, J.",
            INITIALS,
            {
                "J.-P. Serre": "initials",
                "Jean-Pierre Serre": "initials",
                "Jean-Michel Serre": "initials",
            },
        ),
        # the other order
        ("Chen, Jiahao", FOLDED, {"Jiahao Chen": "exact"}),
        ("Jiahao Chen", FOLDED, {"Jiahao Chen": "exact"}),
        ("Chen Jiahao", FOLDED, {"Jiahao Chen": "reversed order"}),
        ("Jiahao, Chen", FOLDED, {"Jiahao Chen": "reversed order"}),
        # scripts and collaborations
        ("Черенков", FOLDED, {"Pavel Черенков": "surname"}),
        ("张伟", FOLDED, {"张伟": "exact"}),
        (
            "analytical engine collaboration",
            FOLDED,
            {"Analytical Engine Collaboration": "folded"},
        ),
    ],
)
def test_a_name_finds_those_who_bear_it(
    session: Session, asked: str, mode: MatchMode, names: dict[str, str]
) -> None:
    assert found(session, asked, mode) == names


def test_either_order_of_a_stored_name_finds_the_same_rows(session: Session) -> None:
    stored = session.execute(
        select(Author.id, Author.keyname, Author.forenames, Author.name).where(
            Author.is_collaboration == 0, Author.forenames != ""
        )
    ).all()
    assert len(stored) > 100

    for author_id, keyname, forenames, name in stored:
        for mode in MatchMode:
            by_comma = match_authors(session, f"{keyname}, {forenames}", mode=mode).author_ids
            assert author_id in by_comma
            assert match_authors(session, name, mode=mode).author_ids == by_comma


def test_initials_stand_in_where_nobody_is_called_so(session: Session) -> None:
    resolution = match_authors(session, "Rényi, A.")

    assert [(each.name, each.rule.value) for each in resolution.matches] == [
        ("Alfréd Rényi", "initials")
    ]
    assert resolution.notes[0] == "nobody is called 'Rényi, A.': Alfréd Rényi was found by initials"


def test_the_other_order_is_said(session: Session) -> None:
    assert match_authors(session, "Chen Jiahao").notes[0] == (
        "nobody is called 'Chen Jiahao' in that order: Jiahao Chen was found"
    )


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("exact:Erdős, Paul", {"Paul Erdős": "exact"}),
        ("Exact: Erdős", {"Paul Erdős": "surname", "P. Erdős": "surname"}),
        ("initials:erdos, p", {"Paul Erdős": "initials", "P. Erdős": "folded"}),
        ("folded:ERDOS, P", {"P. Erdős": "folded"}),
    ],
)
@pytest.mark.parametrize("mode", MatchMode)
def test_a_name_may_say_its_mode_itself(
    session: Session, asked: str, mode: MatchMode, names: dict[str, str]
) -> None:
    assert found(session, asked, mode) == names


def test_letter_by_letter_means_every_letter(session: Session) -> None:
    with pytest.raises(NotFound, match=r"'Erdos, Paul' letter by letter; .* Paul Erdős"):
        match_authors(session, "exact:Erdos, Paul")


def test_an_id_finds_its_row(session: Session) -> None:
    (known,) = match_authors(session, "Alfréd Rényi").matches

    (match,) = match_authors(session, f" ID: {known.author_id} ").matches

    assert (match.name, match.rule.value) == ("Alfréd Rényi", "id")


@pytest.mark.parametrize(
    "asked",
    [
        *(
            "",
            "   ",
            "?!",
            ",",
            ", ,",
            "\u0301",
            "\0",
            "\t\n",
            "-",
            "'",
            "x" * 10_000,
            "é, " * 3_000,
        ),
        *(
            "exact:",
            "initials: ?",
            "id:",
            "id:x",
            "id:-1",
            "id:1.5",
            "id:²",
            "id:99999999999999999999999999",
            "id:" + "0" * 30 + "9" * 30,
            "id:0",
            "\u200f",
        ),
    ],
)
@pytest.mark.parametrize("mode", MatchMode)
def test_what_is_no_name_is_refused(session: Session, asked: str, mode: MatchMode) -> None:
    with pytest.raises(InvalidQuery) as caught:
        match_authors(session, asked, mode=mode)

    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    "asked",
    [
        *("' OR 1=1 --", 'x"; DROP TABLE authors', "%", "a%", "_ _", "Erd*", "id:999999", "NOT x"),
        *("שמעון פרס", "محمد", "\U0010ffff x", "x \ud800", "\ufffd\ufffdx", "Zzyzx, Q.", "[x] {y}"),
    ],
)
@pytest.mark.parametrize("mode", MatchMode)
def test_a_name_of_nobody_is_not_found(session: Session, asked: str, mode: MatchMode) -> None:
    with pytest.raises((NotFound, InvalidQuery)) as caught:
        match_authors(session, asked, mode=mode)

    assert "\n" not in str(caught.value)
