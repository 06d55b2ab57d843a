"""A record in its one normal form, or the reason why it cannot be stored.

Readers make records that are nearly so already; scripts may pass anything. Merging relies on the
normal form: the merge of one record alone is that record.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import Any

from biblio.errors import InvalidData
from biblio.importing.border import MOST_ID, MOST_NUMBER, require_types
from biblio.importing.publication import is_described, published
from biblio.model.categories import canonical
from biblio.model.identifiers import ArxivId
from biblio.model.quick_values import changed
from biblio.model.records import TEXTS, AuthorName, Extra, PaperRecord, PaperVersion, Translation
from biblio.model.withdrawals import withdrawn

NORMALISED = (
    "arxiv_id",
    "authors",
    "authors_cut",
    "authors_shifted",
    "categories",
    "submitted",
    "revised",
    "latest_version",
    "versions",
    "withdrawn",
    "translations",
    "extra",
)
_VALUES = attrgetter(*NORMALISED)
_TEXTS = attrgetter(*TEXTS)
# ASCII digits only: others would be stored, and found by no range of dates.
INSTANT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z)?"
)


def normalise(record: PaperRecord) -> PaperRecord:
    """*record* in normal form.

    Identifier and categories canonical, empty texts None, versions sorted and one of each
    number, `submitted`, `revised` and `latest_version` in step with them.

    Raises:
        InvalidData: the identifier, a date, a version, a size or a category cannot be, or
            something is not of its type; or there is neither an identifier nor an abstract to
            match the record by.
    """
    require_types(record)
    arxiv_id = record.arxiv_id
    if arxiv_id is not None:
        arxiv_id = ArxivId.parse(arxiv_id).base
    elif not (record.abstract or record.doi or record.identifiers or is_described(record)):
        raise InvalidData("there is neither an identifier nor an abstract to find its paper by")
    versions = _versions(record.versions)
    submitted, revised = record.submitted, record.revised
    latest = record.latest_version
    if latest is not None:
        _check_version(latest)
    if versions:
        first, last = versions[0], versions[-1]
        latest = max(latest or 0, last.version)
        if first.version == 1 and first.submitted:
            submitted = first.submitted
        if last.version == latest and last.submitted:
            revised = last.submitted
    checked = {each.submitted for each in versions}
    for text in {submitted, revised, record.datestamp} - checked:
        _check_date(text)
    names = _names(tuple(record.authors))
    values = (
        arxiv_id,
        names,
        record.authors_cut and bool(names),
        record.authors_shifted and bool(names),
        _categories(record.categories),
        submitted,
        revised,
        latest,
        versions,
        withdrawn(record.withdrawn, record.comments, record.abstract),
        _translations(record.translations) if record.translations else (),
        _extra(record.extra) if record.extra else (),
    )
    record = published(record)
    if values == _VALUES(record) and "" not in _TEXTS(record):
        return record
    changes: dict[str, Any] = {name: None for name in TEXTS if getattr(record, name) == ""}
    changes |= zip(NORMALISED, values, strict=True)
    return changed(record, **changes)


def _names(names: tuple[AuthorName, ...]) -> tuple[AuthorName, ...]:
    """The names that have a keyname, each with a printed form."""
    if all(name.printed and name.keyname for name in names):
        return names
    return tuple(
        name if name.printed else name._replace(printed=name.name) for name in names if name.keyname
    )


def _categories(given: tuple[str, ...]) -> tuple[str, ...]:
    """Canonical codes, each once."""
    found = tuple(dict.fromkeys(map(canonical, given)))
    if not all(map(str.strip, found)):
        raise InvalidData("a category is empty; leave it out")
    return found


def _translations(given: tuple[Translation, ...]) -> tuple[Translation, ...]:
    """The translations in order, one of each language, without the empty."""
    by_language: dict[str, Translation] = {}
    for language, title, abstract in given:
        if not language:
            raise InvalidData("a translation names no language; write a tag like zh")
        other = by_language.get(language, Translation(language))
        by_language[language] = Translation(
            language,
            max(title or "", other.title or "") or None,
            max(abstract or "", other.abstract or "") or None,
        )
    return tuple(
        by_language[each]
        for each in sorted(by_language)
        if by_language[each].title or by_language[each].abstract
    )


def _extra(given: Extra) -> Extra:
    """The further fields in order, each name once with all its values, without the empty."""
    found: dict[str, list[str]] = {}
    for name, values in given:
        found.setdefault(name, []).extend(value for value in values if value)
    return tuple((name, tuple(values)) for name, values in sorted(found.items()) if values)


def _versions(given: tuple[PaperVersion, ...]) -> tuple[PaperVersion, ...]:
    """The versions in order, each number once."""
    for each in given:
        _check_version(each.version)
        _check_date(each.submitted)
        if each.size is not None and not 0 <= each.size <= MOST_ID:
            raise InvalidData(f"{each.size} is not a size in bytes, from 0 on")
    if all(one.version < other.version for one, other in pairwise(given)):
        return tuple(given)
    by_number: dict[int, PaperVersion] = {}
    for each in given:
        by_number[each.version] = max(each, by_number.get(each.version, each), key=_fullness)
    return tuple(by_number[number] for number in sorted(by_number))


def _check_version(number: int) -> None:
    if not 1 <= number <= MOST_NUMBER:
        raise InvalidData(f"version {number} is not a version; they count from 1")


def _fullness(version: PaperVersion) -> tuple[str, int]:
    return version.submitted or "", version.size or 0


def _check_date(text: str | None) -> None:
    if text is None:
        return
    matched = INSTANT.fullmatch(text)
    if not matched:
        raise InvalidData(f"{text!r} is not a date as biblio stores them: 2007-04-02T19:18:42Z")
    if not _is_day(matched[1]):
        raise InvalidData(f"{text} is not a day of the calendar")


@lru_cache(maxsize=20_000)
def _is_day(text: str) -> bool:
    """Whether the calendar has the day *text*; some fifty years fit."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
