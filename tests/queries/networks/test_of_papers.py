"""Papers cited together and papers that cite the same, beside the same told pair by pair."""

from __future__ import annotations

import io
import json
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from laws import examples
from queries.references import CARDS, ENGINES, GEARS, MILLS, OTTERS, RECORDS
from stores import Database, copied

import biblio
from biblio.errors import InvalidQuery
from biblio.model.records import PaperRecord, Reference
from biblio.queries.networks import pair_limit
from biblio.queries.networks.of_papers import PaperNetwork
from biblio.writers.graphs import GRAPH_WRITERS

MOST = 6
lists = st.lists(st.lists(st.integers(1, MOST), max_size=5), min_size=2, max_size=5)


def edges(network: PaperNetwork) -> dict[frozenset[str], tuple[int, float]]:
    return {
        frozenset((each.source_paper, each.target_paper)): (each.shared, each.weight)
        for each in network.edges
    }


def test_what_ties_papers(library: biblio.Library) -> None:
    library.import_records(RECORDS)

    together = library.paper_network()
    coupled = library.paper_network(tied_by="coupling")

    three = (f"arXiv:{MILLS}", f"arXiv:{CARDS}", f"doi:{OTTERS}")
    assert edges(together) == {frozenset(pair): (1, 1.0) for pair in combinations(three, 2)}
    assert [(each.paper, each.counted, each.degree) for each in together.nodes] == [
        (three[0], 2, 2),
        (three[2], 1, 2),
        (three[1], 1, 2),
    ]
    assert together.notes == ("papers that nothing ties are left out: 1",)
    # A paper that is here, by two names, and one that is not.
    assert edges(coupled) == {frozenset((f"doi:{ENGINES}", f"doi:{GEARS}")): (2, 2.0)}
    assert edges(library.paper_network(weight="fractional")) == {
        frozenset(pair): (1, 0.5) for pair in combinations(three, 2)
    }


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ({"category": "math.CO"}, set()),
        ({"since": "2021"}, {frozenset((f"arXiv:{MILLS}", f"arXiv:{CARDS}"))}),
        ({"max_list": 2}, set()),
        ({"limit": 2}, {frozenset((f"arXiv:{MILLS}", f"doi:{OTTERS}"))}),
        ({"min_shared": 2}, set()),
        ({"tied_by": "coupling", "min_shared": 3}, set()),
        (
            {"tied_by": "coupling", "query": "cites:10.5555/gone"},
            {frozenset((f"doi:{ENGINES}", f"doi:{GEARS}"))},
        ),
    ],
)
def test_which_papers(
    library: biblio.Library, asked: dict[str, Any], left: set[frozenset[str]]
) -> None:
    library.import_records(RECORDS)

    assert edges(library.paper_network(**asked)).keys() == left


@settings(max_examples=examples(8), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lists)
def test_as_often_as_pair_by_pair(
    tmp_path: Path, empty_database: Database, cited: list[list[int]]
) -> None:
    """The last of the works are not here."""
    path = copied(empty_database, tmp_path / "a.db")
    names = [f"10.5555/{number}" for number in range(1, MOST + 1)]
    records = [
        PaperRecord(
            format="crossref",
            doi=name,
            title=name,
            references=tuple(Reference("doi", names[each - 1]) for each in listed),
        )
        for name, listed in zip(names, cited, strict=False)
    ]
    here = {record.doi for record in records}
    sets = [
        {names[each - 1] for each in listed} - {name}
        for name, listed in zip(names, cited, strict=False)
    ]
    together = Counter(
        frozenset(f"doi:{each}" for each in pair)
        for each in sets
        for pair in combinations(sorted(each & here), 2)
    )
    coupled = {
        frozenset((f"doi:{names[one]}", f"doi:{names[other]}")): shared
        for one, other in combinations(range(len(sets)), 2)
        if (shared := len(sets[one] & sets[other]))
    }

    with biblio.open(path) as library:
        library.import_records(records)
        found = {
            tied_by: {
                pair: shared
                for pair, (shared, _) in edges(library.paper_network(tied_by=tied_by)).items()
            }
            for tied_by in ("co-citation", "coupling")
        }

    assert found == {"co-citation": dict(together), "coupling": coupled}


def test_pairs_beyond_what_can_be_counted(
    library: biblio.Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.import_records(RECORDS)
    monkeypatch.setattr(pair_limit, "MOST_PAIRS", 2)

    with pytest.raises(InvalidQuery, match="there are 3 pairs of papers, and 2 are the most"):
        library.paper_network()
    assert len(library.paper_network(max_list=2).edges) == 0


def test_it_is_written_as_any_network(library: biblio.Library) -> None:
    library.import_records(RECORDS)
    stream = io.StringIO()

    GRAPH_WRITERS["json"](library.paper_network(tied_by="coupling").graph(), stream)

    written = json.loads(stream.getvalue())
    assert [(each["label"], each["counted"]) for each in written["nodes"]] == [
        (f"doi:{ENGINES} (2022)", 4),
        (f"doi:{GEARS} (2023)", 2),
    ]


def test_it_is_said_where_no_source_gives_references(library: biblio.Library) -> None:
    library.import_records([PaperRecord(format="snapshot", arxiv_id="2101.00001", title="T")])

    drawn = library.paper_network()

    assert (len(drawn.nodes), drawn.notes) == (
        0,
        ("no source gives references: no paper here is known to cite another",),
    )
