"""DOIs as fields print them, and as people ask for them."""

from __future__ import annotations

import pytest
from growth import assert_linear
from hypothesis import given
from hypothesis import strategies as st

from biblio.model.identifiers import dois, is_doi

LONG = "10.1175/1520-0469(1999)056<1766:iaotsc>2.0.co;2-d"


@pytest.mark.parametrize(
    ("field", "found"),
    [
        (None, []),
        ("", []),
        ("to appear", []),
        ("10.1086/591526", ["10.1086/591526"]),
        ("10.1103/PhysRevD.76.013009", ["10.1103/physrevd.76.013009"]),
        ("10.1086/591526;10.1088/0004-637X/706", ["10.1086/591526", "10.1088/0004-637x/706"]),
        ("10.1086/591526, 10.1088/a+10.1090/b", ["10.1086/591526", "10.1088/a", "10.1090/b"]),
        ("10.1086/591526 10.1088/a", ["10.1086/591526", "10.1088/a"]),
        ("10.1086/a;10.1086/A", ["10.1086/a"]),
        ("10.1086/a; doi:10.1088/b", ["10.1086/a", "10.1088/b"]),
        ("10.1086/ahttps://doi.org/10.1088/b", ["10.1086/a", "10.1088/b"]),
        ("10.1175/1520-0469(1999)056<1766:IAOTSC>2.0.CO;2-D", [LONG]),
        ("10.1175/1520-0469(1999)056&lt;1766:IAOTSC&gt;2.0.CO;2-D", [LONG]),
        ("https://doi.org/10.1175/1520-0469(1999)056%3C1766:IAOTSC%3E2.0.CO;2-D", [LONG]),
        ("10.1175/1520-0469(1999)056$<$1766:IAOTSC$>$2.0.CO;2-D", [LONG]),
        (r"10.1007/978-3-540-1\_12", ["10.1007/978-3-540-1_12"]),
        (r"10.1007/978-3-540-1{\_}12", ["10.1007/978-3-540-1_12"]),
        ("10.1086/591526)", ["10.1086/591526"]),
        ("(10.1086/591526)", ["10.1086/591526"]),
        ("10.1016/0370-2693(93)90011-3", ["10.1016/0370-2693(93)90011-3"]),
        ("10.1016/0370-2693(93)", ["10.1016/0370-2693(93)"]),
        ("<10.1086/591526>.", ["10.1086/591526"]),
        ("10.1086/591526.", ["10.1086/591526"]),
        ("10.1086/591526;", ["10.1086/591526"]),
        ("10.1086/591526 (erratum)", ["10.1086/591526"]),
        ("10.1000.10/123", ["10.1000.10/123"]),
        ("10.1086/\u200b591526\u200e", ["10.1086/591526"]),
        ("doi:10.1086/591526", ["10.1086/591526"]),
        ("http://dx.doi.org/10.1086/591526", ["10.1086/591526"]),
        ("10.48550/arXiv.0704.0001", []),
        ("10.48550/ARXIV.0704.0001; 10.1086/591526", ["10.1086/591526"]),
        ("10.1086/", []),
        ("10.١٢٣٤/5", []),
    ],
)
def test_the_single_dois_of_a_field(field: str | None, found: list[str]) -> None:
    assert dois(field) == found


@given(st.text(alphabet="10./;,+ ()<>a_\\%3C-", max_size=40))
def test_what_is_found_is_found_again_by_itself(tail: str) -> None:
    for each in dois(f"10.1086/x{tail}"):
        assert dois(each) == [each]


@pytest.mark.parametrize("part", ["10.1086/", ")", "10.1086/a;", "doi:", "\\_", "("])
def test_time_is_linear(part: str) -> None:
    assert_linear(dois, lambda size: "10.1086/a" + part * size, 1_000)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("10.1086/591526", True),
        (" DOI: 10.1086/591526", True),
        ("https://www.doi.org/10.1086/591526", True),
        ("doi.org/10.1086/591526", True),
        ("hep-th/9901001", False),
        ("2101.00001", False),
    ],
)
def test_spellings_are_told(text: str, *, is_one: bool) -> None:
    assert is_doi(text) is is_one
