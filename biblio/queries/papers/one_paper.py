"""One paper in full, whatever spelling of its identifier is asked."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any, Final

from biblio.db import kept_json
from biblio.db.named import named
from biblio.errors import NotFound
from biblio.model.records import PUBLICATION_TEXTS, PaperVersion
from biblio.queries.annotations import own_words
from biblio.queries.narrowing.handles import find_paper
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

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from biblio.queries.papers import one_paper_statements as statements
else:
    statements = named("biblio.queries.papers.one_paper_statements")

_TOLD: Final = (
    "arxiv_id",
    "title",
    "authors_text",
    "submitted",
    "revised",
    "announced",
    "latest_version",
    "primary_category",
    "abstract",
    "comments",
    "journal_ref",
    "doi",
    "report_no",
    "license",
    "submitter",
    *PUBLICATION_TEXTS,
)
"""Columns that are told as they are."""
_READ: Final = ("authors_cut", "authors_shifted", "withdrawn", "deleted", "retracted", "extra")
COLUMNS: Final = (*_TOLD, *_READ)
"""What is asked of the paper's own row."""


def get_paper(session: Session, identifier: str) -> PaperDetail:
    """The paper that *identifier* names, one of any scheme in any spelling.

    `IDvN` gives the paper with that version in `version`.

    Raises:
        InvalidIdentifier: *identifier* is of no scheme.
        InvalidQuery: several papers have it.
        NotFound: there is no such paper, or it has no such version.
    """
    paper_id, version = find_paper(session, identifier)
    *values, handle, plain = session.execute(statements.PAPER, {"paper": paper_id}).one()
    row: dict[str, Any] = dict(zip(COLUMNS, values, strict=True))
    versions = versions_of(session, paper_id)
    return PaperDetail(
        **{name: row[name] for name in _TOLD},
        authors=authors_on(session, paper_id),
        authors_cut=bool(row["authors_cut"]),
        authors_shifted=bool(row["authors_shifted"]),
        version=_version(plain, version, versions, row["latest_version"]),
        withdrawn=_flag(row["withdrawn"]),
        deleted=bool(row["deleted"]),
        categories=categories_of(session, paper_id),
        extra=kept_json.read(row["extra"], kept_json.is_extra, f"`extra` of {plain}")
        if row["extra"]
        else {},
        versions=versions,
        translations=translations_of(session, paper_id),
        sources=_sources(session, paper_id),
        handle=handle,
        identifiers=identifiers_of(session, paper_id),
        retracted=_flag(row["retracted"]),
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
    of_paper = {"paper": paper_id}
    sources: list[Any] = sorted(
        (
            row
            for each in (statements.OWN_RECORDS, statements.SHARED_RECORDS)
            for row in session.execute(each, of_paper)
        ),
        key=lambda row: row[0],
    )
    runs = [
        (import_id, kept_json.read(seen, kept_json.are_ranges, f"what import {import_id} saw"))
        for import_id, seen in session.execute(statements.RUNS)
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
