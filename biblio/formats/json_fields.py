"""What stands under the keys of an object of JSON, as text of one kind or another.

The readers of JSON share it. A key that is missing, null or empty says nothing; a value that cannot
be what its key means is a reason to reject the entry, and nested objects that are none are passed
over.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

import orjson

from biblio.errors import InvalidData
from biblio.formats import fields
from biblio.formats.markup import plain_text
from biblio.model.records import Extra

__all__ = [
    "Document",
    "as_json",
    "day",
    "decoded",
    "document",
    "further",
    "inner",
    "line",
    "objects",
    "partial_date",
    "text",
    "texts",
]

Document = Mapping[str, Any]

_EMPTY: Final[tuple[Any, ...]] = (None, "", [], {})


def decoded(raw: bytes) -> Any:  # noqa: ANN401 - whatever JSON holds
    """The value that *raw* spells.

    Raises:
        InvalidData: it is not valid JSON.
    """
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise InvalidData(f"it is not valid JSON, at character {error.pos}: {error.msg}") from error


def document(raw: bytes, what: str) -> dict[str, Any]:
    """The object that *raw* spells, which is to be *what* (`a work`).

    Raises:
        InvalidData: it is not valid JSON, or no object.
    """
    found = decoded(raw)
    if not isinstance(found, dict):
        raise InvalidData(f"it is not a JSON object with the keys of {what}")
    return found


def text(found: Document, name: str) -> str | None:
    """The text of the key *name*; a number is one too, and null is none.

    Raises:
        InvalidData: it is anything else.
    """
    value = found.get(name)
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise InvalidData(f"{name} is not text")


def line(found: Document, name: str) -> str | None:
    """The text of the key *name* on one line, entities and markup resolved."""
    return plain_text(text(found, name))


def texts(found: Document, name: str) -> list[str]:
    """The texts in the list *name*; one that stands alone is a list of itself."""
    value = found.get(name)
    items = value if isinstance(value, list) else [value]
    lines = (plain_text(each) for each in items if isinstance(each, str))
    return [each for each in lines if each]


def objects(found: Document, name: str) -> list[dict[str, Any]]:
    """The objects in the list *name*."""
    value = found.get(name)
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def inner(found: Document, *names: str) -> dict[str, Any]:
    """The object that the keys *names* lead to; an empty one where there is none."""
    for name in names:
        value = found.get(name)
        if not isinstance(value, dict):
            return {}
        found = value
    return dict(found)


def partial_date(value: Any) -> str | None:  # noqa: ANN401 - whatever JSON holds
    """The first of the `date-parts` in *value* as far as it is known; `[[null]]` is none.

    Crossref's REST API ("Partial dates") and CSL-JSON write dates so; numbers may be texts.
    """
    parts = value.get("date-parts") if isinstance(value, dict) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    numbers = list(first) if isinstance(first, list) else []
    return fields.partial_day(*(numbers + [None] * 3)[:3])


def day(printed: str | None) -> str | None:
    """The day with which a moment or a day in ISO 8601 begins; None where it is none."""
    known = fields.partial_day(*(printed or "")[:10].split("-")[:3]) if printed else None
    return known if known is not None and len(known) == len("2001-05-17") else None


def further(found: Document, source: str, read: Collection[str]) -> Extra:
    """What stands under keys that are not *read*, each called after its *source*.

    Texts stay as they are, all else is JSON.
    """
    return tuple(
        (f"{source}.{name}", (value if isinstance(value, str) else as_json(value),))
        for name, value in sorted(found.items())
        if name not in read and value not in _EMPTY
    )


def as_json(value: object) -> str:
    """*value* as JSON, its keys in order.

    Raises:
        InvalidData: it cannot be written, as a number beyond 64 bits.
    """
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
    except orjson.JSONEncodeError as error:
        raise InvalidData(f"a value cannot be kept: {error}") from error
