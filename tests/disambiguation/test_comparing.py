"""The bins of each piece of evidence, and the points that they bring."""

from __future__ import annotations

from math import exp, log

import pytest

from biblio.disambiguation import (
    Place,
    Texts,
    block_of,
    block_of_name,
    closest,
    compare,
    place_of,
    points,
    work_of,
)
from biblio.disambiguation.commonness import SPELLINGS, namesakes, rarity
from biblio.model.names import AuthorName

OWN = AuthorName("Quisling", "V.")


def place(
    texts: Texts = Texts(),  # noqa: B008 - frozen
    *coauthors: str,
    number: int = 1,
    name: AuthorName = OWN,
    ids: tuple[tuple[str, str], ...] = (),
) -> Place:
    block = block_of_name(name)
    assert block is not None
    return place_of(work_of(f"doi:10.1/{number}", [block, *coauthors], texts), 1, name, ids)


def reasons(one: Place, other: Place) -> dict[str, tuple[str, int]]:
    return {each.kind: (each.found, each.points) for each in compare(one, other).reasons}


RARE, OTHER = "zzyzx|a", "qqq|b"


@pytest.mark.parametrize(
    ("ours", "theirs", "found", "brings"),
    [
        ([], [], "a paper of one author", -180),
        ([], [RARE], "a paper of one author", -230),
        ([RARE], [OTHER], "none shared", -220),
        ([RARE, "a|a", "b|b", "c|c"], [OTHER, "d|d", "e|e", "f|f"], "none shared", -290),
        (["zhang|y"], ["zhang|y"], "zhang|y 7.8", 70),
        ([RARE], [RARE], "zzyzx|a 11.9", 320),
        ([RARE, OTHER], [RARE, OTHER], "qqq|b 11.9, zzyzx|a 11.9", 420),
    ],
)
def test_coauthors_weigh_by_how_rare_they_are(
    ours: list[str], theirs: list[str], found: str, brings: int
) -> None:
    said = reasons(place(Texts(), *ours), place(Texts(), *theirs, number=2))
    assert said["co-authors"] == (found, brings)


def test_a_coauthor_in_long_lists_weighs_less() -> None:
    crowd = [f"crowd{number}|x" for number in range(400)]
    long = place(Texts(), RARE, *crowd)
    short = place(Texts(), RARE, OTHER, number=2)

    assert reasons(long, short)["co-authors"] == ("zzyzx|a 8.0", 70)


@pytest.mark.parametrize(
    ("ours", "theirs", "kind", "brings"),
    [
        (Texts("Knots in braids"), Texts("Winds of dying stars"), "title", -70),
        (Texts("Knots in braids"), Texts("Braids and their knots"), "title", 300),
        (Texts(container="Acta Knotica"), Texts(container="Acta Knotica"), "journal", 190),
        (Texts(container="Acta Knotica"), Texts(container="Windy Letters"), "journal", -60),
        (Texts(categories=("math.GT",)), Texts(categories=("math.GT",)), "categories", 100),
        (Texts(categories=("math.GT",)), Texts(categories=("math.AG",)), "categories", -40),
        (
            Texts(categories=("math.GT", "math.QA")),
            Texts(categories=("math.AG", "math.QA")),
            "categories",
            40,
        ),
        (Texts(categories=("math.GT",)), Texts(categories=("hep-th",)), "categories", -150),
        (Texts(container="Acta Knotica"), Texts(categories=("math.GT",)), "journal", -10),
        (Texts(year=1950), Texts(year=2020), "years", -300),
    ],
)
def test_what_two_papers_bring(ours: Texts, theirs: Texts, kind: str, brings: int) -> None:
    assert reasons(place(ours), place(theirs, number=2))[kind][1] == brings


@pytest.mark.parametrize(
    ("ours", "theirs", "brings"),
    [
        ("University of Oz, Emerald City", "Emerald City, Oz", 400),
        ("Emerald City", "Institute of Winds, Emerald City, Oz", 300),
        ("Emerald City", "Lagado", -80),
    ],
)
def test_affiliations(ours: str, theirs: str, brings: int) -> None:
    one = place(name=OWN._replace(affiliations=(ours,)))
    other = place(name=OWN._replace(affiliations=(theirs,)), number=2)
    assert reasons(one, other)["affiliation"][1] == brings


def test_ids_are_evidence_for_and_against() -> None:
    one, same, another = (
        place(ids=(("orcid", value), ("openalex", "A1")), number=number)
        for number, value in enumerate(("0000-0002-1825-0097", "0000-0002-1825-0097", "x"), 1)
    )

    assert reasons(one, same)["ids"][1] == 800 + 500
    assert reasons(one, another)["ids"][1] == -800 + 500


def test_the_chance_is_that_of_the_sum() -> None:
    one, other = place(Texts("Knots"), RARE), place(Texts("Knots"), RARE, number=2)

    found = compare(one, other)

    assert found.points == sum(each.points for each in found.reasons)
    assert found.chance == points.chance(found.points) / 1_000_000
    assert found.refused is None
    assert compare(other, one).points == found.points


def test_what_cannot_be_says_why() -> None:
    jean = place(name=AuthorName("Quisling", "Jean"))
    jacques = place(name=AuthorName("Quisling", "Jacques"), number=2)

    assert compare(jean, jacques).refused == "Jean Quisling and Jacques Quisling cannot be one name"
    assert compare(jean, jean).refused == "two places of one paper are two people"
    assert compare(jean, jacques).chance == 0


def test_how_common_names_are() -> None:
    assert rarity("zzyzx|a") == 1189
    assert rarity("wang|j") < 800
    assert namesakes("wang", "wei") > namesakes("wang", "weiqiang") > namesakes("zzyzx", "weiqiang")


def test_no_logarithm_is_near_where_machines_might_round_apart() -> None:
    for count in range(1, 3_000):
        assert abs(100 * log(SPELLINGS / count) % 1 - 0.5) > 1e-9


def test_no_chance_is_near_where_machines_might_round_apart() -> None:
    for hundredths in range(-1_500, 1_501):
        exact = 1_000_000 / (1 + exp(-hundredths / 100))
        assert hundredths == 0 or abs(exact % 1 - 0.5) > 1e-7


@pytest.mark.parametrize(
    ("keyname_key", "initials", "block"),
    [
        ("de rossi", "sm", "derossi|s"),
        ("derossi", "s", "derossi|s"),
        ("sudha", "", "sudha|"),
        ("иванов", "и", "иванов|и"),
        ("王", "伟", "王|伟"),
    ],
)
def test_blocks(keyname_key: str, initials: str, block: str) -> None:
    assert block_of(keyname_key, initials) == block


def test_a_collaboration_has_no_block() -> None:
    assert block_of_name(AuthorName("Aurora Collaboration", is_collaboration=True)) is None


def test_the_closest_pair_of_two_groups() -> None:
    far, near = place(Texts("Winds"), OTHER), place(Texts("Knots"), RARE, number=2)
    braids = place(Texts("Knots"), RARE, number=3)

    found = closest([far, near], [braids])

    assert (found.left, found.right) == (near, braids)
    assert found == compare(near, braids)
