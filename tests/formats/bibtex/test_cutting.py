"""BibTeX cut into entries that stand alone, whatever is broken beside them."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.formats.bibtex.cutting import split
from biblio.formats.format import Entry

ENTRY = "@article{{key{0},\n  title = {{Of {{N}}umber {0}}},\n  year = {0}\n}}"


def cut(text: str | bytes) -> list[Entry]:
    return list(split(io.BytesIO(text.encode() if isinstance(text, str) else text)))


@given(st.lists(st.integers(1000, 9999), max_size=5), st.sampled_from(["\n", "\r\n", "\r"]))
def test_every_entry_comes_with_its_line_and_key(years: list[int], ending: str) -> None:
    text = "\n\n".join(ENTRY.format(year) for year in years).replace("\n", ending)

    found = cut(text)

    assert [each.place for each in found] == [
        f"line {1 + 5 * place} (key{year})" for place, year in enumerate(years)
    ]
    assert [each.fault for each in found] == [None] * len(years)


@pytest.mark.parametrize(
    "broken",
    [
        "@article{bad,\n  title = {Of {braces,\n  year = 1999\n}",
        '@article{bad,\n  title = "Of {quotes",\n  year = 1999\n}',
        "@article(bad, title = {Of (paren}, year = 1999",
    ],
)
def test_a_brace_that_is_not_closed_costs_one_entry(broken: str) -> None:
    found = cut(f"{ENTRY.format(1990)}\n\n{broken}\n\n{ENTRY.format(1991)}\n{ENTRY.format(1992)}")

    assert [(each.place, each.fault) for each in found] == [
        ("line 1 (key1990)", None),
        ("line 6 (bad)", "a brace is not closed"),
        (f"line {7 + broken.count(chr(10)) + 1} (key1991)", None),
        (f"line {7 + broken.count(chr(10)) + 5} (key1992)", None),
    ]
    assert found[1].raw == broken.encode()


def test_what_stands_between_entries_is_a_comment() -> None:
    found = cut(
        "Some words, mail a@b.example.\n@comment{jabref-meta: {x}}\n@preamble{{\\cmd}}\n"
        f"{ENTRY.format(1990)}\n% the end"
    )

    assert [each.place for each in found] == ["line 4 (key1990)"]


def test_parentheses_may_stand_for_braces() -> None:
    (found,) = cut('@misc(key, note = "a ) b", title = {c ) d})')

    assert found == Entry(b'@misc(key, note = "a ) b", title = {c ) d})', "line 1 (key)")


def test_an_entry_comes_with_the_strings_and_parents_that_it_needs() -> None:
    text = """
@string{press = "Meadow " # kind}
@string{kind = {Press}}
@string{unused = {x}}
@inproceedings{child, title = {One}, crossref = {Whole}}
@proceedings{whole, title = {All}, publisher = press, doi = {10.5555/w}, url = {u}}
@misc{other, title = {Two}}
"""
    child, whole, other = cut(text)

    assert child.raw.decode() == (
        "@string{kind = {Press}}\n"
        '@string{press = "Meadow " # kind}\n'
        "@proceedings{whole,\n  title = {All},\n  publisher = press\n}\n"
        "@inproceedings{child, title = {One}, crossref = {Whole}}"
    )
    assert whole.raw.startswith(b"@string{kind = {Press}}\n@string{press")
    assert other.raw == b"@misc{other, title = {Two}}"


def test_a_string_may_be_given_anew() -> None:
    first, second = cut(
        "@string{s = {one}}\n@misc{a, title = s}\n@string{s = {two}}\n@misc{b, title = s}"
    )

    assert first.raw == b"@string{s = {one}}\n@misc{a, title = s}"
    assert second.raw == b"@string{s = {two}}\n@misc{b, title = s}"


def test_a_file_that_ends_early_ends_in_a_fault() -> None:
    (found,) = cut("@misc{a, title = {Cut of")

    assert (found.place, found.fault) == ("line 1 (a)", "the file ends before it is closed")


@given(st.text(alphabet='@{}()",=\n\\ ab1%#', max_size=60))
def test_any_text_is_cut_without_failing(text: str) -> None:
    cut(text)
    cut(f"@misc{{a, {text}\n{ENTRY.format(1990)}")
