"""What decisions make of groups: they always hold, in whatever order, and nothing else changes."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laws import examples
from people.made import places, standing

from biblio.people.holding import Holding, held_of
from biblio.people.resolving import Group, Resolved, by_spelling, resolve
from biblio.people.sparse import sparse
from biblio.people.values import Action, Node, Place, Spelling, Standing

WANG, WANG_J, CHEN = (Spelling(key, "") for key in ("wang, jian", "wang, j", "chen, jing"))
SPELLINGS = (WANG, WANG_J, CHEN)
PLACES = [Place(paper, ordinal) for paper in range(1, 6) for ordinal in (1, 2)]
ORCIDS = ("0000-0002-1825-0097", "0000-0001-5109-3700")

Made = tuple[dict[Place, Spelling], list[Group], list[Standing]]


@st.composite
def libraries(draw: st.DrawFn) -> Made:
    names = {place: draw(st.sampled_from(SPELLINGS)) for place in PLACES}
    if draw(st.booleans()):
        groups = by_spelling(names)
    else:
        of = {place: draw(st.integers(0, 3)) for place in PLACES}
        groups = [
            Group(tuple(place for place in PLACES if of[place] == number), 900)
            for number in range(4)
        ]
    every: list[Node] = [*PLACES, *SPELLINGS]
    nodes = st.sampled_from(every)
    decisions = []
    for number in range(1, draw(st.integers(0, 6)) + 1):
        action = draw(st.sampled_from(sorted(Action)))
        one: Node = draw(st.sampled_from(PLACES)) if action == "assign" else draw(nodes)
        if action in {"orcid", "display"}:
            text = draw(st.sampled_from(ORCIDS))
            decisions.append(standing(number, action, [one], text))
        else:
            other = draw(nodes.filter(lambda node: node != one))  # noqa: B023 - drawn at once
            decisions.append(standing(number, action, [one, other]))
    return names, groups, decisions


def people_by_place(people: Sequence[Resolved]) -> dict[Place, int]:
    return {place: number for number, person in enumerate(people) for place in person.places}


def said_of(node: Node, names: Mapping[Place, Spelling], holding: Holding) -> set[Place]:
    if isinstance(node, Place):
        return {node}
    return {
        place
        for place, spelling in names.items()
        if spelling == node and not holding.exempt.has(place, spelling)
    }


@given(libraries())
@settings(max_examples=examples(400))
def test_what_holds_is_so(made: Made) -> None:
    names, groups, decisions = made
    holding = held_of(decisions, names)
    people = resolve(names, groups, holding)
    of = people_by_place(people)

    assert sorted(of) == PLACES
    for decision, nodes in holding.held:
        sides = [said_of(node, names, holding) for node in nodes]
        if decision.action is Action.DIFFERENT:
            assert all(of[one] != of[other] for one, other in product(*sides))
            continue
        owners = {of[place] for side in sides for place in side}
        assert len(owners) <= 1
        if decision.action is Action.ORCID:
            assert {people[each].orcid for each in owners} <= {decision.text}


@given(libraries(), st.randoms(use_true_random=False))
@settings(max_examples=examples(100))
def test_no_order_tells(made: Made, chance: random.Random) -> None:
    names, groups, decisions = made
    expected = resolve(names, groups, held_of(decisions, names))

    shuffled = dict(chance.sample(sorted(names.items()), len(names)))
    mixed = [Group(tuple(chance.sample(each.places, len(each.places))), each.chance)
             for each in chance.sample(groups, len(groups))]  # fmt: skip
    holding = held_of(chance.sample(decisions, len(decisions)), shuffled)

    assert resolve(shuffled, mixed, holding) == expected


@given(libraries())
@settings(max_examples=examples(50))
def test_without_decisions_the_groups_are_the_people(made: Made) -> None:
    names, groups, _ = made
    found = resolve(names, groups, held_of([], names))

    assert [each.places for each in found] == sorted(
        tuple(sorted(each.places)) for each in groups if each.places
    )


@given(libraries())
@settings(max_examples=examples(100))
def test_the_rows_of_people_tell_them_all(made: Made) -> None:
    names, groups, decisions = made
    people = resolve(names, groups, held_of(decisions, names))
    rows = sparse(names, people)

    told: dict[object, list[Place]] = {}
    for place, spelling in sorted(names.items()):
        owner = rows.spellings.get(spelling)
        number = rows.exceptions.get(place, owner)
        told.setdefault(spelling if number is None else number, []).append(place)
    assert sorted(told.values()) == [list(each.places) for each in people]
    assert [list(each.places) for each in rows.persons] == [
        told[number] for number in range(len(rows.persons))
    ]
    plain = [place for place in names if names[place] not in rows.spellings]
    assert not set(plain) & rows.exceptions.keys()


NAMES = dict.fromkeys(places(1, 2, 3), WANG) | dict.fromkeys(places(4, 5), CHEN)


def people(*decisions: Standing) -> list[tuple[int, ...]]:
    found = resolve(NAMES, by_spelling(NAMES), held_of(decisions, NAMES))
    return [tuple(place.paper_id for place in person.places) for person in found]


@pytest.mark.parametrize(
    ("action", "nodes", "expected"),
    [
        ("same", [Place(1, 1), Place(4, 1)], [(1, 2, 3, 4, 5)]),
        ("same", [WANG, CHEN], [(1, 2, 3, 4, 5)]),
        ("different", [Place(1, 1), Place(2, 1)], [(1, 3), (2,), (4, 5)]),
        ("different", [Place(1, 1), WANG], [(1,), (2, 3), (4, 5)]),
        ("different", [WANG, CHEN], [(1, 2, 3), (4, 5)]),
        ("assign", [Place(1, 1), Place(4, 1)], [(1, 4, 5), (2, 3)]),
        ("assign", [Place(1, 1), CHEN], [(1, 4, 5), (2, 3)]),
    ],
)
def test_one_decision(action: str, nodes: list[Node], expected: list[tuple[int, ...]]) -> None:
    assert people(standing(1, action, nodes)) == expected


def test_two_orcids_part_one_spelling() -> None:
    first, second = ORCIDS

    assert people(
        standing(1, "orcid", [Place(1, 1)], first), standing(2, "orcid", [Place(2, 1)], second)
    ) == [(1, 3), (2,), (4, 5)]


def test_one_orcid_joins_two() -> None:
    assert people(
        standing(1, "orcid", [Place(1, 1)], ORCIDS[0]), standing(2, "orcid", [CHEN], ORCIDS[0])
    ) == [(1, 2, 3, 4, 5)]


def test_the_last_name_to_be_shown_is_shown() -> None:
    decisions = [
        standing(1, "display", [Place(1, 1)], "Jian W."),
        standing(3, "display", [WANG], "Jian Wang"),
        standing(2, "display", [Place(2, 1)], "J. Wang"),
    ]
    found = resolve(NAMES, by_spelling(NAMES), held_of(decisions, NAMES))

    assert [each.display for each in found] == ["Jian Wang", None]
