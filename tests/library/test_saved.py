"""Saved queries: what is new is what they find and was not told, whatever dates and clocks say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from factories import paper
from hypothesis import given, settings
from hypothesis import strategies as st
from laws import examples
from stores import Database, by_hand, copied

import biblio
from biblio.errors import InvalidData, InvalidQuery, NotFound
from biblio.model.records import PaperRecord

A, B, C = "2101.00001", "2101.00002", "2101.00003"
OLD = "0704.0009"


def graphs(arxiv_id: str | None, **fields: object) -> PaperRecord:
    return paper(arxiv_id, **({"title": f"Graphs {arxiv_id}"} | fields))  # type: ignore[arg-type]  # its own fields


def told(library: biblio.Library, *names: str, note: bool = True, **asked: object) -> list[str]:
    """What is new for all queries, or changed, which is marked; it counts as told then."""
    news = library.news(*names, **asked)  # type: ignore[arg-type]  # as given
    assert [each.failure for each in news] == [None] * len(news)
    if note:
        library.note_news(news)
    return [
        *(each.plain_handle for found in news for each in found.new),
        *(f"changed {each.plain_handle}" for found in news for each in found.changed),
    ]


def test_what_is_there_is_no_news_and_what_comes_is_told_once(library: biblio.Library) -> None:
    library.import_records([graphs(A), paper(B)])

    assert library.save_query("Graphs", "graphs")[:2] == ("Graphs", 1)
    assert told(library) == []
    library.import_records([graphs(C), graphs(OLD, submitted="2007-04-01"), paper("2101.00004")])

    assert told(library, note=False) == [C, OLD]
    assert told(library, limit=1) == [C]
    assert told(library) == [OLD]
    assert told(library, "graphs") == []


def test_what_changed_so_that_it_is_found_is_news(library: biblio.Library) -> None:
    library.import_records([paper(A), graphs(B)])
    library.save_query("graphs", "graphs")
    library.save_query("read", tag="to-read")
    changes = [
        graphs(A, datestamp="2022-01-01"),
        graphs(B, comments="7 pages", datestamp="2022-01-01"),
    ]
    library.import_records(changes)
    library.tag(B, add=["to-read"])

    assert told(library, changed=True, note=False) == [A, B, f"changed {B}"]
    assert told(library) == [A, B]
    assert told(library, changed=True) == []


def test_taking_back_and_importing_again_tells_nothing_twice(library: biblio.Library) -> None:
    library.save_query("graphs", "graphs")
    library.import_records([graphs(A, doi="10.1000/a"), graphs(None, doi="10.1000/b")])
    assert {*told(library)} == {A, "doi:10.1000/b"}

    library.undo(1)
    assert told(library) == []
    library.import_records([graphs(A, doi="10.1000/a"), graphs(None, doi="10.1000/b"), graphs(C)])
    assert told(library) == [C]
    # The same paper under a better identifier.
    library.import_records([graphs(B, doi="10.1000/b")])
    assert told(library) == []


def test_what_two_papers_share_does_not_make_one_known(library: biblio.Library) -> None:
    library.save_query("graphs", "graphs")
    library.import_records([graphs(A, doi="10.1000/a")])
    assert told(library) == [A]

    library.import_records([graphs(B, title="A reply on graphs", doi="10.1000/a")])

    assert told(library) == [B]


def test_news_since_an_import_or_a_date(library: biblio.Library) -> None:
    library.import_records([graphs(A), graphs(B)])
    library.save_query("graphs", "graphs")
    library.import_records([graphs(C), graphs(A, comments="9 pages", datestamp="2022-01-01")])
    assert told(library) == [C]

    assert told(library, since="import 1") == [C]
    assert told(library, since="import:1", changed=True) == [C, f"changed {A}"]
    assert told(library, since="import last") == []
    assert told(library, since="2020") == [C, B, A]
    assert told(library, since="2999-01") == []
    # The mark of what changed is where it was.
    library.import_records([graphs(B, comments="8 pages", datestamp="2022-01-01")])
    assert told(library, since="import 2", changed=True) == [f"changed {B}"]
    assert told(library, changed=True) == [f"changed {B}"]
    for since, error in (("import 9", NotFound), ("soon", InvalidQuery), ("", InvalidQuery)):
        with pytest.raises(error):
            library.news(since=since)


def test_a_query_that_cannot_be_asked_is_told_and_the_others_answered(
    database: Database, library: biblio.Library
) -> None:
    for name, query in (("a", "graphs"), ("b", "trees"), ("c", "graphs")):
        library.save_query(name, query)
    library.import_records([graphs(A)])
    with by_hand(database) as connection:
        connection.execute("""UPDATE saved_queries SET asks = '{"query":"(("}' WHERE name = 'a'""")
        connection.execute("UPDATE saved_queries SET asks = 'x' WHERE name = 'b'")

    first, second, third, fourth = library.news("a", "b", "c", "d")
    library.note_news([first, second, third, fourth])

    assert isinstance(first.failure, InvalidQuery)
    assert "what b asks for cannot be read: `biblio saved delete b`" in str(second.failure)
    assert [each.arxiv_id for each in third.new] == [A]
    assert isinstance(fourth.failure, NotFound)
    assert [each.asks for each in library.saved_queries()][1] is None
    with pytest.raises(InvalidData):
        library.papers_of_query("b")
    library.delete_query("b")
    assert [each.name for each in library.saved_queries()] == ["a", "c"]


def test_nobody_of_a_name_yet_is_no_failure(library: biblio.Library) -> None:
    (note,) = library.save_query("noether", author="Noether").notes

    assert "Noether" in note
    library.import_records([paper(A, "Emmy Noether")])
    assert told(library) == [A]


def test_names_are_as_labels_are(library: biblio.Library) -> None:
    library.save_query("Graphs", "graphs", category="math.*", since="-7d", max_authors=3)

    with pytest.raises(InvalidQuery, match="there is a saved query Graphs already"):
        library.save_query("GRAPHS", "trees")
    for name, query in (("two words", "x"), ("", "x"), ("empty", None), ("wrong", "((")):
        with pytest.raises(InvalidQuery):
            library.save_query(name, query)
    with pytest.raises(InvalidQuery, match="asks of all imports"):
        library.save_query("came", "graphs", import_id="last")
    library.rename_query("graphs", "Trees")
    assert library.saved_query("trees")[:2] == (
        "Trees",
        {"query": "graphs", "category": ["math.*"], "since": "-7d", "max_authors": 3},
    )
    library.rename_query("trees", "TREES")
    assert [each.name for each in library.saved_queries()] == ["TREES"]
    library.delete_query("Trees")
    for gone in ("trees", "graphs"):
        with pytest.raises(NotFound, match=f"there is no saved query {gone}"):
            library.saved_query(gone)
    library.save_query("trees", "trees")


def test_a_renamed_query_knows_what_it_told(library: biblio.Library) -> None:
    library.save_query("graphs", "graphs")
    library.import_records([graphs(A)])
    assert told(library) == [A]

    library.rename_query("graphs", "networks")

    assert told(library, "networks") == []


def test_queries_travel_and_what_was_told_does_not(
    library: biblio.Library, tmp_path: Path, empty_database: Database
) -> None:
    library.save_query("graphs", "graphs")
    library.save_query("gone", "trees")
    library.delete_query("gone")
    lines = library.export_annotations().splitlines()
    with biblio.open(copied(empty_database, tmp_path / "other.db")) as other:
        other.import_records([graphs(A)])
        report = other.import_annotations(lines)
        assert (report.saved, report.known) == (2, 0)
        assert (other.import_annotations(lines).saved, told(other)) == (0, [])
        other.import_records([graphs(B)])
        assert told(other) == [B]
        other.delete_query("graphs")
        # The older word does not bring it back, and the later one goes home.
        assert other.import_annotations(lines).saved == 0
        assert other.saved_queries() == []
        library.import_annotations(other.export_annotations().splitlines())
    assert library.saved_queries() == []


def test_a_line_that_asks_for_what_is_not_known_is_refused(library: biblio.Library) -> None:
    head = b'{"format":"biblio annotations","version":2}'
    for asks in (b'{"colour":"red"}', b'{"category":"math.CO"}', b"{}", b"3"):
        line = b'{"saved":"a","asks":%s,"changed_at":"2024-01-01T00:00:00Z"}' % asks
        with pytest.raises(InvalidData, match="line 2: the saved query a asks for what"):
            library.import_annotations([head, line])


def test_no_import_and_no_undo_touches_them(library: biblio.Library) -> None:
    library.save_query("graphs", "graphs")
    before = library.sql("SELECT * FROM saved_queries").rows
    library.import_records([graphs(A)])
    library.undo(1)

    assert library.sql("SELECT * FROM saved_queries").rows == before


STEPS = st.lists(
    st.tuples(st.sampled_from(("import", "undo", "tell")), st.integers(0, 3)), max_size=5
)


@settings(max_examples=examples(10))
@given(steps=STEPS)
def test_nothing_is_told_twice_and_nothing_is_missed(
    empty_database: Database, steps: Sequence[tuple[str, int]]
) -> None:
    """Whatever is imported and taken back, each paper that is found when asked is told once."""
    papers = [graphs(A), graphs(B), graphs(None, doi="10.1000/a"), graphs(OLD)]
    seen: list[str] = []
    with (
        TemporaryDirectory() as folder,
        biblio.open(copied(empty_database, Path(folder) / "law.db")) as library,
    ):
        library.save_query("graphs", "graphs")
        for step, number in [*steps, ("tell", 0)]:
            if step == "import":
                library.import_records(papers[number : number + 2])
            elif step == "undo" and (runs := library.imports().rows):
                library.undo(runs[number % len(runs)].import_id)
            else:
                seen += told(library)
                assert {p.plain_handle for p in library.papers("graphs")} <= {*seen}
    assert len(seen) == len({*seen})
