"""References: identifiers in their one spelling, what is none of its scheme as text."""

from __future__ import annotations

import pytest

from biblio.model.identifiers import Identifier
from biblio.model.records import Reference
from biblio.model.records.references import identifiers_in, reference_to


@pytest.mark.parametrize(
    ("named", "printed", "expected"),
    [
        ([("doi", "https://doi.org/10.5555/OLD")], None, Reference("doi", "10.5555/old")),
        ([("doi", "10.48550/arXiv.2101.00001v2")], "A", Reference("arxiv", "2101.00001", "A")),
        (
            [("pmid", "8"), ("doi", "10.5555/old")],
            None,
            Reference("doi", "10.5555/old", None, (Identifier("pmid", "8"),)),
        ),
        (
            [("doi", "10.5555/a; 10.5555/b")],
            "Two",
            Reference("doi", "10.5555/a", "Two", (Identifier("doi", "10.5555/b"),)),
        ),
        ([("isbn", "0-306-40615-2")], None, Reference("isbn", "9780306406157")),
        # What is none of its scheme is text, said once.
        ([("doi", "see above")], "Elder 1901", Reference(text="Elder 1901, doi:see above")),
        ([("doi", "see above")], "Elder, see above", Reference(text="Elder, see above")),
        ([("pmid", "x8")], None, Reference(text="pmid:x8")),
        ([("", "S-1")], None, Reference(text="S-1")),
        ([("isbn", "0-306-40615-3")], None, Reference(text="isbn:0-306-40615-3")),
        ([("doi", "10.48550/arXiv.nothing")], None, Reference(text="doi:10.48550/arXiv.nothing")),
        ([("doi", None), ("isbn", "")], None, None),
        ([], "", None),
    ],
)
def test_what_a_reference_names(
    named: list[tuple[str, str | None]], printed: str | None, expected: Reference | None
) -> None:
    assert reference_to(named, printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Roe, On mills, arXiv:2101.00001v3 [hep-th]", ["arxiv:2101.00001"]),
        ("Roe, On mills, arXiv: 2101.00001.", ["arxiv:2101.00001"]),
        ("https://arxiv.org/abs/math.GT/0309136", ["arxiv:math/0309136"]),
        ("http://arxiv.org/pdf/2101.00001.pdf", ["arxiv:2101.00001"]),
        ("Roe, Gears 2 (1998) 231 [hep-th/9711200]", ["arxiv:hep-th/9711200"]),
        (
            "a) Roe, hep-th/9711200; b) Doe, cond-mat/9901001",
            ["arxiv:hep-th/9711200", "arxiv:cond-mat/9901001"],
        ),
        ("Roe, Gears 7. https://doi.org/10.5555/OLD.", ["doi:10.5555/old"]),
        ("Roe, doi:10.5555/old, arXiv:2101.00001", ["doi:10.5555/old", "arxiv:2101.00001"]),
        # Numbers that only look like it.
        ("Roe, Gears 2101.00001", []),
        ("arXiv:1513.00001", []),
        ("Report no-th/9711200", []),
        ("hep-th/97112001", []),
        (None, []),
    ],
)
def test_what_the_text_of_a_reference_names(printed: str | None, expected: list[str]) -> None:
    assert [str(each) for each in identifiers_in(printed)] == expected
