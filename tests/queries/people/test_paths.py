from __future__ import annotations

import random
from itertools import pairwise

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

import biblio
from biblio.db.models import Author
from biblio.errors import InvalidQuery, NotFound
from biblio.model.names import AuthorName
from biblio.model.records import PaperRecord
from biblio.queries.people.options import PathOptions
from biblio.queries.people.paths import shortest_path


def paper(number: int, *names: str, collaboration: str = "") -> PaperRecord:
    authors = tuple(AuthorName(name, printed=name) for name in names)
    if collaboration:
        authors += (AuthorName(collaboration, is_collaboration=True, printed="x"),)
    return PaperRecord(
        format="snapshot", arxiv_id=f"2101.{number:05}", title=f"T{number}", authors=authors
    )


def chain(library: biblio.Library, one: str, other: str, limit: int | None = None) -> list[str]:
    with library.session() as session:
        steps = shortest_path(session, one, other, PathOptions(max_authors=limit))
    return [f"{step.author} {step.paper or '-'}" for step in steps]


def test_each_step_has_a_paper_as_proof(library: biblio.Library) -> None:
    library.import_records(
        [paper(1, "Ava", "Bob"), paper(2, "Bob", "Cid"), paper(3, "Cid", "Dee"), paper(4, "Eve")]
    )

    assert chain(library, "Ava", "Dee") == [
        *("Ava -", "Bob 2101.00001", "Cid 2101.00002", "Dee 2101.00003")
    ]
    assert chain(library, "Ava", "Ava") == ["Ava -"]
    assert chain(library, "Ava", "Eve") == []


def test_what_there_is_to_say_is_said(library: biblio.Library) -> None:
    library.import_records([paper(1, "Ava", "Bob", "Cid"), paper(2, "Eve")])

    assert library.path("Ava", "Eve").notes == ("no chain of papers joins Ava and Eve",)
    assert library.path("Ava", "Bob", max_authors=2).notes == (
        "no chain of papers of at most 2 authors joins Ava and Bob",
    )
    assert library.path("Ava", "AVA").notes == ("Ava and AVA match the same name",)


def test_large_papers_and_collaborations_can_be_left_out(library: biblio.Library) -> None:
    library.import_records(
        [
            paper(1, "Ava", "Bob", "Cid"),
            paper(2, "Ava", "Dee"),
            paper(3, "Dee", "Cid"),
            paper(4, "Gus", collaboration="The Team"),
            paper(5, "Hal", collaboration="The Team"),
        ]
    )

    assert chain(library, "Ava", "Cid") == ["Ava -", "Cid 2101.00001"]
    assert chain(library, "Ava", "Cid", 2) == ["Ava -", "Dee 2101.00002", "Cid 2101.00003"]
    assert chain(library, "Ava", "Bob", 2) == []
    assert chain(library, "Gus", "Hal") == []


def test_lengths_are_those_of_a_plain_search(session: Session, records: list[PaperRecord]) -> None:
    small = [record for record in records if len(record.authors) <= 3]
    friends: dict[str, set[str]] = {}
    papers: dict[str, set[str]] = {}
    for record in small:
        persons = {name.name for name in record.authors if not name.is_collaboration}
        papers[record.arxiv_id or ""] = persons
        for name in persons:
            friends.setdefault(name, set()).update(persons - {name})
    ids = dict(session.execute(select(Author.name, Author.id)).all())
    names = sorted(friends)
    chance = random.Random(1)  # noqa: S311 - a seeded choice, no secret
    for _ in range(60):
        one, other = chance.sample(names, 2)
        steps = list(
            shortest_path(session, f"id:{ids[one]}", f"id:{ids[other]}", PathOptions(max_authors=3))
        )
        assert len(steps) == plain_length(friends, one, other)
        for before, after in pairwise(steps):
            assert {before.author, after.author} <= papers[after.paper or ""]


def plain_length(friends: dict[str, set[str]], one: str, other: str) -> int:
    """Of the chain from *one* to *other*, in people; 0 where there is none."""
    reached, front, length = {one}, {one}, 1
    while front:
        if other in front:
            return length
        front = set().union(*(friends[name] for name in front)) - reached
        reached |= front
        length += 1
    return 0


def test_what_cannot_be_joined_is_refused(session: Session) -> None:
    with pytest.raises(NotFound):
        shortest_path(session, "Zzyzx", "Sato")
    with pytest.raises(InvalidQuery):
        shortest_path(session, "Sato", "?!")
    with pytest.raises(InvalidQuery, match="at least 2"):
        shortest_path(session, "Sato", "Ito", PathOptions(max_authors=1))
