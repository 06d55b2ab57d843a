"""Identifiers of any scheme, and links between them."""

from __future__ import annotations

from identities import identifier

from biblio.model.identifiers import RANKED, Identifier, Link


def test_ranks_are_in_the_order_of_the_schemes() -> None:
    assert [Identifier(scheme, "x").rank for scheme in RANKED] == list(range(len(RANKED)))
    assert identifier("bibcode:x").rank == len(RANKED)


def test_links_lead_to_the_better_scheme() -> None:
    arxiv, doi, other = map(identifier, ("arxiv:A", "doi:a", "doi:b"))

    assert Link(arxiv, doi).upward() == Link(doi, arxiv) == Link(doi, arxiv).upward()
    assert Link(doi, other).upward() == Link(doi, other)


def test_an_identifier_is_written_with_its_scheme() -> None:
    assert str(Identifier("doi", "10.1000/abc")) == "doi:10.1000/abc"
