from __future__ import annotations

from itertools import combinations
from typing import NamedTuple

import pytest
from matplotlib.transforms import BboxBase
from plots.pictures import CAPTION, HOSTILE, HOSTILE_SHOWN, made_network, svg_of, texts_of, tips_of

from biblio.plots import Size, draw
from biblio.plots.drawing import sheet_with
from biblio.plots.people import MOST, TIES, strongest
from biblio.plots.values import People, Person, Tie


class Crowd(NamedTuple):
    """What stands on the sheet of a network of as many people as there may be."""

    boxes: list[BboxBase]
    frame: BboxBase
    texts: list[str]
    tips: list[str]


@pytest.fixture(scope="module")
def crowd() -> Crowd:
    with sheet_with(made_network(MOST), Size()) as sheet:
        texts = sheet.figure.texts
        return Crowd(
            [each.get_window_extent() for each in texts],
            sheet.figure.bbox,
            [each.get_text() for each in texts],
            [*sheet.tips.values()],
        )


def test_no_two_names_overlap(crowd: Crowd) -> None:
    assert len(crowd.boxes) > MOST * 0.8
    assert [
        (one, other)
        for one, other in combinations(crowd.boxes, 2)
        if min(one.x1, other.x1) > max(one.x0, other.x0)
        and min(one.y1, other.y1) > max(one.y0, other.y0)
    ] == []
    assert all(crowd.frame.x0 <= each.x0 and each.x1 <= crowd.frame.x1 for each in crowd.boxes)
    assert all(crowd.frame.y0 <= each.y0 and each.y1 <= crowd.frame.y1 for each in crowd.boxes)


def test_who_has_no_name_there_is_counted(crowd: Crowd) -> None:
    names = {person.name for person in made_network(MOST).people}
    written = [each for each in crowd.texts if each in names]

    assert len(crowd.tips) == MOST
    assert len(written) < MOST
    assert f"{MOST - len(written)} names have no room." in " ".join(crowd.texts)


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
