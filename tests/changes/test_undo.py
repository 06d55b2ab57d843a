"""Any import can be undone: the database becomes what it would be without it."""

from __future__ import annotations

from pathlib import Path

import pytest
from dumps import dump
from factories import paper
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from importing.strategies import any_record
from laws import examples
from stores import Database, copied

import biblio
from biblio.errors import NotFound
from biblio.model.records import PaperRecord


@settings(max_examples=examples(35), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    runs=st.lists(st.lists(any_record, min_size=1, max_size=4), min_size=1, max_size=4),
    which=st.integers(0, 3),
)
def test_undo_of_any_run_gives_the_database_that_never_saw_it(
    tmp_path: Path, empty_database: Database, runs: list[list[PaperRecord]], which: int
) -> None:
    which %= len(runs)
    one, other = (copied(empty_database, tmp_path / name) for name in ("one.db", "other.db"))
    with biblio.open(one) as library:
        for run in runs:
            library.import_records(run)
        library.undo(which + 1)
    with biblio.open(other) as library:
        for number, run in enumerate(runs):
            if number != which:
                library.import_records(run)

    assert dump(one) == dump(other)


def test_a_record_that_another_run_saw_too_stays(
    library: biblio.Library, database: Database
) -> None:
    library.import_records([paper("2101.00001"), paper("2101.00002")])
    library.import_records([paper("2101.00001")])

    report = library.undo(1)

    assert (report.records, report.papers_removed, report.papers_changed) == (1, 1, 0)
    assert [row[1] for row in dump(database)["papers"]] == ["2101.00001"]
    assert library.paper("2101.00001").sources[0].import_ids == (2,)


def test_dry_run_tells_and_changes_nothing(library: biblio.Library, database: Database) -> None:
    library.import_records([paper("2101.00001")])
    before = dump(database)

    report = library.undo(1, dry_run=True)

    assert (report.papers_removed, dump(database)) == (1, before)


def test_a_run_that_never_was(library: biblio.Library) -> None:
    with pytest.raises(NotFound, match="there is no import 7; `biblio imports list` shows them"):
        library.undo(7)
