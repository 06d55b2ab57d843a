"""Each record stands where the rule of identity puts it, and a check tells where one does not."""

# ruff: noqa: S608 - the statements are the test's own
from __future__ import annotations

from pathlib import Path

import pytest
from dumps import dump
from factories import ABSTRACT, names, paper
from merging.test_placing import arxiv, ids, work
from stores import Database, by_hand, copied

import biblio
from biblio.changes.checking import check
from biblio.changes.repair import mend
from biblio.db.engine import url_of
from biblio.model.records import AuthorIdentifier, PaperRecord, Reference

COMMENT, REPLY, PREPRINT = "2101.00001", "2101.00002", "2101.00003"
SHARED = "(SELECT record_id FROM floating_identifiers WHERE value = '10.1000/shared')"
HELD = "(SELECT record_id FROM floating_identifiers WHERE scheme = 'abstract')"
OF_ARXIV = "(SELECT id FROM papers WHERE arxiv_id = '{}')"
# One of each kind: named by two papers, joined, of papers that arXiv does not know, held.
RECORDS = [
    arxiv(COMMENT, doi="10.1000/shared"),
    arxiv(REPLY, doi="10.1000/shared"),
    work("10.1000/shared", volume="7"),
    arxiv(PREPRINT, doi="10.1000/article"),
    work("10.1000/article", title="The article itself"),
    work(
        "10.1000/alone",
        identifiers=ids("pmid:1"),
        references=(Reference("doi", "10.1000/old"), Reference("pmid", "9")),
    ),
    work(identifiers=ids("pmid:1"), title="Asked by its number"),
    work(title="A talk that nobody numbered", container_title="Proceedings of Talks"),
    PaperRecord(format="listing", abstract=ABSTRACT),
    work(
        "10.1000/stated",
        authors=names("Ada Lovelace, Charles Babbage"),
        author_identifiers=(
            AuthorIdentifier(2, "Charles Babbage", "orcid", "0000-0002-1825-0097"),
            AuthorIdentifier(1, "Somebody Else", "orcid", "0000-0001-5109-3700"),
        ),
    ),
]
ELSEWHERE = "{} records stand at other papers than identifiers tell"
OTHERWISE = "{} records are found by other identifiers than they name"
BREAKS = {
    f"DELETE FROM floating_papers WHERE paper_id = {OF_ARXIV.format(REPLY)}": ELSEWHERE.format(1),
    f"INSERT INTO floating_papers SELECT {SHARED}, {OF_ARXIV.format(PREPRINT)}": (
        ELSEWHERE.format(1)
    ),
    f"INSERT INTO floating_papers SELECT {HELD}, {OF_ARXIV.format(PREPRINT)}": ELSEWHERE.format(1),
    "DELETE FROM floating_papers": ELSEWHERE.format(1),
    "UPDATE sources SET is_joined = 0 WHERE is_joined = 1": OTHERWISE.format(3),
    f"UPDATE sources SET is_joined = 1 WHERE paper_id = {OF_ARXIV.format(COMMENT)}": (
        OTHERWISE.format(1)
    ),
    "DELETE FROM floating_identifiers WHERE scheme = 'doi'": OTHERWISE.format(1),
    f"INSERT INTO floating_identifiers SELECT 'pmid', '9', {HELD}": OTHERWISE.format(1),
    f"DELETE FROM identifiers WHERE scheme = 'doi' AND paper_id = {OF_ARXIV.format(PREPRINT)}": (
        "1 papers are not found by a DOI that they state"
    ),
    "UPDATE author_identifiers SET ordinal = 1 WHERE ordinal = 2": (
        "1 papers have identifiers of authors at other places than the names"
    ),
    "UPDATE author_identifiers SET ordinal = 9 WHERE ordinal IS NULL": (
        "1 papers have identifiers of authors at other places than the names"
    ),
    "DELETE FROM cited_identifiers WHERE scheme = 'doi'": (
        "what the references of 1 papers name does not count as cited"
    ),
    "INSERT INTO identifier_links SELECT id, 'doi', doi, 'doi', doi FROM papers"
    " WHERE doi = '10.1000/alone'": (
        "1 links say nothing: they lead from an identifier to itself, or to none"
    ),
}


@pytest.fixture(scope="module")
def in_place(tmp_path_factory: pytest.TempPathFactory, empty_database: Database) -> Database:
    """A library of records that stand at their papers for every reason that there is."""
    database = copied(empty_database, tmp_path_factory.mktemp("in_place") / "biblio.db")
    with biblio.open(database) as library:
        report = library.import_records(RECORDS)
    assert (report.rejected, report.held) == (0, 1)
    return database


@pytest.fixture
def whole(in_place: Database, tmp_path: Path) -> Database:
    """The same, for one test."""
    return copied(in_place, tmp_path / "biblio.db")


def found(database: Database) -> list[str]:
    return [each.what for each in check(url_of(database))]


def test_each_record_stands_where_it_belongs(whole: Database) -> None:
    assert found(whole) == []


@pytest.mark.parametrize("statement", BREAKS)
def test_what_stands_elsewhere_is_told_and_put_back(whole: Database, statement: str) -> None:
    before = dump(whole)
    with by_hand(whole) as connection:
        assert connection.execute(statement).rowcount > 0
    assert found(whole) == [BREAKS[statement]]

    report = mend(url_of(whole))

    assert (report.mended, report.left, report.papers) == ((BREAKS[statement],), (), ())
    assert (found(whole), dump(whole)) == ([], before)


def test_a_record_that_names_another_paper_goes_there(whole: Database) -> None:
    with by_hand(whole) as connection:
        connection.execute(
            """UPDATE sources SET differences = '{"doi":"10.1000/new",' || substr(differences, 2)"""
            " WHERE differences LIKE '%The article itself%'"
        )
    assert found(whole) == [ELSEWHERE.format(1)]

    report = mend(url_of(whole))

    assert (report.left, found(whole)) == ((), [])
    with biblio.open(whole) as library:
        assert library.paper("10.1000/new").title == "The article itself"
        assert [each.format for each in library.paper(PREPRINT).sources] == ["snapshot"]


def test_a_library_of_arxiv_is_asked_nothing(database: Database) -> None:
    with biblio.open(database) as library:
        library.import_records([paper(COMMENT), paper(REPLY)])

    assert found(database) == []
