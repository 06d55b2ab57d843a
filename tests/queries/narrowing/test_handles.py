from __future__ import annotations

from pathlib import Path

import pytest
from queries.beyond import JOURNAL, import_all

import biblio
from biblio.errors import InvalidQuery, NotFound
from biblio.model.records import AuthorName, PaperRecord
from biblio.queries.rows import PaperSummary, ReferredWork


@pytest.fixture
def mixed(library: biblio.Library, tmp_path: Path) -> biblio.Library:
    """Papers of arXiv and others."""
    import_all(library, tmp_path)
    return library


def handles(rows: object) -> list[str]:
    return [row.handle for row in rows]  # type: ignore[attr-defined]


def test_any_identifier_finds_its_paper(mixed: biblio.Library) -> None:
    for text, handle in (
        ("doi:10.5555/OTTER.7", "doi:10.5555/otter.7"),
        ("https://doi.org/10.5555/otter.9", "doi:10.5555/otter.9"),
        ("key:harrow2003", "doi:10.5555/otter.7"),
        ("isbn:978-3-16-148410-0", "isbn:9783161484100"),
        ("9783161484100", "isbn:9783161484100"),
        ("10.5555/gears.3", "arXiv:0704.0001"),
        ("arXiv:0704.0001", "arXiv:0704.0001"),
    ):
        assert mixed.paper(text).handle == handle
        assert handles(mixed.search(text)) == [handle]
    with pytest.raises(NotFound, match="no paper here has the ISBN 9780306406157"):
        mixed.paper("0-306-40615-2")


def test_each_handle_that_is_shown_finds_its_paper(mixed: biblio.Library) -> None:
    for row in mixed.papers(limit=None):
        assert mixed.paper(row.handle).handle == row.handle
        assert mixed.paper(row.plain_handle).title == row.title


def test_an_identifier_of_several_papers_names_them(library: biblio.Library) -> None:
    library.import_records(
        [
            PaperRecord(format="crossref", doi=f"10.5555/{name}", title=name, identifiers=(pmid,))
            for name in ("one", "two")
            for pmid in (biblio.model.identifiers.Identifier("pmid", "77"),)
        ]
    )

    with pytest.raises(InvalidQuery, match="several papers have the PMID 77") as error:
        library.paper("pmid:77")

    assert {"doi:10.5555/one", "doi:10.5555/two"} <= set(str(error.value).replace(",", "").split())
    assert len(library.search("pmid:77")) == 2
    assert len(library.papers("pmid:77")) == 2


def test_a_paper_joined_into_another_is_found_by_its_identifier(library: biblio.Library) -> None:
    library.import_records([PaperRecord(format="crossref", doi="10.5555/a", title="A")])
    library.import_records(
        [PaperRecord(format="bibtex", arxiv_id="0704.0001", doi="10.5555/a", title="A")]
    )

    assert library.paper("10.5555/a").handle == "arXiv:0704.0001"


def test_all_of_a_work_is_told(mixed: biblio.Library) -> None:
    paper = mixed.paper("10.5555/otter.7")

    assert (paper.arxiv_id, paper.announced, paper.kind) == (None, None, "article")
    assert (paper.container_title, paper.volume, paper.pages) == (JOURNAL, "7", "11-29")
    assert (paper.issued, paper.publisher, paper.language) == ("2003-05-17", "Fenland Press", "en")
    assert paper.references == (
        ReferredWork(
            *(1, "doi", "10.5555/gears.3", "Lovelace, Notes on engines", ("arXiv:0704.0001",))
        ),
        ReferredWork(2, None, None, "Nobody, Lost works", ()),
    )
    assert [(each.ordinal, each.value) for each in paper.author_identifiers] == [
        (1, "0000-0002-1825-0097")
    ]
    assert [(each.role, each.name) for each in mixed.paper("0704.0001").contributors] == [
        ("editor", "Charles Babbage")
    ]
    assert mixed.paper("isbn:9783161484100").keywords == ("weirs", "marsh")


def test_listings_hold_all_papers_the_undated_last(mixed: biblio.Library) -> None:
    page = mixed.papers(limit=None)

    assert [(row.plain_handle.partition(":")[0], row.listed_by, row.listed_at) for row in page] == [
        ("0704.0001", "submitted", "2007-04-02T10:00:00Z"),
        ("doi", "issued", "2005"),
        ("doi", "issued", "2003-05-17"),
        ("isbn", "issued", "1951"),
        ("content", "unknown", "0000"),
    ]
    assert handles(mixed.papers(until="2004")) == ["doi:10.5555/otter.7", "isbn:9783161484100"]
    assert handles(mixed.papers("date:2005")) == ["doi:10.5555/otter.9"]
    assert handles(mixed.papers(since="2003-05-18", until="2005")) == ["doi:10.5555/otter.9"]


@pytest.mark.parametrize("by", ["submitted", "revised", "announced", "issued"])
@pytest.mark.parametrize("oldest", [False, True])
def test_pages_go_on_behind_any_paper(mixed: biblio.Library, by: str, *, oldest: bool) -> None:
    every = mixed.papers(by=by, oldest=oldest, limit=None)

    paged: list[PaperSummary] = []
    after = None
    while True:
        page = mixed.papers(by=by, oldest=oldest, limit=1, after=after)
        paged += page
        after = page.after
        if after is None:
            break

    assert paged == list(every)


def test_an_author_without_dates_is_paged(mixed: biblio.Library) -> None:
    first = mixed.papers(author="Harrow", limit=1)
    second = mixed.papers(author="Harrow", limit=1, after=first.after)
    quill = mixed.papers(author="Quill", limit=1)

    assert handles([*first, *second]) == ["doi:10.5555/otter.9", "doi:10.5555/otter.7"]
    assert [row.listed_at for row in quill] == ["0000"]


def test_papers_without_the_date_are_left_out_and_counted(mixed: biblio.Library) -> None:
    issued = mixed.papers(by="issued")
    announced = mixed.papers(by="announced", author="Harrow")

    assert [row.listed_at for row in issued] == ["2008", "2005", "2003-05-17", "1951"]
    assert issued.notes == ("1 paper left out, whose date of issue is not known",)
    assert list(announced) == []
    assert announced.notes == ("2 papers left out, whose month of announcement is not known",)


def test_kinds_and_journals_are_filters(mixed: biblio.Library) -> None:
    otters = ["doi:10.5555/otter.9", "doi:10.5555/otter.7"]

    assert handles(mixed.papers(kind="article")) == otters
    assert handles(mixed.papers("kind:book")) == ["isbn:9783161484100"]
    assert handles(mixed.papers(kind=["book", "conference-paper"])) == [
        "arXiv:0704.0001",
        "isbn:9783161484100",
    ]
    assert handles(mixed.papers('container:"improbable surveys"')) == otters
    assert handles(mixed.papers('journal:"j improb surv"')) == ["doi:10.5555/otter.7"]
    with pytest.raises(InvalidQuery, match="'novel' is not a kind of paper; they are: preprint"):
        mixed.papers(kind="novel")


def test_a_paper_of_arxiv_is_a_preprint_unless_somebody_says_otherwise(
    library: biblio.Library,
) -> None:
    library.import_records([PaperRecord(format="snapshot", arxiv_id="0704.0002", title="T")])

    assert handles(library.papers(kind="preprint")) == ["arXiv:0704.0002"]


def test_words_of_comments_journals_and_reports_are_found(mixed: biblio.Library) -> None:
    for query, snippet in (
        ("plate", "17 pages, with a fold-out [plate]"),
        ("AE-42", "[AE-42]"),
        ('"third meeting"', "Proceedings of the [Third Meeting] on Gears"),
    ):
        (hit,) = mixed.search(query)
        assert (hit.handle, hit.snippet) == ("arXiv:0704.0001", snippet)
    # The end of one text and the beginning of the next are no phrase.
    assert len(mixed.search('"2008 1 proceedings"')) == 0
    assert len(mixed.search('"plate gears"')) == 0


@pytest.mark.parametrize("ranked", [0, 10_000])
def test_a_search_by_date_is_by_the_date(
    library: biblio.Library, monkeypatch: pytest.MonkeyPatch, ranked: int
) -> None:
    monkeypatch.setattr("biblio.queries.papers.search.RANKED", ranked)
    # Imported without a date first, so that the number of the paper is of no month.
    library.import_records([PaperRecord(format="bibtex", doi="10.5555/b", title="Otters b")])
    dates = {"a": "2003", "b": "2009-02", "c": "2009-01-05"}
    library.import_records(
        PaperRecord(format="crossref", doi=f"10.5555/{name}", title=f"Otters {name}", issued=date)
        for name, date in dates.items()
    )
    library.import_records([PaperRecord(format="snapshot", arxiv_id="0704.0002", title="Otters")])

    for query in ("otters", "ott*"):
        every = library.search(query, sort="date")
        assert [(hit.listed_by, hit.listed_at) for hit in every] == [
            ("issued", "2009-02"),
            ("issued", "2009-01-05"),
            ("announced", "2007-04"),
            ("issued", "2003"),
        ]
        paged = list(library.search(query, sort="date", limit=3))
        after = library.search(query, sort="date", limit=3).after
        assert [*paged, *library.search(query, sort="date", limit=3, after=after)] == list(every)


def test_years_are_told_where_they_are_known(mixed: biblio.Library) -> None:
    (ng,) = mixed.coauthors("Harrow")
    network = mixed.network("Harrow")
    step = mixed.path("Harrow", "Ng")[1]

    assert (ng.first, ng.last) == ("2003", "2003")
    assert [(edge.first, edge.last) for edge in network.edges] == [(2003, 2003)]
    assert (step.paper, step.handle) == ("doi:10.5555/otter.7", "doi:10.5555/otter.7")
    (quill,) = mixed.authors("Quill")
    assert (quill.first, quill.last) == (None, None)
    (form,) = mixed.explain("Harrow")
    assert (form.arxiv_ids, form.handles) == (
        (),
        ("doi:10.5555/otter.7", "doi:10.5555/otter.9"),
    )


def test_undated_papers_make_no_years(library: biblio.Library) -> None:
    library.import_records(
        PaperRecord(
            format="bibtex",
            doi=f"10.5555/{name}",
            title="T",
            issued=date,
            authors=(
                AuthorName("Quill"),
                AuthorName("Ng"),
            ),
        )
        for name, date in (("a", None), ("b", "2001"))
    )

    assert [(row.first, row.last) for row in library.coauthors("Quill")] == [("2001", "2001")]
    assert [(each.first, each.last) for each in library.network("Quill").edges] == [(2001, 2001)]


def test_statistics_count_all_papers(mixed: biblio.Library) -> None:
    stats = mixed.stats()

    assert [tuple(each) for each in stats.by_year] == [
        *(("0000", 1), ("1951", 1), ("2003", 1), ("2005", 1), ("2007", 1)),
    ]
    assert [tuple(each) for each in stats.by_kind] == [
        *(("article", 2), ("book", 1), ("conference-paper", 1), ("other", 1)),
    ]
