from __future__ import annotations

import unicodedata
from datetime import UTC, datetime
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.errors import InvalidData
from biblio.formats import fields

MOMENTS = st.integers(662_688_000, 4_102_444_799).map(lambda s: datetime.fromtimestamp(s, tz=UTC))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, None),
        ("", None),
        (" \n ", None),
        ("\x00\x1b", None),
        ("one line", "one line"),
        (" padded ", "padded"),
        ("a title that\n  goes on", "a title that goes on"),
        ("tab\tand\r\nbreaks", "tab and breaks"),
        ("two  spaces", "two spaces"),
        ("no\xa0break", "no break"),
        ("nul\x00 and \x1b[31mescape\x9b", "nul and [31mescape"),
        ("naïve café", "naïve café"),
    ],
)
def test_line(text: str | None, expected: str | None) -> None:
    assert fields.line(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, None),
        (" \n", None),
        ("\x00", None),
        ("  Wrapped by\nhand, padded.\n", "Wrapped by hand, padded."),
        ("  First\nparagraph.\n  Second\none.\n", "First paragraph.\nSecond one."),
        ("  First.\n\nSecond\none.", "First.\nSecond one."),
        ("  First.\r\n  Second\r\none.\r\n", "First.\nSecond one."),
        ("two  spaces\nhere", "two spaces here"),
        ("  a\n\tb", "a\nb"),
        ("control\x07led\nhere", "controlled here"),
    ],
)
def test_paragraphs(text: str | None, expected: str | None) -> None:
    assert fields.paragraphs(text) == expected


@given(st.text())
def test_lines_hold_no_controls_and_settle(text: str) -> None:
    found = fields.line(text)
    assert found is None or not any(unicodedata.category(char) == "Cc" for char in found)
    assert fields.line(found) == found


@given(st.text(alphabet=st.sampled_from("ab \n\t\r\x00\x85é")))
def test_paragraphs_keep_the_words(text: str) -> None:
    found = fields.paragraphs(text)
    assert (found or "").split() == text.replace("\x00", "").split()


def test_dropped_controls() -> None:
    assert fields.dropped_controls("a\x00b")
    assert fields.dropped_controls("a\x9bb")
    assert not fields.dropped_controls("a\n\tb")
    assert not fields.dropped_controls(None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, (None, ())),
        (r"A note on Erd\H os" + "\n  numbers", ("A note on Erdős numbers", ())),
        ("Plain", ("Plain", ())),
    ],
)
def test_title(text: str | None, expected: tuple[str | None, tuple[str, ...]]) -> None:
    assert fields.title(text) == expected


def test_title_that_cannot_be_decoded_is_kept() -> None:
    found, warnings = fields.title(r"On \nosuchmacro{things}")
    assert found == r"On \nosuchmacro{things}"
    assert warnings == ("the title is kept as printed, its TeX could not be decoded",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mon, 2 Apr 2007 19:18:42 GMT", "2007-04-02T19:18:42Z"),
        ("Mon, 02 Apr 2007 19:18:42 GMT", "2007-04-02T19:18:42Z"),
        ("Mon, 2 Apr 2007 21:18:42 +0200", "2007-04-02T19:18:42Z"),
        ("Sun, 1 Apr 2007 22:18:42 -0300", "2007-04-02T01:18:42Z"),
        ("2 Apr 2007 19:18 GMT", "2007-04-02T19:18:00Z"),
        ("Wed, 1 Jul 92 01:06:09 GMT", "1992-07-01T01:06:09Z"),
        ("Mon, 2 Apr 2007 19:18:42", "2007-04-02T19:18:42Z"),
        ("2007-04-02T19:18:42Z", "2007-04-02T19:18:42Z"),
        ("2007-04-02t19:18:42z", "2007-04-02T19:18:42Z"),
        ("2007-04-02T21:18:42+02:00", "2007-04-02T19:18:42Z"),
        ("2007-04-02T19:18:42.999999Z", "2007-04-02T19:18:42Z"),
        (" 2007-04-02 19:18:42 ", "2007-04-02T19:18:42Z"),
        ("Thu, 29 Feb 2024 00:00:00 GMT", "2024-02-29T00:00:00Z"),
    ],
)
def test_instant(text: str, expected: str) -> None:
    assert fields.instant(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "Fri, 30 Feb 2007 19:18:42 GMT",
        "Thu, 29 Feb 2007 19:18:42 GMT",
        "Mon, 2 Abr 2007 19:18:42 GMT",
        "Mon, 2 Apr 2007 25:18:42 GMT",
        "2025-02-30T00:00:00Z",
        "2025-13-01T00:00:00Z",
        "2007-04-02",
        "0001-01-01T00:00:00+14:00",
        "20070402T191842Z",
        "2007-W14-1T00:00:00Z",
        "9" * 10_000,
    ],
)
def test_what_is_no_instant(text: str) -> None:
    with pytest.raises(InvalidData, match="is not a date and time") as caught:
        fields.instant(text)
    assert len(str(caught.value)) < 200


@given(MOMENTS)
def test_both_spellings_of_a_moment_agree(moment: datetime) -> None:
    expected = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert fields.instant(format_datetime(moment, usegmt=True)) == expected
    assert fields.instant(format_datetime(moment)) == expected
    assert fields.instant(moment.isoformat()) == expected
    assert fields.instant(expected) == expected


@given(st.text(max_size=60))
def test_any_text_is_a_moment_or_refused(text: str) -> None:
    try:
        found = fields.instant(text)
    except InvalidData:
        return
    assert fields.instant(found) == found


@pytest.mark.parametrize("text", ["2007-04-02", " 2024-02-29 "])
def test_day(text: str) -> None:
    assert fields.day(text) == text.strip()


@pytest.mark.parametrize("text", ["2025-02-30", "2025-00-01", "2025-1-1", "", "2025-01-01T00:00"])
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(InvalidData, match="is not a day"):
        fields.day(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, None),
        ("443kb", 443 * 1024),
        ("193kb,D", 193 * 1024),
        ("(0kb,I)", 0),
        ("12 KB", 12 * 1024),
        ("big", None),
        ("443", None),
    ],
)
def test_size(text: str | None, expected: int | None) -> None:
    assert fields.size(text) == expected


def test_text_decodes_line_by_line() -> None:
    raw = "Günther\nDeschênes\n".encode() + "Günther\n".encode("latin-1") + b"\x93quoted\x94\n\x81"
    assert fields.text(raw) == "Günther\nDeschênes\nGünther\n“quoted”\n\x81"


def test_text_drops_a_byte_order_mark() -> None:
    assert fields.text(b"\xef\xbb\xbfone") == "one"


@given(st.binary())
def test_text_never_fails(raw: bytes) -> None:
    assert fields.text(raw).count("\n") == raw.count(b"\n")


@given(st.text())
def test_text_reads_utf_8(text: str) -> None:
    assert fields.text(text.encode()) == text.removeprefix("\ufeff")


def test_categories_are_canonical_and_each_once() -> None:
    assert fields.category_codes("math.IT cs.IT  math.MP\n cs.NA") == (
        "cs.IT",
        "math-ph",
        "math.NA",
    )


def test_what_nobody_sees_is_taken_out_of_a_line() -> None:
    assert fields.line("10.10\u200b16/\u202aj.x\u202c") == "10.1016/j.x"
    assert fields.title("\ufeffOn G&ouml;del &amp; $a\\&b$\u200e") == ("On Gödel & $a\\&b$", ())
