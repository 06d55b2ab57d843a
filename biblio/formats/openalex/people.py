"""Who wrote a work of OpenAlex, and what it states of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from biblio.formats.json_fields import Document, inner, line, objects, text, texts
from biblio.formats.people import Authors, Names, gathered, orcids, ror
from biblio.model.names import parse_names

__all__ = ["authors_of", "bare"]

_AFFILIATION: Final = "raw_affiliation_string"


def authors_of(work: Document) -> Authors:
    """The authors in their order, and what is stated of each: ORCID, OpenAlex's own, and RORs."""
    return gathered((_names(each), _stated(each)) for each in objects(work, "authorships"))


def bare(address: str | None) -> str | None:
    """What OpenAlex calls something, `W2741809807`, without the address that it stands in."""
    return address.rstrip("/").rpartition("/")[2] or None if address else None


def _names(authorship: Document) -> Names:
    """The names that one author comes to, as the paper prints them."""
    name = line(authorship, "raw_author_name") or line(inner(authorship, "author"), "display_name")
    return parse_names([(name, _affiliations(authorship))]).names if name is not None else ()


def _affiliations(authorship: Document) -> tuple[str, ...]:
    """Affiliations as the paper prints them, else the names of the institutions found in them."""
    printed = (
        texts(authorship, f"{_AFFILIATION}s")
        or [found for each in objects(authorship, "affiliations") for found in _printed(each)]
        or texts(authorship, _AFFILIATION)
        or [
            name
            for each in objects(authorship, "institutions")
            if (name := line(each, "display_name")) is not None
        ]
    )
    return tuple(dict.fromkeys(printed))


def _printed(affiliation: Document) -> list[str]:
    return texts(affiliation, _AFFILIATION)


def _stated(authorship: Document) -> Iterator[tuple[str, str]]:
    author = inner(authorship, "author")
    yield from orcids(text(author, "orcid"))
    if (own := bare(text(author, "id"))) is not None:
        yield "openalex", own
    for each in objects(authorship, "institutions"):
        yield from ror(text(each, "ror"))
