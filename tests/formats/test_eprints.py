"""arXiv identifiers as bibliographies write them."""

from __future__ import annotations

import pytest

from biblio.formats.eprints import eprint_of


@pytest.mark.parametrize(
    ("values", "identifier", "category"),
    [
        ({"eprint": "2101.00001", "archiveprefix": "arXiv"}, "2101.00001", None),
        ({"eprint": "arXiv:2101.00001v3 [hep-ph]"}, "2101.00001v3", "hep-ph"),
        ({"eprint": "hep-th/9901001", "eprintclass": "hep-th"}, "hep-th/9901001", "hep-th"),
        ({"eprint": "hep-th/9901001"}, "hep-th/9901001", None),
        ({"journal": "arXiv preprint arXiv:2101.00001"}, "2101.00001", None),
        ({"journal": "arXiv e-prints"}, None, None),
        ({"journaltitle": "arXiv:2101.00001 [cs.LG]"}, "2101.00001", None),
        ({"url": "https://arxiv.org/abs/2101.00001"}, "2101.00001", None),
        ({"howpublished": "arXiv:2101.00001"}, "2101.00001", None),
        ({"note": "Available at https://arxiv.org/pdf/2101.00001.pdf"}, "2101.00001", None),
        ({"doi": "10.48550/arXiv.2101.00001"}, "2101.00001", None),
        ({"eprint": "9901001", "archiveprefix": "hep-th"}, "hep-th/9901001", None),
        (
            {"eprint": "9901001", "archiveprefix": "arXiv", "primaryclass": "hep-th"},
            "hep-th/9901001",
            "hep-th",
        ),
        ({"arxivid": "2101.00001v2"}, "2101.00001v2", None),
        ({"journal": "CoRR", "volume": "abs/2101.00001"}, "2101.00001", None),
        ({"journal": "arXiv (e-prints)", "pages": "2101.00001"}, "2101.00001", None),
        ({"journal": "arXiv e-prints", "eid": "arXiv:2101.00001"}, "2101.00001", None),
        ({"publisher": "arXiv", "number": "arXiv:2101.00001"}, "2101.00001", None),
        ({"note": "[arXiv:2101.00001]"}, "2101.00001", None),
        (
            {"note": "arXiv:2101.00001 (https://arxiv.org/abs/2101.00001)"},
            "2101.00001",
            None,
        ),
        ({"url": "http://xxx.lanl.gov/abs/hep-th/9901001"}, "hep-th/9901001", None),
        ({"url": "https://arxiv.org/html/2101.00001v1"}, "2101.00001v1", None),
        ({"slaccitation": "%%CITATION = ARXIV:2101.00001;%%"}, "2101.00001", None),
        ({"slaccitation": "%%CITATION = HEP-TH/9901001;%%"}, "hep-th/9901001", None),
        ({"journal": "Corr. Math.", "volume": "2101.00001"}, None, None),
        ({"note": "See also arXiv:2101.00001 for the case of tori"}, None, None),
        ({"eprint": "12345678", "eprinttype": "pubmed"}, None, None),
        ({"eprint": "https://epubs.example.org/x"}, None, None),
        ({}, None, None),
    ],
)
def test_spellings(values: dict[str, str], identifier: str | None, category: str | None) -> None:
    found = eprint_of(values)

    assert (found.identifier and str(found.identifier), found.category) == (identifier, category)
    assert found.warnings == ()


def test_fields_that_say_nothing_else_are_told() -> None:
    values = {
        "eprint": "2101.00001",
        "archiveprefix": "arXiv",
        "journal": "ArXiv e-prints",
        "eid": "arXiv:2101.00001v2",
        "pages": "1-9",
        "note": "arXiv:2101.00002",
    }
    published = {"eprint": "2101.00001", "journal": "J. of Sums", "volume": "7", "pages": "2101"}

    said = eprint_of(values).citing & values.keys()

    assert said == {"eprint", "archiveprefix", "journal", "eid"}  # another paper is no citation
    assert eprint_of(published).citing & published.keys() == {"eprint"}


def test_what_cannot_be_read_is_said() -> None:
    wrong = eprint_of({"eprint": "2113.00001", "archiveprefix": "arXiv"})
    odd = eprint_of({"eprint": "2101.00001", "primaryclass": "id='math.CO' active=True"})
    unknown = eprint_of({"eprint": "2101.00001", "primaryclass": "sheep"})

    assert wrong.warnings == ("'2113.00001' is not an arXiv identifier: there is no month 13",)
    assert (odd.category, odd.warnings) == (
        "math.CO",
        ("primaryClass is not a category; math.CO was found in it",),
    )
    assert (unknown.category, unknown.warnings) == (
        None,
        ("primaryClass 'sheep' is not a category",),
    )
