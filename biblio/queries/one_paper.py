"""One paper in full, whatever spelling of its identifier is asked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from biblio.db import kept_json
from biblio.db.models import (
    Author,
    Authorship,
    Category,
    Identifier,
    Import,
    Paper,
    Source,
    TranslatedText,
    Version,
)
from biblio.errors import InvalidQuery, NotFound
from biblio.model.identifiers import ArxivId, dois, is_doi
from biblio.model.records import PaperVersion, Translation
from biblio.queries.rows import AuthorOnPaper, PaperDetail, SourceSummary


def get_paper(session: Session, identifier: str) -> PaperDetail:
    """The paper that *identifier* names: an arXiv identifier in any spelling, or a DOI.

    `IDvN` gives the paper with that version in `version`.

    Raises:
        InvalidIdentifier: *identifier* is neither.
        InvalidQuery: the DOI is that of several papers.
        NotFound: there is no such paper, or it has no such version.
    """
    paper_id, version = find_paper(session, identifier)
    paper = session.execute(
        select(*(column for column in Paper.__table__.columns)).where(Paper.id == paper_id)
    ).one()
    versions = tuple(
        PaperVersion(*row)
        for row in session.execute(
            select(Version.version, Version.submitted, Version.size)
            .where(Version.paper_id == paper_id)
            .order_by(Version.version)
        )
    )
    return PaperDetail(
        arxiv_id=paper.arxiv_id,
        title=paper.title,
        authors=_authors(session, paper_id),
        authors_cut=bool(paper.authors_cut),
        authors_shifted=bool(paper.authors_shifted),
        authors_text=paper.authors_text,
        submitted=paper.submitted,
        revised=paper.revised,
        announced=paper.announced,
        latest_version=paper.latest_version,
        version=_version(paper.arxiv_id, version, versions, paper.latest_version),
        withdrawn=None if paper.withdrawn is None else bool(paper.withdrawn),
        deleted=bool(paper.deleted),
        primary_category=paper.primary_category,
        categories=tuple(
            session.scalars(
                select(Category.category)
                .where(Category.paper_id == paper_id)
                .order_by(Category.ordinal)
            )
        ),
        abstract=paper.abstract,
        comments=paper.comments,
        journal_ref=paper.journal_ref,
        doi=paper.doi,
        report_no=paper.report_no,
        license=paper.license,
        submitter=paper.submitter,
        extra=kept_json.read(paper.extra, kept_json.is_extra, f"`extra` of {paper.arxiv_id}")
        if paper.extra
        else {},
        versions=versions,
        translations=tuple(
            Translation(*row)
            for row in session.execute(
                select(TranslatedText.language, TranslatedText.title, TranslatedText.abstract)
                .where(TranslatedText.paper_id == paper_id)
                .order_by(TranslatedText.language)
            )
        ),
        sources=_sources(session, paper_id),
    )


def find_paper(session: Session, identifier: str) -> tuple[int, int | None]:
    """The id of the paper that *identifier* names, and the version where it names one.

    Raises:
        InvalidIdentifier: *identifier* is neither an arXiv identifier nor a DOI.
        InvalidQuery: the DOI is that of several papers.
        NotFound: there is no such paper.
    """
    text = identifier.encode("utf-8", "replace").decode()
    if named := _asked_dois(text):
        return _by_doi(session, named), None
    asked = ArxivId.parse(text)
    paper_id = session.scalar(select(Paper.id).where(Paper.arxiv_id == asked.base))
    if paper_id is None:
        raise NotFound(f"{asked.base} is not in the database: import a source that has it")
    return paper_id, asked.version


def papers_named(identifier: str) -> Select[int]:
    """The papers that *identifier* names: that with the arXiv identifier, or all with the DOI.

    Raises:
        InvalidIdentifier: it is neither an arXiv identifier nor a DOI.
    """
    text = identifier.encode("utf-8", "replace").decode()
    if asked := _asked_dois(text):
        return _with_doi(asked)
    return select(Paper.id).where(Paper.arxiv_id == ArxivId.parse(text).base)


def _asked_dois(text: str) -> list[str]:
    """The DOIs that *text* is a spelling of: one, or those of one field."""
    return dois(text) if is_doi(text) else []


def _with_doi(asked: Sequence[str]) -> Select[int]:
    return select(Identifier.paper_id).where(
        Identifier.scheme == "doi", Identifier.value.in_(asked)
    )


def _by_doi(session: Session, asked: Sequence[str]) -> int:
    """The paper that has one of the DOIs *asked*."""
    named = " or ".join(asked)
    found = session.execute(
        select(Paper.id, Paper.arxiv_id).where(Paper.id.in_(_with_doi(asked))).order_by(Paper.id)
    ).all()
    if not found:
        raise NotFound(f"no paper here has the DOI {named}: try its arXiv identifier")
    if len(found) > 1:
        names = ", ".join(arxiv_id for _, arxiv_id in found)
        raise InvalidQuery(f"several papers have the DOI {named}: ask for one of {names}")
    return found[0][0]


def _version(
    arxiv_id: str, asked: int | None, versions: Sequence[PaperVersion], latest: int | None
) -> PaperVersion | None:
    """The version *asked* for; one below the latest exists, whatever else is known of it."""
    if asked is None:
        return None
    for each in versions:
        if each.version == asked:
            return each
    if latest is None or asked > latest:
        known = f"the latest known is v{latest}" if latest else "none is known"
        raise NotFound(f"{arxiv_id} has no version {asked} here, {known}: ask without a version")
    return PaperVersion(asked)


def _authors(session: Session, paper_id: int) -> tuple[AuthorOnPaper, ...]:
    rows = session.execute(
        select(
            Authorship.ordinal,
            Authorship.author_id,
            Author.name,
            Authorship.printed_name,
            Author.is_collaboration,
            Authorship.affiliations,
        )
        .join(Author, Author.id == Authorship.author_id)
        .where(Authorship.paper_id == paper_id)
        .order_by(Authorship.ordinal)
    )
    return tuple(
        AuthorOnPaper(
            ordinal,
            author_id,
            name,
            printed,
            bool(is_collaboration),
            tuple(kept_json.read(affiliations, kept_json.are_texts, f"affiliations of {name}"))
            if affiliations
            else (),
        )
        for ordinal, author_id, name, printed, is_collaboration, affiliations in rows
    )


def _sources(session: Session, paper_id: int) -> tuple[SourceSummary, ...]:
    """The records that speak of the paper, those without an identifier by its abstracts."""
    its_own = select(Source.abstract_key).where(
        Source.paper_id == paper_id, Source.abstract_key.is_not(None)
    )
    sources = session.execute(
        select(Source.id, Source.format, Source.datestamp, Source.import_id, Source.differences)
        .where(
            or_(
                Source.paper_id == paper_id,
                # The sum keeps the engine from going through all that have no paper.
                (Source.paper_id + 0).is_(None) & Source.abstract_key.in_(its_own),
            )
        )
        .order_by(Source.id)
    ).all()
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
