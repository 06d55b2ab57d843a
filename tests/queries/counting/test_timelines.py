"""Timelines, compared with plain SQL over the same rows."""

from __future__ import annotations

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from biblio.db.models import Author
from biblio.errors import NotFound
from biblio.queries.counting.coauthor_years import coauthor_years
from biblio.queries.counting.timelines import timeline
from biblio.queries.language.dates import DateRange
from biblio.queries.narrowing.paper_filter import PaperFilter
from biblio.queries.rows import TimelineYear

PLAIN = """
    WITH mine AS (
        SELECT DISTINCT p.id, p.authors_cut,
               nullif(substr(p.listed_submitted, 1, 4), '0000') AS year
        FROM papers AS p JOIN authorships AS s ON s.paper_id = p.id WHERE s.author_id = :author
    ), ends AS (
        SELECT s.paper_id, min(s.ordinal) AS first, max(s.ordinal) AS last,
               min(s.ordinal) FILTER (WHERE a.is_collaboration = 0) AS first_person,
               max(s.ordinal) FILTER (WHERE a.is_collaboration = 0) AS last_person,
               count(DISTINCT s.author_id) AS n
        FROM authorships AS s JOIN authors AS a ON a.id = s.author_id
        WHERE s.paper_id IN (SELECT id FROM mine) GROUP BY s.paper_id
    ), places AS (
        SELECT mine.year, mine.id, mine.authors_cut, ends.n,
               max(CASE WHEN s.ordinal IN (first, first_person) THEN 1 ELSE 0 END) AS is_first,
               max(CASE WHEN s.ordinal IN (last, last_person) THEN 1 - authors_cut ELSE 0 END)
                   AS is_last
        FROM mine JOIN ends ON ends.paper_id = mine.id
        JOIN authorships AS s ON s.paper_id = mine.id AND s.author_id = :author GROUP BY 1, 2, 3, 4
    )
    SELECT year, count(*), sum(is_first), sum(is_last),
           sum(CASE WHEN n = 1 THEN 1 - authors_cut ELSE 0 END)
    FROM places GROUP BY year ORDER BY year IS NULL, year
"""
CATEGORIES = """
    SELECT k.category FROM paper_categories AS k JOIN papers AS p ON p.id = k.paper_id
    WHERE p.id IN (SELECT paper_id FROM authorships WHERE author_id = :author)
      AND substr(p.listed_submitted, 1, 4) = coalesce(:year, '0000')
    GROUP BY 1 ORDER BY count(*) DESC, 1
"""


def test_all_is_as_plain_sql_tells_it(session: Session) -> None:
    for author in session.scalars(select(Author.id)).all()[::9]:
        rows = timeline(session, f"id:{author}")

        assert [row[:5] for row in rows] == session.execute(text(PLAIN), {"author": author}).all()
        for row in rows:
            values = {"author": author, "year": row.year}
            assert list(row.categories) == session.scalars(text(CATEGORIES), values).all()
        assert [row[5:7] for row in rows] == [
            row[2:] for row in coauthor_years(session, f"id:{author}")
        ]


def test_ends_are_told_behind_a_collaboration_too(session: Session) -> None:
    (row,) = timeline(session, "Ada Lovelace", PaperFilter(DateRange.on("2021")))

    assert row == TimelineYear("2021", 1, 0, 1, 0, 1, 1, ("cs.LG", "math.NT"))


def test_a_filter_and_a_limit_hold(session: Session) -> None:
    whole = list(timeline(session, "Anna Sato"))

    assert list(timeline(session, "Anna Sato", limit=1)) == whole[-1:]
    narrowed = timeline(session, "Anna Sato", PaperFilter(DateRange("2012")))
    assert [row.year for row in narrowed] == [row.year for row in whole if row.year >= "2012"]  # type: ignore[operator] # all are dated
    with pytest.raises(NotFound):
        timeline(session, "Zzyzx")
