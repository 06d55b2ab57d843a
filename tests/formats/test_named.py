"""What entries name beside arXiv: DOIs, ISBNs, and identifiers of other schemes."""

from __future__ import annotations

import pytest

from biblio.formats.named import dois_in, eprints_elsewhere, isbns_in
from biblio.model.identifiers import Identifier


@pytest.mark.parametrize(
    ("doi", "url", "printed"),
    [
        ("10.5555/Abc", None, "10.5555/Abc"),
        ("https://dx.doi.org/10.5555%2FX_1", None, "10.5555/X_1"),
        ("doi:10.5555/abc.", None, "10.5555/abc"),
        ("10.5555/A, 10.5555/b", None, "10.5555/A 10.5555/b"),
        ("10.5555/A 10.48550/arXiv.2101.00001", None, "10.5555/A"),
        (None, "https://doi.org/10.5555/U", "10.5555/U"),
        ("10.5555/own", "https://doi.org/10.5555/other", "10.5555/own"),
        (None, "https://publisher.example/10.5555/U", None),
        (None, None, None),
    ],
)
def test_dois_as_printed(doi: str | None, url: str | None, printed: str | None) -> None:
    found = dois_in(doi, url)

    assert (found.printed, found.warning) == (printed, None)


def test_the_dois_of_arxiv_are_its_identifiers() -> None:
    found = dois_in("10.5555/A 10.48550/arXiv.2101.00001", None)

    assert found.of_arxiv == (Identifier("arxiv", "2101.00001"),)


def test_what_is_no_doi_is_said() -> None:
    assert dois_in("forthcoming", None).warning == "doi 'forthcoming' is not a DOI"


@pytest.mark.parametrize(
    ("printed", "valid", "text"),
    [
        (None, [], None),
        ("978-3-16-148410-0", ["9783161484100"], "9783161484100"),
        ("978 3 16 148410 0", ["9783161484100"], "9783161484100"),
        ("3-16-148410-X (paperback)", ["9783161484100"], "9783161484100"),
        (
            "0-306-40615-2, 978-3-16-148410-0 (hardback)",
            ["9780306406157", "9783161484100"],
            "9780306406157 9783161484100",
        ),
        (
            "978-3-16-148410-0 0-306-40615-2",
            ["9783161484100", "9780306406157"],
            "9783161484100 9780306406157",
        ),
        ("3-16-148410-X 978-3-16-148410-0", ["9783161484100"], "9783161484100"),
        ("978-3-16-148410-1", [], "978-3-16-148410-1"),
    ],
)
def test_isbns(printed: str | None, valid: list[str], text: str | None) -> None:
    found = isbns_in(printed)

    assert [each.value for each in found.valid] == valid
    assert found.text == text
    assert bool(found.warnings) == (bool(printed) and not valid)


def test_archives_but_arxiv() -> None:
    values = {"eprint": "12345678", "eprinttype": "PubMed", "pmcid": "PMC9"}

    assert list(eprints_elsewhere(values)) == [
        ("eprint", Identifier("pmid", "12345678")),
        ("pmcid", Identifier("pmcid", "PMC9")),
    ]
    assert list(eprints_elsewhere({"eprint": "2101.00001", "eprinttype": "arxiv"})) == []
