from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from biblio.plots.labels import Point, place_labels
from biblio.plots.sheet import Box

SHEET = Box(0, 0, 200, 100)
points = st.builds(
    Point, st.floats(0, 200), st.floats(0, 100), st.floats(1, 5), st.floats(1, 60), st.just(8.0)
)


def test_a_name_stands_below_its_point_where_there_is_room() -> None:
    assert place_labels([Point(100, 50, 3, 40, 8)], SHEET) == [Box(80, 38, 120, 46)]


def test_who_comes_first_has_the_room() -> None:
    point = Point(20, 10, 2, 40, 7)

    assert place_labels([point, point, point], Box(0, 0, 40, 20)) == [
        Box(0, 0, 40, 7),
        Box(0, 13, 40, 20),
        None,
    ]


@given(st.lists(points, max_size=12))
def test_names_overlap_nothing_and_stand_on_the_sheet(among: list[Point]) -> None:
    boxes = place_labels(among, SHEET)

    placed = [box for box in boxes if box is not None]
    assert len(boxes) == len(among)
    assert not any(one.overlaps(other) for one, other in combinations(placed, 2))
    assert all(box.left >= 0 and box.right <= 200 for box in placed)
    assert all(box.bottom >= 0 and box.top <= 100 for box in placed)
    for place, box in enumerate(boxes):
        marks = (
            Box(
                each.x - each.radius,
                each.y - each.radius,
                each.x + each.radius,
                each.y + each.radius,
            )
            for other, each in enumerate(among)
            if other != place
        )
        assert box is None or not any(box.overlaps(mark) for mark in marks)
