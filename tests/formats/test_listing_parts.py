from __future__ import annotations

import textwrap

import pytest
from growth import assert_linear
from hypothesis import given
from hypothesis import strategies as st

from biblio.errors import InvalidData
from biblio.formats.listing_parts import Parts, begins_record, is_translation, tell_apart

PROSE = (
    "We show that a heap of sand, left alone for long enough, settles into the one shape from "
    "which no further grain can fall, and we measure how long that takes. The time grows with the "
    "square of the height, as a simple argument explains."
)
LONG_TITLE = "On the Shapes of Heaps of Sand and of Other Things That Fall from Above and Settle"
NAMES = "Ada Lovelace, J. Doe and Zoë van der Berg"
MANY = ", ".join(f"Ada B. Name{chr(97 + n % 26)}" for n in range(40))


def unwrapped(parts: Parts) -> tuple[str | None, ...]:
    """Title, authors, abstract and comments, each on one line."""
    texts = (parts.title, parts.authors, parts.abstract, parts.comments)
    return tuple(" ".join(text.split()) if text else None for text in texts)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"On Sand\n{NAMES}\n\n{PROSE}\n\n9 pages", ("On Sand", NAMES, PROSE, "9 pages")),
        (f"On Sand\n\n{NAMES}\n\n{PROSE}\n\n9 pages", ("On Sand", NAMES, PROSE, "9 pages")),
        (f"On Sand\n{NAMES}\n{PROSE}\n9 pages", ("On Sand", NAMES, PROSE, "9 pages")),
        (f"On Sand\nJane Doe\n\n{PROSE}", ("On Sand", "Jane Doe", PROSE, None)),
        (f"On Sand\nJane Doe\n{PROSE}", ("On Sand", "Jane Doe", PROSE, None)),
        (f"On Sand\n{PROSE}", ("On Sand", None, PROSE, None)),
        (f"{NAMES}\n\n{PROSE}", (None, NAMES, PROSE, None)),
        (f"Sand, Grains and Us\n{NAMES}\n\n{PROSE}", ("Sand, Grains and Us", NAMES, PROSE, None)),
        (f"A View\nThe X. Team\n\n{PROSE}", ("A View", "The X. Team", PROSE, None)),
        (f"{LONG_TITLE}\nJane Doe\n\n{PROSE}", (LONG_TITLE, "Jane Doe", PROSE, None)),
        (f"{LONG_TITLE}\nJane Doe\n{PROSE}", (LONG_TITLE, "Jane Doe", PROSE, None)),
        (f"On Sand\n{MANY}\n\n{PROSE}", ("On Sand", MANY, PROSE, None)),
        (f"{PROSE}", (None, None, PROSE, None)),
        (f"{PROSE}\ntech report of sand", (None, None, PROSE, "tech report of sand")),
        ("", (None, None, None, None)),
        ("9 pages", (None, None, None, "9 pages")),
    ],
)  # fmt: skip
def test_parts_are_told_by_place_and_shape(body: str, expected: tuple[str | None, ...]) -> None:
    assert unwrapped(tell_apart(body)) == expected


@pytest.mark.parametrize("width", [60, 72, 80, 100])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_wrapped_lines_are_joined(width: int, between: str) -> None:
    body = between.join(textwrap.fill(text, width) for text in (LONG_TITLE, MANY, PROSE, "9 pages"))

    assert unwrapped(tell_apart(body)) == (LONG_TITLE, MANY, PROSE, "9 pages")


def test_a_ragged_abstract_is_one() -> None:
    ragged = (
        "We show that sand\nis a thing that falls,\nand we say\nhow long it takes\n"
        "to settle there,\nif it does."
    )

    assert unwrapped(tell_apart(f"On Sand\nJane Doe\n\n{ragged}\n\n9 pages")) == (
        "On Sand",
        "Jane Doe",
        " ".join(ragged.split()),
        "9 pages",
    )


def test_an_abstract_may_have_paragraphs() -> None:
    found = tell_apart(f"On Sand\n{NAMES}\n\n{PROSE}\n\n{PROSE}\n\n9 pages")

    assert (found.abstract, found.comments) == (f"{PROSE}\n\n{PROSE}", "9 pages")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("We pile sand.", (None, None, "We pile sand.", None)),
        ("Sand\nJane Doe\n\nWe pile.\n\n9 pages", ("Sand", "Jane Doe", "We pile.", "9 pages")),
        (f"On Sand\n{NAMES}\nWe pile sand.", ("On Sand", NAMES, "We pile sand.", None)),
        (f"On Sand\n{NAMES}\n9 pages", ("On Sand", NAMES, None, "9 pages")),
        ("We pile sand.\n9 pages", (None, None, "We pile sand.", "9 pages")),
    ],
)  # fmt: skip
def test_a_short_abstract_is_found_too(body: str, expected: tuple[str | None, ...]) -> None:
    assert unwrapped(tell_apart(body)) == expected


def test_long_comments_are_no_abstract() -> None:
    comments = (
        "Proceedings of the meeting on sand in Town, 9 pages, 4 figures, to appear in a journal "
        "that is not yet known and will be named here in a later version of this"
    )

    assert unwrapped(tell_apart(f"{PROSE}\n\n{comments}")) == (None, None, PROSE, comments)


def test_a_short_abstract_before_comments_as_long_as_one() -> None:
    comments = f"{PROSE} 9 pages, to appear in a journal"

    assert unwrapped(tell_apart(f"On Sand\n{NAMES}\n\nWe pile sand.\n\n{comments}")) == (
        *("On Sand", NAMES, "We pile sand."),
        comments,
    )


def test_a_title_as_long_as_an_abstract() -> None:
    title = "On " + "the shape of sand that falls and of the sand that does not " * 3

    assert unwrapped(tell_apart(f"{title}\n{NAMES}\n\n{PROSE}")) == (
        title.strip(),
        NAMES,
        PROSE,
        None,
    )


def test_a_translation_stands_apart_and_comments_may_follow_it() -> None:
    found = tell_apart(f"{PROSE}\n翻译: 沙子堆\n会稳定下来。\n\n9 pages")

    assert found == Parts(
        abstract=PROSE, translation="沙子堆\n会稳定下来。", comments="9 pages", is_prose=True
    )


def test_an_abstract_in_chinese() -> None:
    prose = "我们证明,一堆沙子放置足够长的时间后会稳定成一种形状,并测量所需时间。" * 3

    assert tell_apart(f"沙子\n{prose}\n9 pages") == Parts(
        title="沙子", abstract=prose, comments="9 pages", is_prose=True
    )


def test_text_before_the_title_is_kept() -> None:
    found = tell_apart(f"Papers of the day\n\nOn Sand\n{NAMES}\n\n{PROSE}")

    assert (found.heading, found.title) == ("Papers of the day", "On Sand")


def test_two_records_in_one_are_refused() -> None:
    with pytest.raises(InvalidData, match="two records stand here with no identifier between"):
        tell_apart(f"{PROSE}\n\nOn Sand\n{NAMES}\n\n{PROSE}")


@pytest.mark.parametrize(
    ("line", "begins"),
    [("翻译:沙", True), ("翻译 \uff1a沙", True), ("翻译沙", False), ("x翻译:", False)],
)
def test_a_translation_is_marked(line: str, *, begins: bool) -> None:
    assert is_translation(line) is begins


@pytest.mark.parametrize(
    ("line", "begins"),
    [(PROSE, True), ("翻译:沙", True), ("9 pages", False), ("沙子" * 200, False), (MANY, False)],
)
def test_behind_a_translation_only_prose_begins_a_record(line: str, *, begins: bool) -> None:
    assert begins_record(line) is begins


@pytest.mark.parametrize(
    "piece", ["(", "( a", " ", "a, ", "1 ", "翻", "\n", "A b\n", "and ", "\t\n "]
)
def test_time_is_linear(piece: str) -> None:
    assert_linear(tell_apart, lambda size: piece * (size // len(piece)), 1_000)


PIECES = st.sampled_from(
    [*(PROSE, NAMES, MANY, LONG_TITLE, "On Sand", "Jane Doe", "We pile sand.", "9 pages", "沙子。")]
)


@given(st.lists(st.tuples(PIECES, st.sampled_from(["\n", "\n\n"]))))
def test_whatever_stands_in_whatever_order_nothing_is_lost(pieces: list[tuple[str, str]]) -> None:
    body = "".join(map("".join, pieces))
    try:
        *texts, _ = tell_apart(body)
    except InvalidData:
        return  # two records in one

    assert sorted(" ".join(filter(None, texts)).split()) == sorted(body.split())
