"""References as sources give them: identifiers in their one spelling, all else as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Final

from biblio.errors import InvalidIdentifier
from biblio.model.identifiers import ARCHIVES, ArxivId, Identifier, dois
from biblio.model.identifiers.canonical import canonical
from biblio.model.records import Reference

__all__ = ["identifiers_in", "reference_to"]

# An identifier of arXiv in a running text: a new one is told by the word before it alone, and an
# old one by its archive.
_ON_ARXIV: Final = re.compile(
    r"(?i:arxiv)(?:\.org/(?:abs|pdf)/|\s*:?\s*\[?)([0-9]{4}\.[0-9]{4,5})(?![0-9])"
    rf"|(?<![\w.-])((?:{'|'.join(map(re.escape, sorted(ARCHIVES)))})(?:\.[A-Z]{{2}})?/[0-9]{{7}})"
    r"(?![0-9])"
)
_MAY_BE_ARXIV: Final = re.compile(r"(?i:arxiv)|/[0-9]{7}")
_OF_ARXIV: Final = "48550"


def reference_to(
    named: Iterable[tuple[str, str | None]], printed: str | None = None
) -> Reference | None:
    """The reference that names the identifiers *named*, each with its scheme, and is *printed* so.

    Each is brought to the spelling in which identifiers are stored, and the best is the first; what
    is none of its scheme is kept with the text. None where nothing is said at all.
    """
    found: set[Identifier] = set()
    odd: list[str] = []
    for scheme, value in named:
        if not value:
            continue
        try:
            found.update(_normal(scheme, value))
        except InvalidIdentifier:
            if value not in (printed or ""):
                odd.append(f"{scheme}:{value}" if scheme else value)
    text = ", ".join(filter(None, (printed, *odd))) or None
    if not found:
        return Reference(text=text) if text is not None else None
    if len(found) == 1:
        return Reference(*found.pop(), text)
    best, *others = sorted(found, key=lambda each: (each.rank, each))
    return Reference(*best, text, tuple(sorted(others)))


def identifiers_in(printed: str | None) -> Iterator[Identifier]:
    """The identifiers of arXiv and the DOIs that the text of a reference names."""
    if printed is None:
        return
    if "10." in printed:
        for each in dois(printed):
            yield Identifier("doi", each)
    if _MAY_BE_ARXIV.search(printed) is not None:
        for match in _ON_ARXIV.finditer(printed):
            with suppress(InvalidIdentifier):  # a number that looks like one
                yield Identifier("arxiv", ArxivId.parse(match[1] or match[2]).base)


def _normal(scheme: str, value: str) -> Iterable[Identifier]:
    """The identifiers that *value* of *scheme* is; one of arXiv's own DOIs is arXiv's.

    Raises:
        InvalidIdentifier: it is none.
    """
    if not scheme or (scheme == "pmid" and not (value.isascii() and value.isdigit())):
        raise InvalidIdentifier(f"{value!r} is no identifier of {scheme or 'any scheme'}")
    if scheme != "doi":
        return (Identifier(scheme, canonical(scheme, value)),)
    if found := dois(value):
        return [Identifier(scheme, each) for each in found]
    if _OF_ARXIV not in value:
        raise InvalidIdentifier(f"{value!r} is not a DOI: write it like 10.1000/182")
    return (Identifier("arxiv", ArxivId.parse(value).base),)
