"""Merged papers into the tables, table by table."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from biblio.db import bulk, search_index
from biblio.db.models import (
    AuthorIdentifier,
    Authorship,
    Category,
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
from biblio.db.triggers import suspended
from biblio.merging import rows
from biblio.merging.authors import AuthorIds
from biblio.merging.merge import EMPTY
from biblio.merging.placing import PaperChange
from biblio.model.records import PaperRecord

DATES = ("submitted", "arxiv_id", "issued")  # what the day of listing follows from
INDEXED = ("authors", *search_index.INDEXED.values())  # what the search index reads

# The tables of a paper's parts, and how a merged record fills them.
PARTS: Mapping[Any, Callable[[int, PaperRecord], list[rows.Row]]] = {
    Identifier: rows.identifier_rows,
    Version: rows.version_rows,
    Category: rows.category_rows,
    TranslatedText: rows.translation_rows,
    Keyword: rows.keyword_rows,
    Reference: rows.reference_rows,
    AuthorIdentifier: rows.author_identifier_rows,
    IdentifierLink: rows.link_rows,
}


def write_papers(
    connection: Connection, touched: Sequence[PaperChange], authors: AuthorIds
) -> None:
    """Write the papers of *touched* that are new or changed, and all their parts."""
    new = [each for each in touched if each.is_new]
    changed = [each for each in touched if each.is_changed]
    if not new and not changed:
        return
    _assign_ids(connection, new)
    reindexed = [each.paper.id for each in changed if each.differs(*INDEXED)]
    with suspended(connection):
        search_index.remove(connection, reindexed)
        bulk.insert_rows(
            connection,
            Paper,
            [rows.paper_row(e.paper.id, e.paper.merged, e.paper.anchor) for e in new],
        )
        _update_papers(connection, changed)
        for model, fill in PARTS.items():
            _replace_parts(connection, model, fill, new, changed)
        _replace_authorships(
            connection, new, [each for each in changed if each.differs("authors")], authors
        )
        _replace_contributors(
            connection, [each for each in touched if each.differs("contributors")], authors
        )
        _redate_authorships(
            connection,
            [e for e in changed if e.differs(*DATES) and not e.differs("authors")],
        )
        search_index.add(connection, [*reindexed, *(each.paper.id for each in new)])


def delete_papers(connection: Connection, ids: Collection[int], authors: AuthorIds) -> None:
    """Delete the papers *ids* with all their parts, and the authors that nobody else uses.

    No record is left that is of one of them.
    """
    if not ids:
        return
    with suspended(connection):
        search_index.remove(connection, ids)
        used = _author_ids(connection, ids) | _author_ids(connection, ids, Contributor)
        for model in (*PARTS, Authorship, Contributor, PackedList):
            connection.execute(delete(model).where(model.paper_id.in_(bulk.integers(ids))))
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


def _update_papers(connection: Connection, changed: Sequence[PaperChange]) -> None:
    if not changed:
        return
    names = bulk.stored_columns(Paper)
    connection.execute(
        update(bulk.table_of(Paper))
        .where(bulk.table_of(Paper).c.id == bindparam("which"))
        .values({name: bindparam(f"new_{name}") for name in names[1:]}),
        [
            {"which": row[0]}
            | {f"new_{name}": value for name, value in zip(names[1:], row[1:], strict=True)}
            for row in (rows.paper_row(e.paper.id, e.paper.merged, e.paper.anchor) for e in changed)
        ],
    )


def _replace_parts(
    connection: Connection,
    model: Any,  # noqa: ANN401 - any mapped class with a paper_id
    fill: Callable[[int, PaperRecord], list[rows.Row]],
    new: Sequence[PaperChange],
    changed: Sequence[PaperChange],
) -> None:
    """Write one table's rows of the *new* papers, and those of the *changed* that differ."""
    written = [row for each in new for row in fill(each.paper.id, each.paper.merged)]
    stale: list[int] = []
    for each in changed:
        after = fill(each.paper.id, each.paper.merged)
        if after != fill(each.paper.id, each.before or EMPTY):
            stale.append(each.paper.id)
            written += after
    if stale:
        connection.execute(delete(model).where(model.paper_id.in_(bulk.integers(stale))))
    bulk.insert_rows(connection, model, written)


def _replace_authorships(
    connection: Connection,
    new: Sequence[PaperChange],
    changed: Sequence[PaperChange],
    authors: AuthorIds,
) -> None:
    """Write the author lists of the *new* and the *changed* papers."""
    stale = [each.paper.id for each in changed]
    before = _author_ids(connection, stale)
    if stale:
        for model in (Authorship, PackedList):
            connection.execute(delete(model).where(model.paper_id.in_(bulk.integers(stale))))
    written = [*new, *changed]
    needed = dict.fromkeys(
        rows.identity(name) for each in written for name in each.paper.merged.authors
    )
    ids = authors.resolve(connection, needed)
    authorships: list[rows.Row] = []
    lists: list[rows.Row] = []
    for each in written:
        paper_id, paper = each.paper.id, each.paper.merged
        on_paper = [ids[rows.identity(name)] for name in paper.authors]
        authorships += rows.authorship_rows(paper_id, paper, on_paper)
        lists += rows.list_rows(paper_id, on_paper)
    bulk.insert_rows(connection, Authorship, authorships)
    bulk.insert_rows(connection, PackedList, lists)
    authors.drop_unused(connection, before - set(ids.values()))


def _replace_contributors(
    connection: Connection, touched: Sequence[PaperChange], authors: AuthorIds
) -> None:
    """Write who else had a part in the papers of *touched*."""
    stale = [each.paper.id for each in touched if each.before and each.before.contributors]
    before = _author_ids(connection, stale, Contributor)
    if stale:
        connection.execute(
            delete(Contributor).where(Contributor.paper_id.in_(bulk.integers(stale)))
        )
    needed = dict.fromkeys(
        rows.identity(name) for each in touched for _, name in each.paper.merged.contributors
    )
    ids = authors.resolve(connection, needed)
    written: list[rows.Row] = []
    for each in touched:
        found = each.paper.merged.contributors
        on_paper = [ids[rows.identity(name)] for _, name in found]
        written += rows.contributor_rows(each.paper.id, found, on_paper)
    bulk.insert_rows(connection, Contributor, written)
    authors.drop_unused(connection, before - set(ids.values()))


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
    connection: Connection,
    papers: Collection[int],
    model: type[Authorship | Contributor] = Authorship,
) -> set[int]:
    """The names that *model* has on *papers*."""
    if not papers:
        return set()
    named = select(model.author_id).where(model.paper_id.in_(bulk.integers(papers)))
    return set(connection.scalars(named.distinct()))
