"""Several authors, several categories: which papers they leave, in Python."""

from __future__ import annotations

from itertools import combinations

import pytest
from sqlalchemy.orm import Session

from biblio.model.records import PaperRecord
from biblio.queries.narrowing import filters
from biblio.queries.narrowing.paper_filter import PaperFilter
from biblio.queries.papers.listing import list_papers

CATEGORIES = ("cs.LG", "cs.AI", "hep-th", "math.*")


def listed(session: Session, wanted: PaperFilter) -> set[str]:
    page = list_papers(session, wanted, limit=None)
    rows = [row.arxiv_id for row in page]
    assert len(rows) == len(set(rows)) == page.total
    assert [row.listed_at for row in page] == sorted((r.listed_at for r in page), reverse=True)
    return {each for each in rows if each is not None}


@pytest.mark.parametrize("few", [0, 5_000], ids=["walked", "gathered"])
@pytest.mark.parametrize("pair", [*combinations(("Ito", "Kim", "Sato", "Weiß"), 2)])
def test_all_of_several_authors_are_on_a_paper(
    session: Session,
    records: list[PaperRecord],
    pair: tuple[str, str],
    few: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(filters, "FEW", few)

    expected = {
        record.arxiv_id
        for record in records
        if set(pair) <= {each.keyname for each in record.authors}
    }

    page = list_papers(session, PaperFilter(author=pair), limit=None)
    assert {row.arxiv_id for row in page} == expected


@pytest.mark.parametrize("primary", [False, True])
@pytest.mark.parametrize("pair", [*combinations(CATEGORIES, 2)])
def test_any_of_several_categories_will_do(
    session: Session, records: list[PaperRecord], pair: tuple[str, str], *, primary: bool
) -> None:
    def meets(record: PaperRecord) -> bool:
        codes = record.categories[:1] if primary else record.categories
        return any(
            code == each or (each.endswith("*") and code.startswith(each[:-1]))
            for code in codes
            for each in pair
        )

    expected = {record.arxiv_id for record in records if meets(record)}

    assert listed(session, PaperFilter(category=pair, primary=primary)) == expected
    assert listed(session, PaperFilter(category=[*pair, pair[0]], primary=primary)) == expected
    one = "category:cs.LG"
    assert listed(session, PaperFilter(category=pair, query=one)) == {
        record.arxiv_id
        for record in records
        if "cs.LG" in record.categories
        and any(
            code == each or (each.endswith("*") and code.startswith(each[:-1]))
            for code in record.categories
            for each in pair
        )
    }


def test_one_in_a_list_is_one(session: Session) -> None:
    for one, listed_one in (
        (PaperFilter(author="Ito"), PaperFilter(author=["Ito"])),
        (PaperFilter(category="cs.*"), PaperFilter(category=["cs.*"])),
        (PaperFilter(), PaperFilter(author=[], category=())),
    ):
        assert list_papers(session, one).rows == list_papers(session, listed_one).rows
