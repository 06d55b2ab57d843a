"""Of two editions that nothing else tells apart the later is believed, in any order of imports."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
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
from biblio.errors import InvalidQuery
from biblio.model.records import PaperRecord

TIMES = ("2020-01-01", "2021-06-15T12:00:00Z", "2022-02-02", "2024-02-29")
editions = st.lists(
    st.tuples(st.lists(any_record, min_size=1, max_size=3), st.sampled_from(TIMES)),
    min_size=1,
    max_size=4,
)


def imported(database: Database, runs: list[tuple[list[PaperRecord], str]]) -> None:
    with biblio.open(database) as library:
        for records, as_of in runs:
            library.import_records(records, as_of=as_of)


@settings(max_examples=examples(12), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(runs=editions, data=st.data())
def test_any_order_of_the_same_editions_gives_the_same_database(
    tmp_path: Path,
    empty_database: Database,
    runs: list[tuple[list[PaperRecord], str]],
    data: st.DataObject,
) -> None:
    repeated = data.draw(st.sampled_from(runs))[0], data.draw(st.sampled_from(TIMES))
    runs = [*runs, repeated]
    one, other = (copied(empty_database, tmp_path / name) for name in ("one.db", "other.db"))
    imported(one, runs)
    imported(other, data.draw(st.permutations(runs)))

    assert dump(one) == dump(other)


@settings(max_examples=examples(12), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(runs=editions, data=st.data())
def test_an_undone_edition_was_never_there(
    tmp_path: Path,
    empty_database: Database,
    runs: list[tuple[list[PaperRecord], str]],
    data: st.DataObject,
) -> None:
    runs = [*runs, (data.draw(st.sampled_from(runs))[0], data.draw(st.sampled_from(TIMES)))]
    which = data.draw(st.integers(0, len(runs) - 1))
    one, other = (copied(empty_database, tmp_path / name) for name in ("one.db", "other.db"))
    imported(one, runs)
    with biblio.open(one) as library:
        told = library.undo(which + 1, dry_run=True)
        done = library.undo(which + 1)
    imported(other, runs[:which] + runs[which + 1 :])

    assert dump(one) == dump(other)
    assert told == done


def line(title: str) -> str:
    record = {"id": "2101.00001", "title": title, "abstract": "We count.", "authors": "A. Lovelace"}
    return f"{json.dumps(record)}\n"


def written(path: Path, title: str, year: int) -> Path:
    """One record in a file that was last written in *year*."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(line(title), encoding="utf-8")
    time = datetime(year, 5, 7, tzinfo=UTC).timestamp()
    os.utime(path, (time, time))
    return path


def title(library: biblio.Library) -> str | None:
    return library.paper("2101.00001").title


@pytest.mark.parametrize("newer", ["Aaa", "Zzz"])
@pytest.mark.parametrize("is_newer_first", [False, True])
def test_the_later_file_wins_whichever_sorts_later(
    library: biblio.Library, tmp_path: Path, newer: str, *, is_newer_first: bool
) -> None:
    files = [written(tmp_path / "old", "Mmm", 2020), written(tmp_path / "new", newer, 2024)]

    library.import_files(*(files[::-1] if is_newer_first else files), format="snapshot")

    assert title(library) == newer
    assert (
        library.import_run(1).as_of == f"{2024 if is_newer_first else 2020}-05-07T00:00:00.000000Z"
    )


@pytest.mark.parametrize(("one", "other"), [(2020, 2024), (2024, 2020)])
def test_each_file_of_a_folder_is_of_its_own_time(
    library: biblio.Library, tmp_path: Path, one: int, other: int
) -> None:
    written(tmp_path / "all" / "1.jsonl", "One", one)
    written(tmp_path / "all" / "2.jsonl", "Other", other)

    [report] = library.import_files(tmp_path / "all")

    assert title(library) == ("One" if one > other else "Other")
    assert report.import_id is not None
    assert library.import_run(report.import_id).as_of == "2024-05-07T00:00:00.000000Z"


def test_bytes_that_come_back_win_back_and_lose_again(
    library: biblio.Library, tmp_path: Path, database: Database
) -> None:
    library.import_files(written(tmp_path / "a.jsonl", "First", 2020))
    library.import_files(written(tmp_path / "b.jsonl", "Second", 2021))
    before = dump(database)

    [again] = library.import_files(written(tmp_path / "a.jsonl", "First", 2022))

    assert (title(library), again.updated, again.unchanged) == ("First", 1, 0)
    assert again.import_id is not None
    library.undo(again.import_id)
    assert dump(database) == before


def test_what_the_user_says_stands_above_the_file(library: biblio.Library, tmp_path: Path) -> None:
    library.import_files(written(tmp_path / "new.jsonl", "New", 2024), as_of="2019-01-01")

    library.import_files(written(tmp_path / "old.jsonl", "Old", 2020))

    assert title(library) == "Old"


def test_a_time_that_is_none_is_refused(library: biblio.Library) -> None:
    with pytest.raises(InvalidQuery, match="'soon' is no day and no time; write 2024-05-07 or"):
        library.import_records([paper("2101.00001")], as_of="soon")


def test_a_repeat_writes_nothing_but_its_own_row(
    library: biblio.Library, tmp_path: Path, database: Database
) -> None:
    path = written(tmp_path / "a.jsonl", "First", 2020)
    library.import_files(path)
    before = dump(database)

    [again] = library.import_files(path)

    assert (again.unchanged, dump(database)) == (1, before)
