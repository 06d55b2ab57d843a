"""Merged papers and their sources into the tables, table by table."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from biblio.db import bulk, numbering, search_index
from biblio.db.models import (
    Authorship,
    Category,
    Identifier,
    PackedList,
    Paper,
    Source,
    TranslatedText,
    Version,
)
from biblio.db.triggers import suspended
from biblio.merging import rows
from biblio.merging.authors import AuthorIds
from biblio.merging.loading import StoredPaper, StoredSource
from biblio.merging.merge import EMPTY, differences
from biblio.model.identifiers import ArxivId
from biblio.model.records import PaperRecord

# The tables of a paper's parts, and how a merged record fills them.
PARTS: Mapping[Any, Callable[[int, PaperRecord], list[rows.Row]]] = {
    Identifier: rows.identifier_rows,
    Version: rows.version_rows,
    Category: rows.category_rows,
    TranslatedText: rows.translation_rows,
}


@dataclass(slots=True)
class Touched:
    """A paper that a batch speaks of: as it is to be, and as it was (None where it is new)."""

    paper: StoredPaper
    before: PaperRecord | None

    @property
    def is_new(self) -> bool:
        """Whether the paper has no rows yet."""
        return self.before is None

    @property
    def is_changed(self) -> bool:
        """Whether its rows are to change."""
        return self.before is not None and self.before != self.paper.merged

    def differs(self, *names: str) -> bool:
        """Whether any field of *names* is to change, or to be written at all."""
        return self.before is None or any(
            getattr(self.before, name) != getattr(self.paper.merged, name) for name in names
        )


def write_papers(connection: Connection, touched: Sequence[Touched], authors: AuthorIds) -> None:
    """Write the papers of *touched* that are new or changed, and all their parts."""
    new = [each for each in touched if each.is_new]
    changed = [each for each in touched if each.is_changed]
    if not new and not changed:
        return
    _assign_ids(connection, new)
    reindexed = [each.paper.id for each in changed if each.differs("title", "abstract", "authors")]
    with suspended(connection):
        search_index.remove(connection, reindexed)
        bulk.insert_rows(
            connection, Paper, [rows.paper_row(e.paper.id, e.paper.merged) for e in new]
        )
        _update_papers(connection, changed)
        for model, fill in PARTS.items():
            _replace_parts(connection, model, fill, new, changed)
        _replace_authorships(
            connection, new, [each for each in changed if each.differs("authors")], authors
        )
        _redate_authorships(
            connection,
            [e for e in changed if e.differs("submitted") and not e.differs("authors")],
        )
        search_index.add(connection, [*reindexed, *(each.paper.id for each in new)])


def delete_papers(connection: Connection, ids: Collection[int], authors: AuthorIds) -> None:
    """Delete the papers *ids* with all their parts, and the authors that nobody else uses."""
    if not ids:
        return
    with suspended(connection):
        search_index.remove(connection, ids)
        used = _author_ids(connection, ids)
        for model in (*PARTS, Authorship, PackedList, Source):
            connection.execute(delete(model).where(model.paper_id.in_(bulk.integers(ids))))
        connection.execute(delete(Paper).where(Paper.id.in_(bulk.integers(ids))))
        authors.drop_unused(connection, used)


def write_sources(
    connection: Connection,
    new: Sequence[StoredSource],
    paper_ids: Mapping[str, int],
    import_id: int,
    resaid: Sequence[StoredSource],
) -> None:
    """Insert the *new* sources, whose ids are assigned here; update what the *resaid* differ in."""
    for source_id, source in zip(numbering.take(connection, Source, len(new)), new, strict=True):
        source.id = source_id
    bulk.insert_rows(
        connection,
        Source,
        [
            (
                each.id,
                paper_ids[each.record.arxiv_id] if each.record.arxiv_id else None,
                import_id,
                each.record.format,
                each.record.datestamp,
                each.digest,
                each.abstract_key,
                each.differences,
            )
            for each in new
        ],
    )
    update_differences(connection, resaid)


def resay(paper: StoredPaper) -> list[StoredSource]:
    """Say anew what each source of *paper* says differently; those stored that changed in it."""
    resaid = []
    for source in paper.sources:
        if source.record.arxiv_id is None:
            continue  # it may belong to several papers, and is kept whole
        alone = len(paper.sources) == 1
        said = None if alone else differences(source.record, paper.merged)
        if source.id is not None and said != source.differences:
            resaid.append(source)
        source.differences = said
    return resaid


def update_differences(connection: Connection, sources: Sequence[StoredSource]) -> None:
    """Write what each of *sources* says differently from its paper now."""
    if sources:
        connection.execute(
            update(bulk.table_of(Source))
            .where(bulk.table_of(Source).c.id == bindparam("which"))
            .values(differences=bindparam("said")),
            [{"which": each.id, "said": each.differences} for each in sources],
        )


def _assign_ids(connection: Connection, new: Sequence[Touched]) -> None:
    """Give each new paper its place in arXiv's order as its id."""
    for each in new:
        each.paper.id = ArxivId.parse(each.paper.merged.arxiv_id or "").rank
    taken = set(
        connection.scalars(
            select(Paper.id).where(Paper.id.in_(bulk.integers(e.paper.id for e in new)))
        )
    )
    for each in new:
        if each.paper.id in taken:
            each.paper.id += numbering.SPARE_IDS


def _update_papers(connection: Connection, changed: Sequence[Touched]) -> None:
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
            for row in (rows.paper_row(each.paper.id, each.paper.merged) for each in changed)
        ],
    )


def _replace_parts(
    connection: Connection,
    model: Any,  # noqa: ANN401 - any mapped class with a paper_id
    fill: Callable[[int, PaperRecord], list[rows.Row]],
    new: Sequence[Touched],
    changed: Sequence[Touched],
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
    new: Sequence[Touched],
    changed: Sequence[Touched],
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


def _redate_authorships(connection: Connection, changed: Sequence[Touched]) -> None:
    """Let the author lists of the *changed*, which stay as they are, stand at their new date."""
    if changed:
        connection.execute(
            update(bulk.table_of(Authorship))
            .where(bulk.table_of(Authorship).c.paper_id == bindparam("which"))
            .values(listed_on=bindparam("day")),
            [{"which": e.paper.id, "day": rows.listed_on(e.paper.merged)} for e in changed],
        )


def _author_ids(connection: Connection, papers: Collection[int]) -> set[int]:
    if not papers:
        return set()
    return set(
        connection.scalars(
            select(Authorship.author_id)
            .where(Authorship.paper_id.in_(bulk.integers(papers)))
            .distinct()
        )
    )
