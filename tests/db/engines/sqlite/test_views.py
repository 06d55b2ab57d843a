"""The views answer what they promise, each from indexes, in the `sqlite3` program itself."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from db.shell import change, needs_sqlite3, plan, rows
from factories import paper

import biblio
from biblio.model.identifiers import ArxivId
from biblio.model.records import PaperVersion

pytestmark = needs_sqlite3

# Steps over whole tables; a view's own rows, JSON and the handful of runs may be walked.
EDGES = "Edges are drawn by lot, one after the other, until every vertex can be reached from any."
TABLES = (
    r"SCAN (?:[psoeabxymcvfrnw]|papers|sources|authors|authorships|paper_categories|paper_versions"
    r"|identifiers|annotations|floating_papers|floating_records)\b"
    r"(?! VIRTUAL)"
)
KEYED = {
    "paper_list": ("arxiv_id = '0704.0001'", "paper_id = 7", "announced = '2007-04'"),
    "authorship_list": (
        *("arxiv_id = '0704.0001'", "paper_id = 7", "author_id = 7"),
        *("name_key = 'erdos, paul'", "keyname_key = 'erdos'"),
    ),
    "contributor_list": (
        *("arxiv_id = '0704.0001'", "paper_id = 7", "author_id = 7"),
        *("name_key = 'erdos, paul'", "keyname_key = 'erdos'"),
    ),
    "keyword_list": ("arxiv_id = '0704.0001'", "paper_id = 7", "keyword = 'graphs'"),
    "reference_list": (
        *("arxiv_id = '0704.0001'", "paper_id = 7"),
        "scheme = 'doi' AND value = '10.1000/1'",
    ),
    "citations": ("citing_id = 7", "cited_id = 7"),
    "team_sizes": ("arxiv_id = '0704.0001'", "paper_id = 7", "listed_submitted >= '2007'"),
    "coauthor_pairs": (
        *("author_id = 7", "coauthor_id = 7", "author_key = 'erdos, paul'"),
        "author_id = 7 AND coauthor_id = 8",
        "author_id IN (SELECT id FROM authors WHERE keyname_key = 'erdos')",
        "author_id = (SELECT id FROM authors WHERE name_key = 'erdos, paul' LIMIT 1)",
    ),
    "papers_by_year_and_category": (
        *("year = 2007 AND category = 'math.CO'", "year = 2007", "category = 'math.CO'"),
    ),
    **dict.fromkeys(
        ("paper_annotations", "paper_notes"), ("arxiv_id = '0704.0001'", "paper_id = 7")
    ),
    "paper_tags": ("arxiv_id = '0704.0001'", "paper_id = 7", "tag_key = 'to-read'"),
    "paper_lists": ("arxiv_id = '0704.0001'", "paper_id = 7", "list_key = 'chapter2'"),
    "person_places": (
        *("paper_id = 7", "person_id = 7", "person_id = -7", "author_id = 7"),
        "name_key = 'erdos, paul'",
    ),
    "person_names": ("person_id = 7", "person_id = -7", "author_id = 7"),
    "person_list": ("person_id = 7", "person_id = -7"),
    "version_list": ("arxiv_id = '0704.0001'", "paper_id = 7"),
    "paper_sources": ("arxiv_id = '0704.0001'", "paper_id = 7", "source_id = 7"),
    "paper_imports": ("arxiv_id = '0704.0001'", "paper_id = 7", "import_id = 7", "source_id = 7"),
}
JOINED = {
    "paper_list": "v.paper_id = p.id",
    "authorship_list": "v.paper_id = p.id",
    "version_list": "v.paper_id = p.id",
    "contributor_list": "v.paper_id = p.id",
    "keyword_list": "v.paper_id = p.id",
    "reference_list": "v.paper_id = p.id",
    "citations": "v.citing_id = p.id",
    "team_sizes": "v.paper_id = p.id",
    "person_places": "v.paper_id = p.id",
    "paper_annotations": "v.paper_id = p.id",
    "paper_tags": "v.paper_id = p.id",
    "paper_notes": "v.paper_id = p.id",
    "paper_lists": "v.paper_id = p.id",
    "paper_sources": "v.paper_id = p.id",
    "paper_imports": "v.paper_id = p.id",
}


@pytest.fixture
def filled(library: biblio.Library, database: Path) -> Path:
    """A few papers, brought by three runs that contradict each other."""
    library.import_records(
        [
            paper(
                "0704.0001",
                "Paul Erdős, Ada Lovelace",
                title="On graphs",
                submitted="2007-04-02T10:00:00Z",
                revised="2007-07-24T10:00:00Z",
                latest_version=2,
                versions=(
                    PaperVersion(1, "2007-04-02T10:00:00Z", 1000),
                    PaperVersion(2, "2007-07-24T10:00:00Z", 2000),
                ),
                categories=("math.CO", "cs.DM"),
                doi="10.1000/1",
                abstract=EDGES,
                datestamp="2007-08-01",
            ),
            paper(
                "0801.0002",
                "Ada Lovelace, Ada Lovelace, Paul Erdős",
                submitted=None,
                categories=("cs.DM",),
            ),
            paper(
                "hep-ex/0701003",
                "Ada Lovelace, ATLAS Collaboration",
                submitted="2007-01-05",
                categories=("hep-ex",),
            ),
        ],
        source="first",
    )
    library.import_records(
        [
            paper(
                "0704.0001",
                "P. Erdős",
                format="abs",
                title="On graphs, I",
                submitted="2007-04-02T10:00:00Z",
                categories=("math.CO", "cs.DM"),
                abstract=EDGES,
            )
        ],
        source="second",
    )
    library.import_records(
        [
            paper(
                None,
                "",
                format="listing",
                title=None,
                submitted=None,
                categories=(),
                abstract=f"  {EDGES.upper()}",
                comments="of a text",
            )
        ],
        source="third",
    )
    return database


def select(view: str, columns: str, where: str = "1") -> str:
    return f"SELECT {columns} FROM {view} WHERE {where}"  # noqa: S608 - our names


@pytest.mark.parametrize(
    ("view", "where"), [(view, where) for view, each in KEYED.items() for where in each]
)
@pytest.mark.parametrize("columns", ["*", "count(*)"])
def test_a_view_reads_what_its_key_names(
    database: Path, view: str, where: str, columns: str
) -> None:
    steps = plan(database, select(view, columns, where))

    assert any(step.startswith("SEARCH") for step in steps)
    assert [step for step in steps if re.match(TABLES, step)] == []


@pytest.mark.parametrize("view", JOINED)
def test_a_view_can_be_joined(database: Path, view: str) -> None:
    steps = plan(
        database,
        f"SELECT v.* FROM papers AS p JOIN {view} AS v ON {JOINED[view]}"  # noqa: S608 - our names
        " WHERE p.arxiv_id = '0704.0001'",
    )

    assert [step for step in steps if re.match(TABLES, step)] == []


def test_pairs_can_be_joined_to_names(database: Path) -> None:
    steps = plan(
        database,
        "SELECT c.* FROM authors JOIN coauthor_pairs AS c ON c.author_id = authors.id"
        " WHERE authors.keyname_key = 'erdos' ORDER BY c.papers DESC",
    )

    assert [step for step in steps if re.match(TABLES, step)] == []


@pytest.mark.parametrize("column", ["listed_submitted", "listed_revised", "announced"])
def test_the_newest_papers_are_read_in_the_order_of_an_index(database: Path, column: str) -> None:
    newest = plan(
        database,
        f"SELECT * FROM paper_list ORDER BY {column} DESC, paper_id DESC LIMIT 20",  # noqa: S608 - our names
    )
    ranged = plan(
        database,
        select("paper_list", "*", f"{column} >= '2007-04' AND {column} < '2007-05'")
        + f" ORDER BY {column} DESC, paper_id DESC",
    )

    assert newest[1] == f"SCAN p USING INDEX ix_papers_{column}"
    assert ranged[1] == f"SEARCH p USING INDEX ix_papers_{column} ({column}>? AND {column}<?)"
    assert not [step for step in [*newest, *ranged] if "ORDER BY" in step]


def test_every_view_is_looked_at(database: Path) -> None:
    views = rows(database, "SELECT name FROM sqlite_schema WHERE type = 'view'")

    assert {each["name"] for each in views} == {*KEYED, "paper_search_documents"}


def test_papers(filled: Path) -> None:
    found = rows(filled, "SELECT * FROM paper_list ORDER BY paper_id")

    assert found[1] == {
        "paper_id": ArxivId.parse("0704.0001").rank,
        "arxiv_id": "0704.0001",
        "handle": "arXiv:0704.0001",
        "kind": None,
        "title": "On graphs",
        "authors": "Paul Erdős; Ada Lovelace",
        "container_title": None,
        "issued": None,
        "submitted": "2007-04-02T10:00:00Z",
        "revised": "2007-07-24T10:00:00Z",
        "announced": "2007-04",
        "record_changed": "2007-08-01",
        "listed_submitted": "2007-04-02T10:00:00Z",
        "listed_revised": "2007-07-24T10:00:00Z",
        "latest_version": 2,
        "withdrawn": 0,
        "deleted": None,
        "retracted": None,
        "primary_category": "math.CO",
        "categories": "math.CO; cs.DM",
        "doi": "10.1000/1",
        "journal_ref": None,
        "report_no": None,
        "comments": "of a text",
        "license": None,
        "abstract": EDGES,
    }
    assert [(each["arxiv_id"], each["authors"], each["listed_submitted"]) for each in found] == [
        ("hep-ex/0701003", "Ada Lovelace; ATLAS Collaboration", "2007-01-05"),
        ("0704.0001", "Paul Erdős; Ada Lovelace", "2007-04-02T10:00:00Z"),
        ("0801.0002", "Ada Lovelace; Ada Lovelace; Paul Erdős", "2008-01"),
    ]


def test_authorships(filled: Path) -> None:
    found = rows(
        filled,
        select(
            "authorship_list",
            "arxiv_id, ordinal, name, keyname, forenames, suffix, is_collaboration, printed_name",
            "name_key = 'erdos, paul' ORDER BY paper_id, ordinal",
        ),
    )

    assert [tuple(each.values()) for each in found] == [
        ("0704.0001", 1, "Paul Erdős", "Erdős", "Paul", "", 0, "Paul Erdős"),
        ("0801.0002", 3, "Paul Erdős", "Erdős", "Paul", "", 0, "Paul Erdős"),
    ]
    assert len(rows(filled, "SELECT * FROM authorship_list")) == 7


def test_pairs_of_authors(filled: Path) -> None:
    found = rows(filled, "SELECT author, coauthor, papers FROM coauthor_pairs ORDER BY author")

    assert [tuple(each.values()) for each in found] == [
        ("Ada Lovelace", "Paul Erdős", 2),
        ("Paul Erdős", "Ada Lovelace", 2),
    ]
    change(filled, "DELETE FROM papers WHERE arxiv_id = '0704.0001'")
    assert {each["papers"] for each in rows(filled, "SELECT papers FROM coauthor_pairs")} == {1}


def test_papers_by_year_and_category(filled: Path) -> None:
    def counted() -> list[tuple[Any, ...]]:
        query = "SELECT * FROM papers_by_year_and_category ORDER BY year, category"
        return [tuple(each.values()) for each in rows(filled, query)]

    before = counted()
    change(
        filled,
        "INSERT INTO papers (id, arxiv_id) VALUES (1, '0801.0009'), (99999999, '0704.0009');"
        "INSERT INTO paper_categories (paper_id, ordinal, category)"
        " VALUES (1, 1, 'cs.DM'), (99999999, 2, 'cs.DM');",
    )

    assert before == [
        *((2007, "cs.DM", 1, 0), (2007, "hep-ex", 1, 1), (2007, "math.CO", 1, 1)),
        (2008, "cs.DM", 1, 1),
    ]
    assert counted() == [
        *((2007, "cs.DM", 2, 0), (2007, "hep-ex", 1, 1), (2007, "math.CO", 1, 1)),
        (2008, "cs.DM", 2, 2),
    ]


def test_team_sizes(filled: Path) -> None:
    change(filled, "INSERT INTO papers (id, arxiv_id) VALUES (1, '0801.0009')")

    found = rows(filled, "SELECT handle, places, persons, authors_cut FROM team_sizes ORDER BY 1")

    assert [tuple(each.values()) for each in found] == [
        ("arXiv:0704.0001", 2, 2, 0),
        ("arXiv:0801.0002", 3, 2, 0),
        ("arXiv:0801.0009", 0, 0, 0),
        ("arXiv:hep-ex/0701003", 2, 1, 0),
    ]


def test_no_papers_are_no_years(database: Path) -> None:
    assert rows(database, "SELECT * FROM papers_by_year_and_category") == []


def test_versions(filled: Path) -> None:
    found = rows(filled, select("version_list", "*", "arxiv_id = '0704.0001' ORDER BY version"))

    assert [tuple(each.values())[2:] for each in found] == [
        ("arXiv:0704.0001", 1, "0704.0001v1", "2007-04-02T10:00:00Z", 1000, 0),
        ("arXiv:0704.0001", 2, "0704.0001v2", "2007-07-24T10:00:00Z", 2000, 1),
    ]


def test_what_each_source_says_otherwise(filled: Path) -> None:
    found = rows(
        filled,
        select(
            "paper_sources",
            "source_id, format, datestamp, import_id, field, value, is_silent",
            "arxiv_id = '0704.0001' AND field IN ('title', 'doi', 'comments')"
            " ORDER BY source_id, field",
        ),
    )
    same = rows(filled, select("paper_sources", "*", "arxiv_id = '0801.0002'"))

    assert [tuple(each.values()) for each in found] == [
        (1, "snapshot", "2007-08-01", 1, "comments", None, 1),
        (4, "abs", None, 2, "comments", None, 1),
        (4, "abs", None, 2, "doi", None, 1),
        (4, "abs", None, 2, "title", "On graphs, I", 0),
        (5, "listing", None, 3, "doi", None, 1),
        (5, "listing", None, 3, "title", None, 1),
    ]
    assert [(each["source_id"], each["field"], each["is_silent"]) for each in same] == [
        (2, None, 0)
    ]


def test_which_runs_saw_a_paper(filled: Path) -> None:
    with biblio.open(filled) as library:
        library.import_records([paper("0801.0003")], source="fourth")
        again = paper(
            "0801.0002",
            "Ada Lovelace, Ada Lovelace, Paul Erdős",
            submitted=None,
            categories=("cs.DM",),
        )
        library.import_records([again], source="fifth")

    def seen(where: str) -> list[tuple[Any, ...]]:
        columns = "arxiv_id, import_id, source, format"
        query = select("paper_imports", columns, f"{where} ORDER BY paper_id, import_id")
        return [tuple(each.values()) for each in rows(filled, query)]

    assert seen("arxiv_id = '0704.0001'") == [
        ("0704.0001", 1, "first", "snapshot"),
        ("0704.0001", 2, "second", "abs"),
        ("0704.0001", 3, "third", "listing"),
    ]
    assert seen("arxiv_id = '0801.0002'") == [
        ("0801.0002", 1, "first", "snapshot"),
        ("0801.0002", 5, "fifth", "snapshot"),
    ]
    assert [each[0] for each in seen("import_id = 1")] == [
        *("hep-ex/0701003", "0704.0001", "0801.0002")
    ]


def test_a_book_with_its_editor_and_what_it_refers_to(filled: Path) -> None:
    """By hand, as a book that only an anchor makes; its reference is found in the library."""
    change(
        filled,
        """
        INSERT INTO papers (id, anchor, kind, title, issued)
        VALUES (7, 'isbn:9780306406157', 'book', 'All on graphs', '1987');
        INSERT INTO contributors (paper_id, ordinal, role, author_id, printed_name)
        SELECT 7, 1, 'editor', id, name FROM authors WHERE name_key = 'erdos, paul';
        INSERT INTO paper_keywords VALUES (7, 1, 'graphs');
        INSERT INTO paper_references
        VALUES (7, 1, 'doi', '10.1000/1', NULL, NULL), (7, 2, NULL, NULL, 'A letter', NULL);
        """,
    )

    def told(view: str, columns: str) -> list[tuple[Any, ...]]:
        found = rows(filled, select(view, columns, "paper_id = 7"))
        return [tuple(each.values()) for each in found]

    book = "isbn:9780306406157"
    assert told("paper_list", "handle, kind, title, issued, listed_submitted") == [
        (book, "book", "All on graphs", "1987", "1987")
    ]
    assert told("contributor_list", "handle, role, name") == [(book, "editor", "Paul Erdős")]
    assert told("keyword_list", "handle, keyword") == [(book, "graphs")]
    assert told("reference_list", "ordinal, value, printed, cited_handle, cited_title") == [
        (1, "10.1000/1", None, "arXiv:0704.0001", "On graphs"),
        (2, None, "A letter", None, None),
    ]
    assert [
        tuple(each.values())
        for each in rows(
            filled, select("reference_list", "handle", "cited_handle = 'arXiv:0704.0001'")
        )
    ] == [(book,)]
