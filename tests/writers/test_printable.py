"""Nothing in shown text drives a terminal."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.writers.printable import escaped, printable, printable_lines, width

ANY_TEXT = st.text(alphabet=st.characters(codec=None))
BIDI = {
    chr(code) for code in (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
}


def drives_a_terminal(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cs"} or character in BIDI


@given(ANY_TEXT)
def test_printable_text_is_one_line_without_control_characters(text: str) -> None:
    shown = printable(text)

    assert not any(map(drives_a_terminal, shown))
    assert len(shown.splitlines()) <= 1
    assert printable(shown) == shown


@given(ANY_TEXT)
def test_printable_lines_keep_line_feeds_alone(text: str) -> None:
    assert not any(map(drives_a_terminal, printable_lines(text).replace("\n", "")))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Erdős in [cs.*] 图 שלום", "Erdős in [cs.*] 图 שלום"),
        ("a\tb\r\nc", "a b c"),
        ("\x1b[31mred\x1b[0m", "�[31mred�[0m"),
        ("\x9b31m", "�31m"),
        ("nul\0del\x7f", "nul�del�"),
        ("gpj.\u202eexe", "gpj.�exe"),
    ],
)
def test_control_characters_are_shown_as_replaced(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(
    ANY_TEXT.filter(lambda text: text.isascii() or not any("\ud800" <= c <= "\udfff" for c in text))
)
def test_escaped_json_means_the_same_and_is_harmless(text: str) -> None:
    written = escaped(json.dumps(text, ensure_ascii=False))

    assert json.loads(written) == text
    assert not any(map(drives_a_terminal, written))


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("Erdős", 5), ("Erdo\u030bs", 5), ("摘要", 4), ("", 0)]
)
def test_width_counts_the_columns_of_a_terminal(text: str, columns: int) -> None:
    assert width(text) == columns
