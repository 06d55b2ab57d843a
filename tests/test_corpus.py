"""Real input, where it stands beside the checkout: every record accounted for."""

from __future__ import annotations

import json
from collections import Counter
from itertools import permutations
from pathlib import Path

import pytest
from dumps import dump
from sqlalchemy import select
from stores import Database, by_hand

import biblio
from biblio.db.models import Author, Identifier, Paper
from biblio.queries.names.matching import find_authors_called
from biblio.queries.people.coauthors import list_coauthors

COUNTS = ("read", "added", "updated", "unchanged", "held", "rejected")


def tally(library: biblio.Library, source: Path) -> dict[str, int]:
    """What became of the records of *source*."""
    (report,) = library.import_files(source)
    counts = {name: getattr(report, name) for name in COUNTS}
    assert counts["read"] == sum(counts[name] for name in COUNTS[1:])
    return {name: number for name, number in counts.items() if number}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("snapshot/arxiv-0704-0001-0200.jsonl", {"read": 200, "added": 200}),
        ("abs/0704", {"read": 200, "added": 200}),
        ("abs/listings/astro-ph-9207.txt", {"read": 11, "added": 11}),
        ("abs/listings/astro-ph-0001.txt", {"read": 605, "added": 605}),
        ("abs/listings/astro-ph-1005.txt", {"read": 1140, "added": 1139, "unchanged": 1}),
        ("oai/arxiv-record0.xml", {"read": 1, "added": 1}),
        ("oai/arxiv-record1.xml", {"read": 1, "added": 1}),
        ("oai/arxiv-record2.xml", {"read": 1, "added": 1}),
        ("oai/arxiv-record3.xml", {"read": 1, "added": 1}),
        ("atom/page-10.xml", {"read": 10, "added": 10}),
        ("atom/page-20.xml", {"read": 10, "added": 10}),
        ("atom/old-id.xml", {"read": 1, "added": 1}),
        ("atom/two.xml", {"read": 1, "added": 1}),
        ("atom/no-such-paper.xml", {}),
        ("listing/seed_000.txt", {"read": 2, "added": 2}),
        ("listing/seed_001.txt", {"read": 1, "held": 1}),
        ("listing/seed_002.txt", {"read": 3, "added": 3}),
        ("listing/seed_003.txt", {"read": 3, "added": 3}),
        ("listing/seed_004.txt", {"read": 3, "added": 3}),
        ("bad/columns-not-records.json", {"read": 1, "rejected": 1}),
    ],
)
def test_counts_of_each_file(
    library: biblio.Library, shared: Path, source: str, expected: dict[str, int]
) -> None:
    assert tally(library, shared / source) == expected


def test_the_same_papers_in_another_form_add_nothing(
    library: biblio.Library, database: Database, shared: Path
) -> None:
    tally(library, shared / "snapshot")
    before = dump(database)
    counts = tally(library, shared / "abs" / "0704")
    after = dump(database)

    assert (counts["read"], counts.get("added", 0)) == (200, 0)
    assert len(after["papers"]) == 200
    assert after["authorships"] == before["authorships"]
    assert after["authors"] == before["authors"]


def test_five_listings_in_any_order_give_the_same_eight_papers(
    tmp_path: Path, shared: Path
) -> None:
    seeds = sorted((shared / "listing").glob("seed_*.txt"))
    dumps = []
    for number, order in enumerate([*list(permutations(seeds))[::17], tuple(reversed(seeds))]):
        path = tmp_path / f"{number}.db"
        with biblio.open(path, create=True) as library:
            for seed in order:
                library.import_files(seed)
            paper = library.paper("2507.20534")
        dumps.append(dump(path))

    assert all(each == dumps[0] for each in dumps)
    assert len(dumps[0]["papers"]) == 8
    assert (paper.title, paper.comments) == (
        "Kimi K2: Open Agentic Intelligence",
        "tech report of Kimi K2",
    )
    assert (paper.submitted, paper.revised) == ("2025-07-28", "2025-07-29")
    assert (len(paper.authors), paper.authors[0].printed_name) == (168, "Yifan Kimi Team")
    assert [each.language for each in paper.translations] == ["zh"]
    assert (paper.abstract or "").startswith("We introduce Kimi K2")


def everything(library: biblio.Library, shared: Path) -> None:
    """Import all of the real input."""
    for source in ("snapshot", "abs", "oai", "atom", "listing"):
        library.import_files(shared / source)


def test_no_author_is_empty_or_punctuation_and_collaborations_are_marked(
    library: biblio.Library, database: Database, shared: Path
) -> None:
    everything(library, shared)

    with by_hand(database) as connection:
        rows = connection.execute(
            "SELECT name, name_key, is_collaboration FROM authors ORDER BY name"
        ).fetchall()
    assert len(rows) > 8000
    assert [name for name, _, _ in rows if not any(letter.isalpha() for letter in name)] == []
    assert [name for name, key, _ in rows if key in {"et al", "collaboration", "al"}] == []
    assert [
        name
        for name, key, marked in rows
        if not marked and {"collaboration", "collaborations", "consortium"} & set(key.split())
    ] == []


def test_coauthor_counts_equal_a_plain_count(
    library: biblio.Library, database: Database, shared: Path
) -> None:
    everything(library, shared)
    with by_hand(database) as connection:
        spellings = dict(
            connection.execute(
                "SELECT id, name_key || '|' || suffix FROM authors WHERE NOT is_collaboration"
            ).fetchall()
        )
        places = connection.execute("SELECT paper_id, author_id FROM authorships").fetchall()
    spelled: dict[str, list[int]] = {}
    for author, spelling in sorted(spellings.items()):
        spelled.setdefault(spelling, []).append(author)
    papers: dict[int, set[int]] = {}
    for paper_id, author_id in places:
        papers.setdefault(paper_id, set()).add(author_id)
    expected: dict[int, Counter[int]] = {}
    for authors in papers.values():
        for author in authors:
            # Who is asked for by number is that spelling alone; whoever else has it is another.
            others = {
                next(each for each in spelled[spellings[other]] if each != author)
                for other in authors & spellings.keys() - {author}
            }
            expected.setdefault(author, Counter()).update(others)

    with library.session() as session:  # one for all: a look-up takes less than a connection
        wrong = [
            author
            for author, counts in expected.items()
            if {
                each.author_id: each.papers
                for each in list_coauthors(session, f"id:{author}", limit=None)
            }
            != dict(counts)
        ]

    assert wrong == []


def test_each_name_is_found_in_either_order(library: biblio.Library, shared: Path) -> None:
    everything(library, shared)

    with library.session() as session:
        rows = session.execute(
            select(Author.id, Author.keyname, Author.forenames, Author.name)
        ).all()
        wrong = []
        for author_id, keyname, forenames, name in rows:
            typed = f"{keyname}, {forenames}" if forenames else keyname
            by_comma = find_authors_called(session, typed).author_ids
            by_display = find_authors_called(session, name).author_ids
            if author_id not in by_comma or by_display != by_comma:
                wrong.append((typed, name))

    assert wrong == []


def test_withdrawals_and_dois_of_the_cases(library: biblio.Library, shared: Path) -> None:
    cases = shared / "cases" / "names"
    library.import_files(*(cases / name for name in ("listing.txt", "oai.xml", "snapshot.jsonl")))
    expected = [json.loads(line) for line in (cases / "expected.jsonl").read_text().splitlines()]

    for case in expected:
        paper = library.paper(case["arxiv_id"])
        assert paper.withdrawn == case.get("withdrawn", paper.withdrawn), case
        with library.session() as session:
            found = session.scalars(
                select(Identifier.value)
                .join(Paper, Paper.id == Identifier.paper_id)
                .where(Identifier.scheme == "doi", Paper.arxiv_id == case["arxiv_id"])
            )
            assert sorted(found) == sorted(case.get("dois", ()))


def test_the_withdrawn_papers_of_real_months(library: biblio.Library, shared: Path) -> None:
    library.import_files(shared / "abs" / "listings", shared / "snapshot", shared / "abs" / "0704")

    with library.session() as session:
        found = session.scalars(
            select(Paper.arxiv_id).where(Paper.withdrawn == 1).order_by(Paper.id)
        )
        assert list(found) == ["astro-ph/0001036", "0704.0156", "1005.4667", "1005.5481"]
