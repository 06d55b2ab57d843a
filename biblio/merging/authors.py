"""Author names to author ids, new ones assigned."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import (
    Connection,
    Integer,
    and_,
    bindparam,
    delete,
    exists,
    select,
)

from biblio.db import bulk, numbering
from biblio.db.expressions import item, rows_of
from biblio.db.lists import listed
from biblio.db.models import Author, Authorship, Contributor
from biblio.merging.rows import AuthorIdentity, author_row

KEPT = 60_000  # names whose ids are remembered between batches, some 20 MB


_ASKED = rows_of(bindparam("authors"), "asked")
_PLACE = item(_ASKED, 0, Integer())
# Made once: who asks for each batch anew makes a cycle that keeps all names.
_FIND = (
    select(_PLACE, Author.id)
    .select_from(_ASKED)
    .join(
        Author,
        and_(
            *(
                named == item(_ASKED, place, named.type)
                for place, named in enumerate(
                    (Author.keyname, Author.forenames, Author.suffix, Author.is_collaboration),
                    start=1,
                )
            )
        ),
    )
)


class AuthorIds:
    """Finds or makes the author rows of names, and remembers the last ones.

    What is remembered holds as long as nobody else writes: `forget` after a rollback, and when
    another connection has changed the database.
    """

    def __init__(self) -> None:
        self._known: dict[AuthorIdentity, int] = {}
        self._are_all_known = False

    def forget(self) -> None:
        """Remember nothing."""
        self._known.clear()
        self._are_all_known = False

    def resolve(
        self,
        connection: Connection,
        authors: Iterable[AuthorIdentity],
    ) -> dict[AuthorIdentity, int]:
        """The id of each of *authors*; rows are inserted for those that have none."""
        ids: dict[AuthorIdentity, int] = {}
        missing: list[AuthorIdentity] = []
        for author in authors:
            known = self._known.get(author)
            if known is None:
                missing.append(author)
            else:
                ids[author] = known
        if missing:
            if not self._are_all_known and not self._known:
                self._are_all_known = connection.scalar(select(~exists(Author.id))) or False
            found = {} if self._are_all_known else _find(connection, missing)
            new = [author for author in missing if author not in found]
            if new:
                found.update(zip(new, numbering.take(connection, Author, len(new)), strict=True))
                bulk.insert_rows(
                    connection,
                    Author,
                    [(found[each], *author_row(each)) for each in new],
                )
            ids.update(found)
            self._remember(found)
        return ids

    def _remember(self, found: dict[AuthorIdentity, int]) -> None:
        if len(self._known) + len(found) > KEPT:
            self._are_all_known = False
            self._known = dict(list(self._known.items())[-KEPT // 2 :])
        self._known.update(found)

    def drop_unused(self, connection: Connection, ids: Collection[int]) -> None:
        """Delete those of *ids* that no paper uses any more."""
        if not ids:
            return
        unused = set(
            connection.scalars(
                select(Author.id).where(
                    Author.id.in_(bulk.integers(ids)),
                    ~exists().where(Authorship.author_id == Author.id),
                    ~exists().where(Contributor.author_id == Author.id),
                )
            )
        )
        if unused:
            connection.execute(delete(Author).where(Author.id.in_(bulk.integers(unused))))
            self._known = {name: id_ for name, id_ in self._known.items() if id_ not in unused}


def _find(connection: Connection, authors: list[AuthorIdentity]) -> dict[AuthorIdentity, int]:
    """The ids of those of *authors* that have a row, in one statement."""
    asked = listed(
        (place, *names, int(is_collaboration))
        for place, (*names, is_collaboration) in enumerate(authors)
    )
    rows = connection.execute(_FIND, {"authors": asked})
    return {authors[place]: author_id for place, author_id in rows}
