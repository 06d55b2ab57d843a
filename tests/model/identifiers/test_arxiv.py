from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.errors import InvalidIdentifier
from biblio.model.identifiers import ARCHIVES, ArxivId

NEW = st.tuples(st.integers(2007, 2099), st.integers(1, 12), st.integers(1, 99_999)).filter(
    lambda t: t[:2] >= (2007, 4) and (t[:2] >= (2015, 1) or t[2] <= 9999)
)
OLD = st.tuples(
    st.integers(1991, 2007), st.integers(1, 12), st.sampled_from(ARCHIVES), st.integers(1, 999)
).filter(lambda t: (1991, 7) <= t[:2] <= (2007, 3))


def new_text(parts: tuple[int, int, int]) -> str:
    year, month, number = parts
    return f"{year % 100:02}{month:02}.{number:0{5 if year >= 2015 else 4}}"


def old_text(parts: tuple[int, int, str, int]) -> str:
    year, month, archive, number = parts
    return f"{archive}/{year % 100:02}{month:02}{number:03}"


BASES = st.one_of(NEW.map(new_text), OLD.map(old_text))
VERSIONS = st.none() | st.integers(1, 999)


def test_34_archives_in_alphabetical_order() -> None:
    assert len(ARCHIVES) == 34
    assert list(ARCHIVES) == sorted(set(ARCHIVES))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0704.0001", ArxivId("0704.0001")),
        ("1412.9999", ArxivId("1412.9999")),
        ("1501.00001", ArxivId("1501.00001")),
        ("2507.20534v2", ArxivId("2507.20534", 2)),
        ("hep-th/9901001", ArxivId("hep-th/9901001")),
        ("hep-th/9901001v12", ArxivId("hep-th/9901001", 12)),
        ("hep-th/9107001", ArxivId("hep-th/9107001")),
        ("math/0703999", ArxivId("math/0703999")),
        ("math.GT/0309136", ArxivId("math/0309136")),
        ("math-ph/0001001", ArxivId("math-ph/0001001")),
        ("arXiv:0704.0001", ArxivId("0704.0001")),
        ("ARXIV:0704.0001v1", ArxivId("0704.0001", 1)),
        ("arxiv: hep-th/9901001", ArxivId("hep-th/9901001")),
        ("arxiv.org/abs/0704.0001", ArxivId("0704.0001")),
        ("http://arxiv.org/abs/hep-th/9901001v2", ArxivId("hep-th/9901001", 2)),
        ("https://www.arxiv.org/abs/2101.00001", ArxivId("2101.00001")),
        ("https://export.arxiv.org/pdf/2101.00001v3", ArxivId("2101.00001", 3)),
        ("HTTPS://ARXIV.ORG/PDF/2101.00001.pdf", ArxivId("2101.00001")),
        ("arxiv.org/pdf/math.GT/0309136v1.pdf", ArxivId("math/0309136", 1)),
        ("10.48550/arXiv.2101.00001", ArxivId("2101.00001")),
        ("10.48550/ARXIV.HEP-TH/9901001", ArxivId("hep-th/9901001")),
        ("doi:10.48550/arxiv.0704.0001", ArxivId("0704.0001")),
        ("https://doi.org/10.48550/arXiv.2101.00001v2", ArxivId("2101.00001", 2)),
        ("https://dx.doi.org/10.48550/arXiv.math/0309136", ArxivId("math/0309136")),
        ("  2101.00001\n", ArxivId("2101.00001")),
    ],
)
def test_accepted_spellings(text: str, expected: ArxivId) -> None:
    assert ArxivId.parse(text) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1513.00001", "there is no month 13"),
        ("1412.00001", "in 1412 the number has 4 digits"),
        ("1501.0001", "in 1501 the number has 5 digits"),
        ("0703.0001", "this scheme begins with 0704"),
        ("2101.000001", "in 2101 the number has 5 digits"),
        ("2101.00000", "numbers begin with 1"),
        ("0704.0000", "numbers begin with 1"),
        ("foo/0102536", "foo is not an archive"),
        ("econ/0102536", "econ is not an archive"),
        ("HEP-TH/9901001", "HEP-TH is not an archive"),
        ("hep-th/9901000", "numbers begin with 001"),
        ("hep-th/9913001", "there is no month 13"),
        ("hep-th/9106001", "from 9107 to 0703"),
        ("hep-th/0704001", "from 9107 to 0703"),
        ("hep-th/990101", "seven digits"),
        ("705.134", "it looks like a number; a float loses digits"),
        ("0705.134", "it looks like a number; a float loses digits"),
        ("705.1338", "it looks like a number; a float loses digits"),
        ("2101.00001v0", "a version is v1 or later"),
        ("2101.00001v01", "a version is v1 or later"),
        ("hep-th/9901001v", "a version is v1 or later"),
        ("2101.00001.pdf", "write it like"),
        ("٢١٠١.٠٠٠٠١", "write it like"),
        ("2101.00001 2101.00002", "write it like"),
        ("", "it is empty"),
        ("arXiv:", "it is empty"),
        ("9" * 10_000 + "." + "9" * 10_000, "it looks like a number"),
    ],
)
def test_invalid_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(InvalidIdentifier, match="is not an arXiv identifier: ") as caught:
        ArxivId.parse(text)
    assert reason in str(caught.value)
    assert len(str(caught.value)) < 300


def test_control_characters_are_escaped_in_the_sentence() -> None:
    with pytest.raises(InvalidIdentifier) as caught:
        ArxivId.parse("\x1b[31m2101")
    assert "\x1b" not in str(caught.value)


@given(BASES, VERSIONS)
def test_every_spelling_names_the_same(base: str, version: int | None) -> None:
    expected = ArxivId(base, version)
    text = str(expected)
    for spelling in (
        text,
        f" arXiv:{text} ",
        f"https://arxiv.org/abs/{text}",
        f"arxiv.org/pdf/{text}.pdf",
        f"10.48550/arXiv.{text}",
        f"HTTPS://DOI.ORG/10.48550/ARXIV.{text}".upper(),
    ):
        assert ArxivId.parse(spelling) == expected


@given(NEW)
def test_new_identifiers_tell_month_and_order(parts: tuple[int, int, int]) -> None:
    year, month, number = parts
    found = ArxivId.parse(f"{new_text(parts)}v3")
    assert found.announced == f"{year}-{month:02}"
    assert found.order == (year, month, "", number, 3)


@given(OLD)
def test_old_identifiers_tell_month_and_order(parts: tuple[int, int, str, int]) -> None:
    year, month, archive, number = parts
    found = ArxivId.parse(old_text(parts))
    assert found.announced == f"{year}-{month:02}"
    assert found.order == (year, month, archive, number, 0)


@given(BASES)
def test_rank_round_trips_within_32_bits(base: str) -> None:
    found = ArxivId.parse(base)
    assert 0 < found.rank < 2**41
    assert ArxivId.from_rank(found.rank) == found


@given(BASES, BASES)
def test_rank_sorts_as_order_does(one: str, other: str) -> None:
    a, b = ArxivId.parse(one), ArxivId.parse(other)
    assert (a.rank < b.rank) == (a.order < b.order)
    assert (a.rank == b.rank) == (a == b)


def test_order_runs_through_schemes_and_centuries() -> None:
    texts = ["hep-th/9912001", "astro-ph/0001001", "hep-th/0001001", "math/0703001", "0704.0001"]
    texts += ["1412.9999", "1501.00001"]
    parsed = [ArxivId.parse(text) for text in texts]
    assert sorted(parsed, key=lambda each: each.order) == parsed
    assert sorted(parsed, key=lambda each: each.rank) == parsed


@given(st.integers(-(2**40), 2**40))
def test_any_integer_is_a_rank_or_refused(rank: int) -> None:
    try:
        found = ArxivId.from_rank(rank)
    except InvalidIdentifier:
        return
    assert ArxivId.parse(found.base) == found
    assert found.rank == rank


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2507.20534In this paper", ("2507.20534", None, 10)),
        ("2507.20534v2In this paper", ("2507.20534", 2, 12)),
        ("2507.20534version two", ("2507.20534", None, 10)),
        ("2507.205342D materials", ("2507.20534", None, 10)),
        ("2507.20534 - doi: 10.1/x", ("2507.20534", None, 10)),
        ("2507.20534\n", ("2507.20534", None, 10)),
        ("0704.0001We show", ("0704.0001", None, 9)),
        ("hep-th/9901001The", ("hep-th/9901001", None, 14)),
        ("math.GT/0309136v1.", ("math/0309136", 1, 17)),
        ("2101.000001", None),
        ("2507.205341 x", None),
        ("1412.00001", None),
        ("2101.00001v0", None),
        ("1513.00001", None),
        ("In this paper", None),
        ("", None),
    ],
)
def test_match_in_running_text(text: str, expected: tuple[str, int | None, int] | None) -> None:
    found = ArxivId.match_at(f"arXiv:{text}", 6)
    if expected is None:
        assert found is None
    else:
        base, version, length = expected
        assert found == (ArxivId(base, version), 6 + length)


@given(BASES, VERSIONS, st.sampled_from(["", " and", "\n", "We", "é", ". In"]))
def test_match_finds_what_parse_would(base: str, version: int | None, after: str) -> None:
    text = str(ArxivId(base, version))
    assert ArxivId.match_at(text + after, 0) == (ArxivId(base, version), len(text))


@given(st.text(max_size=40))
def test_any_text_is_an_identifier_or_refused(text: str) -> None:
    try:
        found = ArxivId.parse(text)
    except InvalidIdentifier:
        return
    assert ArxivId.parse(str(found)) == found
