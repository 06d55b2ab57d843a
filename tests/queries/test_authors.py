from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from biblio.errors import InvalidQuery, NotFound
from biblio.queries.authors import explain_match, find_authors
from biblio.records import PaperRecord


def test_names_come_with_their_papers_counted_once(
    session: Session, records: list[PaperRecord]
) -> None:
    counts: dict[str, int] = {}
    for record in records:
        for name in {author.name for author in record.authors if author.keyname == "Weiß"}:
            counts[name] = counts.get(name, 0) + 1

    page = find_authors(session, "weiss", limit=None)

    assert [(row.name, row.papers) for row in page] == sorted(
        counts.items(), key=lambda each: (-each[1], each[0])
    )
    assert page.total == len(counts)


def test_a_row_tells_years_and_rule(session: Session) -> None:
    (row,) = find_authors(session, "Jiahao Chen")

    assert row[1:] == ("Jiahao Chen", 2, "1999", "2015", False, "exact")


def test_a_paper_of_two_places_counts_once(session: Session) -> None:
    (row,) = find_authors(session, "Q. Zhang")

    assert row.papers == 1


def test_the_list_is_cut_and_says_how_long_it_was(session: Session) -> None:
    page = find_authors(session, "Sato", limit=2)

    assert len(page) == 2
    assert page.total == 10


def test_a_limit_below_one_is_refused(session: Session) -> None:
    with pytest.raises(InvalidQuery, match="at least 1"):
        find_authors(session, "Sato", limit=0)


def test_nobody_is_not_found(session: Session) -> None:
    with pytest.raises(NotFound):
        find_authors(session, "Zzyzx")


def test_each_form_is_explained_with_its_papers(session: Session) -> None:
    forms = explain_match(session, "Erdos")

    assert [(each.name, each.rule, each.arxiv_ids) for each in forms] == [
        ("P. Erdős", "surname", ("2101.00002",)),
        ("Paul Erdős", "surname", ("2101.00001",)),
    ]
    assert [each[:-1] for each in forms] == [tuple(each) for each in find_authors(session, "Erdos")]


def test_a_paper_with_a_name_twice_is_told_once(session: Session) -> None:
    (form,) = explain_match(session, "exact:Zhang, Q.")

    assert (form.papers, form.arxiv_ids) == (1, ("1502.00004",))
