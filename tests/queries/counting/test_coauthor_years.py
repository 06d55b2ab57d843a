"""Co-authors over time, compared with plain SQL over the same rows and with `list_coauthors`."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from biblio.db.models import Author
from biblio.errors import InvalidQuery, NotFound
from biblio.model.records import PaperRecord
from biblio.queries.counting.coauthor_years import (
    coauthor_years,
    coauthors_in_years,
    list_meetings,
)
from biblio.queries.language.dates import DateRange
from biblio.queries.narrowing.paper_filter import PaperFilter
from biblio.queries.people.coauthors import list_coauthors
from biblio.queries.people.options import CoauthorOptions, Weight

SHARED = """
    WITH mine AS (
        SELECT DISTINCT p.id, nullif(substr(p.listed_submitted, 1, 4), '0000') AS year,
               p.listed_submitted AS at, coalesce('arXiv:' || p.arxiv_id, p.anchor) AS handle
        FROM papers AS p JOIN authorships AS s ON s.paper_id = p.id WHERE s.author_id = :author
          AND (SELECT count(*) FROM authorships AS c WHERE c.paper_id = p.id) <= :most
          AND EXISTS (SELECT 1 FROM paper_categories AS k
                      WHERE k.paper_id = p.id AND k.category LIKE :category)
    ), shared AS (
        SELECT DISTINCT mine.*, o.author_id AS other FROM mine
        JOIN authorships AS o ON o.paper_id = mine.id JOIN authors AS a ON a.id = o.author_id
        WHERE o.author_id <> :author AND a.is_collaboration <= :collaborations
    ), kept AS (
        SELECT * FROM shared AS s
        WHERE (SELECT count(*) FROM shared AS t WHERE t.other = s.other) >= :least
    )
"""
YEARS = """
    SELECT year, count(*),
           (SELECT count(DISTINCT other) FROM kept WHERE kept.year IS NOT DISTINCT FROM mine.year),
           (SELECT count(*) FROM (SELECT min(year) AS first FROM kept GROUP BY other) AS firsts
            WHERE first IS NOT DISTINCT FROM mine.year)
    FROM mine GROUP BY year ORDER BY year IS NULL, year
"""
EACH = """
    SELECT other, year, count(*),
           year IS NOT DISTINCT FROM (SELECT min(f.year) FROM kept AS f WHERE f.other = k.other)
    FROM kept AS k GROUP BY other, year
"""
MET = """
    SELECT other, first_value(handle) OVER early, first_value(nullif(at, '0000')) OVER early,
           first_value(handle) OVER late, first_value(nullif(at, '0000')) OVER late
    FROM kept WINDOW early AS (PARTITION BY other ORDER BY year IS NULL, at, id),
                     late AS (PARTITION BY other ORDER BY at DESC, id DESC)
"""
CASES: dict[str, tuple[PaperFilter, CoauthorOptions, dict[str, Any]]] = {
    "all": (PaperFilter(), CoauthorOptions(), {}),
    "fractional": (PaperFilter(), CoauthorOptions(weight=Weight.FRACTIONAL), {}),
    "collaborations": (
        PaperFilter(),
        CoauthorOptions(collaborations=True),
        {"collaborations": 1},
    ),
    "few": (
        PaperFilter(category="cs.*"),
        CoauthorOptions(min_papers=2, max_authors=9),
        {"category": "cs.%", "least": 2, "most": 9},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_all_is_as_plain_sql_tells_it(session: Session, case: str) -> None:
    wanted, options, given = CASES[case]
    usual = {"category": "%", "least": 1, "most": 10_000, "collaborations": 0}

    for author in session.scalars(select(Author.id)).all()[::9]:
        asked, values = f"id:{author}", usual | given | {"author": author}
        years = coauthor_years(session, asked, wanted, options)
        each = coauthors_in_years(session, asked, wanted, options, limit=None)
        met = list_meetings(session, asked, wanted, options, limit=None)
        listed = list_coauthors(session, asked, wanted, options, limit=None)

        assert [tuple(row) for row in years] == session.execute(text(SHARED + YEARS), values).all()
        assert sorted((row.author_id, row.year or "", row.papers, row.is_new) for row in each) == (
            sorted(
                (a, y or "", n, bool(new))
                for a, y, n, new in session.execute(text(SHARED + EACH), values)
            )
        )
        assert {
            (row.author_id, row.first_paper, row.first_date, row.last_paper, row.last_date)
            for row in met
        } == {*map(tuple, session.execute(text(SHARED + MET), values))}
        assert [row[:6] for row in met] == [tuple(row) for row in listed]
        assert list(dict.fromkeys(row[:2] for row in each)) == [row[:2] for row in listed]
        weights: Counter[int] = Counter()
        for row in each:
            weights[row.author_id] += row.weight  # type: ignore[assignment] # a sum of numbers
        assert weights == pytest.approx({row.author_id: row.weight for row in listed})


def test_all_names_that_match_are_one_person(session: Session, records: list[PaperRecord]) -> None:
    person = {name.name for record in records for name in record.authors if "Sato" in name.name}
    mine = [record for record in records if person & {name.name for name in record.authors}]

    years = coauthor_years(session, "Sato")

    assert sum(row.papers for row in years) == len(mine)
    assert sum(row.new_coauthors for row in years) == list_coauthors(session, "Sato").total


def test_a_limit_keeps_the_latest_years_and_whole_coauthors(session: Session) -> None:
    years = coauthor_years(session, "Anna Sato")
    each = coauthors_in_years(session, "Anna Sato", limit=None)

    assert list(coauthor_years(session, "Anna Sato", limit=2)) == list(years)[-2:]
    some = coauthors_in_years(session, "Anna Sato", limit=2)
    names = [row.name for row in list_coauthors(session, "Anna Sato", limit=2)]
    assert list(some) == [row for row in each if row.name in names]
    assert some.total == len(each)


def test_who_is_active_is_told_by_the_newest_paper(session: Session) -> None:
    newest = session.scalar(text("SELECT max(listed_submitted) FROM papers"))
    assert newest is not None
    for within in (0, 3, 1_000):
        since = f"{max(0, int(newest[:4]) - within):04}{newest[4:]}"
        for row in list_meetings(session, "Anna Sato", within=within, limit=None):
            assert row.is_active == (row.last_date is not None and row.last_date >= since)


def test_who_shares_no_paper_has_no_years(session: Session) -> None:
    wanted = PaperFilter(DateRange(until="2000"))

    assert list(coauthor_years(session, "张伟", wanted)) == []
    assert coauthors_in_years(session, "张伟", wanted).total == 0
    assert list(list_meetings(session, "张伟", wanted)) == []


def test_what_shows_nothing_is_refused(session: Session) -> None:
    with pytest.raises(InvalidQuery, match="0 to 1,000"):
        list_meetings(session, "Sato", within=-1)
    with pytest.raises(InvalidQuery, match="shows nothing"):
        coauthor_years(session, "Sato", options=CoauthorOptions(min_papers=0))
    with pytest.raises(NotFound):
        coauthors_in_years(session, "Zzyzx", PaperFilter(DateRange("2001")))
