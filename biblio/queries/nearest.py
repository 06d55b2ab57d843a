"""The stored names that are spelled most like one that nobody bears."""

from __future__ import annotations

from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from biblio.db.bulk import texts
from biblio.db.models import Author
from biblio.names import Reading

_LOOKED_AT: Final = 3_000
_SURNAMES: Final = 5
_SHOWN: Final = 3
_LEAST: Final = 65.0  # of 100, in rapidfuzz's ratio


def nearest_names(session: Session, reading: Reading) -> list[str]:
    """Up to three display names near to *reading*, the nearest first; perhaps none.

    Compared are the surnames that begin alike, then the names that bear the nearest of them.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - needed only where nobody was found

    surnames: set[str] = set()
    key = reading.keyname_key
    for length in (3, 1):
        beginning = key[:length]
        statement = (
            select(Author.keyname_key)
            .distinct()
            .where(Author.keyname_key >= beginning, Author.keyname_key < _end(beginning))
            .order_by(Author.keyname_key)
            .limit(_LOOKED_AT)
        )
        surnames.update(session.scalars(statement))
    best = process.extract(
        key, sorted(surnames), scorer=fuzz.ratio, limit=_SURNAMES, score_cutoff=_LEAST
    )
    if not best:
        return []
    names = {
        author_id: (name_key, name)
        for author_id, name_key, name in session.execute(
            select(Author.id, Author.name_key, Author.name)
            .where(Author.keyname_key.in_(texts(surname for surname, _, _ in best)))
            .limit(_LOOKED_AT)
        )
    }
    ranked = sorted(
        names.values(),
        key=lambda each: (-fuzz.ratio(reading.name_key, each[0]), each[1]),
    )
    return list(dict.fromkeys(name for _, name in ranked))[:_SHOWN]


def _end(beginning: str) -> str:
    """The least text after all that begin so."""
    return beginning[:-1] + chr(min(ord(beginning[-1]) + 1, 0x10FFFF))
