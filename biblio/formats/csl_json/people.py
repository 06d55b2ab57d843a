"""Names of CSL-JSON: parts, particles, literals, and lists that came as one text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from biblio.errors import InvalidData
from biblio.formats.bibtex.people import people
from biblio.formats.json_fields import Document, line, objects
from biblio.formats.people import Names, orcids, organisation, person
from biblio.model.names import AuthorList, AuthorName, parse_list, parse_names

__all__ = ["listed", "stated"]

_AND: Final = re.compile(r"\s(?:and|&)\s")
_TIGHT: Final = ("'", "’", "-", "‑")
_OTHERS: Final = re.compile(r"(?:and\s+)?others|et\.?\s+al\.?", re.IGNORECASE)
_AS_ONE: Final = "{name} is one text and no list of names; it was read as it is printed"


def listed(item: Document, name: str) -> AuthorList:
    """The names in the variable *name* of *item*.

    `et al.` or `others` in place of the last cuts the list.

    Raises:
        InvalidData: it is neither a list, nor a name, nor text.
    """
    value = item.get(name)
    if value is None:
        return AuthorList(())
    if isinstance(value, str):
        found = _printed(value)
        said = (_AS_ONE.format(name=name), *found.warnings) if found.names else found.warnings
        return found._replace(warnings=said)
    if not isinstance(value, list | dict):
        raise InvalidData(f"{name} is no list of names")
    names: list[AuthorName] = []
    warnings: list[str] = []
    is_cut = False
    for each in value if isinstance(value, list) else [value]:
        found = _one(each, name)
        names += found.names
        warnings += found.warnings
        is_cut |= found.is_cut
    return AuthorList(tuple(names), is_cut, warnings=tuple(dict.fromkeys(warnings)))


def stated(item: Document) -> Iterator[tuple[int, str, str, str]]:
    """What is stated of the authors: place, printed name, scheme and value.

    No variable of CSL is for that, but some programs have `ORCID` among the parts of a name.
    """
    authors = objects(item, "author")
    if not any("ORCID" in each for each in authors):
        return  # nearly always: names are not read again for their places alone
    place = 1
    for each in authors:
        own = _one(each, "author").names
        for scheme, value in orcids(line(each, "ORCID")) if own else ():
            yield place, own[0].printed or own[0].name, scheme, value
        place += len(own)


def _one(value: Any, name: str) -> AuthorList:  # noqa: ANN401 - whatever JSON holds
    """The names that one element of the list comes to."""
    if isinstance(value, str):
        return parse_names([(value, ())])
    if not isinstance(value, Mapping):
        raise InvalidData(f"{name} holds something that is no name")
    literal = line(value, "literal") or line(value, "name")
    family = _family(value)
    if literal is not None and family is None:
        if _OTHERS.fullmatch(literal):
            return AuthorList((), is_cut=True)
        return AuthorList((organisation(literal, _affiliations(value)),))
    given = line(value, "given")
    if family is not None and given is None and _OTHERS.fullmatch(family):
        return AuthorList((), is_cut=True)
    return AuthorList(_person(value, family, given))


def _person(value: Document, family: str | None, given: str | None) -> Names:
    return person(family, given, line(value, "suffix"), _affiliations(value))


def _family(value: Document) -> str | None:
    """The surname with its particles, dropped in some places or not, as it is printed in full."""
    parts = [line(value, each) for each in ("dropping-particle", "non-dropping-particle", "family")]
    whole = ""
    for each in filter(None, parts):
        whole += each if not whole or whole.endswith(_TIGHT) else f" {each}"
    return whole or None


def _affiliations(value: Document) -> tuple[str, ...]:
    """Where somebody works: no variable of CSL, but Crossref and DataCite have it."""
    said = value.get("affiliation")
    named = [each if isinstance(each, str) else line(each, "name") for each in _either(said)]
    return tuple(filter(None, named))


def _either(said: object) -> Iterator[Any]:
    for each in said if isinstance(said, list) else [said]:
        if isinstance(each, str | Mapping):
            yield each


def _printed(text: str) -> AuthorList:
    """The names of a list that came as one text, however it is printed.

    `Quill, A.; Roe, B.` and `Quill, Ada and Roe, Bo` have the surname first, `Ada Quill, Bo Roe`
    last; one comma between two words is one name.
    """
    if ";" in text:
        return parse_names([(each.strip(), ()) for each in text.split(";") if each.strip()])
    pieces = _AND.split(text)
    surname, comma, forenames = text.partition(",")
    is_one = comma and "," not in forenames and " " not in surname.strip()
    if is_one or (len(pieces) > 1 and all("," in each for each in pieces)):
        return people(" and ".join(pieces))
    return parse_list(text)
