"""Evidence of identity for tests, written as `arxiv:A doi:a`, and at random."""

from __future__ import annotations

from hypothesis import strategies

from biblio.identity import Evidence
from biblio.model.identifiers import Identifier, Link


def identifier(text: str) -> Identifier:
    """The identifier written `scheme:value`."""
    scheme, _, value = text.partition(":")
    return Identifier(scheme, value)


def evidence(own: str, *, links: str = "", is_described: bool = True) -> Evidence:
    """Evidence of the identifiers in *own*, and of *links* written `doi:p>doi:v`."""
    return Evidence(
        frozenset(map(identifier, own.split())),
        frozenset(Link(*map(identifier, each.split(">"))) for each in links.split()),
        is_described,
    )


# Few values each, so that records share them in every way.
IDENTIFIERS = strategies.builds(
    Identifier,
    strategies.sampled_from(["arxiv", "doi", "doi", "pmid", "isbn", "abstract", "content"]),
    strategies.sampled_from("abc"),
)
LINKABLE = strategies.builds(
    Identifier, strategies.sampled_from(["arxiv", "doi", "doi"]), strategies.sampled_from("abc")
)
EVIDENCE = strategies.builds(
    Evidence,
    strategies.frozensets(IDENTIFIERS, min_size=1, max_size=4),
    strategies.frozensets(strategies.builds(Link, LINKABLE, LINKABLE), max_size=1),
    strategies.booleans(),
)


def records() -> strategies.SearchStrategy[dict[int, Evidence]]:
    """Records by number, which share their identifiers at random."""
    return strategies.lists(EVIDENCE, max_size=8).map(lambda found: dict(enumerate(found)))
