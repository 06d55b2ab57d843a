"""The groups of a block: laws that hold for any places and decisions."""

from __future__ import annotations

import gc
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.disambiguation import (
    Constraints,
    Grouping,
    Key,
    Place,
    Texts,
    block_of_name,
    groups,
    place_of,
    points,
    work_of,
)
from biblio.disambiguation.comparing import form_of_place
from biblio.disambiguation.forms import forms_agree
from biblio.model.names import AuthorName

FORENAMES = ["J.", "J. P.", "Jean", "Jean-Pierre", "Jacques", "Jun", ""]
COLLEAGUES = ["Obama, Q.", "Wang, L.", "Zyx, A.", "Zyx, B.", "Qwertz, U."]
TITLES = ["Winds of distant stars", "Winds of old stars", "A theorem on knots", "Knots in braids"]


def names(draw: st.DrawFn, surname: str) -> list[AuthorName]:
    own = draw(st.lists(st.sampled_from(FORENAMES), min_size=1, max_size=2))
    others = draw(st.lists(st.sampled_from(COLLEAGUES), max_size=3, unique=True))
    return [AuthorName(surname, each) for each in own] + [named(each) for each in others]


def named(text: str) -> AuthorName:
    keyname, forenames = text.split(", ")
    return AuthorName(keyname, forenames)


@st.composite
def blocks(draw: st.DrawFn) -> list[Place]:
    """Places of the surname Wang on a few papers, some twice on one."""
    surname = draw(st.sampled_from(["Wang", "Quisling"]))
    places = []
    for number in range(draw(st.integers(1, 9))):
        authors = names(draw, surname)
        texts = Texts(draw(st.sampled_from(TITLES)), categories=("math.GT",), year=2001)
        listed = [block for each in authors if (block := block_of_name(each))]
        work = work_of(f"arXiv:2001.{number:05}", listed, texts)
        places += [
            place_of(work, ordinal, each)
            for ordinal, each in enumerate(authors, start=1)
            if each.keyname == surname
        ]
    return places


def pairs_of(places: list[Place]) -> st.SearchStrategy[list[tuple[Key, Key]]]:
    keys = st.sampled_from([place.key for place in places])
    pairs = st.tuples(keys, keys).filter(lambda pair: pair[0] != pair[1])
    return st.lists(pairs, max_size=3) if len(places) > 1 else st.just([])


def keys_of(found: Grouping) -> list[list[Key]]:
    return [[place.key for place in group.places] for group in found.groups]


@given(blocks(), st.data())
def test_any_order_of_the_places_gives_the_same(places: list[Place], data: st.DataObject) -> None:
    different = data.draw(pairs_of(places))
    shuffled = data.draw(st.permutations(places))

    decided = Constraints(different)
    assert groups(shuffled, decided) == groups(places, decided)


@given(blocks())
def test_nothing_is_left_to_the_collector_of_cycles(places: list[Place]) -> None:
    gc.collect()
    gc.disable()
    try:
        groups(places)
        assert gc.collect() == 0
    finally:
        gc.enable()


@given(blocks(), st.data())
def test_what_must_not_be_together_never_is(places: list[Place], data: st.DataObject) -> None:
    different = data.draw(pairs_of(places))
    barred = {frozenset(pair) for pair in different}

    found = groups(places, Constraints(different))

    assert sorted(key for group in keys_of(found) for key in group) == sorted(
        place.key for place in places
    )
    for group in found.groups:
        for one, other in combinations(group.places, 2):
            assert one.work.handle != other.work.handle
            assert forms_agree(form_of_place(one), form_of_place(other))
            assert frozenset((one.key, other.key)) not in barred


@given(blocks(), st.data())
def test_what_is_decided_to_be_one_always_is(places: list[Place], data: st.DataObject) -> None:
    together = data.draw(pairs_of(places))

    found = groups(places, Constraints(together=together))

    group_of = {key: number for number, group in enumerate(keys_of(found)) for key in group}
    assert all(group_of[one] == group_of[other] for one, other in together)


@given(blocks())
def test_doubts_are_between_groups_that_may_be_one(places: list[Place]) -> None:
    found = groups(places)

    whole = {group.places for group in found.groups}
    for doubt in found.doubts:
        assert {doubt.left, doubt.right} <= whole
        assert doubt.chance >= 0.1
        assert all(
            forms_agree(form_of_place(one), form_of_place(other))
            for one in doubt.left
            for other in doubt.right
        )


def paper(handle: str, *authors: str, title: str = "") -> list[Place]:
    listed = list(map(named, authors))
    blocks = [block for each in listed if (block := block_of_name(each))]
    work = work_of(handle, blocks, Texts(title))
    return [place_of(work, ordinal, each) for ordinal, each in enumerate(listed, start=1)]


def test_a_rare_coauthor_joins_and_a_common_name_stays_apart() -> None:
    first = paper("doi:10.1/a", "Wang, J.", "Quisling, Vidkun", title="Knots in braids")
    second = paper("doi:10.1/b", "Wang, Jing", "Quisling, V.", title="Braids and knots")
    third = paper("doi:10.1/c", "Wang, J.", "Li, L.", title="Winds of stars")

    found = groups([first[0], second[0], third[0]])

    assert keys_of(found) == [[("doi:10.1/a", 1), ("doi:10.1/b", 1)], [("doi:10.1/c", 1)]]
    weakest = found.groups[0].weakest
    assert weakest is not None
    assert (weakest.left, weakest.right) == ((first[0],), (second[0],))
    assert weakest.chance > 0.3


def test_a_large_block_keeps_the_laws(monkeypatch: pytest.MonkeyPatch) -> None:
    team = ["Quisling, V.", "Zyx, A.", "Qwertz, U."]
    papers = [
        paper(f"doi:10.1/{number:02}", *["Wang, J."] * 2, *(team if number % 3 else ["Zyx, B."]))
        for number in range(30)
    ]
    places = [place for each in papers for place in each if place.keyname == "Wang"]
    different = [(places[0].key, places[2].key), (places[2].key, places[4].key)]
    whole = groups(places, Constraints(different))

    monkeypatch.setattr(points, "LARGE", 10)
    found = groups(places[::-1], Constraints(different))

    assert found == groups(places, Constraints(different))
    assert keys_of(found) == keys_of(whole)
    for group in found.groups:
        keys = {place.key for place in group.places}
        assert len({handle for handle, _ in keys}) == len(keys)
        assert not any({*pair} <= keys for pair in different)


def test_a_place_twice_is_refused() -> None:
    (place,) = paper("doi:10.1/a", "Wang, J.")

    with pytest.raises(ValueError, match="twice"):
        groups([place, place])
