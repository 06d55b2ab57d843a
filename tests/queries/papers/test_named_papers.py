from __future__ import annotations

import pytest
from factories import paper
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stores import Database

import biblio
from biblio.errors import BiblioError
from biblio.model.identifiers import Identifier
from biblio.model.records import PaperRecord
from biblio.queries.narrowing.handles import find_paper
from biblio.queries.papers import named_papers
from biblio.queries.papers.named_papers import find_papers

SPELLINGS = (
    *("2101.00001", "arXiv:2101.00001v2", "https://arxiv.org/abs/hep-th/9901001", "2101.99999"),
    *("10.5555/A", "https://doi.org/10.5555/a", "doi:10.5555/shared", "doi:10.5555/none"),
    *("10.5555/a and 10.5555/b", "pmid:007", "pmid:7", "isbn:9783161484100", "978-3-16-148410-0"),
    *("key:thesis/quill", "content:none", "nonsense", "", "pmid:x", "\ud800"),
)


@pytest.fixture
def library(library: biblio.Library) -> biblio.Library:
    library.import_records(
        [
            paper("2101.00001", doi="10.5555/a", identifiers=(Identifier("pmid", "7"),)),
            paper("hep-th/9901001", doi="10.5555/shared"),
            paper("2101.00002", doi="10.5555/shared"),
            paper(None, doi="10.5555/b"),
            PaperRecord(
                format="bibtex",
                title="Sums",
                identifiers=(Identifier("isbn", "9783161484100"), Identifier("key", "quill")),
                library="thesis",
            ),
        ]
    )
    return library


def decided(found: int | BiblioError) -> object:
    return (type(found), str(found)) if isinstance(found, BiblioError) else found


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=st.lists(st.sampled_from(SPELLINGS), max_size=12), at_once=st.integers(1, 5))
def test_many_are_found_as_each_alone(
    library: biblio.Library, asked: list[str], at_once: int
) -> None:
    with library.session() as session, pytest.MonkeyPatch.context() as patch:
        patch.setattr(named_papers, "AT_ONCE", at_once)
        alone: list[object] = []
        for each in asked:
            try:
                alone.append(find_paper(session, each)[0])
            except BiblioError as error:
                alone.append((type(error), str(error)))

        assert [decided(each) for each in find_papers(session, asked)] == alone


def test_nothing_is_asked_for_nothing(database: Database) -> None:
    with biblio.open(database) as library, library.session() as session:
        assert find_papers(session, []) == []
