"""What the database holds of some papers, as the records that it was made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, Row, exists, select

from biblio.db import bulk, kept_json
from biblio.db.author_names import names_on
from biblio.db.models import (
    Category,
    Paper,
    Source,
    TranslatedText,
    Version,
)
from biblio.merging.merge import EMPTY, MERGED, restore
from biblio.model.records import PaperRecord, PaperVersion, Translation


@dataclass(slots=True)
class StoredSource:
    """One record as it was, and the row that keeps it; `id` is None until it has one."""

    record: PaperRecord
    digest: bytes
    abstract_key: int | None
    id: int | None = None
    differences: str | None = None
    import_id: int | None = None


@dataclass(slots=True)
class StoredPaper:
    """One paper: the merged record, and all sources that speak of it."""

    id: int
    merged: PaperRecord
    sources: list[StoredSource] = field(default_factory=list)


AsOf = Callable[[int], str]
"""As of when the record of an id was last seen; empty where that is not known."""


def never_asked(_: int) -> str:
    """No record has a time: for who does not merge."""
    return ""


def load_papers(
    connection: Connection, arxiv_ids: Collection[str], as_of: AsOf
) -> dict[str, StoredPaper]:
    """The papers of *arxiv_ids* that the database knows, by identifier, in a few statements."""
    if not arxiv_ids:
        return {}
    rows = connection.execute(
        select(Paper.__table__).where(Paper.arxiv_id.in_(bulk.texts(arxiv_ids)))
    ).all()
    return _assemble(connection, rows, as_of)


def load_papers_by_id(
    connection: Connection, ids: Collection[int], as_of: AsOf
) -> dict[str, StoredPaper]:
    """The papers of *ids*, by identifier."""
    if not ids:
        return {}
    rows = connection.execute(select(Paper.__table__).where(Paper.id.in_(bulk.integers(ids)))).all()
    return _assemble(connection, rows, as_of)


def _assemble(
    connection: Connection, rows: Iterable[Row[Any]], as_of: AsOf
) -> dict[str, StoredPaper]:
    papers = {row.id: row for row in rows}
    if not papers:
        return {}
    authors = names_on(connection, papers)
    categories = _grouped(connection, Category, papers, "category")
    versions = _grouped(connection, Version, papers, "version", "submitted", "size")
    translations = _grouped(connection, TranslatedText, papers, "language", "title", "abstract")
    stored = {
        paper_id: StoredPaper(
            paper_id,
            PaperRecord(
                format=MERGED,
                arxiv_id=row.arxiv_id,
                title=row.title,
                abstract=row.abstract,
                authors_text=row.authors_text,
                authors=tuple(authors[paper_id]),
                authors_cut=bool(row.authors_cut),
                authors_shifted=bool(row.authors_shifted),
                comments=row.comments,
                journal_ref=row.journal_ref,
                doi=row.doi,
                report_no=row.report_no,
                license=row.license,
                submitter=row.submitter,
                categories=tuple(each[0] for each in categories[paper_id]),
                submitted=row.submitted,
                revised=row.revised,
                latest_version=row.latest_version,
                versions=tuple(PaperVersion(*each) for each in versions[paper_id]),
                withdrawn=_boolean(row.withdrawn),
                deleted=_boolean(row.deleted),
                translations=tuple(Translation(*each) for each in translations[paper_id]),
                extra=_extra(row.extra, row.arxiv_id) if row.extra else (),
            ),
        )
        for paper_id, row in papers.items()
    }
    _add_sources(connection, stored, as_of)
    return {each.merged.arxiv_id or "": each for each in stored.values()}


def _extra(text: str, arxiv_id: str) -> tuple[tuple[str, str], ...]:
    values = kept_json.read(text, kept_json.is_extra, f"`extra` of {arxiv_id}")
    return tuple(sorted(values.items()))


def _grouped(
    connection: Connection, model: type[Any], papers: Collection[int], *names: str
) -> dict[int, list[Any]]:
    """The columns *names* of *model*'s rows, by paper, in the order of the key."""
    found: dict[int, list[Any]] = defaultdict(list)
    statement = (
        select(model.paper_id, *(getattr(model, name) for name in names))
        .where(model.paper_id.in_(bulk.integers(papers)))
        .order_by(*model.__table__.primary_key.columns)
    )
    for paper_id, *values in connection.execute(statement):
        found[paper_id].append(values)
    return found


def _add_sources(connection: Connection, papers: dict[int, StoredPaper], as_of: AsOf) -> None:
    """Give each paper its sources: its own, and those without identifier that share its text."""
    keys: dict[int, set[int]] = defaultdict(set)
    for row in connection.execute(
        select(Source.__table__)
        .where(Source.paper_id.in_(bulk.integers(papers)))
        .order_by(Source.id)
    ):
        paper = papers[row.paper_id]
        paper.sources.append(_source(row, paper.merged, as_of))
        if row.abstract_key is not None:
            keys[row.abstract_key].add(row.paper_id)
    for source in unidentified(connection, keys, as_of):
        for paper_id in sorted(keys[source.abstract_key or 0]):
            papers[paper_id].sources.append(source)


def unidentified(connection: Connection, keys: Collection[int], as_of: AsOf) -> list[StoredSource]:
    """The records without identifier whose abstract has one of *keys*."""
    if not keys or not connection.scalar(select(exists().where(Source.paper_id.is_(None)))):
        return []
    rows = connection.execute(
        select(Source.__table__)
        .where(Source.abstract_key.in_(bulk.integers(keys)), Source.paper_id.is_(None))
        .order_by(Source.id)
    )
    return [_source(row, EMPTY, as_of) for row in rows]


def papers_with(connection: Connection, keys: Collection[int]) -> set[int]:
    """The ids of the papers of which a source's abstract has one of *keys*."""
    if not keys:
        return set()
    return set(
        connection.scalars(
            select(Source.paper_id).where(
                Source.abstract_key.in_(bulk.integers(keys)), Source.paper_id.is_not(None)
            )
        )
    )


def _source(row: Row[Any], beside: PaperRecord, as_of: AsOf) -> StoredSource:
    record = restore(row.differences, beside, format_name=row.format, datestamp=row.datestamp)
    return StoredSource(
        replace(record, arxiv_id=beside.arxiv_id, as_of=as_of(row.id)),
        row.digest,
        row.abstract_key,
        row.id,
        row.differences,
        row.import_id,
    )


def _boolean(value: int | None) -> bool | None:
    return None if value is None else bool(value)
