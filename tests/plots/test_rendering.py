from __future__ import annotations

import re
import struct

import pytest
from plots.pictures import CAPTION, HOSTILE, HOSTILE_SHOWN, svg_of

from biblio.plots import Size, draw
from biblio.plots.style import DARK
from biblio.plots.values import Bar, Caption, PeriodBars

PICTURE = PeriodBars(CAPTION, [Bar("2020", 4), Bar("2021", 6)])


def test_the_page_needs_nothing_beside_itself() -> None:
    page = draw(PICTURE, "html").content.decode()

    named = {*re.findall(r"https?://[^\"'\s>]+", page)}
    assert named <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    assert not re.search(r"<(script|link|img|iframe)\b|@import|url\((?!#)", page)


def test_the_page_has_each_colour_for_light_and_for_dark() -> None:
    page = draw(PICTURE, "html").content.decode()
    head, _, drawing = page.partition("<body>")

    assert "prefers-color-scheme: dark" in head
    assert not re.search("|".join(DARK), drawing)
    assert {*re.findall(r"var\(--c(\w+)\)", page)} <= {each[1:] for each in DARK}


def test_the_picture_says_what_it_shows() -> None:
    tree = svg_of(PeriodBars(Caption(HOSTILE, HOSTILE), PICTURE.bars))

    assert [each.text for each in tree[:2]] == [HOSTILE_SHOWN, HOSTILE_SHOWN]
    assert tree.get("role") == "img"


@pytest.mark.parametrize("output", ["svg", "png", "html"])
def test_the_same_numbers_are_the_same_bytes(output: str) -> None:
    assert draw(PICTURE, output).content == draw(PICTURE, output).content


def test_neither_time_nor_maker_is_in_a_picture() -> None:
    for output in ("svg", "png", "html"):
        content = draw(PICTURE, output).content.lower()
        assert b"matplotlib.org" not in content
        assert b"date>" not in content


def test_png_has_the_size_in_print() -> None:
    content = draw(PICTURE, "png", Size(width=10, height=5, dpi=254)).content

    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", content[16:24]) == (1000, 500)
