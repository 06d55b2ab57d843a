"""What a record says of its paper, as plain JSON and back: its fields, and the shape of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import Any, Final

from biblio.model.identifiers import Identifier, Link
from biblio.model.records import (
    AuthorIdentifier,
    AuthorName,
    Contributor,
    PaperRecord,
    PaperVersion,
    Reference,
    Translation,
)

__all__ = [
    "DECODERS",
    "ENCODERS",
    "FIELDS",
    "SHAPES",
    "are_differences",
    "are_identifiers",
    "are_texts",
    "is_extra",
    "said_beside",
    "values_said",
]

FIELDS: Final = tuple(
    each.name
    for each in fields(PaperRecord)
    if each.name not in {"format", "library", "datestamp", "warnings", "as_of"}
)
"""What a record says of its paper: all but what identifies the record itself."""
_SILENT: Final = PaperRecord(format="")


def said_beside(record: PaperRecord, other: PaperRecord) -> dict[str, Any]:
    """What *record* says otherwise than *other*, by field.

    A field in which the record is silent and the other is not is None.
    """
    said: dict[str, Any] = {}
    for field in FIELDS:
        value = getattr(record, field)
        if value == getattr(other, field):
            continue
        is_silent = value == getattr(_SILENT, field)
        said[field] = None if is_silent else ENCODERS.get(field, _same)(value)
    return said


def values_said(said: Mapping[str, Any]) -> dict[str, Any]:
    """The values of fields that *said*, of the shapes that `are_differences` tells, stands for."""
    return {
        field: getattr(_SILENT, field) if value is None else DECODERS.get(field, _same)(value)
        for field, value in said.items()
    }


def are_texts(value: object) -> bool:
    """Whether *value* is an array of texts."""
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def are_identifiers(value: object) -> bool:
    """Whether *value* is an array of identifiers, each scheme and value."""
    return isinstance(value, list) and all(map(_is_identifier, value))


def is_extra(value: object) -> bool:
    """Whether *value* is an object of arrays of texts."""
    return isinstance(value, dict) and all(are_texts(each) for each in value.values())


def are_differences(value: object) -> bool:
    """Whether *value* is what a record says otherwise than its paper: fields, null for silence."""
    return isinstance(value, dict) and all(
        field in SHAPES and (said is None or SHAPES[field](said)) for field, said in value.items()
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
    """Scheme, value, text as printed, and further identifiers where there are any."""
    match value:
        case [str() | None, str() | None, str() | None]:
            return True
        case [str() | None, str() | None, str() | None, list() as also]:
            return are_identifiers(also)
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


SHAPES: Final[Mapping[str, Callable[[object], bool]]] = {
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
    "cited": are_identifiers,
    "author_identifiers": _each(_is_author_identifier),
    "identifiers": are_identifiers,
    "links": _each(_is_link),
}
"""Each field of a record, and the shape of what is said of it; a test compares the names."""


def _encode_name(name: AuthorName) -> list[Any]:
    return [
        name.keyname,
        name.forenames,
        name.suffix,
        int(name.is_collaboration),
        name.printed,
        list(name.affiliations),
    ]


def _decode_name(parts: Sequence[Any]) -> AuthorName:
    keyname, forenames, suffix, is_collaboration, printed, affiliations = parts
    return AuthorName(
        keyname, forenames, suffix, bool(is_collaboration), printed, tuple(affiliations)
    )


def _encode_reference(reference: Reference) -> list[Any]:
    *parts, also = reference
    return [*parts, [list(each) for each in also]] if also else parts


def _decode_reference(parts: Sequence[Any]) -> Reference:
    scheme, value, text, *also = parts
    return Reference(
        scheme, value, text, tuple(Identifier(*each) for named in also for each in named)
    )


ENCODERS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "authors": lambda names: [_encode_name(name) for name in names],
    "categories": list,
    "versions": lambda versions: [list(each) for each in versions],
    "translations": lambda translations: [list(each) for each in translations],
    "extra": dict,
    "contributors": lambda found: [[each.role, _encode_name(each.name)] for each in found],
    "references": lambda found: [_encode_reference(each) for each in found],
    "cited": lambda found: [list(each) for each in found],
    "author_identifiers": lambda found: [list(each) for each in found],
    "identifiers": lambda found: [list(each) for each in found],
    "links": lambda found: [[*source, *target] for source, target in found],
}
DECODERS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "authors": lambda names: tuple(_decode_name(each) for each in names),
    "categories": tuple,
    "versions": lambda versions: tuple(PaperVersion(*each) for each in versions),
    "translations": lambda translations: tuple(Translation(*each) for each in translations),
    "extra": lambda extra: tuple((name, tuple(extra[name])) for name in sorted(extra)),
    "keywords": tuple,
    "contributors": lambda found: tuple(
        Contributor(role, _decode_name(name)) for role, name in found
    ),
    "references": lambda found: tuple(_decode_reference(each) for each in found),
    "cited": lambda found: tuple(Identifier(*each) for each in found),
    "author_identifiers": lambda found: tuple(AuthorIdentifier(*each) for each in found),
    "identifiers": lambda found: tuple(Identifier(*each) for each in found),
    "links": lambda found: tuple(
        Link(Identifier(*each[:2]), Identifier(*each[2:])) for each in found
    ),
}


def _same(value: Any) -> Any:  # noqa: ANN401 - a field's value
    return value
