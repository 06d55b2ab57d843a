from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest
from sqlalchemy import select
from stores import Database, by_hand, copied

import biblio
from biblio.db.models import Author, Authorship
from biblio.library.kept_answers import InMemory
from biblio.model.names import AuthorName
from biblio.model.records import PaperRecord
from biblio.queries.people.components import FAR, Components, Network
from biblio.queries.people.options import PathOptions
from biblio.queries.people.paths import shortest_path

MANY = FAR + 100  # papers of one side, so that a search goes far


def paper(number: int, *names: str, collaboration: str = "") -> PaperRecord:
    authors = tuple(AuthorName(name, printed=name) for name in names)
    if collaboration:
        authors += (AuthorName(collaboration, is_collaboration=True, printed="x"),)
    return PaperRecord(
        format="snapshot", arxiv_id=f"2101.{number:05}", title=f"T{number}", authors=authors
    )


@pytest.fixture(scope="module")
def islands(tmp_path_factory: pytest.TempPathFactory, empty_database: Database) -> Database:
    """Two trees of people whom no paper joins."""
    path = copied(empty_database, tmp_path_factory.mktemp("islands") / "biblio.db")
    trees = [
        paper(MANY * side + each, f"{name}{each}", f"{name}{each // 3}")
        for side, name in enumerate(("Ava", "Eve"))
        for each in range(1, MANY)
    ]
    with biblio.open(path) as library:
        library.import_records(trees)
    return path


@pytest.mark.parametrize("max_authors", [None, 2])
def test_they_are_those_of_the_plain_graph(
    library: biblio.Library, max_authors: int | None
) -> None:
    chance = random.Random(4)  # noqa: S311 - a seeded choice, no secret
    names = [f"Émile N{each}" for each in range(60)] + [f"Emile N{each}" for each in range(30)]
    library.import_records(
        paper(
            number,
            *chance.sample(names, chance.randint(1, 3)),
            collaboration="The Team" if number % 7 == 0 else "",
        )
        for number in range(1, 40)
    )
    with library.session() as session:
        rows = session.execute(
            select(Authorship.paper_id, Author.id, Author.name_key, Author.is_collaboration).join(
                Author
            )
        ).all()
        found = Network(session, max_authors=max_authors).components()

    graph: nx.Graph[object] = nx.Graph()
    sizes: dict[int, int] = {}
    for paper_id, *_ in rows:
        sizes[paper_id] = sizes.get(paper_id, 0) + 1
    for paper_id, author_id, key, is_collaboration in rows:
        if not is_collaboration:
            graph.add_edge(author_id, key)
            if max_authors is None or sizes[paper_id] <= max_authors:
                graph.add_edge(author_id, paper_id)
    people = sorted({row[1] for row in rows if not row[3]})
    for one in people:
        reached = nx.node_connected_component(graph, one)
        assert [each for each in people if not found.are_apart([one], [each])] == [
            each for each in people if each in reached
        ]


def test_collaborations_and_strangers_are_never_told_apart(library: biblio.Library) -> None:
    library.import_records([paper(1, "Ava", collaboration="The Team"), paper(2, "Eve")])
    with library.session() as session:
        ids = dict(session.execute(select(Author.name, Author.id)).all())
        found = Components.read(Network(session).components().written())

    assert found.are_apart([ids["Ava"]], [ids["Eve"]])
    assert not found.are_apart([ids["Ava"]], [ids["The Team"]])
    assert not found.are_apart([ids["Ava"], ids["Eve"]], [ids["Eve"]])
    assert not found.are_apart([ids["Ava"]], [9_999])


def test_where_a_search_goes_far_it_is_kept_that_no_chain_is_there(islands: Path) -> None:
    kept = InMemory()
    with biblio.open(islands) as library, library.session() as session:
        near = shortest_path(session, "Ava3", "Ava4", kept=kept)
        name = Network(session).name or ""
        assert kept.get(name) is None
        far = shortest_path(session, "Ava1", "Eve1", kept=kept)
        made = Components.read(kept.get(name) or b"")
        ids = dict(session.execute(select(Author.name, Author.id)).all())

    assert [step.author for step in near] == ["Ava3", "Ava1", "Ava4"]
    assert far.notes[-1] == "no chain of papers joins Ava1 and Eve1"
    assert made.are_apart([ids["Ava9"]], [ids["Eve9"]])
    assert not made.are_apart([ids["Ava9"]], [ids["Ava1"]])


def test_what_is_kept_is_believed(islands: Path) -> None:
    asked = []

    class Asked(InMemory):
        def get(self, name: str) -> bytes | None:
            asked.append(name)
            return super().get(name)

    kept = Asked()
    with biblio.open(islands) as library, library.session() as session:
        shortest_path(session, "Ava1", "Eve1", kept=kept)
        shortest_path(session, "Ava2", "Eve2", kept=kept)
        shortest_path(session, "Ava2", "Eve2", PathOptions(max_authors=2), kept=kept)
        names = [Network(session, max_authors=each).name for each in (None, None, 2)]

    assert asked == names


def test_what_is_kept_of_another_state_is_not_believed(islands: Database, tmp_path: Path) -> None:
    path = copied(islands, tmp_path / "biblio.db")
    with biblio.open(path, cache=tmp_path / "cache") as library:
        assert list(library.path("Ava1", "Eve1")) == []
        library.import_records([paper(99_000, "Ava7", "Eve7")])
        assert len(library.path("Ava1", "Eve1")) == 8
        library.undo(2)
        assert list(library.path("Ava1", "Eve1")) == []

    assert len(list((tmp_path / "cache").iterdir())) == 2


def by_import(path: Database) -> None:
    with biblio.open(path) as library:
        library.import_records([paper(3, "Ada", "Bob")])


def by_undo(path: Database) -> None:
    with biblio.open(path) as library:
        library.undo(1)


def by_sql(*statements: str) -> Callable[[Database], None]:
    def write(path: Database) -> None:
        with by_hand(path) as connection:
            for statement in statements:
                connection.execute(statement)

    return write


@pytest.mark.parametrize(
    "change",
    [
        by_import,
        by_undo,
        by_sql("DELETE FROM authorships WHERE ordinal = 2"),
        by_sql("DELETE FROM papers"),
        by_sql("UPDATE authorships SET author_id = 1"),
        by_sql("UPDATE authors SET name_key = 'ava', keyname = 'Avá' WHERE name = 'Bob'"),
        by_sql(
            "INSERT INTO authorships (paper_id, ordinal, author_id, printed_name)"
            " SELECT paper_id, 3, 3, 'x' FROM authorships WHERE ordinal = 1"
            " ON CONFLICT DO NOTHING"
        ),
        by_sql(
            "INSERT INTO authorships (paper_id, ordinal, author_id, printed_name)"
            " SELECT paper_id, 2, 3, 'x' FROM authorships WHERE ordinal = 1"
            " ON CONFLICT (paper_id, ordinal) DO UPDATE SET author_id = excluded.author_id"
        ),
    ],
)
def test_whatever_changes_who_is_on_papers_begins_a_generation(
    database: Database, change: Callable[[Database], None]
) -> None:
    with biblio.open(database) as library:
        library.import_records([paper(1, "Ava", "Bob"), paper(2, "Cid")])
        before = name_of(library)
        change(database)
        after = name_of(library)

    assert before != after


def test_whatever_else_is_written_begins_none(database: Database) -> None:
    with biblio.open(database) as library:
        library.import_records([paper(1, "Ava", "Bob")])
        before = name_of(library)
        library.tag("2101.00001", "read")
        by_sql("UPDATE papers SET title = 'Another'")(database)
        after = name_of(library)

        assert before == after
        assert before != name_of(library, max_authors=2)
        by_sql("DELETE FROM generations")(database)
        assert name_of(library) is None


def name_of(library: biblio.Library, max_authors: int | None = None) -> str | None:
    with library.session() as session:
        return Network(session, max_authors=max_authors).name
