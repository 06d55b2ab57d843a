from __future__ import annotations

from pathlib import Path

import pytest
from dumps import dump
from factories import ABSTRACT, paper
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from importing.strategies import identified
from laws import examples
from stores import Database, copied

import biblio
from biblio.errors import NotFound
from biblio.model.records import AuthorName, Contributor, PaperRecord, Reference

ONE_PAPER = ("papers", "identifiers", "paper_versions", "paper_categories", "translations",
             "authorships", "contributors", "paper_keywords", "paper_references",
             "cited_identifiers")  # fmt: skip


@settings(max_examples=examples(20), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(identified, min_size=1, max_size=6))
def test_what_a_paper_says_makes_the_same_paper_elsewhere(
    tmp_path: Path, empty_database: Database, records: list[PaperRecord]
) -> None:
    here, there = (copied(empty_database, tmp_path / name) for name in ("a.db", "b.db"))
    with biblio.open(here) as library:
        library.import_records(records)
        named = [each.handle for each in library.papers(limit=None)]
        said = library.records(*named)
    with biblio.open(there) as library:
        library.import_records(said)

    first, second = dump(here), dump(there)
    assert {name: first[name] for name in ONE_PAPER} == {name: second[name] for name in ONE_PAPER}


def test_a_record_is_what_all_sources_say_together(library: biblio.Library) -> None:
    article = PaperRecord(
        format="crossref",
        doi="10.5555/1",
        title="Sums",
        kind="article",
        volume="7",
        authors=(AuthorName("Quill", "A."),),
        contributors=(Contributor("editor", AuthorName("Roe", "B.")),),
        references=(Reference("doi", "10.5555/2", "Roe 1999"),),
        extra=(("crossref.member", ("1", "2")),),
    )
    preprint = paper("2101.00001", doi="10.5555/1", abstract=ABSTRACT)
    library.import_records([article, preprint])

    (said,) = library.records("doi:10.5555/1")

    assert (said.arxiv_id, said.doi, said.volume) == ("2101.00001", "10.5555/1", "7")
    assert said.contributors == (Contributor("editor", AuthorName("Roe", "B.", printed="B. Roe")),)
    assert (said.references, said.extra) == (article.references, article.extra)
    assert library.records() == []


def test_what_is_not_there_is_told(library: biblio.Library) -> None:
    library.import_records([paper("2101.00001")])

    with pytest.raises(NotFound, match=r"2101\.00002 is not in the database"):
        library.records("2101.00001", "2101.00002")
