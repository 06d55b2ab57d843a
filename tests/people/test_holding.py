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


@pytest.mark.parametrize(
    ("before", "last", "sentence"),
    [
        (
            [standing(3, "same", [FIRST, SECOND]), standing(5, "same", [SECOND, THIRD])],
            asked("different", [FIRST, THIRD]),
            (
                "A Name (person:2101.00001#1) is the same as A Name (person:2101.00002#1) by decision "
                "3, A Name (person:2101.00002#1) is the same as A Name (person:2101.00003#1) by "
                "decision 5, but you say that A Name (person:2101.00001#1) and A Name "
                "(person:2101.00003#1) are different: take one back with `biblio people undo 3` or "
                "`biblio people undo 5`"
            ),
        ),
        (
            [standing(3, "different", [FIRST, THIRD]), standing(5, "same", [FIRST, SECOND])],
            asked("same", [SECOND, THIRD]),
            (
                "A Name (person:2101.00001#1) is the same as A Name (person:2101.00002#1) by decision "
                "5, A Name (person:2101.00002#1) is the same as A Name (person:2101.00003#1) by what "
                "you say, but decision 3 says that A Name (person:2101.00001#1) and A Name "
                "(person:2101.00003#1) are different: take one back with `biblio people undo 3` or "
                "`biblio people undo 5`"
            ),
        ),
        (
            [standing(1, "different", [SECOND, FIRST])],
            asked("assign", [FIRST, SECOND]),
            (
                "A Name (person:2101.00001#1) is assigned to A Name (person:2101.00002#1) by what you "
                "say, but decision 1 says that A Name (person:2101.00002#1) and A Name "
                "(person:2101.00001#1) are different: take one back with `biblio people undo 1`"
            ),
        ),
        (
            [
                standing(1, "orcid", [FIRST], ORCIDS[0]),
                standing(2, "same", [FIRST, SECOND]),
            ],
            asked("orcid", [SECOND], ORCIDS[1]),
            (
                f"A Name (person:2101.00001#1) has the ORCID {ORCIDS[0]} by decision 1, A Name "
                "(person:2101.00001#1) is the same as A Name (person:2101.00002#1) by decision 2, A "
                f"Name (person:2101.00002#1) has the ORCID {ORCIDS[1]} by what you say, but nobody has "
                "two ORCIDs: take one back with `biblio people undo 1` or `biblio people undo 2`"
            ),
        ),
        (
            [standing(1, "same", [CHEN, WANG]), standing(2, "same", [THIRD, FOURTH])],
            asked("different", [FIRST, SECOND]),
            (
                "A Name (person:2101.00001#1) is one of all called Jing Chen, all called Jing Chen are "
                "the same as all called Jian Wang by decision 1, A Name (person:2101.00002#1) is one "
                "of all called Jian Wang, but you say that A Name (person:2101.00001#1) and A Name "
                "(person:2101.00002#1) are different: take one back with `biblio people undo 1`"
            ),
        ),
        (
            [standing(1, "same", [FIRST, SECOND])],
            asked("different", [CHEN, WANG]),
            (
                "A Name (person:2101.00001#1) is the same as A Name (person:2101.00002#1) by decision "
                "1, but you say that all called Jing Chen and all called Jian Wang are different: take "
                "one back with `biblio people undo 1`"
            ),
        ),
    ],
)
def test_a_contradiction_tells_its_chain(
    before: list[Standing], last: Standing, sentence: str
) -> None:
    found = held_of([*before, last], NAMES)

    assert found.held == tuple(before)
    assert [told(each) for each in found.broken] == [sentence]


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
        earlier = [one for one in found.held if one.decision.order < each.decision.order]
        assert held_of([*earlier, each], NAMES).broken != ()
