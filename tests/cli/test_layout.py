from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.cli.layout import GAP, LONGEST, Layout, layout_of, wrapped
from biblio.writers.printable import width


def test_columns_that_fit_have_the_width_of_their_cells() -> None:
    assert layout_of(["id", "name"], [["1", "Ada"], ["23", "Charles"]], 80) == Layout(
        (0, 1), (2, 7)
    )


def test_running_text_gets_what_is_left() -> None:
    row = ["2507.20534", "words " * 30, "a few words of some length"]

    assert layout_of(["id", "title", "authors"], [row], 80) == Layout((0, 1, 2), (10, 40, 26))


def test_spare_columns_go_in_their_order() -> None:
    row = ["2507.20534", "math.CO", "words " * 30, "names " * 30]
    headings = ["id", "category", "title", "authors"]

    shown = [layout_of(headings, [row], room, spare=(1, 3)) for room in (65, 56, 54, 33, 31)]

    assert [layout and layout.places for layout in shown] == [
        (0, 1, 2, 3),
        (0, 2, 3),
        (0, 2, 3),
        (0, 2),
        None,
    ]


def test_a_path_may_be_folded_and_an_identifier_may_not() -> None:
    row = ["1", "/data/" + "x" * 50]

    assert layout_of(["id", "source"], [row], 40) is None
    assert layout_of(["id", "source"], [row], 40, folding=(1,)) == Layout((0, 1), (2, 36))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("one two three", ["one two", "three"]),
        ("  indented text here", ["  indented", "  text", "  here"]),
        ("v1  2007", ["v1  2007"]),
        ("10.1103/PhysRevD.76.013009 x", ["10.1103/PhysRevD.76.013009", "x"]),
        ("量子力学入門書", ["量子力学入", "門書"]),
        ("a\nb", ["a", "b"]),
    ],
)
def test_text_is_wrapped_between_words(text: str, lines: list[str]) -> None:
    assert list(wrapped(text, 10)) == lines


cells = st.lists(st.text("ab1./-", min_size=1, max_size=LONGEST), min_size=0, max_size=8).map(
    " ".join
)


@given(st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=5), st.integers(10, 120))
def test_no_word_is_wider_than_its_column(rows: list[tuple[str, str, str]], room: int) -> None:
    layout = layout_of(["a", "b", "c"], rows, room, spare=(1,))

    if layout is None:
        return
    assert sum(layout.widths) + GAP * (len(layout.widths) - 1) <= room
    for place, columns in zip(layout.places, layout.widths, strict=True):
        words = [word for row in rows for word in row[place].split()]
        assert max(map(len, words), default=0) <= columns


@given(cells, st.integers(1, 60))
def test_wrapping_keeps_every_word(text: str, room: int) -> None:
    lines = list(wrapped(text, room))

    assert " ".join(lines).split() == text.split()
    assert all(width(line) <= room or " " not in line for line in lines)
