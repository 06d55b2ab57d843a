from __future__ import annotations

import pytest

from biblio.plots.fonts import OWN, Letters, clean, families_for


def test_what_no_font_has_is_told() -> None:
    families, missing = families_for(["Erdős, P. Ω שלום", "\U000e0041\u0301", "\U0001fbf9\ua0d1"])

    assert families[0] == OWN
    assert missing <= {"\U0001fbf9", "\ua0d1"}


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [("a\tb\nc", "a b c"), ("\x1b[31m", "�[31m"), ("\ufffe\U0001ffff\ud800", "���")],
)
def test_nothing_is_left_that_xml_cannot_hold(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_lines_are_not_wider_than_asked() -> None:
    letters = Letters((OWN,), frozenset())
    text = "Papers of category:astro-ph.CO and of somebody " + "whose_name_has_no_end" * 9

    lines = letters.wrapped(text, 8, 200, lines=3)

    assert len(lines) == 3
    assert lines[0] == "Papers of category:astro-ph.CO and of somebody"
    assert lines[-1].endswith("…")
    assert all(letters.width(line, 8) <= 200 for line in lines)
    assert letters.wrapped("", 8, 200, lines=3) == []
    assert letters.wrapped("short", 8, 200, lines=3) == ["short"]
