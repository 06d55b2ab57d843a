"""Merged papers into the tables, table by table."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, select, update

from biblio.db import bulk, engines
from biblio.db.models import (
    AuthorIdentifier,
    Authorship,
    Category,
    CitedIdentifier,
    Contributor,
    Identifier,
    IdentifierLink,
    Keyword,
    PackedList,
    Paper,
    Reference,
    TranslatedText,
    Version,
)
from biblio.db.people_blocks import mark_stale
from biblio.db.search_documents import INDEXED, Document, document
from biblio.merging import rows
from biblio.merging.authors import AuthorIds
from biblio.merging.merge import EMPTY
from biblio.merging.paper_rows import PAPER_ID, PaperRows, rows_of
from biblio.merging.placing import PaperChange

PARTS: Final[tuple[Any, ...]] = (
    Identifier,
    Version,
    Category,
    TranslatedText,
    Keyword,
    Reference,
    CitedIdentifier,
    AuthorIdentifier,
    IdentifierLink,
)
"""The tables of which `PaperRows.parts` has the rows."""
DATES = ("submitted", "arxiv_id", "issued")  # what the day of listing follows from
READ_BY_INDEX = ("authors", *INDEXED.values())  # what the search index reads
_TEXTS = itemgetter(*map(bulk.stored_columns(Paper).index, INDEXED.values()))


def write_papers(
    connection: Connection, touched: Sequence[PaperChange], authors: AuthorIds
) -> None:
    """Write the papers of *touched* that are new or changed, and all their parts."""
    new = [each for each in touched if each.is_new]
    changed = [each for each in touched if each.is_changed]
    if new:
        _assign_ids(connection, new)
        made = rows_of((e.paper.id, e.paper.anchor, e.paper.merged) for e in new)
        insert_papers(connection, made, authors)
        engines.search_index(connection).add_documents(connection, documents_of(made))
    if changed:
        _update_papers(connection, changed, authors)


def insert_papers(connection: Connection, papers: PaperRows, authors: AuthorIds) -> None:
    """Insert *papers*, of which the database has none; the search index is told by the caller."""
    with engines.triggers(connection).suspended(connection):
        bulk.insert_sparse_rows(connection, Paper, papers.papers)
        _insert_parts(connection, papers, authors)
        mark_stale(connection, [row[0] for row in papers.papers])


def documents_of(papers: PaperRows) -> list[Document]:
    """What the search index is told of each of *papers*."""
    shown = [each for *_, each in papers.names]
    return [
        document(row[0], "; ".join(map(shown.__getitem__, places)), _TEXTS(row))
        for row, (_, _, places, _) in zip(papers.papers, papers.lists, strict=True)
    ]


def delete_papers(connection: Connection, ids: Collection[int], authors: AuthorIds) -> None:
    """Delete the papers *ids* with all their parts, and the authors that nobody else uses.

    No record is left that is of one of them.
    """
    if not ids:
        return
    with engines.triggers(connection).suspended(connection):
        engines.search_index(connection).remove(connection, ids)
        mark_stale(connection, ids)
        used = _author_ids(connection, Authorship, ids) | _author_ids(connection, Contributor, ids)
        for model in (*PARTS, Authorship, Contributor, PackedList):
            _delete_of(connection, model, ids)
        connection.execute(delete(Paper).where(Paper.id.in_(bulk.integers(ids))))
        authors.drop_unused(connection, used)


def _assign_ids(connection: Connection, new: Sequence[PaperChange]) -> None:
    """Give each new paper its place in time as its id, the next free one where it is taken."""
    waiting, taken = list(new), set[int]()
    for each in waiting:
        each.paper.id = rows.place_in_time(each.paper.merged, each.paper.anchor)
    while waiting:
        wanted = [each.paper.id for each in waiting]
        taken |= set(
            connection.scalars(select(Paper.id).where(Paper.id.in_(bulk.integers(wanted))))
        )
        colliding = []
        for each in waiting:
            if each.paper.id in taken:
                each.paper.id = rows.next_place(each.paper.id)
                colliding.append(each)
            else:
                taken.add(each.paper.id)
        waiting = colliding


def _insert_parts(connection: Connection, papers: PaperRows, authors: AuthorIds) -> None:
    """Insert all of *papers* but the rows of `papers`."""
    for model in PARTS:
        bulk.insert_rows(connection, model, papers.parts[model.__tablename__])
    named = papers.authors()
    resolved = authors.resolve(connection, dict.fromkeys(named.values()))
    ids = {place: resolved[author] for place, author in named.items()}
    bulk.insert_rows(connection, Authorship, papers.authorships(ids))
    bulk.insert_rows(connection, PackedList, papers.packed_lists(ids))
    bulk.insert_rows(connection, Contributor, papers.contributors(ids))


def _update_papers(
    connection: Connection, changed: Sequence[PaperChange], authors: AuthorIds
) -> None:
    """Write anew what differs of the *changed* papers."""
    reindexed = [each.paper.id for each in changed if each.differs(*READ_BY_INDEX)]
    relisted = {each.paper.id for each in changed if each.differs("authors")}
    recredited = {each.paper.id for each in changed if each.differs("contributors")}
    redated = [e for e in changed if e.differs(*DATES) and e.paper.id not in relisted]
    before = rows_of((e.paper.id, e.paper.anchor, e.before or EMPTY) for e in changed)
    after = rows_of((e.paper.id, e.paper.anchor, e.paper.merged) for e in changed)
    ids = [each.paper.id for each in changed]
    with engines.triggers(connection).suspended(connection):
        engines.search_index(connection).remove(connection, reindexed)
        mark_stale(connection, ids)
        _update_rows(connection, after.papers)
        for model in PARTS:
            name = model.__tablename__
            stale = _differing(before.parts[name], after.parts[name], PAPER_ID[name])
            _delete_of(connection, model, stale)
            after.parts[name] = [r for r in after.parts[name] if r[PAPER_ID[name]] in stale]
        used = _author_ids(connection, Authorship, relisted)
        used |= _author_ids(connection, Contributor, recredited)
        _delete_of(connection, Authorship, relisted)
        _delete_of(connection, PackedList, relisted)
        _delete_of(connection, Contributor, recredited)
        after.lists = [each for each in after.lists if each[0] in relisted]
        after.credits = [each for each in after.credits if each[0] in recredited]
        _insert_parts(connection, after, authors)
        authors.drop_unused(connection, used)
        _redate_authorships(connection, redated)
        mark_stale(connection, ids)
        engines.search_index(connection).add(connection, reindexed)


def _update_rows(connection: Connection, papers: Iterable[rows.Row]) -> None:
    table, names = bulk.table_of(Paper), bulk.stored_columns(Paper)
    connection.execute(
        update(table)
        .where(table.c.id == bindparam("which"))
        .values({name: bindparam(f"new_{name}") for name in names[1:]}),
        [
            {"which": row[0]}
            | {f"new_{name}": value for name, value in zip(names[1:], row[1:], strict=True)}
            for row in papers
        ],
    )


def _differing(before: Iterable[rows.Row], after: Iterable[rows.Row], paper_id: int) -> set[int]:
    """The papers whose rows are others *after* than *before*; *paper_id* is where they have it."""
    return {row[paper_id] for row in set(before).symmetric_difference(after)}


def _delete_of(
    connection: Connection,
    model: Any,  # noqa: ANN401 - any mapped class with a paper_id
    papers: Collection[int],
) -> None:
    """Delete the rows that *model* has of *papers*."""
    if papers:
        connection.execute(delete(model).where(model.paper_id.in_(bulk.integers(papers))))


def _redate_authorships(connection: Connection, changed: Sequence[PaperChange]) -> None:
    """Let the author lists of the *changed*, which stay as they are, stand at their new date."""
    if changed:
        connection.execute(
            update(bulk.table_of(Authorship))
            .where(bulk.table_of(Authorship).c.paper_id == bindparam("which"))
            .values(listed_on=bindparam("day")),
            [{"which": e.paper.id, "day": rows.listed_on(e.paper.merged)} for e in changed],
        )


def _author_ids(
    connection: Connection, model: type[Authorship | Contributor], papers: Collection[int]
) -> set[int]:
    """The names that *model* has on *papers*."""
    if not papers:
        return set()
    named = select(model.author_id).where(model.paper_id.in_(bulk.integers(papers)))
    return set(connection.scalars(named.distinct()))
