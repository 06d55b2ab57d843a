from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.model.characters import unescape, visible


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("G&ouml;del &amp; Erd&#337;s", "Gödel & Erdős"),
        ("&#xF6; &#XF6;", "ö ö"),
        ("a & b; c &; &unknown; &lt", "a & b; c &; &unknown; &lt"),
        ("&#0; &#xD800; &#9999999;", "&#0; &#xD800; &#9999999;"),
        ("a&#10;b&#7;c&nbsp;d", "a bc\u00a0d"),
    ],
)
def test_entities(text: str, expected: str) -> None:
    assert unescape(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10.10\u200b16/\u202aj.x\u202c", "10.1016/j.x"),
        ("\ufeffFoo\u00adbar\u2060", "Foobar"),
        ("Foo\u200dbar \u200c", "Foobar "),
        (
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        ),
        ("\u0915\u094d\u200d\u0937", "\u0915\u094d\u200d\u0937"),
    ],
)
def test_marks_that_nobody_sees(text: str, expected: str) -> None:
    assert visible(text) == expected


@given(st.text())
def test_taking_marks_out_twice_is_taking_them_out_once(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@given(st.text(alphabet=st.characters(max_codepoint=0x7E, min_codepoint=0x20)))
def test_plain_text_has_none(text: str) -> None:
    assert visible(text) == text
