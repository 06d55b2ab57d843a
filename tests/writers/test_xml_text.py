from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from biblio.writers.xml_text import bare, in_xml


@given(st.text())
def test_xml_gives_back_what_is_no_control_character(text: str) -> None:
    root = etree.fromstring(f'<a b="{in_xml(text)}">{in_xml(text)}</a>'.encode())

    assert (root.text or "") == root.get("b") == bare(text)


def test_ends_of_lines_are_spaces_and_controls_are_dropped() -> None:
    assert bare("a\r\n\tb\x00\x1b\x7f\x9f\ufffec\u2028d") == "a bc d"
