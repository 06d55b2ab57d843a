"""Fields that are neither words, categories nor dates, asked of the corpus."""

from __future__ import annotations

import re

import pytest
from sqlalchemy.orm import Session

from biblio.errors import InvalidIdentifier, InvalidQuery
from biblio.queries.narrowing.filters import PaperFilter
from biblio.queries.papers.listing import list_papers
from biblio.queries.papers.search import search_papers


def listed(session: Session, query: str, **options: object) -> list[str]:
    wanted = PaperFilter(query=query, **options)  # type: ignore[arg-type] # fields by name
    return [paper.plain_handle for paper in list_papers(session, wanted, limit=None)]


@pytest.mark.parametrize(
    ("query", "papers"),
    [
        ("doi:10.1000/graphs.1", ["2101.00001"]),
        ("doi:https://doi.org/10.1000/Graphs.1", ["2101.00001"]),
        ("doi:10.1000/shared", ["1501.00003", "hep-th/9901001"]),
        ("doi:10.1000/nobody", []),
        ("id:2101.00001v2", ["2101.00001"]),
        ("eprint:hep-th/9901001 chen", ["hep-th/9901001"]),
        ("arxiv:2101.99999", []),
        ("id:2101.00001 primes", []),
        ('fa:"Erdős, Paul"', ["2101.00001"]),
        ("first_author:erdos", ["2101.00001", "2101.00002"]),
        ("first_author:Lovelace", []),
        ('first_author:"initials:Mueller, H" ångström', ["1501.00003"]),
        ("comments:PAGES", ["2101.00001"]),
        ('co:"3 pages" graphs', ["2101.00001"]),
        ("co:%", None),
        ("jr:x", []),
        ("id:nonsense", None),
        ("primary:cs.LG year:2015 ångström", ["1501.00003"]),
        ("primary:math.CO year:2015 ångström", []),
        ("cat:math.CO year:2015 ångström", ["1501.00003"]),
    ],
)
def test_a_field_takes_what_it_says(session: Session, query: str, papers: list[str] | None) -> None:
    if papers is None:
        with pytest.raises((InvalidQuery, InvalidIdentifier)):
            listed(session, query)
    else:
        assert sorted(listed(session, query)) == papers


def test_fields_hold_in_a_search_too(session: Session) -> None:
    hits = search_papers(session, "lovelace first_author:Erdos")

    assert [hit.arxiv_id for hit in hits] == ["2101.00002"]


def test_a_bare_category_is_told_from_its_archive(session: Session) -> None:
    page = list_papers(session, PaperFilter(category="astro-ph"))

    assert re.match(r"astro-ph is .*: astro-ph\.\* is all of them", page.notes[0])
