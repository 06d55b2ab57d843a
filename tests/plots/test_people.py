from __future__ import annotations

from itertools import combinations

import pytest
from plots.pictures import CAPTION, HOSTILE, HOSTILE_SHOWN, made_network, svg_of, texts_of, tips_of

from biblio.plots import Size, draw
from biblio.plots.drawing import sheet_with
from biblio.plots.people import MOST, TIES, strongest
from biblio.plots.values import People, Person, Tie


@pytest.mark.parametrize("width", [17, 12])
def test_no_two_names_overlap(width: float) -> None:
    picture = made_network(MOST)
    with sheet_with(picture, Size(width=width)) as sheet:
        boxes = [each.get_window_extent() for each in sheet.figure.texts]
        frame = sheet.figure.bbox

    assert len(boxes) > MOST * 0.8
    assert [
        (one, other)
        for one, other in combinations(boxes, 2)
        if min(one.x1, other.x1) > max(one.x0, other.x0)
        and min(one.y1, other.y1) > max(one.y0, other.y0)
    ] == []
    assert all(frame.x0 <= each.x0 and each.x1 <= frame.x1 for each in boxes)
    assert all(frame.y0 <= each.y0 and each.y1 <= frame.y1 for each in boxes)


def test_who_has_no_name_there_is_counted() -> None:
    picture = made_network(MOST)
    tree = svg_of(picture)
    names = {person.name for person in picture.people}
    written = [each for each in texts_of(tree) if each in names]

    assert len(tips_of(tree)) == MOST
    left_out = MOST - len(written)
    assert left_out > 0
    assert f"{left_out} names have no room." in " ".join(texts_of(tree))


def test_the_same_network_has_the_same_picture() -> None:
    one, other = (draw(made_network(40), "svg").content for _ in range(2))

    assert one == other


@pytest.mark.parametrize(
    ("people", "ties"),
    [
        ([Person(7, "Alone", 1)], []),
        ([Person(7, "One", 1), Person(9, "Other", 3)], [Tie(7, 9, 1)]),
        ([Person(each, "Same", 0) for each in range(3)], [Tie(0, 1, 0), Tie(1, 2, 0)]),
        ([Person(1, HOSTILE, 1), Person(2, "", 1)], [Tie(1, 2, 0.5)]),
    ],
    ids=["one", "a pair", "of no weight", "hostile names"],
)
def test_small_networks_are_drawn(people: list[Person], ties: list[Tie]) -> None:
    tree = svg_of(People(CAPTION, people, ties))

    shown = [each.name.replace(HOSTILE, HOSTILE_SHOWN) for each in people]
    assert sorted(each.rpartition(":")[0] for each in tips_of(tree)) == sorted(shown)
    written = sorted(each.rstrip("…") for each in texts_of(tree)[:-2])
    named = sorted(filter(None, shown))
    assert len(written) == len(named)
    assert all(map(str.startswith, named, written))


def test_of_very_many_ties_everybody_keeps_the_strongest() -> None:
    crowd = [Tie(one, other, 2) for one, other in combinations(range(60), 2)]
    weak = Tie(0, 99, 0.1)
    kept = strongest([weak, *crowd])

    assert len(crowd) > TIES
    assert kept[0] == weak
    assert len(kept) <= TIES + 60


def test_who_is_asked_for_is_set_apart() -> None:
    people = [Person(1, "Asked, A.", 1, is_asked=True), Person(2, "Other, O.", 9)]
    svg = draw(People(CAPTION, people, [Tie(1, 2, 1)]), "svg").content.decode()

    assert svg.count("font-weight: 700") == 2  # the title is the other
