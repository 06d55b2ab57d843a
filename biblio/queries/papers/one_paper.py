"""One paper in full, whatever spelling of its identifier is asked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from biblio.db import kept_json
from biblio.db.models import (
    FloatingPaper,
    FloatingRecord,
    Import,
    Paper,
    Source,
)
from biblio.errors import NotFound
from biblio.model.records import PUBLICATION_TEXTS, PaperVersion
from biblio.queries.annotations import own_words
from biblio.queries.narrowing.handles import find_paper
from biblio.queries.narrowing.handles_statements import HANDLE, PLAIN
from biblio.queries.papers.paper_parts import (
    authors_on,
    categories_of,
    contributors_to,
    identifiers_of,
    keywords_of,
    references_of,
    stated_of,
    translations_of,
    versions_of,
)
from biblio.queries.rows import PaperDetail, SourceSummary


def get_paper(session: Session, identifier: str) -> PaperDetail:
    """The paper that *identifier* names, one of any scheme in any spelling.

    `IDvN` gives the paper with that version in `version`.

    Raises:
        InvalidIdentifier: *identifier* is of no scheme.
        InvalidQuery: several papers have it.
        NotFound: there is no such paper, or it has no such version.
    """
    paper_id, version = find_paper(session, identifier)
    paper = session.execute(
        select(
            *(column for column in Paper.__table__.columns),
            HANDLE.label("handle"),
            PLAIN.label("plain"),
        ).where(Paper.id == paper_id)
    ).one()
    versions = versions_of(session, paper_id)
    return PaperDetail(
        arxiv_id=paper.arxiv_id,
        title=paper.title,
        authors=authors_on(session, paper_id),
        authors_cut=bool(paper.authors_cut),
        authors_shifted=bool(paper.authors_shifted),
        authors_text=paper.authors_text,
        submitted=paper.submitted,
        revised=paper.revised,
        announced=paper.announced,
        latest_version=paper.latest_version,
        version=_version(paper.plain, version, versions, paper.latest_version),
        withdrawn=_flag(paper.withdrawn),
        deleted=bool(paper.deleted),
        primary_category=paper.primary_category,
        categories=categories_of(session, paper_id),
        abstract=paper.abstract,
        comments=paper.comments,
        journal_ref=paper.journal_ref,
        doi=paper.doi,
        report_no=paper.report_no,
        license=paper.license,
        submitter=paper.submitter,
        extra=kept_json.read(paper.extra, kept_json.is_extra, f"`extra` of {paper.plain}")
        if paper.extra
        else {},
        versions=versions,
        translations=translations_of(session, paper_id),
        sources=_sources(session, paper_id),
        handle=paper.handle,
        identifiers=identifiers_of(session, paper_id),
        **{name: getattr(paper, name) for name in PUBLICATION_TEXTS},
        retracted=_flag(paper.retracted),
        contributors=contributors_to(session, paper_id),
        keywords=keywords_of(session, paper_id),
        references=references_of(session, paper_id),
        author_identifiers=stated_of(session, paper_id),
        **own_words(session, paper_id)._asdict(),
    )


def _flag(value: int | None) -> bool | None:
    return None if value is None else bool(value)


def _version(
    handle: str, asked: int | None, versions: Sequence[PaperVersion], latest: int | None
) -> PaperVersion | None:
    """The version *asked* for; one below the latest exists, whatever else is known of it."""
    if asked is None:
        return None
    for each in versions:
        if each.version == asked:
            return each
    if latest is None or asked > latest:
        known = f"the latest known is v{latest}" if latest else "none is known"
        raise NotFound(f"{handle} has no version {asked} here, {known}: ask without a version")
    return PaperVersion(asked)


def _sources(session: Session, paper_id: int) -> tuple[SourceSummary, ...]:
    """The records that speak of the paper, its own and those that it shares with others."""
    own = select(
        Source.id, Source.format, Source.datestamp, Source.import_id, Source.differences
    ).where(Source.paper_id == paper_id)
    shared = (
        select(
            FloatingRecord.id,
            FloatingRecord.format,
            FloatingRecord.datestamp,
            FloatingRecord.import_id,
            FloatingRecord.record,
        )
        .join(FloatingPaper, FloatingPaper.record_id == FloatingRecord.id)
        .where(FloatingPaper.paper_id == paper_id)
    )
    sources: list[Any] = sorted(
        (row for each in (own, shared) for row in session.execute(each)), key=lambda row: row[0]
    )
    runs = [
        (import_id, kept_json.read(seen, kept_json.are_ranges, f"what import {import_id} saw"))
        for import_id, seen in session.execute(
            select(Import.id, Import.sources_seen).order_by(Import.id)
        )
    ]
    return tuple(
        SourceSummary(
            format_name,
            datestamp,
            tuple(sorted({first, *(run for run, seen in runs if _is_within(source_id, seen))})),
            kept_json.read(differences, kept_json.are_differences, "what a source says otherwise")
            if differences
            else {},
        )
        for source_id, format_name, datestamp, first, differences in sources
    )


def _is_within(number: int, ranges: list[Any]) -> bool:
    """Whether *number* lies in one of the ascending [first, last] *ranges*."""
    place = bisect_right(ranges, number, key=lambda each: each[0])
    return place > 0 and number <= ranges[place - 1][1]
