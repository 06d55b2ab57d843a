"""Markup and entities to plain text."""

from __future__ import annotations

import pytest

from biblio.formats.markup import jats_text, plain_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, None),
        ("  ", None),
        ("<i></i>", None),
        ("The <i>fine</i> art of H<sub>2</sub>O", "The fine art of H2O"),
        ("Salt &amp; pepper", "Salt & pepper"),
        ("Salt &amp;amp; pepper", "Salt & pepper"),
        ("a &lt; b", "a < b"),
        ("a < b and c > d", "a < b and c > d"),
        ("AT&T; R&D", "AT&T; R&D"),
        (
            "Of <mml:math><mml:mi>x</mml:mi><mml:annotation>\\x</mml:annotation></mml:math>",
            "Of x",
        ),
    ],
)
def test_plain_text(text: str | None, expected: str | None) -> None:
    assert plain_text(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<jats:title>Abstract</jats:title><jats:p>We count.</jats:p>", "We count."),
        ("<jats:p>We <jats:italic>count</jats:italic>.</jats:p><p>Twice.</p>", "We count.\nTwice."),
        (
            "<jats:sec><jats:title>Methods</jats:title><jats:p>We look.</jats:p></jats:sec>",
            "Methods\nWe look.",
        ),
        ("We count.", "We count."),
        ("<jats:p> </jats:p>", None),
    ],
)
def test_an_abstract_is_a_line_a_paragraph(text: str, expected: str | None) -> None:
    assert jats_text(text) == expected
