"""The stored names that are spelled most like one that nobody bears."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from biblio.db.bulk import texts
from biblio.db.models import Author
from biblio.model.names import Reading, particles_of, with_particles

_LOOKED_AT: Final = 50_000  # surnames, then names, that are compared
_SURNAMES: Final = 5
_SHOWN: Final = 3
# Of the letters of the longer surname at most one in four may be wrong, missing or changed over
# with its neighbour: Nadolski is near Nadolsky, Babich is not near Bai. So both are of one script.
_LEAST: Final = 0.75


def nearest_names(session: Session, readings: Sequence[Reading]) -> list[str]:
    """Up to three display names near to one of *readings*, the nearest first; perhaps none.

    First come surnames that differ in particles alone (`Dishoeck`, `van Dishoeck`). Else compared
    are surnames that begin with the same two letters, else the same letter, else all;
    then the names that bear the nearest of them.
    """
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - needed only where nobody was found

    asked = [(each.keyname_key, each.name_key) for each in readings]
    near = _near_surnames(session, sorted({keyname for keyname, _ in asked}))
    if not near:
        return []
    rows = session.execute(
        select(Author.keyname_key, Author.name_key, Author.name)
        .where(Author.keyname_key.in_(texts(near)))
        .limit(_LOOKED_AT)
    )
    ranked = sorted(
        (
            min(OSA.normalized_distance(name_key, full) for _, full in asked),
            OSA.normalized_distance(keyname_key, asked[0][0]),
            name,
        )
        for keyname_key, name_key, name in rows
    )
    return list(dict.fromkeys(name for _, _, name in ranked))[:_SHOWN]


def _near_surnames(session: Session, asked: Sequence[str]) -> set[str]:
    """Stored surnames that are spelled nearly as one of *asked*."""
    from rapidfuzz import process  # noqa: PLC0415 - as above
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    if alike := _but_for_particles(session, asked):
        return alike
    for length in (2, 1, 0):
        near: set[str] = set()
        stored = {each: _surnames(session, each) for each in {key[:length] for key in asked}}
        for key in asked:
            best = process.extract(
                key,
                stored[key[:length]],
                scorer=OSA.normalized_similarity,
                limit=_SURNAMES,
                score_cutoff=_LEAST,
            )
            near.update(surname for surname, _, _ in best)
        if near:
            return near
    return set()


def _but_for_particles(session: Session, asked: Sequence[str]) -> set[str]:
    """Stored surnames that are one of *asked* with or without particles: van Dishoeck."""
    ends = {min((rest for _, rest in particles_of(key)), key=len, default=key) for key in asked}
    wanted = texts(ends.union(*map(with_particles, ends)))
    return set(session.scalars(select(Author.keyname_key).where(Author.keyname_key.in_(wanted))))


def _surnames(session: Session, beginning: str) -> Sequence[str]:
    """The stored surnames that begin so."""
    statement = select(Author.keyname_key).distinct().order_by(Author.keyname_key)
    if beginning:
        statement = statement.where(
            Author.keyname_key >= beginning, Author.keyname_key < _end(beginning)
        )
    return session.scalars(statement.limit(_LOOKED_AT)).all()


def _end(beginning: str) -> str:
    """The least text after all that begin so."""
    return beginning[:-1] + chr(min(ord(beginning[-1]) + 1, 0x10FFFF))
