"""Fields that are neither words, categories nor dates, asked of the corpus."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

import biblio
from biblio.errors import InvalidIdentifier, InvalidQuery, NotFound
from biblio.model.names import parse_list
from biblio.model.records import PaperRecord
from biblio.queries.narrowing.paper_filter import PaperFilter
from biblio.queries.papers.listing import list_papers
from biblio.queries.papers.search import search_papers


def paper(arxiv_id: str, printed: str, **fields: object) -> PaperRecord:
    values: dict[str, object] = {
        "title": f"On {arxiv_id}",
        "authors": parse_list(printed).names,
        "authors_text": printed,
        "submitted": "2024-01-04",
    }
    return PaperRecord(format="snapshot", arxiv_id=arxiv_id, **(values | fields))  # type: ignore[arg-type] # fields by name


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


CORPUS = [
    paper("2401.00001", "Ann Able, Ben Baker, Carl Cook", abstract="What is in it."),
    paper("2401.00002", "Ben Baker", doi="10.1000/x", comments="1 page", journal_ref="J.Odd 1"),
    paper("2401.00003", "The ODD Collaboration, Ann Able, Carl Cook", withdrawn=True),
    paper("2401.00004", "Carl Cook, Ann Able, for the ODD-EVEN Collaboration", report_no="ODD-1"),
    paper("2401.00005", "A. Able, B. Baker", authors_cut=True),
    paper("2401.00006", "EVEN Collaboration, ODD Collaboration"),
]
EVERY = ["1", "2", "3", "4", "5", "6"]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[biblio.Library]:
    path = tmp_path_factory.mktemp("fields") / "fields.db"
    with biblio.open(path, create=True) as opened:
        opened.import_records(CORPUS)
        opened.tag("2401.00002", add=["read"])
        yield opened


@pytest.mark.parametrize(
    ("query", "options", "numbers"),
    [
        ('first_author:"Able, Ann"', {"first_author": "Able, Ann"}, ["1", "3"]),
        ('fa:"initials:Able, Ann"', {"first_author": "initials:A. Able"}, ["1", "3", "5"]),
        ("fa:ODD", {"first_author": "ODD"}, ["3"]),
        ('fa:"Ann Able" -', {"first_author": "Able Ann"}, ["1", "3"]),
        ("la:cook", {"last_author": "COOK"}, ["1", "3"]),
        ("last_author:able", {"last_author": "able"}, ["4"]),
        ("lastauthor:baker", {"last_author": "Baker"}, ["2"]),
        ("fa:person:2401.00004#2", {"first_author": "person:2401.00001#1"}, ["1", "3"]),
        ("la:cook", {"last_author": "Cook", "people": True}, ["1", "3"]),
        ("collaboration:odd", {"collaboration": "Odd"}, ["3", "4", "6"]),
        ('cn:"even odd"', {"collaboration": "odd-even"}, ["4"]),
        ("cn:odd cn:even", {"collaboration": ["odd", "even"]}, ["4", "6"]),
        ("author_count:1", {"min_authors": 1, "max_authors": 1}, ["2"]),
        ("ac:3..", {"min_authors": 3}, ["1", "3", "4"]),
        ("ac:1->2", {"max_authors": 2}, ["2", "5", "6"]),
        ("author_count:[2 TO 2]", {"min_authors": 2, "max_authors": 2}, ["5", "6"]),
        ("ac:99999999999999999999", {"min_authors": 10**9}, []),
        ("ac:0..", {}, EVERY),
        ("withdrawn:Yes", {"withdrawn": True}, ["3"]),
        ("withdrawn:no", {"withdrawn": False}, ["1", "2", "4", "5", "6"]),
        ("has:doi has:comment", {"has": ["doi", "comments"]}, ["2"]),
        ("has:journal_ref", {"has": "journal"}, ["2"]),
        ("has:tags", {"has": "tag"}, ["2"]),
        ("lacks:abstract ac:1", {"lacks": "abstract", "max_authors": 1}, ["2"]),
        ("has:rn", {"has": "report"}, ["4"]),
        ("has:orcid", {"has": "orcid"}, []),
        ("lacks:list has:arxiv has:date", {"lacks": "list"}, EVERY),
        ("jr:j.odd", {"journal": "J. Odd"}, ["2"]),
    ],
)
def test_a_query_and_an_option_say_the_same(
    library: biblio.Library, query: str, options: dict[str, object], numbers: list[str]
) -> None:
    asked = [[f"2401.0000{number}" for number in reversed(numbers)]] * 2

    ways = (library.papers(query.removesuffix(" -")), library.papers(**options))  # type: ignore[arg-type] # by name
    assert [[each.arxiv_id for each in way] for way in ways] == asked
    with library.export(query.removesuffix(" -")) as chosen:
        assert [each.arxiv_id for each in chosen.summaries()] == asked[0]


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("withdrawn:maybe", "withdrawn:maybe: write withdrawn:yes or withdrawn:no"),
        ("ac:some", "author_count:some: write a number of authors or a range of them"),
        ("author_count:..", "author_count:..: write a number of authors or a range"),
        ("has:money", "has:money: papers have or lack title, abstract, author, "),
        ("lacks:kind", "lacks:kind: papers have or lack title"),
        ("collaboration:none", "no collaboration has 'none' in its name"),
        ("collaboration:…", "collaboration: needs a letter or a digit"),
        ("last_author:nobody", "no author is called 'nobody'"),
    ],
)
def test_what_a_field_does_not_take_is_told(library: biblio.Library, query: str, told: str) -> None:
    with pytest.raises((InvalidQuery, NotFound), match=re.escape(told)):
        library.papers(query)


def test_a_search_and_pages_take_them_alike(library: biblio.Library) -> None:
    hits = library.search("2401*", collaboration="odd", lacks="doi")
    assert sorted(each.arxiv_id or "" for each in hits) == [
        "2401.00003",
        "2401.00004",
        "2401.00006",
    ]

    seen: list[str | None] = []
    page = library.papers(lacks="doi", min_authors=2, limit=2)
    while True:
        seen += [each.arxiv_id for each in page]
        if page.after is None:
            break
        page = library.papers(lacks="doi", min_authors=2, limit=2, after=page.after)
    assert seen == [f"2401.0000{number}" for number in "65431"]


def test_what_is_saved_says_them(library: biblio.Library) -> None:
    done = library.save_query("standing", withdrawn=False, has="comments", last_author="Baker")

    assert done.papers == 1
    assert library.saved_query("standing").asks == {
        "has": ["comments"],
        "last_author": "Baker",
        "withdrawn": False,
    }


def test_fields_hold_in_a_search_too(session: Session) -> None:
    hits = search_papers(session, "lovelace first_author:Erdos")

    assert [hit.arxiv_id for hit in hits] == ["2101.00002"]


def test_a_bare_category_is_told_from_its_archive(session: Session) -> None:
    page = list_papers(session, PaperFilter(category="astro-ph"))

    assert re.match(r"astro-ph is .*: astro-ph\.\* is all of them", page.notes[0])
