"""Blocks of names in SQL, and marking those whose people are to be computed anew.

A block is a surname without spaces and a first initial (`biblio.disambiguation.block_of`): what is
known of one of its places may decide about all the others.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from sqlalchemy import ColumnElement, Connection, delete, exists, func, insert, literal, select

from biblio.db import bulk
from biblio.db.models import Author, Authorship, PeopleDecision, PeopleRun, StaleBlock
from biblio.model.moments import now

SEPARATOR: Final = "|"

BLOCK: Final[ColumnElement[str]] = (
    func.replace(Author.keyname_key, " ", "") + SEPARATOR + func.substr(Author.initials, 1, 1)
)
"""The block of a row of `authors`."""

# Built once: who builds a statement for each batch makes a cycle of garbage.
_ARE_KEPT: Final = select(
    exists().where(PeopleRun.undone_at.is_(None)) | exists(select(PeopleDecision.id))
)
_COUNT: Final = select(func.count()).select_from(StaleBlock)


def mark_stale(connection: Connection, papers: Collection[int]) -> None:
    """Mark the blocks of all who are on *papers*, where people are kept in this library."""
    if not papers or not are_kept(connection):
        return
    touched = (
        select(BLOCK)
        .join(Authorship, Authorship.author_id == Author.id)
        .where(Authorship.paper_id.in_(bulk.integers(papers)), Author.is_collaboration == 0)
        .distinct()
    )
    connection.execute(delete(StaleBlock).where(StaleBlock.block.in_(touched)))
    connection.execute(
        insert(StaleBlock).from_select(["block", "since"], touched.add_columns(literal(now())))
    )


def are_kept(connection: Connection) -> bool:
    """Whether anybody has decided or found anything about people."""
    return connection.scalar(_ARE_KEPT) or False


def count_stale(connection: Connection) -> int:
    """How many blocks are marked."""
    return connection.scalar(_COUNT) or 0
