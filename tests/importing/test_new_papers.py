"""Rows made ahead are those that merging makes, and give way to it where a paper is not new."""

from __future__ import annotations

import pickle
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

import pytest
from db.test_indexes import PUT_OFF, STAY, stored
from dumps import dump
from factories import ABSTRACT, paper
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from importing.strategies import any_record
from laws import examples
from stores import Database, by_hand, copied

import biblio
from biblio.db.engine import url_of
from biblio.db.maintenance import check
from biblio.errors import DatabaseError
from biblio.importing.chunks import Chunk, Portion, make_chunk
from biblio.importing.loads import Load, loads_of
from biblio.importing.raw_entries import FileEntries, script_entries
from biblio.importing.reports import ImportReport
from biblio.importing.runs import Importer
from biblio.model.records import PaperRecord

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "snapshot.jsonl"


class Seen:
    """Has no source, and every paper or none, as one that looked long ago."""

    room: int | None = None

    def __init__(self, *, has_papers: bool) -> None:
        self.has_papers = has_papers

    def known(self, digests: Collection[bytes]) -> Mapping[bytes, int]:  # noqa: ARG002 - none of them
        return {}

    def present(self, papers: Collection[int]) -> Collection[int]:
        return papers if self.has_papers else ()


def chunk_of(records: list[PaperRecord], *, merging: bool) -> Chunk:
    """The chunk of *records*, all to be merged one by one, or as many made rows as can be."""
    return make_chunk(list(script_entries(records)), Seen(has_papers=merging))


def run(database: Database, loads: Iterable[Load]) -> ImportReport:
    importer = Importer(url_of(database))
    try:
        return importer.run("test", None, loads)
    finally:
        importer.close()


def counts(report: ImportReport) -> tuple[int, ...]:
    return (report.read, report.added, report.updated, report.held, report.rejected)


@settings(max_examples=examples(25), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(any_record, max_size=8), st.lists(any_record, max_size=4))
def test_rows_made_ahead_are_those_that_merging_makes(
    tmp_path: Path, empty_database: Database, records: list[PaperRecord], earlier: list[PaperRecord]
) -> None:
    ahead, merged = (copied(empty_database, tmp_path / name) for name in ("ahead.db", "merged.db"))
    for path in (ahead, merged):
        with biblio.open(path) as library:
            library.import_records(earlier)

    first = run(ahead, [[chunk_of(records, merging=False)]])
    second = run(merged, [[chunk_of(records, merging=True)]])

    assert counts(first) == counts(second)
    assert dump(ahead) == dump(merged)


@settings(max_examples=examples(25), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(any_record, max_size=12), st.lists(st.booleans(), min_size=12, max_size=12))
def test_how_records_are_cut_into_portions_and_loads_makes_no_difference(
    tmp_path: Path, empty_database: Database, records: list[PaperRecord], prepared: list[bool]
) -> None:
    cut, whole = (copied(empty_database, tmp_path / name) for name in ("cut.db", "whole.db"))
    entries = list(script_entries(records))
    portions: list[Portion] = [
        make_chunk(entries[at : at + 2], Seen(has_papers=False))
        if prepared[at]
        else entries[at : at + 2]
        for at in range(0, len(entries), 2)
    ]

    first = run(cut, loads_of(iter(portions), 3))
    second = run(whole, [[entries]])

    assert (first.read, first.rejected) == (second.read, second.rejected)
    assert dump(cut) == dump(whole)
    assert check(url_of(cut)) == []


def test_an_import_that_is_cut_is_gone_on_with_without_its_indexes(
    library: biblio.Library, database: Database
) -> None:
    records = [paper(f"2101.0000{number}") for number in range(1, 5)]
    entries = list(script_entries(records))

    def cut() -> Iterator[Load]:
        yield [entries[:2]]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(database, cut())
    between = (sorted(stored(database)), check(url_of(database)))
    asked = [each.arxiv_id for each in library.papers()]
    report = run(database, [[entries]])

    assert between == (STAY, [])
    assert asked == ["2101.00002", "2101.00001"]
    assert counts(report) == (4, 2, 0, 0, 0)
    assert sorted(stored(database)) == sorted([*PUT_OFF, *STAY])
    assert check(url_of(database)) == []


def test_an_index_that_somebody_dropped_hides_no_held_record(
    library: biblio.Library, database: Database
) -> None:
    held = PaperRecord(format="listing", abstract=ABSTRACT, comments="in ten lines")
    library.import_records([paper("2101.00001"), held])
    with by_hand(database) as connection:
        connection.execute("DROP INDEX ix_authors_name_key")

    library.import_records([paper("2101.00002", abstract=f"  {ABSTRACT.upper()}")])

    assert sorted(stored(database)) == sorted([*PUT_OFF, *STAY])
    assert list(library.held()) == []
    assert library.paper("2101.00002").comments == "in ten lines"


def test_a_record_that_nobody_else_speaks_of_becomes_rows() -> None:
    twice = [paper("2101.00002", comments=each) for each in ("one", "two")]
    alike = [
        paper("2101.00003", abstract=ABSTRACT),
        PaperRecord(format="listing", abstract=f"  {ABSTRACT.upper()}"),
    ]

    chunk = chunk_of([paper("2101.00001"), *twice, *alike, paper("foo/1")], merging=False)

    assert [row[1] for row in chunk.new_papers.rows.papers] == ["2101.00001"]
    assert len(chunk.parsed) == 5


def test_what_is_sent_arrives() -> None:
    entries = list(FileEntries(SAMPLE))
    new = make_chunk(entries, Seen(has_papers=False)).new_papers

    assert len(new.rows.papers) > 5
    assert pickle.loads(pickle.dumps(new)) == new  # noqa: S301 - written here


def test_what_was_known_and_is_gone_ends_the_import(
    library: biblio.Library, database: Database
) -> None:
    records = [paper("2101.00001"), paper("2101.00002")]
    library.import_records(records)
    with by_hand(database) as connection:
        known = connection.execute("SELECT digest, id, '' FROM sources ORDER BY id").fetchall()
        connection.execute("DELETE FROM sources WHERE id = 2")
    chunk = chunk_of([], merging=False)._replace(known=known)

    with pytest.raises(DatabaseError, match=r"changed by another program .*run the command again"):
        run(database, [[chunk]])

    assert library.imports()[0].status == "failed"
