"""What a record says of its publication, in normal form: of papers of arXiv alone, nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from operator import attrgetter
from typing import Any

from biblio.errors import InvalidData
from biblio.importing.border import MOST_NUMBER
from biblio.model.identifiers import Identifier, Link
from biblio.model.identifiers.canonical import canonical
from biblio.model.quick_values import changed
from biblio.model.records import KINDS, PUBLICATION_TEXTS, Contributor, PaperRecord, Reference
from biblio.model.records.references import reference_to

_SAID = attrgetter(
    *PUBLICATION_TEXTS,
    "retracted",
    "keywords",
    "contributors",
    "references",
    "cited",
    "author_identifiers",
    "identifiers",
    "links",
    "library",
)
_NOTHING = _SAID(PaperRecord(format=""))
ISSUED = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")


def is_published(record: PaperRecord) -> bool:
    """Whether *record* says anything that arXiv's own formats have no field for."""
    found: bool = _SAID(record) != _NOTHING
    return found


def is_described(record: PaperRecord) -> bool:
    """Whether *record* is told by what it says: a title, and something of its publication."""
    return record.title is not None and is_published(record)


def published(record: PaperRecord) -> PaperRecord:
    """*record* with what it says of its publication in normal form: nearly always nothing.

    Raises:
        InvalidData: its kind is none of `KINDS`, the date of issue is no date, or an identifier
            is none of its scheme.
    """
    if not is_published(record):
        return record
    texts: dict[str, Any] = {name: getattr(record, name) or None for name in PUBLICATION_TEXTS}
    if record.kind and record.kind not in KINDS:
        raise InvalidData(f"{record.kind!r} is not a kind of paper; they are: {', '.join(KINDS)}")
    _check_issued(texts["issued"])
    told = changed(record, identifiers=()).own_identifiers
    links = {
        Link(_canonical(source), _canonical(target))
        for source, target in record.links
        if all((*source, *target))
    }
    references = tuple(map(_normal_reference, record.references))
    for each in record.author_identifiers:
        if not 1 <= each.ordinal <= MOST_NUMBER:
            raise InvalidData(f"{each.ordinal} is not a place in an author list, from 1 on")
    return changed(
        record,
        **texts,
        keywords=tuple(dict.fromkeys(filter(None, record.keywords))),
        contributors=tuple(
            Contributor(role, name if name.printed else name._replace(printed=name.name))
            for role, name in record.contributors
            if role and name.keyname
        ),
        references=references,
        cited=_beside(record.cited, references) if record.cited else (),
        author_identifiers=tuple(
            sorted(
                {
                    each._replace(value=canonical(each.scheme, each.value))
                    for each in record.author_identifiers
                    if each.scheme and each.value
                }
            )
        ),
        identifiers=tuple(
            sorted({_canonical(each) for each in record.identifiers if all(each)}.difference(told))
        ),
        links=tuple(sorted(link.upward() for link in links if link.source != link.target)),
        library=record.library or None,
    )


def _normal_reference(reference: Reference) -> Reference:
    """*reference* with its identifiers in their one spelling; what is none stands in its text."""
    named: list[tuple[str, str | None]] = list(reference.also)
    if reference.scheme:
        named.append((reference.scheme, reference.value))
    return reference_to(named, reference.text) or Reference()


def _beside(cited: Iterable[Identifier], references: Iterable[Reference]) -> tuple[Identifier, ...]:
    """The identifiers *cited* that none of *references* names, in order."""
    found = {_canonical(each) for each in cited if all(each)}
    return tuple(sorted(found.difference(*(each.identifiers for each in references))))


def _canonical(identifier: Identifier) -> Identifier:
    return Identifier(identifier.scheme, canonical(*identifier))


def _check_issued(text: str | None) -> None:
    if text is not None and not _is_date(text):
        raise InvalidData(f"{text!r} is not a date of issue: write 2001, 2001-05 or 2001-05-17")


def _is_date(text: str) -> bool:
    """Whether *text* is a day of the calendar, or one of its months or years."""
    try:
        date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        return False
    return ISSUED.fullmatch(text) is not None
