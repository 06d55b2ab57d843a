from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.errors import InvalidIdentifier
from biblio.model.identifiers import Asked, Identifier, asked_for

ISBN = Identifier("isbn", "9783161484100")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2101.00001", Identifier("arxiv", "2101.00001")),
        (" arXiv:hep-th/9901001 ", Identifier("arxiv", "hep-th/9901001")),
        ("https://arxiv.org/abs/2101.00001", Identifier("arxiv", "2101.00001")),
        ("10.48550/arXiv.2101.00001", Identifier("arxiv", "2101.00001")),
        ("10.5555/Otter.7", Identifier("doi", "10.5555/otter.7")),
        ("DOI:10.5555/otter.7", Identifier("doi", "10.5555/otter.7")),
        ("https://doi.org/10.5555/otter.7", Identifier("doi", "10.5555/otter.7")),
        ("https://journals.example/doi/10.5555/otter.7", Identifier("doi", "10.5555/otter.7")),
        ("978-3-16-148410-0", ISBN),
        ("isbn:3-16-148410-X", ISBN),
        ("316148410X", ISBN),
        ("pmid: 0012345", Identifier("pmid", "12345")),
        ("https://pubmed.ncbi.nlm.nih.gov/12345/", Identifier("pmid", "12345")),
        ("https://www.ncbi.nlm.nih.gov/pubmed/12345", Identifier("pmid", "12345")),
        ("PMC77", Identifier("pmcid", "PMC77")),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC77/", Identifier("pmcid", "PMC77")),
        ("https://openalex.org/W1234567", Identifier("openalex", "W1234567")),
        ("w1234567", Identifier("openalex", "W1234567")),
        ("https://ui.adsabs.harvard.edu/abs/1951Ely.1G", Identifier("bibcode", "1951Ely.1G")),
        ("key:Grove:1951", Identifier("key", "Grove:1951")),
        ("content:259fb88938f152c9", Identifier("content", "259fb88938f152c9")),
    ],
)
def test_every_spelling_is_understood(text: str, meant: Identifier) -> None:
    assert asked_for(text).identifiers[0] == meant


def test_a_version_can_be_asked_for() -> None:
    assert asked_for("2101.00001v3") == Asked((Identifier("arxiv", "2101.00001"),), 3)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("978-3-16-148410-1", "check digit is wrong"),
        ("pmid:x", "not a PMID"),
        ("doi:x", "not a DOI"),
        ("grove1951", "not an identifier: write it like"),
        ("1513.00001", "there is no month 13"),
        ("https://example.org/otters", "is not an identifier"),
        ("", "it is empty"),
    ],
)
def test_what_is_none_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(InvalidIdentifier, match=why):
        asked_for(text)


@given(st.text())
def test_any_text_is_understood_or_refused(text: str) -> None:
    with suppress(InvalidIdentifier):
        assert asked_for(text).identifiers
