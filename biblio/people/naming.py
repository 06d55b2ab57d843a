"""Whom an argument names: who stands at a place, or all of one spelling."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Connection, select

from biblio.db import bulk
from biblio.db.models import Author, Authorship, Paper
from biblio.db.people_models import PEOPLE, PLACES
from biblio.db.through import session_on
from biblio.errors import InvalidQuery, NotFound
from biblio.merging.loading import anchor_of
from biblio.model.identifiers import plain
from biblio.model.identifiers.person_places import is_place, place_asked
from biblio.model.names import AuthorName
from biblio.people.values import Place, Side, Spelling, spelling_of
from biblio.queries.names.matching import find_authors_called
from biblio.queries.names.modes import MatchMode
from biblio.queries.narrowing.handles import find_paper

_NAMED: Final = 8  # names or places in a sentence
_PEOPLE: Final = 10  # people in a sentence


def side_named(connection: Connection, text: str) -> Side:
    """Whom *text* names: `person:2301.00001#3`, a name as it is printed, or `id:123`.

    Raises:
        InvalidIdentifier: it is meant for a place, and is none.
        InvalidQuery: it is no name, several names, a collaboration, or beyond an author list.
        NotFound: the paper or the name is not in the database.
    """
    if is_place(text):
        return _at_place(connection, text)
    found = find_authors_called(session_on(connection), text, mode=MatchMode.EXACT)
    ids = [each.author_id for each in found.matches if not each.is_collaboration]
    if not ids:
        raise InvalidQuery(f"{found.matches[0].name} is a collaboration, and no person")
    rows = connection.execute(
        select(Author.keyname, Author.forenames, Author.suffix)
        .where(Author.id.in_(bulk.integers(ids)))
        .order_by(Author.id)
    )
    spellings: dict[Spelling, AuthorName] = {}
    for row in rows:
        name = AuthorName(*row)
        spellings.setdefault(spelling_of(name), name)
    if len(spellings) > 1:
        more = f" and {len(spellings) - _NAMED:,} more" if len(spellings) > _NAMED else ""
        names = "; ".join(each.name for each in list(spellings.values())[:_NAMED])
        raise InvalidQuery(
            f"{text.strip()[:60]!r} is several names, {names}{more}: write one of them in full, or "
            "name a person by a place, like person:2301.00001#3"
        )
    return Side(min(spellings.values()))


def person_named(connection: Connection, text: str) -> int:
    """The id of the person whom *text* names.

    Raises:
        InvalidIdentifier: it is meant for a place, and is none.
        InvalidQuery: it names several people, a collaboration, or nobody.
        NotFound: there is no such paper, place or name.
    """
    side = side_named(connection, text)
    view = PLACES.c
    if (place := place_of(connection, side)) is not None:
        rows = select(view.person_id).where(
            view.paper_id == place.paper_id, view.ordinal == place.ordinal
        )
        return int(connection.execute(rows).scalar_one())
    ids = connection.scalars(
        select(view.person_id)
        .distinct()
        .join(Author, Author.id == view.author_id)
        .where(view.name_key == side.spelling.name_key, Author.suffix == side.spelling.suffix)
    ).all()
    if len(ids) > 1:
        found: Any = connection.execute(
            select(PEOPLE.c.person, PEOPLE.c.papers)
            .where(PEOPLE.c.person_id.in_(ids))
            .order_by(PEOPLE.c.papers.desc(), PEOPLE.c.person)
        ).all()
        more = f" and {len(found) - _PEOPLE:,} more" if len(found) > _PEOPLE else ""
        named = ", ".join(f"{person} ({papers})" for person, papers in found[:_PEOPLE])
        raise InvalidQuery(
            f"{len(ids):,} people are called {side.name.name}: name one by a place, {named}{more}"
        )
    if not ids:
        raise NotFound(f"{side.name.name} stands on no paper as an author")
    return int(ids[0])


def place_of(connection: Connection, side: Side) -> Place | None:
    """The place that *side* speaks of; None where it speaks of a spelling."""
    if side.handle is None:
        return None
    return Place(find_paper(session_on(connection), side.handle.handle)[0], side.ordinal)


def _at_place(connection: Connection, text: str) -> Side:
    asked = place_asked(text)
    paper_id, _ = find_paper(session_on(connection), asked.paper)
    arxiv_id, anchor = connection.execute(
        select(Paper.arxiv_id, Paper.anchor).where(Paper.id == paper_id)
    ).one()
    handle = anchor_of(arxiv_id, anchor)
    rows = connection.execute(
        select(
            Authorship.ordinal,
            Authorship.printed_name,
            Author.keyname,
            Author.forenames,
            Author.suffix,
            Author.is_collaboration,
        )
        .join(Author, Author.id == Authorship.author_id)
        .where(Authorship.paper_id == paper_id)
        .order_by(Authorship.ordinal)
    ).all()
    stands = {row.ordinal: row for row in rows}
    if asked.ordinal not in stands:
        has = f"has {len(rows)} authors" if len(rows) > 1 else f"has {len(rows) or 'no'} author"
        raise NotFound(
            f"there is no place {asked.ordinal:,}: {plain(handle.handle)} {has}, which "
            f"`biblio show {plain(handle.handle)}` lists"
        )
    row = stands[asked.ordinal]
    name = AuthorName(row.keyname, row.forenames, row.suffix, bool(row.is_collaboration))
    if name.is_collaboration:
        raise InvalidQuery(f"{name.name} is a collaboration, and no person")
    same = tuple(
        each.ordinal
        for each in rows
        if each.ordinal != row.ordinal
        and not each.is_collaboration
        and spelling_of(AuthorName(each.keyname, each.forenames, each.suffix)) == spelling_of(name)
    )
    return Side(name, handle, row.ordinal, row.printed_name, same)
