"""Merging papers again in which a record counts as of another time than before."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from biblio.db import bulk
from biblio.db.models import Source
from biblio.merging.authors import AuthorIds
from biblio.merging.loading import AsOf, load_papers_by_id, papers_with
from biblio.merging.merge import merge
from biblio.merging.writing import Touched, resay, update_differences, write_papers

AT_ONCE = 1_000  # papers that are in memory together


def weigh(
    connection: Connection, sources: Collection[int], as_of: AsOf, authors: AuthorIds
) -> list[Touched]:
    """Merge again the papers in which the times of the records *sources* may decide.

    What changed in them.
    """
    changed: list[Touched] = []
    papers = iter(sorted(papers_to_weigh(connection, sources)))
    while ids := list(islice(papers, AT_ONCE)):
        touched: list[Touched] = []
        for paper in load_papers_by_id(connection, ids, as_of).values():
            before = paper.merged
            paper.merged = merge([each.record for each in paper.sources])
            if paper.merged != before:
                touched.append(Touched(paper, before))
        resaid = [source for each in touched for source in resay(each.paper)]
        write_papers(connection, touched, authors)
        update_differences(connection, resaid)
        changed += touched
    return changed


def papers_to_weigh(connection: Connection, sources: Collection[int]) -> set[int]:
    """The papers in which the times of the records *sources* may decide: those with a rival.

    A time is asked behind the datestamp, so that a rival has the same one or none as well.
    """
    if not sources:
        return set()
    rival = aliased(Source)
    which = bulk.integers(sources)
    is_level = func.coalesce(rival.datestamp, "") == func.coalesce(Source.datestamp, "")
    papers = connection.scalars(
        select(Source.paper_id)
        .join(rival, (rival.paper_id == Source.paper_id) & (rival.id != Source.id) & is_level)
        .where(Source.id.in_(which), Source.paper_id.is_not(None))
    )
    weighed = {each for each in papers if each is not None}
    lone = aliased(Source)
    keys = connection.scalars(
        select(Source.abstract_key)
        .join(lone, (lone.abstract_key == Source.abstract_key) & lone.paper_id.is_(None))
        .where(Source.id.in_(which))
    )
    return weighed | papers_with(connection, {each for each in keys if each is not None})
