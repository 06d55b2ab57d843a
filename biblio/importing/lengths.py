"""Whether the indexes of a database have room for what a record is found by.

SQLite's have room for anything. Where an engine's have not, a longer name or identifier would end
the run with all its other records; so such a record is rejected, and kept with the rejections.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from biblio.errors import InvalidData
from biblio.model.records import PaperRecord

_SHOWN: Final = 60


def require_room(record: PaperRecord, most: int) -> None:
    """Make sure that names, keywords, categories and identifiers of *record* have *most* bytes.

    Raises:
        InvalidData: one has more; the sentence names it.
    """
    for kind, text in _found_by(record):
        # Most texts are short: counting their letters tells.
        if len(text) * 4 > most and (size := len(text.encode())) > most:
            raise InvalidData(
                f"{kind} has {size:,} bytes, and the database has room for {most:,}: "
                f"{text[:_SHOWN]}…"
            )


def _found_by(record: PaperRecord) -> Iterator[tuple[str, str]]:
    """What a paper of *record* is looked up by, each with what it is."""
    for name in chain(record.authors, (each.name for each in record.contributors)):
        yield "a name", name.name
        yield "a printed name", name.printed
    for category in record.categories:
        yield "a category", category
    for keyword in record.keywords:
        yield "a keyword", keyword
    identifiers = chain(
        record.own_identifiers,
        record.cited,
        *(each.identifiers for each in record.references),
    )
    for identifier in identifiers:
        yield "an identifier", identifier.value
    for each in record.author_identifiers:
        yield "an identifier of an author", each.value
    for link in record.links:
        yield "an identifier", link.target.value
