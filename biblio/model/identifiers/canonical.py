"""The one spelling in which an identifier of each scheme is stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from biblio.errors import InvalidIdentifier
from biblio.model.identifiers.arxiv import ArxivId
from biblio.model.identifiers.checked import isbn, issn, orcid
from biblio.model.identifiers.doi import dois
from biblio.model.identifiers.schemes import DIGESTS


def canonical(scheme: str, value: str) -> str:
    """*value* in the one spelling in which identifiers of *scheme* are stored.

    Raises:
        InvalidIdentifier: it is none of that scheme, or the scheme is a digest that nobody names.
    """
    if scheme in DIGESTS:
        raise InvalidIdentifier(f"{scheme} is a digest that biblio makes, and no identifier")
    check = _CANONICAL.get(scheme)
    return check(value) if check is not None else value


def _doi(text: str) -> str:
    found = dois(text)
    if len(found) != 1:
        raise InvalidIdentifier(f"{text!r} is not a DOI: write it like 10.1000/182")
    return found[0]


_CANONICAL: Final[Mapping[str, Callable[[str], str]]] = {
    "arxiv": lambda text: ArxivId.parse(text).base,
    "doi": _doi,
    "isbn": isbn,
    "issn": issn,
    "orcid": orcid,
}
