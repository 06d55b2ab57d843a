"""Networks, compared with a plain count over the records."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest
from factories import paper
from sqlalchemy.orm import Session

import biblio
from biblio.errors import InvalidQuery, NotFound
from biblio.model.records import PaperRecord
from biblio.queries.language.dates import DateRange
from biblio.queries.narrowing.paper_filter import PaperFilter
from biblio.queries.networks.around import network_among, network_around
from biblio.queries.networks.options import NetworkOptions
from biblio.queries.networks.values import Network
from biblio.queries.people import shared_papers
from biblio.queries.people.coauthors import list_coauthors
from biblio.queries.people.options import CoauthorOptions, Weight

Ties = dict[tuple[str, str], tuple[int, float]]

OPTIONS = {
    "full": NetworkOptions(max_authors=6),
    "fractional": NetworkOptions(max_authors=6, weight=Weight.FRACTIONAL),
    "collaborations": NetworkOptions(collaborations=True, weight=Weight.FRACTIONAL),
    "often": NetworkOptions(min_papers=2, max_authors=49),
}


def plain_ties(records: Iterable[PaperRecord], options: CoauthorOptions) -> Ties:
    """What each two people share, counted the plain way."""
    papers: dict[tuple[str, str], int] = {}
    weights: dict[tuple[str, str], Fraction] = {}
    for record in records:
        if options.max_authors is not None and len(record.authors) > options.max_authors:
            continue
        names = {
            name.name
            for name in record.authors
            if options.collaborations or not name.is_collaboration
        }
        for one, other in combinations(sorted(names), 2):
            papers[one, other] = papers.get((one, other), 0) + 1
            share = Fraction(1, len(names) - 1)
            weights[one, other] = weights.get((one, other), Fraction(0)) + share
    is_full = options.weight is Weight.FULL
    return {
        pair: (number, float(number) if is_full else round(float(weights[pair]), 9))
        for pair, number in papers.items()
        if number >= options.min_papers
    }


def plain_depths(ties: Ties, person: str, depth: int) -> dict[str, int]:
    """How many steps each is away from *person*."""
    depths = {person: 0}
    for step in range(1, depth + 1):
        near = {name for name, at in depths.items() if at == step - 1}
        for pair in ties:
            for one, other in (pair, pair[::-1]):
                if one in near and other not in depths:
                    depths[other] = step
    return depths


def ties_of(network: Network[Any]) -> Ties:
    labels = {node.id: node.label for node in network.nodes}
    for edge in network.edges:
        assert (labels[edge.source], labels[edge.target]) == (edge.source_name, edge.target_name)
    found = {
        tuple(sorted((edge.source_name, edge.target_name))): (edge.papers, edge.weight)
        for edge in network.edges
    }
    assert len(found) == len(network.edges)
    return found  # type: ignore[return-value] # two names each


@pytest.mark.parametrize("depth", [1, 2, 3])
@pytest.mark.parametrize("name", OPTIONS)
def test_a_network_is_that_of_a_plain_search(
    session: Session, records: list[PaperRecord], name: str, depth: int
) -> None:
    every = plain_ties(records, OPTIONS[name])
    for person in ("Ada Lovelace", "Fay Haddad", "Alfréd Rényi"):
        network = network_around(session, person, options=OPTIONS[name], depth=depth, limit=None)
        depths = plain_depths(every, person, depth)

        assert {node.label: node.depth for node in network.nodes} == depths
        assert ties_of(network) == {
            pair: tie for pair, tie in every.items() if depths.keys() >= set(pair)
        }


def test_the_first_step_is_who_coauthors_lists(session: Session) -> None:
    wanted = PaperFilter(DateRange("2010", "2020"), category="cs.*")
    options = NetworkOptions(max_authors=10, weight=Weight.FRACTIONAL)

    network = network_around(session, "Sato", wanted, options)
    page = list_coauthors(session, "Sato", wanted, options, limit=None)

    (middle,) = (node for node in network.nodes if node.depth == 0)
    found = {
        ({edge.source, edge.target} - {middle.id}).pop(): (
            edge.papers,
            edge.weight,
            str(edge.first),
        )
        for edge in network.edges
        if middle.id in {edge.source, edge.target}
    }
    assert found == {row.author_id: (row.papers, row.weight, row.first) for row in page}


def test_a_large_network_is_cut_and_says_so(session: Session) -> None:
    network = network_around(session, "Anna Sato", depth=2, limit=10)

    assert len(network.nodes) == 10
    assert "people at step 1 are left out" in network.notes[-2]
    assert network.notes[-1].startswith("step 2 and beyond are left out, there is no room")
    ids = {node.id for node in network.nodes}
    assert all({edge.source, edge.target} <= ids for edge in network.edges)


def test_the_network_among_names_is_all_that_they_share(
    session: Session, records: list[PaperRecord]
) -> None:
    names = ["Anna Sato", "Dora Kim", "Emil Rossi", "Fay Haddad", "Ada Lovelace"]
    options = NetworkOptions(weight=Weight.FRACTIONAL, max_authors=49)

    network = network_among(session, names, options=options)

    every = plain_ties(records, options)
    assert ties_of(network) == {pair: tie for pair, tie in every.items() if set(pair) <= set(names)}
    assert {node.label for node in network.nodes} == set(names)
    assert network.notes == ()


def test_names_of_a_list_are_people_each_once(library: biblio.Library) -> None:
    library.import_records(
        [
            paper("2101.00001", "Paul Erdős, Ada Lovelace"),
            paper("2101.00002", "P. Erdős, Ada Lovelace, X Collaboration"),
        ]
    )

    network = library.network(
        ["Erdos", "lovelace", "Erdős, Paul", "X Collaboration", "Nobody", "?"]
    )

    assert ties_of(network) == {
        ("Erdos (2 names)", "lovelace"): (2, 2.0),
        ("Erdos (2 names)", "X Collaboration"): (1, 1.0),
        ("X Collaboration", "lovelace"): (1, 1.0),
    }
    assert network.notes == (
        "Erdős, Paul is one already named, and stands once",
        "no author is called 'Nobody'; check the spelling",
        "the name has no letter: type a surname, or 'Surname, Forenames'",
    )


def test_a_node_is_what_it_says_it_is(library: biblio.Library) -> None:
    library.import_records(
        [
            paper("2101.00001", "Ann Smitt, Paul Erdős"),
            paper("2102.00002", "Bob Smitt, Ada Lovelace"),
            paper("2103.00003", "C. Smitt"),
        ]
    )
    ids = {row.name: row.author_id for name in ("Smitt", "Erdős") for row in library.authors(name)}
    bob, paul = ids["Bob Smitt"], ids["Paul Erdős"]

    (middle, *others) = library.network("Smitt").nodes
    alone = library.network("smitt, bob")
    listed = library.network([f"id:{bob}", "initials:smitt", f" ID:{paul} "])

    tail = (2021, 2021, 1, 1.0, 1, None, ())
    assert middle[1:] == ("Smitt (3 names)", 3, 0, False, 3, "Smitt", 2021, 2021, 2, 2.0, *tail[4:])
    assert middle.id in {ids["Ann Smitt"], bob, ids["C. Smitt"]}
    assert {node[1:] for node in others} == {
        ("Ada Lovelace", 1, 1, False, 1, None, *tail),
        ("Paul Erdős", 1, 1, False, 1, None, *tail),
    }
    assert alone.nodes[0] == (bob, "Bob Smitt", 1, 0, False, 1, "smitt, bob", *tail)
    assert {node.asked: (node.label, node.names) for node in listed.nodes} == {
        f"id:{bob}": ("Bob Smitt", 1),
        "initials:smitt": ("smitt (2 names)", 2),
        f"ID:{paul}": ("Paul Erdős", 1),
    }
    assert {edge.source_name for edge in listed.edges} <= {"Paul Erdős", "smitt (2 names)"}


def test_years_of_edges_are_numbers(session: Session) -> None:
    edges = network_around(session, "Ada Lovelace", limit=None).edges

    assert {type(year) for edge in edges for year in (edge.first, edge.last)} == {int}
    assert all(1991 <= (edge.first or 0) <= (edge.last or 0) for edge in edges)


def test_too_many_pairs_are_left_out_and_said(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_papers, "MOST_PAIRS", 50)

    network = network_around(session, "Anna Sato", limit=None)

    assert any("too many pairs of people" in note for note in network.notes)


def test_what_shows_nothing_is_refused(session: Session) -> None:
    for depth in (0, -1, 7):
        with pytest.raises(InvalidQuery, match="ask for 1 to 6"):
            network_around(session, "Sato", depth=depth)
    with pytest.raises(InvalidQuery, match="give from 1"):
        network_among(session, [])
    with pytest.raises(InvalidQuery, match="10,001 names are given"):
        network_among(session, ["x"] * 10_001)
    with pytest.raises(NotFound, match="nobody of the list is there"):
        network_among(session, ["Zzyzx", "Zzyzy"])
    with pytest.raises(NotFound):
        network_around(session, "Zzyzx")
