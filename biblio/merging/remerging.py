"""Merging papers again in which a record counts as of another time than before."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from biblio.db import bulk
from biblio.db.models import FloatingPaper, Source
from biblio.merging.authors import AuthorIds
from biblio.merging.loading import AsOf
from biblio.merging.merge import merge
from biblio.merging.placing import PaperChange
from biblio.merging.record_rows import say_again, update_said
from biblio.merging.shelf import Shelf
from biblio.merging.writing import write_papers

AT_ONCE = 1_000  # papers that are in memory together


def merge_again(
    connection: Connection, sources: Collection[int], as_of: AsOf, authors: AuthorIds
) -> list[PaperChange]:
    """Merge again the papers in which the times of the records *sources* may decide.

    What changed in them.
    """
    changed: list[PaperChange] = []
    papers = iter(sorted(papers_to_merge_again(connection, sources)))
    while ids := list(islice(papers, AT_ONCE)):
        touched: list[PaperChange] = []
        for paper in Shelf(connection, as_of).load(ids):
            before = paper.merged
            paper.merged = merge([each.record for each in paper.sources], paper.anchor)
            if paper.merged != before:
                touched.append(PaperChange(paper, before))
        write_papers(connection, touched, authors)
        update_said(connection, [source for each in touched for source in say_again(each.paper)])
        changed += touched
    return changed


def papers_to_merge_again(connection: Connection, sources: Collection[int]) -> set[int]:
    """The papers in which the times of the records *sources* may decide: those with a rival.

    A time is asked behind the datestamp, so that a rival has the same one or none as well.
    """
    if not sources:
        return set()
    rival = aliased(Source)
    which = bulk.integers(sources)
    is_level = func.coalesce(rival.datestamp, "") == func.coalesce(Source.datestamp, "")
    papers = set(
        connection.scalars(
            select(Source.paper_id)
            .join(rival, (rival.paper_id == Source.paper_id) & (rival.id != Source.id) & is_level)
            .where(Source.id.in_(which))
        )
    )
    for statement in (
        select(FloatingPaper.paper_id).where(FloatingPaper.record_id.in_(which)),
        select(Source.paper_id)
        .join(FloatingPaper, FloatingPaper.paper_id == Source.paper_id)
        .where(Source.id.in_(which)),
    ):
        papers.update(connection.scalars(statement))
    return papers
