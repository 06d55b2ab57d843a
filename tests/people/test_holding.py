"""Decisions that contradict: the earlier hold, and the chain that a later one breaks is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from people.made import places, standing

from biblio.people.holding import held_of, told
from biblio.people.values import Node, Place, Spelling, Standing

FIRST, SECOND, THIRD, FOURTH = places(1, 2, 3, 4)
CHEN, WANG = Spelling("chen, jing", ""), Spelling("wang, jian", "")
NAMES = {FIRST: CHEN, SECOND: WANG, THIRD: WANG, FOURTH: WANG}
ORCIDS = ("0000-0002-1825-0097", "0000-0001-5109-3700")


def asked(action: str, nodes: Sequence[Node], text: str | None = None) -> Standing:
    """A decision that is not kept yet."""
    made = standing(59, action, nodes, text)
    return made._replace(decision=replace(made.decision, number=0))


ONE, TWO, THREE = (f"A Name (person:2101.{number:05d}#1)" for number in (1, 2, 3))
UNDO = "take one back with `biblio people undo"


@pytest.mark.parametrize(
    ("before", "last", "links"),
    [
        (
            [standing(3, "same", [FIRST, SECOND]), standing(5, "same", [SECOND, THIRD])],
            asked("different", [FIRST, THIRD]),
            (
                f"{ONE} is the same as {TWO} by decision 3, ",
                f"{TWO} is the same as {THREE} by decision 5, ",
                f"but you say that {ONE} and {THREE} are different: ",
                f"{UNDO} 3` or `biblio people undo 5`",
            ),
        ),
        (
            [standing(3, "different", [FIRST, THIRD]), standing(5, "same", [FIRST, SECOND])],
            asked("same", [SECOND, THIRD]),
            (
                f"{ONE} is the same as {TWO} by decision 5, ",
                f"{TWO} is the same as {THREE} by what you say, ",
                f"but decision 3 says that {ONE} and {THREE} are different: ",
                f"{UNDO} 3` or `biblio people undo 5`",
            ),
        ),
        (
            [standing(1, "different", [SECOND, FIRST])],
            asked("assign", [FIRST, SECOND]),
            (
                f"{ONE} is assigned to {TWO} by what you say, ",
                f"but decision 1 says that {TWO} and {ONE} are different: {UNDO} 1`",
            ),
        ),
        (
            [standing(1, "orcid", [FIRST], ORCIDS[0]), standing(2, "same", [FIRST, SECOND])],
            asked("orcid", [SECOND], ORCIDS[1]),
            (
                f"{ONE} has the ORCID {ORCIDS[0]} by decision 1, ",
                f"{ONE} is the same as {TWO} by decision 2, ",
                f"{TWO} has the ORCID {ORCIDS[1]} by what you say, but nobody has two ORCIDs: ",
                f"{UNDO} 1` or `biblio people undo 2`",
            ),
        ),
        (
            [standing(1, "same", [CHEN, WANG]), standing(2, "same", [THIRD, FOURTH])],
            asked("different", [FIRST, SECOND]),
            (
                f"{ONE} is one of all called Jing Chen, ",
                "all called Jing Chen are the same as all called Jian Wang by decision 1, ",
                f"{TWO} is one of all called Jian Wang, ",
                f"but you say that {ONE} and {TWO} are different: {UNDO} 1`",
            ),
        ),
        (
            [standing(1, "same", [FIRST, SECOND])],
            asked("different", [CHEN, WANG]),
            (
                f"{ONE} is the same as {TWO} by decision 1, ",
                "but you say that all called Jing Chen and all called Jian Wang are different: ",
                f"{UNDO} 1`",
            ),
        ),
    ],
)
def test_a_contradiction_tells_its_chain(
    before: list[Standing], last: Standing, links: tuple[str, ...]
) -> None:
    found = held_of([*before, last], NAMES)

    assert found.held == tuple(before)
    assert [told(each) for each in found.broken] == ["".join(links)]


def test_a_place_may_be_an_exception_of_its_spelling() -> None:
    one_person = standing(1, "same", [CHEN, WANG])
    for other in (
        standing(2, "different", [SECOND, WANG]),
        standing(2, "assign", [SECOND, Place(9, 1)]),
    ):
        assert held_of([one_person, other], NAMES).broken == ()


NODES = st.sampled_from([FIRST, SECOND, THIRD, FOURTH])


@given(st.lists(st.tuples(st.sampled_from(["same", "different"]), NODES, NODES), max_size=6))
def test_the_earlier_holds_and_what_holds_contradicts_nothing(
    said: list[tuple[str, Place, Place]],
) -> None:
    decisions = [
        standing(number, action, nodes)
        for number, (action, *nodes) in enumerate(said, start=1)
        if nodes[0] != nodes[1]
    ]
    found = held_of(reversed(decisions), NAMES)

    every = [*found.held, *(each.standing for each in found.broken)]
    assert sorted(every, key=lambda each: each.decision.order) == decisions
    assert held_of(found.held, NAMES).broken == ()
    for each in found.broken:
        order = each.standing.decision.order
        earlier = [one for one in found.held if one.decision.order < order]
        assert held_of([*earlier, each.standing], NAMES).broken != ()
