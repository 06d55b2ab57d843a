"""People counted as one: as if each place were printed with the name of its person."""

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
from queries.people.test_counted import EVERYBODY, RECORDS, SHOWN
from queries.people.test_paths import plain_length
from queries.people.test_second_degree import told as told_second_degree
from stores import Database, by_hand, copied

import biblio
from biblio.errors import BiblioError, InvalidIdentifier, InvalidQuery, NotFound
from biblio.model.names import AuthorName
from biblio.model.records import PaperRecord
from biblio.queries.people import coauthors
from biblio.queries.people.options import CoauthorOptions, Weight

OPTIONS: dict[str, dict[str, object]] = {
    "full": {},
    "fractional": {"weight": "fractional", "collaborations": True},
    "often": {"min_papers": 3, "max_authors": 9},
}
PLAIN = {
    "full": CoauthorOptions(),
    "fractional": CoauthorOptions(weight=Weight.FRACTIONAL, collaborations=True),
    "often": CoauthorOptions(min_papers=3, max_authors=9),
}
NUMBER = 6  # people that are not simply all places of one spelling


class Gold:
    """Who has which place, drawn by lot: the people of a library, stored and as plain records.

    Each record of `alike` has the handle of the person in place of each name.
    """

    def __init__(self, path: Database, seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311 - a seeded partition, no secret
        with by_hand(path) as connection:
            self.rows = connection.execute(
                "SELECT s.paper_id, s.ordinal, p.arxiv_id, a.id, a.name_key, a.suffix,"
                " a.is_collaboration, a.name FROM authorships AS s JOIN papers AS p"
                " ON p.id = s.paper_id JOIN authors AS a ON a.id = s.author_id ORDER BY 1, 2"
            ).fetchall()
            spellings = sorted({row[4:6] for row in self.rows if not row[6]})
            owners = {
                each: -chance.randint(1, NUMBER) for each in spellings if chance.random() < 0.6
            }
            excepted = {
                row[:2]: -chance.randint(1, NUMBER)
                for row in self.rows
                if not row[6] and row[4:6] in owners and chance.random() < 0.3
            }
            connection.executemany(
                "INSERT INTO persons (id, block) VALUES (?, 'ito|a')",
                [(-each,) for each in range(1, NUMBER + 1)],
            )
            connection.executemany(
                "INSERT INTO person_spellings VALUES (?, ?, ?)",
                [(*each, person) for each, person in owners.items()],
            )
            connection.executemany(
                "INSERT INTO person_exceptions VALUES (?, ?, ?)",
                [(*each, person) for each, person in excepted.items()],
            )
        self.person_of = {
            row[:2]: excepted.get(row[:2], owners.get(row[4:6], row[4:7])) for row in self.rows
        }
        self.least: dict[object, str] = {}
        for row in self.rows:
            if not row[6]:
                self.least.setdefault(self.person_of[row[:2]], f"person:{row[2]}#{row[1]}")
        self.alike = self._alike()

    def _alike(self) -> list[PaperRecord]:
        authors: dict[str, list[AuthorName]] = {}
        for row in self.rows:
            handle = self.least.get(self.person_of[row[:2]])
            name = AuthorName(handle or SHOWN[row[7]], "", "", handle is None, printed="x")
            authors.setdefault(row[2], []).append(name)
        return [replace(each, authors=tuple(authors[each.arxiv_id or ""])) for each in RECORDS]

    @property
    def people(self) -> list[str]:
        """What each person is asked for by."""
        return sorted(self.least.values())


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, empty_database: Database) -> Database:
    """A database of `RECORDS`."""
    path = copied(empty_database, tmp_path_factory.mktemp("people") / "filled.db")
    with biblio.open(path) as library:
        library.import_records(RECORDS)
    return path


@pytest.fixture(scope="module", params=[1, 2])
def people(
    request: pytest.FixtureRequest, filled: Database, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[biblio.Library, Gold]]:
    """A library with people, and who they are; do not write to it."""
    path = copied(filled, tmp_path_factory.mktemp("people") / "people.db")
    gold = Gold(path, request.param)
    with biblio.open(path) as library:
        yield library, gold


@pytest.mark.parametrize("name", OPTIONS)
def test_any_people_are_counted_as_plain_records_tell(
    people: tuple[biblio.Library, Gold], name: str
) -> None:
    library, gold = people
    for person in gold.people:
        page = library.coauthors(person, limit=None, **OPTIONS[name])  # type: ignore[arg-type] # by name

        found = {(row.person or row.name, *row[3:]) for row in page}  # type: ignore[union-attr] # people
        assert found == {*told_coauthors(gold.alike, {person}, PLAIN[name])}
        assert len(page) == len(found)


@pytest.mark.parametrize("name", OPTIONS)
def test_people_over_time_add_up_to_the_same(
    people: tuple[biblio.Library, Gold], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, gold = people
    for person in gold.people[::2]:
        listed = list(library.coauthors(person, limit=None, **OPTIONS[name]))  # type: ignore[arg-type] # by name
        met = library.meetings(person, limit=None, **OPTIONS[name])  # type: ignore[arg-type] # by name
        each = library.coauthors_in_years(person, limit=None, **OPTIONS[name])  # type: ignore[arg-type] # by name
        years = library.coauthor_years(person, **OPTIONS[name])  # type: ignore[arg-type] # by name
        timeline = library.timeline(person, **OPTIONS[name])  # type: ignore[arg-type] # by name

        assert [row[:7] for row in met] == listed
        together = Counter({row[:3]: 0 for row in each})
        for row in each:
            together[row[:3]] += row.papers
        assert list(together.items()) == [(row[:3], row.papers) for row in listed]
        assert sum(row.new_coauthors for row in years) == len(listed)
        assert [row[:2] for row in years] == [row[:2] for row in timeline]
        # The years are the same where pairs are too many to be kept.
        with monkeypatch.context() as patched:
            patched.setattr(coauthors, "_KEPT", 0)
            assert list(library.coauthors(person, limit=None, **OPTIONS[name])) == listed  # type: ignore[arg-type] # by name


def test_further_people_networks_and_paths_too(people: tuple[biblio.Library, Gold]) -> None:
    library, gold = people
    options = CoauthorOptions(max_authors=4, weight=Weight.FRACTIONAL)
    every = plain_ties(gold.alike, options)
    friends: dict[str, set[str]] = {each: set() for each in gold.people}
    for one, other in plain_ties(gold.alike, CoauthorOptions(max_authors=4)):
        friends[one].add(other)
        friends[other].add(one)
    for person in gold.people[:8]:
        further = library.second_degree(person, limit=None, max_authors=4, weight="fractional")
        network = library.network(person, depth=2, limit=None, max_authors=4, weight="fractional")
        called = {node.id: node.person for node in network.nodes}  # type: ignore[union-attr] # people

        assert {(row.person, row.acquaintances, row.weight) for row in further} == {  # type: ignore[union-attr]
            *told_second_degree(gold.alike, person, options)
        }
        depths = plain_depths(every, person, 2)
        assert {node.person: node.depth for node in network.nodes} == depths  # type: ignore[union-attr]
        assert len(called) == len(network.nodes)
        assert {
            frozenset((called[edge.source], called[edge.target])): (edge.papers, edge.weight)
            for edge in network.edges
        } == {frozenset(pair): tie for pair, tie in every.items() if set(pair) <= depths.keys()}
        for other in gold.people[::3]:
            steps = library.path(person, other, max_authors=4)
            assert len(steps) == plain_length(friends, person, other)
            if steps:
                assert (steps[0].person, steps[-1].person) == (person, other)  # type: ignore[union-attr]


def test_the_papers_of_a_person_are_theirs_alone(people: tuple[biblio.Library, Gold]) -> None:
    library, gold = people
    for person in gold.people:
        own = {each.arxiv_id for each in gold.alike if person in {n.name for n in each.authors}}
        first = {each.arxiv_id for each in gold.alike if each.authors[0].name == person}

        assert {row.arxiv_id for row in library.papers(author=person, limit=None)} == own
        assert {row.arxiv_id for row in library.papers(f"firstauthor:{person}", limit=None)} == (
            first
        )
        (row,) = library.people_called(person)
        assert (row.person, row.papers, row.rule) == (person, len(own), "place")


def test_a_name_is_all_people_who_have_it_anywhere(people: tuple[biblio.Library, Gold]) -> None:
    library, gold = people
    for name in ("Jürgen Müller", "A. Ito", "initials:Evans, Gil"):
        ids = {row.author_id for row in library.authors(name, limit=None)}
        meant = {gold.least[gold.person_of[row[:2]]] for row in gold.rows if row[3] in ids}
        listed = library.people_called(name, limit=None)
        page = library.coauthors(name, people=True, limit=None)
        papers = library.papers(author=name, people=True, limit=None)

        assert {row.person for row in listed} == meant
        assert [row.papers for row in listed] == sorted((r.papers for r in listed), reverse=True)
        assert {(row.person, *row[3:]) for row in page} == {  # type: ignore[union-attr]
            *told_coauthors(gold.alike, meant, CoauthorOptions())
        }
        assert {row.arxiv_id for row in papers} == {
            each.arxiv_id for each in gold.alike if meant & {n.name for n in each.authors}
        }
        said = [note for note in page.notes if "people, and all are meant" in note]
        assert len(said) == (len(meant) > 1) == len([n for n in papers.notes if n in said])


def test_without_people_of_ones_own_the_answer_is_that_of_names(filled: Database) -> None:
    with biblio.open(filled) as library:
        for name in (each for each in EVERYBODY if not each.startswith("Gil ")):
            for choice in OPTIONS.values():
                names = library.coauthors(name, limit=None, **choice)  # type: ignore[arg-type]
                asked = library.coauthors(name, limit=None, people=True, **choice)  # type: ignore[arg-type]
                assert [row[1:] for row in asked] == [tuple(row) for row in names]
            near, further = library.second_degree(name), library.second_degree(name, people=True)
            assert [row[1:] for row in further] == [tuple(row) for row in near]
            one, other = library.network(name), library.network(name, people=True)
            assert ties_of(one) == ties_of(other)
            assert [node[:5] for node in one.nodes] == [node[:5] for node in other.nodes]
            chain, walked = library.path(name, "A. Ito"), library.path(name, "A. Ito", people=True)
            assert [step.author for step in chain] == [step.author for step in walked]


@pytest.mark.parametrize(
    ("asked", "error", "why"),
    [
        ("person:2402.00001", InvalidIdentifier, "names no person"),
        ("person:2402.00001#0", InvalidIdentifier, "names no person"),
        ("person:2402.00009#1", NotFound, "2402.00009 is not in the database"),
        ("person:2402.00001#4", NotFound, "no place 4: 2402.00001 has 3 authors"),
        ("person:2402.00001#3", InvalidQuery, "X Collaboration is a collaboration"),
    ],
)
def test_what_names_no_person_is_refused(
    tmp_path: Path, empty_database: Database, asked: str, error: type[BiblioError], why: str
) -> None:
    with biblio.open(copied(empty_database, tmp_path / "own.db")) as library:
        library.import_records([paper("2402.00001", "Ada Lovelace, Al Kim, X Collaboration")])
        for ask in (library.coauthors, library.people_called, library.network):
            with pytest.raises(error, match=why):
                ask(asked)
        with pytest.raises(error, match=why):
            library.papers(author=asked)
        with pytest.raises(error, match=why):
            library.path("Lovelace", asked)


def test_the_weakest_link_of_a_chain_is_told(tmp_path: Path, empty_database: Database) -> None:
    path = copied(empty_database, tmp_path / "own.db")
    with biblio.open(path) as library:
        library.import_records(
            [paper("2101.00001", "Ada Ax, Bo Bek"), paper("2101.00002", "B. Bek, Cy Cis")]
        )
        assert not library.path("Ada Ax", "Cy Cis", people=True)
        with by_hand(path) as connection:
            connection.execute(
                "INSERT INTO persons (id, block, display, chance) VALUES (-1, 'bek|b', 'Bo', 713)"
            )
            connection.executemany(
                "INSERT INTO person_spellings VALUES (?, '', -1)", [("bek, bo",), ("bek, b",)]
            )
        chain = library.path("Ada Ax", "Cy Cis", people=True)
        both = library.network(["Bek", "Ax"], people=True)

    assert [(step.person, step.author) for step in chain] == [  # type: ignore[union-attr]
        ("person:2101.00001#1", "Ada Ax"),
        ("person:2101.00001#2", "Bo"),
        ("person:2101.00002#2", "Cy Cis"),
    ]
    (said,) = chain.notes
    assert said.startswith("weakest link: the papers of Bo (person:2101.00001#2) are one person's")
    assert said.endswith("with a chance of 0.71")
    assert [(n.id, n.label, n.papers, n.names, n.person) for n in both.nodes] == [  # type: ignore[union-attr]
        (-1, "Bek", 2, 2, "person:2101.00001#2"),
        (both.nodes[1].id, "Ax", 1, 1, "person:2101.00001#1"),
    ]
