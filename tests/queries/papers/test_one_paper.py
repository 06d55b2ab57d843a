from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

import biblio
from biblio.errors import InvalidIdentifier, InvalidQuery, NotFound
from biblio.model.records import PUBLICATION_TEXTS, PaperRecord, PaperVersion, Translation
from biblio.queries.papers.one_paper import get_paper
from biblio.queries.rows import AuthorOnPaper, PaperDetail, SourceSummary

SAME = "What is shown is said at such length that nobody else would say the same by chance alone."


def test_a_paper_is_told_in_full(session: Session) -> None:
    found = get_paper(session, "2101.00001")

    ids = [author.author_id for author in found.authors]
    assert found == PaperDetail(
        arxiv_id="2101.00001",
        title="On random graphs",
        authors=(
            AuthorOnPaper(
                1,
                ids[0],
                "Paul Erdős",
                "Paul Erdős",
                is_collaboration=False,
                affiliations=(),
                surname="Erdős",
            ),
            AuthorOnPaper(
                2,
                ids[1],
                "Alfréd Rényi",
                "Alfréd Rényi",
                is_collaboration=False,
                affiliations=(),
                surname="Rényi",
            ),
        ),
        authors_cut=False,
        authors_shifted=False,
        authors_text="Paul Erdős, Alfréd Rényi",
        submitted="2021-01-04T10:00:00Z",
        revised="2022-03-01T00:00:00Z",
        announced="2021-01",
        latest_version=3,
        version=None,
        withdrawn=False,
        deleted=False,
        primary_category="math.CO",
        categories=("math.CO",),
        abstract="Edges are drawn by lot until all is connected.",
        comments="3 pages",
        journal_ref=None,
        doi="10.1000/Graphs.1",
        report_no=None,
        license=None,
        submitter=None,
        extra={"acm_class": ["G.2.2"]},
        versions=(
            PaperVersion(1, "2021-01-04T10:00:00Z", 1000),
            PaperVersion(3, "2022-03-01T00:00:00Z", 3000),
        ),
        translations=(Translation("de", "Über zufällige Graphen"),),
        sources=(SourceSummary("snapshot", None, (1,), {}),),
        handle="arXiv:2101.00001",
        identifiers=("arXiv:2101.00001", "doi:10.1000/graphs.1"),
        retracted=None,
        contributors=(),
        keywords=(),
        references=(),
        author_identifiers=(),
        tags=(),
        lists=(),
        note=None,
        **dict.fromkeys(PUBLICATION_TEXTS),
    )


@pytest.mark.parametrize(
    "spelling",
    [
        *("2101.00001", " arXiv:2101.00001 ", "https://arxiv.org/abs/2101.00001v3"),
        *("https://arxiv.org/pdf/2101.00001.pdf", "10.48550/arXiv.2101.00001"),
        *("10.1000/graphs.1", "https://doi.org/10.1000/GRAPHS.1", "doi:10.1000/Graphs.1"),
    ],
)
def test_every_spelling_finds_it(session: Session, spelling: str) -> None:
    assert get_paper(session, spelling).arxiv_id == "2101.00001"


@pytest.mark.parametrize(
    ("asked", "version"),
    [
        ("2101.00001v1", PaperVersion(1, "2021-01-04T10:00:00Z", 1000)),
        ("2101.00001v2", PaperVersion(2)),  # below the latest, so it exists
        ("2101.00001v3", PaperVersion(3, "2022-03-01T00:00:00Z", 3000)),
    ],
)
def test_one_version_can_be_asked_for(session: Session, asked: str, version: PaperVersion) -> None:
    assert get_paper(session, asked).version == version


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("2101.00001v4", "no version 4 here, the latest known is v3"),
        ("2101.00002v1", "no version 1 here, none is known"),
        ("2101.99999", "2101.99999 is not in the database"),
        ("10.1000/none", "no paper here has the DOI 10.1000/none"),
    ],
)
def test_what_is_missing_is_said(session: Session, asked: str, sentence: str) -> None:
    with pytest.raises(NotFound, match=sentence):
        get_paper(session, asked)


@pytest.mark.parametrize("asked", ["", "x", "1513.00001", "705.134", "10.1/x", "\udc80", "'; --"])
def test_what_is_no_identifier_is_refused(session: Session, asked: str) -> None:
    with pytest.raises(InvalidIdentifier):
        get_paper(session, asked)


def test_a_doi_of_two_papers_names_both(session: Session) -> None:
    with pytest.raises(InvalidQuery, match=r"one of hep-th/9901001, 1501\.00003"):
        get_paper(session, "10.1000/shared")


def test_all_who_speak_of_a_paper_are_its_sources(library: biblio.Library) -> None:
    known = PaperRecord(format="snapshot", arxiv_id="2101.00001", title="One", abstract=SAME)
    library.import_records([known])
    library.import_records([PaperRecord(format="listing", title="Two", abstract=SAME)])
    library.import_records([known])

    sources = library.paper("2101.00001").sources

    assert [(each.format, each.import_ids) for each in sources] == [
        ("snapshot", (1, 3)),
        ("listing", (2,)),
    ]
    assert sources[1].differences["title"] == "Two"
