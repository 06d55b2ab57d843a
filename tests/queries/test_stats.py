from __future__ import annotations

from collections import Counter

from factories import paper
from sqlalchemy.orm import Session

import biblio
from biblio.model.identifiers import ArxivId
from biblio.model.records import PaperRecord
from biblio.queries.narrowing.paper_filter import PaperFilter
from biblio.queries.papers.listing import list_papers
from biblio.queries.rows import Count, Stats
from biblio.queries.stats import gather_stats


def test_numbers_are_those_of_the_records(session: Session, records: list[PaperRecord]) -> None:
    names = {
        (name.keyname, name.forenames, name.suffix, name.is_collaboration)
        for record in records
        for name in record.authors
    }
    years = Counter(ArxivId.parse(record.arxiv_id or "").announced[:4] for record in records)
    codes = Counter(code for record in records for code in record.categories)

    assert gather_stats(session) == Stats(
        papers=len(records),
        authors=len(names),
        authorships=sum(len(record.authors) for record in records),
        by_year=tuple(Count(year, years[year]) for year in sorted(years)),
        by_category=tuple(
            Count(code, number)
            for code, number in sorted(codes.items(), key=lambda each: (-each[1], each[0]))
        ),
        by_kind=(Count("preprint", len(records)),),
    )


def test_each_count_is_the_length_of_its_list(session: Session) -> None:
    for count in gather_stats(session).by_category:
        listed = list_papers(session, PaperFilter(category=count.value), limit=None)
        assert len(listed) == count.papers


def test_lists_take_bare_and_unknown_codes_as_counts_do(library: biblio.Library) -> None:
    codes = ("astro-ph", "astro-ph.CO", "cond-mat", "nosuch.XX", "astro-ph")
    library.import_records(
        paper(f"2101.0000{number}", categories=(code,)) for number, code in enumerate(codes, 1)
    )

    counts = library.stats().by_category
    sql = library.sql("SELECT category, count(*) FROM paper_categories GROUP BY 1 ORDER BY 1")

    assert sorted(tuple(each) for each in counts) == list(sql.rows)
    assert {each.value: len(library.papers(category=each.value)) for each in counts} == {
        "astro-ph": 2,
        "astro-ph.CO": 1,
        "cond-mat": 1,
        "nosuch.XX": 1,
    }
    assert len(library.papers(category="astro-ph.*")) == 3


def test_an_empty_database_has_nothing(library: biblio.Library) -> None:
    assert library.stats() == Stats(0, 0, 0, (), (), ())
