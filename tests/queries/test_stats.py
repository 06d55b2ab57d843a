from __future__ import annotations

from collections import Counter

from sqlalchemy.orm import Session

import biblio
from biblio.identifiers import ArxivId
from biblio.queries.rows import Count, Stats
from biblio.queries.stats import gather_stats
from biblio.records import PaperRecord


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
    )


def test_an_empty_database_has_nothing(library: biblio.Library) -> None:
    assert library.stats() == Stats(0, 0, 0, (), ())
