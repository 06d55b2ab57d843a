from __future__ import annotations

import pytest
from factories import paper
from sqlalchemy.orm import Session

import biblio
from biblio.errors import InvalidQuery, NotFound
from biblio.model.records import PaperRecord
from biblio.queries.people.authors import explain_match, find_authors


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
        find_authors(session, "Sato", limit=-1)


def test_nobody_is_not_found(session: Session) -> None:
    with pytest.raises(NotFound):
        find_authors(session, "Zzyzx")


def test_each_form_is_explained_with_its_papers(session: Session) -> None:
    forms = explain_match(session, "Erdos")

    assert [(each.name, each.rule, each.arxiv_ids) for each in forms] == [
        ("P. Erdős", "surname", ("2101.00002",)),
        ("Paul Erdős", "surname", ("2101.00001",)),
    ]
    assert [each[:-2] for each in forms] == [tuple(each) for each in find_authors(session, "Erdos")]


def test_a_paper_with_a_name_twice_is_told_once(session: Session) -> None:
    (form,) = explain_match(session, "exact:Zhang, Q.")

    assert (form.papers, form.arxiv_ids) == (1, ("1502.00004",))


def test_initials_find_full_forenames_behind_those_as_printed(library: biblio.Library) -> None:
    library.import_records(
        [
            *(paper(f"2101.{number:05}", "John Ellerby") for number in range(1, 4)),
            paper("2102.00001", "J. Ellerby"),
            paper("2102.00002", "J. R. Ellerby, Jane Ellerby-Smith, K. Ellerby"),
        ]
    )

    for asked in ("Ellerby, J.", "J. Ellerby", "ellerby, j"):
        page = library.authors(asked)
        forms = library.explain(asked, abbreviated=True)

        assert [(row.name, row.papers, row.rule) for row in page] == [
            ("J. Ellerby", 1, page[0].rule),
            ("John Ellerby", 3, "initials"),
            ("J. R. Ellerby", 1, "initials"),
        ]
        assert page[0].rule in {"exact", "folded"}
        assert [tuple(row) for row in page] == [each[:-2] for each in forms]
        assert [each.name for each in library.explain(asked)] == ["J. Ellerby"]
    assert [row.name for row in library.authors("exact:Ellerby, J.")] == ["J. Ellerby"]
    assert [row.name for row in library.authors("Ellerby, John")] == ["John Ellerby"]


OFFERED = "`initials:Ellerby, J.` would add 2 names, most of all John Ellerby (2 papers)"


def test_elsewhere_a_note_says_what_initials_would_add(library: biblio.Library) -> None:
    library.import_records(
        [
            *(paper(f"2101.{number:05}", "John Ellerby, Q. Rost") for number in range(1, 3)),
            paper("2102.00001", "J. Ellerby, Q. Rost"),
            paper("2102.00002", "J. R. Ellerby, Q. Rost"),
        ]
    )

    answers = (
        library.papers(author="Ellerby, J."),
        library.coauthors("Ellerby, J."),
        library.second_degree("Ellerby, J."),
        library.path("Ellerby, J.", "Rost"),
        library.network("Ellerby, J."),
    )

    for answer in answers:
        assert [note for note in answer.notes if "initials:" in note] == [OFFERED]
    for asked in ("initials:Ellerby, J.", "exact:Ellerby, J.", "Ellerby, John", "Q. Rost"):
        assert not any("would add" in note for note in library.papers(author=asked).notes)
    assert len(library.papers(author="initials:Ellerby, J.")) == 4
