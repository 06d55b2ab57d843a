"""Who wrote a work of Crossref, who edited it, and what is stated of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from biblio.formats.json_fields import Document, line, objects, text
from biblio.formats.people import Authors, Names, gathered, orcids, organisation, person, ror
from biblio.model.records import Contributor

__all__ = ["ROLES", "authors_of", "contributors_of"]

ROLES: Final = ("editor", "translator", "chair")


def authors_of(work: Document) -> Authors:
    """The authors in their order, and what is stated of each."""
    return gathered((_names(each), _stated(each)) for each in objects(work, "author"))


def contributors_of(work: Document) -> tuple[Contributor, ...]:
    """Who had another part in the work."""
    return tuple(
        Contributor(role, name)
        for role in ROLES
        for each in objects(work, role)
        for name in _names(each)
    )


def _names(author: Document) -> Names:
    """The names that one author comes to: a person, or an organisation, and seldom none."""
    affiliations = tuple(
        name for each in objects(author, "affiliation") if (name := line(each, "name"))
    )
    keyname, named = line(author, "family"), line(author, "name")
    if keyname is None and named is not None:
        return (organisation(named, affiliations),)
    return person(keyname, line(author, "given"), line(author, "suffix"), affiliations)


def _stated(author: Document) -> Iterator[tuple[str, str]]:
    """The identifiers of one author, and of the institutions named there, by scheme."""
    yield from orcids(text(author, "ORCID"))
    for affiliation in objects(author, "affiliation"):
        for each in objects(affiliation, "id"):
            if text(each, "id-type") == "ROR":
                yield from ror(text(each, "id"))
