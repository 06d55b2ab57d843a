"""What columns keep as JSON: its shapes, and reading it where it may have been written by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import orjson

from biblio.errors import DatabaseError


def read(text: str, is_good: Callable[[object], bool], what: str) -> Any:  # noqa: ANN401 - by shape
    """The value that *text* is, of the shape that *is_good* tells; *what* names it to a person.

    Raises:
        DatabaseError: it is none.
    """
    value = _loaded(text)
    if not is_good(value):
        raise DatabaseError(f"{what} cannot be read; `biblio db check` tells what mends it")
    return value


def is_kept(text: str, is_good: Callable[[object], bool]) -> bool:
    """Whether *text* is JSON of the shape that *is_good* tells."""
    return is_good(_loaded(text))


_NONE: Final = object()


def _loaded(text: str) -> object:
    """The value that *text* is, or one that is of no shape."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return _NONE


def are_ranges(value: object) -> bool:
    """Whether *value* is ascending ranges of ids, [first, last]."""
    if not isinstance(value, list):
        return False
    before = -1
    for each in value:
        if not (isinstance(each, list) and [type(end) for end in each] == [int, int]):
            return False
        first, last = each
        if not before < first <= last:
            return False
        before = last
    return True


def are_texts(value: object) -> bool:
    """Whether *value* is an array of texts."""
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def is_extra(value: object) -> bool:
    """Whether *value* is an object of arrays of texts."""
    return isinstance(value, dict) and all(are_texts(each) for each in value.values())


def are_differences(value: object) -> bool:
    """Whether *value* is what a record says otherwise than its paper: fields, null for silence."""
    return isinstance(value, dict) and all(
        field in FIELDS and (said is None or FIELDS[field](said)) for field, said in value.items()
    )


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_number(value: object, least: int) -> bool:
    return type(value) is int and value >= least


def _is_name(value: object) -> bool:
    """Keyname, forenames, suffix, whether a collaboration, printed name, affiliations."""
    match value:
        case [str(), str(), str(), bool() | int(), str(), list() as affiliations]:
            return are_texts(affiliations)
    return False


def _is_version(value: object) -> bool:
    """Number, date and size."""
    match value:
        case [number, str() | None, size]:
            return _is_number(number, 1) and (size is None or _is_number(size, 0))
    return False


def _is_translation(value: object) -> bool:
    """Language, title and abstract."""
    match value:
        case [str(), str() | None, str() | None]:
            return True
    return False


def _is_contributor(value: object) -> bool:
    """Role and name."""
    match value:
        case [str(), name]:
            return _is_name(name)
    return False


def _is_reference(value: object) -> bool:
    """Scheme, value and text as printed."""
    match value:
        case [str() | None, str() | None, str() | None]:
            return True
    return False


def _is_author_identifier(value: object) -> bool:
    """Place, printed name, scheme and value."""
    match value:
        case [place, str(), str(), str()]:
            return _is_number(place, 1)
    return False


def _is_identifier(value: object) -> bool:
    """Scheme and value."""
    match value:
        case [str(), str()]:
            return True
    return False


def _is_link(value: object) -> bool:
    """Scheme and value of the one, and of the other."""
    match value:
        case [str(), str(), str(), str()]:
            return True
    return False


def _each(is_good: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, list) and all(is_good(each) for each in value)


FIELDS: Final[Mapping[str, Callable[[object], bool]]] = {
    **dict.fromkeys(
        (
            *("title", "abstract", "authors_text", "comments", "journal_ref", "doi", "report_no"),
            *("license", "submitter", "submitted", "revised", "arxiv_id"),
            *("kind", "container_title", "container_short", "series", "volume", "issue", "pages"),
            *("article_number", "publisher", "place", "edition", "issued", "issued_printed"),
            *("isbn", "issn", "url", "language"),
        ),
        _is_text,
    ),
    **dict.fromkeys(
        ("authors_cut", "authors_shifted", "withdrawn", "deleted", "retracted", "is_notice"),
        _is_flag,
    ),
    "authors": _each(_is_name),
    "categories": are_texts,
    "versions": _each(_is_version),
    "translations": _each(_is_translation),
    "latest_version": lambda value: _is_number(value, 1),
    "extra": is_extra,
    "keywords": are_texts,
    "contributors": _each(_is_contributor),
    "references": _each(_is_reference),
    "author_identifiers": _each(_is_author_identifier),
    "identifiers": _each(_is_identifier),
    "links": _each(_is_link),
}
"""Each field of a record, and the shape of what is said of it; a test compares the names."""
