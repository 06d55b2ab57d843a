"""What a paper cites: papers that are here, whoever names them, and works that are not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from queries.references import CARDS, ENGINES, GEARS, GONE, MILLS, OTTERS, PAIRS, RECORDS

import biblio
from biblio.errors import InvalidQuery, NotFound
from biblio.model.identifiers import Identifier
from biblio.model.records import PaperRecord, Reference


@pytest.fixture(scope="module")
def citing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[biblio.Library]:
    """The papers, in an order in which most are named before they come."""
    path = tmp_path_factory.mktemp("citing") / "biblio.db"
    with biblio.open(path, create=True) as library:
        for record in reversed(RECORDS):
            library.import_records([record])
        yield library


def test_papers_come_first_then_what_is_not_here(citing: biblio.Library) -> None:
    found = citing.cites(ENGINES, limit=None)

    assert [(each.ordinal, each.handle, each.identifiers, each.printed) for each in found] == [
        (2, f"arXiv:{MILLS}", ("doi:10.5555/mills",), "On mills, 2021"),
        (5, f"arXiv:{CARDS}", (f"arXiv:{CARDS}", "doi:10.5555/part"), "On cards"),
        (None, f"doi:{OTTERS}", ("openalex:W9",), None),
        (1, None, (f"doi:{GONE}",), "Nobody, Lost works"),
        (4, None, (), "A letter"),
    ]
    assert (found[0].title, found[0].listed_at, found[0].withdrawn) == (
        "On mills",
        "2021-01-04",
        True,
    )
    assert found.notes == (
        "3 here, 2 not",
        "the lists of other sources name 1 identifier more, of no paper here",
    )
    assert found.total == 5


def test_those_that_are_here_or_missing_alone(citing: biblio.Library) -> None:
    here = citing.cites(ENGINES, here=True, limit=2)
    missing = citing.cites(ENGINES, here=False)

    assert ([each.ordinal for each in here], here.total) == ([2, 5], 3)
    assert ([each.ordinal for each in missing], missing.total) == ([1, 4], 2)


def test_who_cites_whom_is_the_same_from_both_ends_and_in_sql(citing: biblio.Library) -> None:
    every = [each.handle for each in citing.papers(limit=None)]
    forth = {
        (one, other.handle) for one in every for other in citing.cites(one, here=True, limit=None)
    }
    back = {(one.handle, other) for other in every for one in citing.cited_by(other, limit=None)}
    named = citing.sql(
        "SELECT a.handle, b.handle FROM citations AS c JOIN paper_list AS a"
        " ON a.paper_id = c.citing_id JOIN paper_list AS b ON b.paper_id = c.cited_id"
    )

    assert forth == back == PAIRS
    assert sorted(map(tuple, named.rows)) == sorted(PAIRS)


def test_what_is_not_here_is_found_by_its_identifier(citing: biblio.Library) -> None:
    found = citing.cited_by(GONE)

    assert [each.handle for each in found] == [f"doi:{GEARS}", f"doi:{ENGINES}"]
    assert found.notes == (
        f"doi:{GONE} is not in the database: these papers cite it by that identifier",
    )
    assert [each.handle for each in citing.cited_by(GONE, since="2023")] == [f"doi:{GEARS}"]


def test_filters_hold_together(citing: biblio.Library) -> None:
    both = citing.papers(f"cites:{MILLS} cited_by:{OTTERS}")
    each = citing.papers(cites=[MILLS, f"doi:{GONE}"], cited_by=OTTERS)

    assert [row.handle for row in both] == [row.handle for row in each] == [f"doi:{ENGINES}"]
    assert [row.handle for row in citing.papers(f"citedby:{ENGINES} category:cs.DM")] == [
        f"arXiv:{CARDS}"
    ]
    found = citing.cited_by(MILLS, cites=CARDS)
    assert [row.handle for row in found] == [f"doi:{ENGINES}"]


def test_what_cannot_be_told_is_said(citing: biblio.Library) -> None:
    assert citing.cites(MILLS).notes == (f"no source gives references of {MILLS}",)
    with pytest.raises(NotFound, match="no paper here has the DOI"):
        citing.cites("10.5555/never")
    never = "is not in the database, and no paper here cites it"
    with pytest.raises(NotFound, match=never):
        citing.cited_by("10.5555/never")
    with pytest.raises(NotFound, match="is not in the database"):
        citing.papers("cited_by:2101.00009")
    with pytest.raises(InvalidQuery, match="a limit of -1 shows nothing"):
        citing.cites(ENGINES, limit=-1)
    assert list(citing.cited_by(GEARS)) == []


def test_a_reference_to_what_two_papers_share_is_one_to_each(library: biblio.Library) -> None:
    shared = "10.5555/shared"
    library.import_records(
        [
            PaperRecord(format="snapshot", arxiv_id=MILLS, doi=shared, title="A comment"),
            PaperRecord(format="snapshot", arxiv_id=CARDS, doi=shared, title="A reply"),
            PaperRecord(format="crossref", doi=GEARS, references=(Reference("doi", shared),)),
        ]
    )

    assert [each.handle for each in library.cites(GEARS)] == [f"arXiv:{MILLS}", f"arXiv:{CARDS}"]
    assert [each.handle for each in library.cited_by(CARDS)] == [f"doi:{GEARS}"]
    with pytest.raises(InvalidQuery, match="several papers have the DOI"):
        library.cites(shared)


def test_a_list_of_thousands_and_its_undo(library: biblio.Library) -> None:
    long = tuple(Reference("doi", f"10.5555/r{number}", f"R {number}") for number in range(5_000))
    library.import_records([RECORDS[0], PaperRecord(format="crossref", doi="10.5555/r4999")])
    report = library.import_records([PaperRecord(format="crossref", doi=GEARS, references=long)])

    found = library.cites(GEARS, limit=None)
    assert (len(found), found[0].handle, found[0].ordinal) == (5_000, "doi:10.5555/r4999", 5_000)
    assert [each.handle for each in library.cited_by("10.5555/r4999")] == [f"doi:{GEARS}"]

    assert report.import_id is not None
    library.undo(report.import_id)
    (left,) = library.sql("SELECT count(*) FROM cited_identifiers").rows
    assert tuple(left) == (0,)


def test_records_go_out_and_come_in_with_all_that_they_cite(
    citing: biblio.Library, tmp_path: Path
) -> None:
    with citing.export(format="records") as chosen, (tmp_path / "all.jsonl").open("w") as stream:
        chosen.write(stream)
    with biblio.open(tmp_path / "copy.db", create=True) as copy:
        copy.import_files(tmp_path / "all.jsonl")

        assert list(copy.cites(ENGINES)) == list(citing.cites(ENGINES))
        cited = (
            "SELECT p.handle, c.scheme, c.value FROM cited_identifiers AS c"
            " JOIN paper_list AS p USING (paper_id) ORDER BY 1, 2, 3"
        )
        assert list(copy.sql(cited).rows) == list(citing.sql(cited).rows)


def test_identifiers_in_any_spelling(library: biblio.Library) -> None:
    library.import_records(
        [
            PaperRecord(
                format="crossref",
                doi=GEARS,
                references=(
                    Reference("doi", "https://doi.org/10.5555/MILLS"),
                    Reference("doi", "10.48550/arXiv.2101.00002"),
                    Reference("doi", "not one", "Broken"),
                    Reference(also=(Identifier("pmid", "7"),)),
                ),
            )
        ]
    )

    (found,) = library.records(GEARS)
    assert found.references == (
        Reference("doi", "10.5555/mills"),
        Reference("arxiv", CARDS),
        Reference(text="Broken, doi:not one"),
        Reference("pmid", "7"),
    )
