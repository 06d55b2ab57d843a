"""Spellings that only folding tells apart, counted as one: as if all were spelled alike."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from factories import paper
from queries.networks.test_around import plain_depths, plain_ties, ties_of
from queries.people.test_coauthors import told as told_coauthors
from queries.people.test_paths import plain_length
from queries.people.test_second_degree import told as told_second_degree
from sqlalchemy import select
from sqlalchemy.orm import Session
from stores import Database, copied

import biblio
from biblio.db.models import Author
from biblio.merging import rows
from biblio.model.names import AuthorName, search_keys
from biblio.model.records import PaperRecord
from biblio.queries.networks.around import network_among, network_around
from biblio.queries.networks.options import NetworkOptions
from biblio.queries.people.coauthors import list_coauthors
from biblio.queries.people.options import CoauthorOptions, PathOptions, Weight
from biblio.queries.people.paths import shortest_path
from biblio.queries.people.second_degree import list_second_degree

SPELLINGS = (
    *(("de Oña Wilhelmi", "Emma"), ("De Oña Wilhelmi", "Emma"), ("de Ona Wilhelmi", "Emma")),
    *(("Müller", "Jürgen"), ("Muller", "Jurgen"), ("MULLER", "JURGEN")),
    *(("O'Brien", "P.-T."), ("O’Brien", "P. T."), ("Evans", "Gil"), ("Évans", "Gil")),
    *(("Evans", "Gil", "Jr."), ("Evans", "GIL", "Jr."), ("Okafor", "G."), ("Ito", "A.")),
    *(("Sato", "B."), ("Kim", "C."), ("Rossi", "D."), ("Silva", "E."), ("Haddad", "F.")),
)
TEAMS = ("BABAR Group", "Babar Group", "Deep Field")
OPTIONS = {
    "full": CoauthorOptions(),
    "fractional": CoauthorOptions(weight=Weight.FRACTIONAL),
    "collaborations": CoauthorOptions(collaborations=True, weight=Weight.FRACTIONAL),
    "often": CoauthorOptions(min_papers=3, max_authors=9),
}
Spelling = tuple[str, str, bool]


def spelling_of(name: AuthorName) -> Spelling:
    return search_keys(name).name_key, name.suffix, name.is_collaboration


def made(number: int = 110) -> list[PaperRecord]:
    """Papers drawn by lot, the same in each run; every ninth has many authors."""
    chance = random.Random(7)  # noqa: S311 - a seeded corpus, no secret
    pool = [
        AuthorName(keyname, forenames, "".join(suffix), printed="x")
        for keyname, forenames, *suffix in SPELLINGS
    ]
    teams = [AuthorName(each, is_collaboration=True, printed="x") for each in TEAMS]
    made = []
    for count in range(1, number + 1):
        authors = chance.choices(pool, k=14 if count % 9 == 0 else chance.randint(1, 4))
        if count % 5 == 0:
            authors.append(chance.choice(teams))
        year = 2008 + count % 12
        digits = f"{count:05}" if year >= 2015 else f"{count:04}"
        bare = paper(f"{year % 100:02}01.{digits}", submitted=f"{year}-01-02T08:00:00Z")
        made.append(replace(bare, authors=tuple(authors), authors_text="x"))
    return made


RECORDS = made()


def spelled_alike() -> list[PaperRecord]:
    """The same papers with each name as the spelling of it that stands on most places."""
    places = Counter(name[:4] for each in RECORDS for name in each.authors)
    best: dict[Spelling, AuthorName] = {}
    for (keyname, forenames, suffix, is_collaboration), _ in sorted(
        places.items(), key=lambda each: (each[1], AuthorName(*each[0]).name)
    ):
        name = AuthorName(keyname, forenames, suffix, is_collaboration, printed="x")
        best[spelling_of(name)] = name
    return [
        replace(each, authors=tuple(best[spelling_of(name)] for name in each.authors))
        for each in RECORDS
    ]


ALIKE = spelled_alike()
SHOWN = {
    other.name: name.name
    for each, alike in zip(RECORDS, ALIKE, strict=True)
    for other, name in zip(each.authors, alike.authors, strict=True)
}
EVERYBODY = sorted({name.name for each in ALIKE for name in each.authors if name.forenames})


@pytest.fixture(scope="module")
def library(
    tmp_path_factory: pytest.TempPathFactory, empty_database: Database
) -> Iterator[biblio.Library]:
    """A library of `RECORDS`, the long lists packed; do not write to it."""
    path = copied(empty_database, tmp_path_factory.mktemp("counted") / "counted.db")
    with pytest.MonkeyPatch.context() as patch, biblio.open(path) as opened:
        patch.setattr(rows, "LONG_LIST", 12)
        opened.import_records(RECORDS)
        yield opened


@pytest.fixture
def own(tmp_path: Path, empty_database: Database) -> Iterator[biblio.Library]:
    """A library of a test's own."""
    with biblio.open(copied(empty_database, tmp_path / "own.db")) as opened:
        yield opened


@pytest.fixture
def session(library: biblio.Library) -> Iterator[Session]:
    with library.session() as session:
        yield session


@pytest.fixture
def least(session: Session) -> dict[str, int]:
    """The least id of each name, whatever its spelling."""
    columns = (Author.name_key, Author.suffix, Author.is_collaboration, Author.id)
    ids: dict[Spelling, int] = {}
    for key, suffix, marked, author_id in session.execute(
        select(*columns).order_by(Author.id.desc())
    ):
        ids[key, suffix, bool(marked)] = author_id
    return {
        name.name: ids[spelling_of(name)]
        for each in ALIKE
        for name in each.authors
        if not name.is_collaboration
    }


@pytest.mark.parametrize("name", OPTIONS)
def test_coauthors_are_those_of_papers_that_spell_each_name_alike(
    session: Session, least: dict[str, int], name: str
) -> None:
    for person in EVERYBODY:
        if person.startswith("Gil "):
            continue  # answers with and without the suffix
        page = list_coauthors(session, person, options=OPTIONS[name], limit=None)

        assert [row[1:] for row in page] == told_coauthors(ALIKE, {person}, OPTIONS[name])
        assert {row.name: row.author_id for row in page if row.name in EVERYBODY}.items() <= (
            least.items()
        )


def test_further_people_and_networks_are_so_too(session: Session) -> None:
    options = NetworkOptions(max_authors=4, weight=Weight.FRACTIONAL)
    every = plain_ties(ALIKE, options)
    for person in (SHOWN[each] for each in ("Emma de Oña Wilhelmi", "Jürgen Müller", "A. Ito")):
        further = list_second_degree(session, person, options=options, limit=None)
        network = network_around(session, person, options=options, depth=2, limit=None)

        assert [(row.name, row.acquaintances, row.weight) for row in further] == (
            told_second_degree(ALIKE, person, options)
        )
        depths = plain_depths(every, person, 2)
        assert {node.label: node.depth for node in network.nodes} == depths
        assert ties_of(network) == {
            pair: tie for pair, tie in every.items() if set(pair) <= depths.keys()
        }
        assert {node.names for node in network.nodes} == {1}


def test_the_network_among_names_is_so_too(session: Session, least: dict[str, int]) -> None:
    asked = {each: SHOWN[each] for each in ("Jürgen Müller", "P.-T. O'Brien", "A. Ito")}
    network = network_among(session, list(asked))
    every = plain_ties(ALIKE, CoauthorOptions())

    assert {node.asked: (node.id, node.names) for node in network.nodes} == {
        each: (least[name], 1) for each, name in asked.items()
    }
    assert {frozenset((edge.source, edge.target)): edge.papers for edge in network.edges} == {
        frozenset(least[each] for each in pair): papers
        for pair, (papers, _) in every.items()
        if set(pair) <= set(asked.values())
    }


def test_paths_are_as_long(session: Session, least: dict[str, int]) -> None:
    small = [each for each in ALIKE if len(each.authors) <= 2]
    friends: dict[str, set[str]] = {each: set() for each in EVERYBODY}
    for each in small:
        people = {name.name for name in each.authors if not name.is_collaboration}
        for name in people:
            friends[name] |= people - {name}
    others = [each for each in EVERYBODY if not each.startswith("Gil ")]
    for one in others:
        for other in others:
            steps = shortest_path(session, one, other, PathOptions(max_authors=2))

            assert len(steps) == plain_length(friends, one, other)
            assert all(step.author_id == least[step.author] for step in steps)


def test_one_spelling_is_asked_for_by_id_and_exactly(library: biblio.Library) -> None:
    for name in ("Emma de Ona Wilhelmi", "Emma De Oña Wilhelmi"):
        author_id = next(row.author_id for row in library.authors(name) if row.name == name)
        mine = [{who.name for who in each.authors} for each in RECORDS]
        papers = {row.name: row.papers for row in library.coauthors(f"id:{author_id}", limit=None)}

        assert library.coauthors(f"exact:{name}", limit=None).rows == (
            library.coauthors(f"id:{author_id}", limit=None).rows
        )
        assert papers["A. Ito"] == sum({name, "A. Ito"} <= names for names in mine)
        # The other spellings are somebody else where one is asked for.
        assert sum("Wilhelmi" in each for each in papers) == 1
        assert library.network(f"id:{author_id}").nodes[0].label == name


def test_a_team_is_no_person_who_is_spelled_so(own: biblio.Library) -> None:
    teams = [AuthorName(each, is_collaboration=True, printed="x") for each in TEAMS[:2]]
    people = [AuthorName("Babar Group", printed="x"), AuthorName("Ito", "A.", printed="x")]
    record = replace(paper("2402.00001"), authors=(*teams, *people), authors_text="x")
    own.import_records([record])

    answer = own.coauthors("Ito", collaborations=True, weight="fractional")
    people_only = own.coauthors("Ito", weight="fractional")

    assert [(row.name, row.papers, row.weight) for row in answer] == [
        ("Babar Group", 1, 0.5),
        ("Babar Group", 1, 0.5),
    ]
    assert [(row.name, row.weight) for row in people_only] == [("Babar Group", 1.0)]


def test_what_is_one_is_said(own: biblio.Library) -> None:
    own.import_records(
        [
            paper("2101.00001", "Emma de Ona Wilhelmi, Ada Lovelace"),
            paper("2101.00002", "Emma De Oña Wilhelmi, Ada Lovelace, J. Muller"),
            paper("2101.00003", "Emma De Oña Wilhelmi, J. Müller"),
            paper("2101.00004", "Ada Lovelace, J. Müller"),
        ]
    )
    said = "spellings that count as one: Emma De Oña Wilhelmi, Emma de Ona Wilhelmi"
    ids = {row.name: row.author_id for row in own.authors("de Oña Wilhelmi")}

    page = own.coauthors("Lovelace")
    chain = own.path("Lovelace", "Emma de Ona Wilhelmi")

    assert page[0][:3] == (min(ids.values()), "Emma De Oña Wilhelmi", 2)
    assert page.notes == (f"{said}; so are those of 1 more name",)
    assert own.coauthors("Lovelace", limit=1).notes == (said,)
    assert own.network("Lovelace").notes == page.notes
    assert [step.author for step in chain] == ["Ada Lovelace", "Emma De Oña Wilhelmi"]
    assert own.second_degree("id:1").notes[-1:] != page.notes
