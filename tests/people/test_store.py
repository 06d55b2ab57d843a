"""People are a function of the papers and the decisions, whatever happened in which order."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from factories import paper
from hypothesis import given, settings
from hypothesis import strategies as st
from laws import examples
from stores import Database, by_hand, copied

import biblio
from biblio.changes.checking import check
from biblio.db.engine import url_of
from biblio.errors import BiblioError
from biblio.model.records import PaperRecord

LISTS = (
    ("2301.00001", "Jian Wang, Ada Marsh", "Zoë Zeller, Jian Wang, Ada Marsh"),
    ("2301.00002", "J. Wang, Sudha", "J. Wang"),
    ("2301.00003", "Jian Wang, J. Wang", "J. Wang, Jian Wáng"),
    ("2301.00004", "A. Marsh, Jian Wang", "A. Marsh, Wang Jian"),
)
RECORDS: tuple[tuple[PaperRecord, PaperRecord], ...] = tuple(
    (paper(each, one), paper(each, other, datestamp="2025-01-01")) for each, one, other in LISTS
)
DECISIONS = (
    ("same", "person:2301.00001#1", "person:2301.00002#1"),
    ("same", "Ada Marsh", "A. Marsh"),
    ("different", "person:2301.00003#1", "person:2301.00001#1"),
    ("assign", "person:2301.00003#2", "Sudha"),
    ("set_orcid", "person:2301.00004#2", "0000-0002-1825-0097"),
    ("display", "J. Wang", "Jian Wang"),
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("import"), st.integers(0, len(RECORDS) - 1), st.integers(0, 1)),
        st.tuples(st.just("decide"), st.integers(0, len(DECISIONS) - 1), st.just(0)),
        st.tuples(st.sampled_from(["undo import", "undo decision"]), st.integers(1, 6), st.just(0)),
    ),
    min_size=4,
    max_size=9,
)


def people_of(library: biblio.Library) -> list[tuple[object, ...]]:
    """Everybody by all places, with what was decided of them."""
    rows = library.sql(
        "SELECT group_concat(v.place, ' '), w.display, w.orcid FROM ("
        " SELECT s.person_id, p.arxiv_id || '#' || s.ordinal AS place FROM person_places AS s"
        " JOIN papers AS p ON p.id = s.paper_id ORDER BY s.paper_id, s.ordinal) AS v"
        " LEFT JOIN persons AS w ON w.id = v.person_id GROUP BY v.person_id ORDER BY 1"
    ).rows
    return [tuple(each) for each in rows]


def do(library: biblio.Library, steps: list[tuple[str, int, int]]) -> None:
    """Do all *steps* that can be done."""
    for step, number, which in steps:
        try:
            if step == "import":
                library.import_records([RECORDS[number][which]], source=f"{number} {which}")
            elif step == "decide":
                action, *arguments = DECISIONS[number]
                getattr(library, action)(*arguments)
            elif step == "undo import":
                library.undo(number)
            else:
                library.undo_decision(number)
        except BiblioError:
            continue


@pytest.mark.sqlite("a server takes a second for each of its libraries")
@given(STEPS)
@settings(max_examples=examples(15))
def test_no_history_tells(empty_database: Database, steps: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = copied(empty_database, Path(folder) / "one.db")
        with (
            biblio.open(path) as library,
            biblio.open(copied(empty_database, Path(folder) / "other.db")) as other,
        ):
            do(library, steps)
            other.import_decisions(library.export_decisions().splitlines())
            seen = [each.source for each in library.imports()]
            for source in sorted(seen):
                number, which = map(int, source.split())
                other.import_records([RECORDS[number][which]], source=source)

            assert people_of(other) == people_of(library)
            assert check(url_of(path)) == []


@pytest.mark.parametrize("decision", [4, 5])
def test_nothing_is_stored_of_a_name_that_is_gone(
    library: biblio.Library, database: Database, decision: int
) -> None:
    stored = "SELECT count(*) FROM persons"
    do(library, [("import", 3, 1), ("import", 1, 1), ("decide", decision, 0)])
    assert library.sql(stored).rows != ((0,),)

    do(library, [("undo import", 1, 0), ("undo import", 2, 0)])

    assert library.sql(stored).rows == ((0,),)
    assert check(url_of(database)) == []


def test_exceptions_go_with_their_paper(library: biblio.Library, database: Database) -> None:
    library.import_records([record for record, _ in RECORDS])
    library.assign("person:2301.00003#2", "Sudha")
    with by_hand(database) as connection:
        assert connection.execute("SELECT count(*) FROM person_exceptions").fetchone() == (1,)
        connection.execute("DELETE FROM papers WHERE arxiv_id = '2301.00003'")
        assert connection.execute("SELECT count(*) FROM person_exceptions").fetchone() == (0,)


@pytest.mark.parametrize("named", ["person:2301.00001#1", "person:doi:10.1000/a#1"])
def test_a_decision_follows_papers_that_are_joined(library: biblio.Library, named: str) -> None:
    published = PaperRecord(
        arxiv_id=None, format="crossref", title="On hedges", doi="10.1000/a", issued="2023",
        authors=RECORDS[0][0].authors,
    )  # fmt: skip
    library.import_records([RECORDS[0][0], RECORDS[1][0]])
    library.import_records([published])
    library.same(named, "person:2301.00002#2")

    library.import_records(
        [paper("2301.00001", "Jian Wang, Ada Marsh", doi="10.1000/a", datestamp="2025-01-01")]
    )

    assert library.person("Sudha").names[0].name == "Jian Wang"
    assert [each.state for each in library.decisions()] == ["holds"]
