"""What is matched at once says the same as the library; what is not is left to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.formats import fields
from biblio.formats.bibtex.blocks import Blocks, WrittenEntry, read_any, read_blocks, read_plain
from biblio.formats.bibtex.cutting import split

WORDS = st.text("ab É\\'%-.~$&", min_size=1, max_size=8)
BRACED = st.recursive(
    WORDS.map(lambda text: text.replace("\\", "")),
    lambda inner: st.lists(inner, max_size=3).map(lambda parts: f"{{{' '.join(parts)}}}"),
    max_leaves=6,
).map(lambda text: f"{{{text}}}")
VALUES = st.one_of(
    BRACED,
    BRACED.map(lambda text: f'"{text}"'),
    st.from_regex(r"[a-z]{1,5}|[0-9]{1,4}", fullmatch=True),
)
FIELDS = st.dictionaries(
    st.from_regex(r"[a-z]{1,6}(?:-[a-z]{1,3})?", fullmatch=True),
    st.lists(VALUES, min_size=1, max_size=3).map(" # ".join),
    max_size=5,
)


@given(FIELDS, st.sampled_from([",", ""]), st.sampled_from(["{}", "()"]))
def test_plain_text_is_read_as_the_library_reads_it(
    written: dict[str, str], last: str, brackets: str
) -> None:
    body = ",\n  ".join(f"{name} = {value}" for name, value in written.items())
    text = f"@Misc{brackets[0]}key:1,\n  {body}{last if body else ''}\n{brackets[1]}"

    found = read_plain(text)

    assert found == Blocks([], [WrittenEntry("misc", "key:1", list(written.items()))])
    if brackets == "{}":  # all that the library reads
        assert found == read_any(text)


@pytest.mark.parametrize(
    "text",
    [
        "@misc{a, title = {One} year = 2001}",
        "@misc{a, title = {One}, % a comment\n year = 2001}",
        "@misc{a}",
        "@misc{a, title = }",
        "@misc(a, title = {One}}",
        "@misc{a, title = {One})",
        "@string{a = {One}, b = {Two}}",
        "@misc{a, title = {" + "{" * 9 + "deep" + "}" * 9 + "}}",
        "@misc{two words, title = {One}}",
        "words",
    ],
)
def test_what_is_not_plain_is_left_to_the_library(text: str) -> None:
    assert read_plain(text) is None
    assert read_blocks(text) == read_any(text)


def test_real_entries_are_read_as_the_library_reads_them(shared: Path) -> None:
    with (shared / "bibtex" / "tugboat-2007.bib").open("rb") as stream:
        texts = [fields.text(each.raw) for each in split(stream)]

    plain = [read_plain(each) for each in texts]

    assert len(texts) == 2720
    assert all(each is not None for each in plain)
    assert plain[::20] == [read_any(each)._replace(faults=()) for each in texts[::20]]


@given(st.text(alphabet='@{}()",=\n\\ ab1%#', max_size=200))
def test_any_text_is_read_at_once_or_not_at_all(text: str) -> None:
    read_plain(f"@misc{{a, {text}")


def test_hostile_text_takes_no_time() -> None:
    deep = "@misc{a, t = {" + "{" * 50_000
    wide = "@misc{a, t = {" + "{}" * 50_000
    quoted = '@misc{a, t = "' + "\\a" * 50_000
    pieces = "@misc{a, t = " + "{a} # " * 30_000
    for text in (deep, wide, quoted, pieces):
        assert read_plain(text) is None
