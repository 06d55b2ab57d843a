"""Co-authors, compared with a plain count over the records."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from biblio.db.models import Author
from biblio.errors import InvalidQuery, NotFound
from biblio.model.records import PaperRecord
from biblio.queries.language.dates import DateRange
from biblio.queries.names.matching import match_authors
from biblio.queries.names.modes import MatchMode
from biblio.queries.narrowing.paper_filter import PaperFilter
from biblio.queries.people.coauthors import list_coauthors
from biblio.queries.people.options import CoauthorOptions, Weight

Told = tuple[str, int, float, str, str]


def told(
    records: Iterable[PaperRecord],
    person: set[str],
    options: CoauthorOptions,
    years: range = range(1900, 2100),
) -> list[Told]:
    """The co-authors of those who are called one of *person*, counted the plain way."""
    papers: dict[str, list[str]] = {}
    weights: dict[str, Fraction] = {}
    for record in records:
        names = {
            name.name
            for name in record.authors
            if options.collaborations or not name.is_collaboration or name.name in person
        }
        year = (record.submitted or "")[:4]
        if not year:
            digits = (record.arxiv_id or "")[:2]
            year = f"20{digits}"
        if not names & person or int(year) not in years:
            continue
        if options.max_authors is not None and len(record.authors) > options.max_authors:
            continue
        others = names - person
        for other in others:
            papers.setdefault(other, []).append(year)
            share = Fraction(1, len(others)) if options.weight is Weight.FRACTIONAL else 1
            weights[other] = weights.get(other, Fraction(0)) + share
    rows = [
        (name, len(shared), round(float(weights[name]), 9), min(shared), max(shared))
        for name, shared in papers.items()
        if len(shared) >= options.min_papers
    ]
    return sorted(rows, key=lambda row: (-row[2], -row[1], row[0]))


OPTIONS = {
    "full": CoauthorOptions(),
    "fractional": CoauthorOptions(weight=Weight.FRACTIONAL),
    "collaborations": CoauthorOptions(collaborations=True),
    "fractional with collaborations": CoauthorOptions(
        collaborations=True, weight=Weight.FRACTIONAL
    ),
    "small papers": CoauthorOptions(max_authors=5),
    "often": CoauthorOptions(min_papers=3, weight=Weight.FRACTIONAL, max_authors=49),
}


@pytest.mark.parametrize("name", OPTIONS)
def test_counts_are_those_of_a_plain_count_for_every_author(
    session: Session, records: list[PaperRecord], name: str
) -> None:
    authors = session.execute(select(Author.id, Author.name)).all()
    assert len({name for _, name in authors}) == len(authors)

    for author_id, shown in authors:
        page = list_coauthors(session, f"id:{author_id}", options=OPTIONS[name], limit=None)
        assert [row[1:] for row in page] == told(records, {shown}, OPTIONS[name])
        assert page.total == len(page)


@pytest.mark.parametrize("name", OPTIONS)
def test_all_names_that_match_are_one_person(
    session: Session, records: list[PaperRecord], name: str
) -> None:
    person = {match.name for match in match_authors(session, "Sato").matches}

    page = list_coauthors(session, "Sato", options=OPTIONS[name], limit=None)

    assert len(person) == 10
    assert [row[1:] for row in page] == told(records, person, OPTIONS[name])


def test_a_filter_takes_the_papers(session: Session, records: list[PaperRecord]) -> None:
    wanted = PaperFilter(DateRange("2010", "2014"), category="cs.*")
    chosen = [
        record for record in records if any(code.startswith("cs.") for code in record.categories)
    ]

    page = list_coauthors(session, "Anna Sato", wanted, limit=None)

    assert [row[1:] for row in page] == told(
        chosen, {"Anna Sato"}, CoauthorOptions(), range(2010, 2015)
    )


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 8, 13, 50])
def test_a_page_is_the_head_of_the_whole(session: Session, limit: int) -> None:
    whole = list_coauthors(session, "Anna Sato", limit=None)

    page = list_coauthors(session, "Anna Sato", limit=limit)

    assert list(page) == list(whole)[:limit]
    assert page.total == len(whole)


def test_the_person_and_collaborations_are_left_out(session: Session) -> None:
    page = list_coauthors(session, "Erdős")

    assert [row[1:] for row in page] == [
        ("Ada Lovelace", 1, 1.0, "2021", "2021"),
        ("Alfréd Rényi", 1, 1.0, "2021", "2021"),
    ]


def test_a_fraction_shares_out_each_paper(session: Session) -> None:
    options = CoauthorOptions(weight=Weight.FRACTIONAL, collaborations=True)

    page = list_coauthors(session, "Erdős", options=options)

    assert [(row.name, row.weight) for row in page] == [
        ("Alfréd Rényi", 1.0),
        ("Ada Lovelace", 0.5),
        ("Analytical Engine Collaboration", 0.5),
    ]


def test_the_mode_says_who_is_the_person(session: Session) -> None:
    options = CoauthorOptions(mode=MatchMode.INITIALS)

    assert [row.name for row in list_coauthors(session, "Serre, J.-P.", options=options)] == [
        "Q. Zhang"
    ]


def test_who_wrote_alone_has_none(session: Session) -> None:
    page = list_coauthors(session, "张伟", PaperFilter(DateRange(until="2000")))

    assert (list(page), page.total) == ([], 0)


@pytest.mark.parametrize(
    "options",
    [
        CoauthorOptions(min_papers=0),
        CoauthorOptions(max_authors=1),
        CoauthorOptions(max_authors=-5),
    ],
)
def test_numbers_that_show_nothing_are_refused(session: Session, options: CoauthorOptions) -> None:
    with pytest.raises(InvalidQuery, match="shows nothing"):
        list_coauthors(session, "Sato", options=options)
    with pytest.raises(InvalidQuery, match="shows nothing"):
        list_coauthors(session, "Sato", limit=-1)


def test_nobody_is_not_found(session: Session) -> None:
    with pytest.raises(NotFound):
        list_coauthors(session, "Zzyzx")
