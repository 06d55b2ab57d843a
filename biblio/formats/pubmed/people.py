"""Who wrote a paper of PubMed, and what is stated of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from biblio.formats.people import Authors, Names, gathered, orcids, organisation, person, ror
from biblio.formats.pubmed.elements import line
from biblio.formats.xml import Element
from biblio.model.records import Contributor

__all__ = ["authors_of", "contributors_of", "is_cut"]

_INITIAL: Final = re.compile(r"[^\W\d_][a-z]*")
_NOT_VALID: Final = "N"


def authors_of(people: Iterable[Element]) -> Authors:
    """The authors of the lists *people*, in their order, and what is stated of each."""
    return gathered((_names(each), _stated(each)) for each in _valid(people, "Author"))


def contributors_of(people: Iterable[Element], role: str) -> tuple[Contributor, ...]:
    """The authors or investigators in the lists *people* as those who had another part."""
    return tuple(
        Contributor(role, name)
        for each in (*_valid(people, "Author"), *_valid(people, "Investigator"))
        for name in _names(each)
    )


def is_cut(lists: Iterable[Element]) -> bool:
    """Whether one of *lists* says itself that it is not whole."""
    return any(each.get("CompleteYN") == _NOT_VALID for each in lists)


def _valid(people: Iterable[Element], name: str) -> list[Element]:
    """Those of *people* who are there; a name that was misspelt stands beside the right one."""
    return [
        each for one in people for each in one.findall(name) if each.get("ValidYN") != _NOT_VALID
    ]


def _names(author: Element) -> Names:
    """The names that one author comes to: a person or a group, and seldom none."""
    affiliations = tuple(
        said
        for each in author.iterfind("AffiliationInfo/Affiliation")
        if (said := line(each)) is not None
    )
    collective = line(author, "CollectiveName")
    if collective is not None:
        return (organisation(collective, affiliations),)
    return person(
        line(author, "LastName"),
        line(author, "ForeName") or _spelled(line(author, "Initials")),
        line(author, "Suffix"),
        affiliations,
    )


def _spelled(initials: str | None) -> str | None:
    """Initials as names have them: PubMed leaves the full stops away (`JP`, `J-P`)."""
    if initials is None or "." in initials:
        return initials
    return _INITIAL.sub(r"\g<0>.", initials)


def _stated(author: Element) -> Iterator[tuple[str, str]]:
    for each in author.iterfind("Identifier"):
        if each.get("Source") == "ORCID":
            yield from orcids(line(each))
    for each in author.iterfind("AffiliationInfo/Identifier"):
        if each.get("Source") == "ROR":
            yield from ror(line(each))
