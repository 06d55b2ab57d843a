"""The places of blocks as they are read: whoever asks, and however much at once."""

from __future__ import annotations

import pytest
from factories import paper
from sqlalchemy import Connection, create_engine
from stores import Database

import biblio
from biblio.db.engine import url_of
from biblio.db.spill import Spill
from biblio.disambiguation import Place, Texts, place_of, work_of
from biblio.disambiguation.evidence import abstract_words
from biblio.model.identifiers import Identifier
from biblio.model.names import AuthorName
from biblio.model.records import AuthorIdentifier, PaperRecord
from biblio.people.evidence import Evidence, names_in
from biblio.people.works import AllWorks, Works

RECORDS = [
    paper(
        "2101.00001",
        "C. De Rossi, Wei Wang, The Hedge Collaboration",
        title="Hedges in the city",
        abstract="We count sparrows.",
        categories=("q-bio.PE", "stat.AP"),
        journal_ref="J. Hedge Res. 12 (2021) 3",
        author_identifiers=(AuthorIdentifier(2, "Wei Wang", "orcid", "0000-0002-1825-0097"),),
    ),
    paper("2101.00002", "W. Wang", submitted=None, categories=()),
    PaperRecord(
        arxiv_id=None,
        title="Of hedges",
        format="crossref",
        issued="2019",
        doi="10.1000/a",
        identifiers=(Identifier("doi", "10.1000/a"),),
        container_title="Hedge Letters",
        authors=(AuthorName("DeRossi", "Carla", affiliations=("University of Pisa",)),),
    ),
]
HEDGES = work_of(
    "arXiv:2101.00001",
    ["derossi|c", "wang|w"],
    Texts(
        "Hedges in the city", "We count sparrows.", "J. Hedge Res.", ("q-bio.PE", "stat.AP"), 2021
    ),
)
PLACES: dict[str, list[Place]] = {
    "derossi|c": [
        place_of(HEDGES, 1, AuthorName("De Rossi", "C.")),
        place_of(
            work_of(
                "doi:10.1000/a",
                ["derossi|c"],
                Texts("Of hedges", None, "Hedge Letters", (), 2019),
            ),
            1,
            AuthorName("DeRossi", "Carla", affiliations=("University of Pisa",)),
        ),
    ],
    "wang|w": [
        place_of(HEDGES, 2, AuthorName("Wang", "Wei"), [("orcid", "0000-0002-1825-0097")]),
        place_of(
            work_of("arXiv:2101.00002", ["wang|w"], Texts("On 2101.00002", None, None, (), 2021)),
            1,
            AuthorName("Wang", "W."),
        ),
    ],
}


@pytest.fixture
def connection(library: biblio.Library, database: Database) -> Connection:
    """A connection to a library of the records above."""
    library.import_records(RECORDS)
    return create_engine(url_of(database)).connect()


def read(evidence: Evidence, *blocks: str, connection: Connection) -> dict[str, list[Place]]:
    return {
        block: sorted(places, key=lambda place: place.key)
        for block, places, _ in evidence.of(names_in(connection, blocks))
    }


def test_places_have_what_their_papers_say(connection: Connection) -> None:
    evidence = Evidence(connection, Works(connection, abstract_words))
    assert read(evidence, "wang|w", "derossi|c", "nobody|x", connection=connection) == PLACES
    assert read(evidence, connection=connection) == {}


def test_all_at_once_are_the_same(connection: Connection) -> None:
    with Spill() as spill:
        evidence = Evidence(connection, AllWorks(connection, spill))
        found = {
            block: sorted(places, key=lambda place: place.key)
            for block, places, _ in evidence.of(names_in(connection, PLACES))
        }
    assert found == read(Evidence(connection, Works(connection)), *PLACES, connection=connection)


def test_each_place_tells_its_row(connection: Connection) -> None:
    evidence = Evidence(connection, Works(connection))
    (block,) = evidence.of(names_in(connection, ["wang|w"]))
    stored = {key: (row.place.ordinal, *row.spelling) for key, row in block.stored.items()}
    assert stored == {
        ("arXiv:2101.00001", 2): (2, "wang, wei", ""),
        ("arXiv:2101.00002", 1): (1, "wang, w", ""),
    }


def test_many_papers_are_read_once(connection: Connection) -> None:
    works = Works(connection)
    papers = list(connection.exec_driver_sql("SELECT id FROM papers").scalars())
    first = works.of(papers)
    assert works.of(papers) == first
    assert all(works.of([each])[each] is first[each] for each in papers)
