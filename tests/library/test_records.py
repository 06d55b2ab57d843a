"""A library goes out as records, and comes in as the same library."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

import pytest
from dumps import dump
from factories import ABSTRACT, paper
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from importing.strategies import any_record
from stores import Database, by_hand, copied, place_of

import biblio
from biblio.changes.checking import check
from biblio.db.engine import url_of
from biblio.exporters.records import line_of
from biblio.importing.reports import ImportReport
from biblio.model.identifiers import Identifier
from biblio.model.records import PaperRecord

Run = tuple[list[PaperRecord], str | None, str | None]
"""Records of a script, the time that they are of, and the library."""

RUNS = st.lists(
    st.tuples(
        st.lists(any_record, min_size=1, max_size=4),
        st.none() | st.sampled_from(("2020-01-01", "2024-05-07")),
        st.none() | st.sampled_from(("zoo", "farm")),
    ),
    min_size=1,
    max_size=2,
)
BIB = """@article{roe, title={Sheep}, author={Roe, Ada}, journal={J}, year=2001, doi={10.5555/a}}
@misc{both, title={To}, doi={10.5555/b, 10.5555/c}}
@article{b, title={Bee}, journal={J}, doi={10.5555/b}}
@article{c, title={Cow}, journal={J}, doi={10.5555/c}}
@misc{pre, title={Sheep}, eprint={2101.00001}, archivePrefix={arXiv}, doi={10.5555/a}}
"""


def import_all(library: biblio.Library, runs: Sequence[Run]) -> list[ImportReport]:
    return [
        library.import_records(records, as_of=as_of, library=name) for records, as_of, name in runs
    ]


def exported(library: biblio.Library, papers: Sequence[int] | None = None) -> list[str]:
    with library.export_records(papers) as lines:
        return list(lines)


def written(path: Path, lines: Sequence[str]) -> Path:
    path.write_text("".join(lines), encoding="utf-8")
    return path


def without_rejections(path: Database) -> dict[str, list[tuple[object, ...]]]:
    return {name: rows for name, rows in dump(path).items() if name != "rejections"}


@pytest.fixture
def copies(tmp_path: Path, empty_database: Database) -> Iterator[Database]:
    """Empty databases, as many as are asked for."""
    return (copied(empty_database, tmp_path / f"{number}.db") for number in count(1))


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(runs=RUNS, others=RUNS)
def test_what_goes_out_comes_in_the_same(
    tmp_path: Path, copies: Iterator[Database], runs: list[Run], others: list[Run]
) -> None:
    one, other, copy = (next(copies) for _ in range(3))
    with biblio.open(one) as library, biblio.open(other) as beside, biblio.open(copy) as copied:
        import_all(library, runs)
        lines = exported(library)
        copied.import_files(written(tmp_path / "one.jsonl", lines))
        assert without_rejections(copy) == without_rejections(one)
        assert exported(copied) == lines

        again = import_all(copied, runs)
        assert sum(each.unchanged + each.rejected for each in again) == sum(e.read for e in again)

        import_all(beside, others)
        copied.import_files(written(tmp_path / "other.jsonl", exported(beside)))
        import_all(library, others)
        assert without_rejections(copy) == without_rejections(one)


def test_all_kinds_of_papers_and_floating_records_come_along(
    library: biblio.Library, database: Database, tmp_path: Path, copies: Iterator[Database]
) -> None:
    bib = tmp_path / "refs.bib"
    bib.write_text(BIB)
    library.import_files(bib, library="zoo", as_of="2024-05-07")
    library.import_records([paper("2101.00001"), paper(None, abstract=ABSTRACT, title=None)])
    with by_hand(database) as connection:
        connection.execute(
            "INSERT INTO papers (id, anchor, title) VALUES (7, 'doi:10.5555/h', 'H')"
        )
        connection.execute("INSERT INTO identifiers VALUES ('doi', '10.5555/h', 7)")
    lines = exported(library)

    copy = next(copies)
    with biblio.open(copy) as copied:
        (report,) = copied.import_files(written(tmp_path / "a.jsonl", lines))
        assert (report.read, report.held, report.rejected) == (8, 1, 0)
        assert exported(copied) == lines
        (again,) = copied.import_files(bib, library="zoo")
        assert (again.read, again.unchanged) == (5, 5)
        (other,) = copied.import_files(bib)
        assert other.unchanged == 0
        assert copied.undo(other.import_id or 0).papers_changed >= 0
        copied.undo(again.import_id or 0)
        assert without_rejections(copy)["floating_papers"]
        assert check(url_of(copy)) == []
        copied.reparse()
        assert exported(copied) == lines
        copied.undo(report.import_id or 0)
    assert without_rejections(copy) == without_rejections(next(copies))


def test_records_of_chosen_papers_come_once(library: biblio.Library, tmp_path: Path) -> None:
    bib = tmp_path / "refs.bib"
    bib.write_text(BIB)
    library.import_files(bib)
    rows = library.sql("SELECT id, title FROM papers ORDER BY title").rows
    ids = [int(str(row[0])) for row in rows]

    def told(papers: Sequence[int]) -> list[str]:
        return sorted(json.loads(each)["says"]["title"] for each in exported(library, papers))

    assert [row[1] for row in rows] == ["Bee", "Cow", "Sheep"]
    assert told(ids) == ["Bee", "Cow", "Sheep", "Sheep", "To"]
    assert told(ids[:1]) == ["Bee", "To"]
    assert told(ids[:2]) == ["Bee", "Cow", "To"]
    assert told(ids[2:]) == ["Sheep", "Sheep"]
    assert told([]) == []


def test_a_library_that_is_named_is_that_of_records_without_one(
    library: biblio.Library, tmp_path: Path
) -> None:
    keyed = (Identifier("key", "roe"),)
    source = written(
        tmp_path / "a.jsonl",
        [
            line_of(paper(None, identifiers=keyed), b"1" * 16),
            line_of(
                paper(None, title="B", library="farm", identifiers=(Identifier("key", "farm/r"),)),
                b"2" * 16,
            ),
        ],
    )

    library.import_files(source, library="zoo")

    named = library.sql("SELECT value FROM identifiers ORDER BY 1").rows
    assert [each[0] for each in named] == ["farm/r", "zoo/roe"]
    assert library.import_files(source, library="zoo")[0].unchanged == 2
    assert library.import_files(source)[0].unchanged == 1  # of no library it is another entry


@pytest.mark.parametrize("batch", [None, 1])
@pytest.mark.parametrize("is_first", [True, False])
def test_records_that_claim_one_entry_do_no_harm(
    library: biblio.Library,
    database: Database,
    tmp_path: Path,
    batch: int | None,
    *,
    is_first: bool,
) -> None:
    if not is_first:
        library.import_records([paper("2101.00009")])
    lines = [line_of(paper(f"2101.0000{number}"), b"x" * 16) for number in (1, 2, 3)]

    (report,) = library.import_files(written(tmp_path / "a.jsonl", lines), batch=batch)

    assert (report.read, report.rejected) == (3, 0)
    assert check(url_of(database)) == []
    digests = library.sql("SELECT count(*), count(DISTINCT digest) FROM sources").rows
    assert digests[0][0] == digests[0][1]


def test_a_line_that_was_changed_is_an_entry_of_its_own(
    library: biblio.Library, tmp_path: Path
) -> None:
    library.import_records([paper("2101.00001", title="Shepp")], as_of="2024-01-01")
    (line,) = exported(library)
    mended = written(tmp_path / "a.jsonl", [line.replace("Shepp", "Sheep!")])

    (report,) = library.import_files(mended)

    assert report.updated == 1
    assert library.paper("2101.00001").title == "Sheep!"
    assert len(library.paper("2101.00001").sources) == 2


def test_rejected_records_are_mended_and_keep_their_time(
    library: biblio.Library, tmp_path: Path
) -> None:
    record = paper("2101.00001", as_of="2020-01-01T00:00:00.000000Z")
    line = line_of(record, b"1" * 16).replace('"says":{', '"says":{"size":1,')
    (report,) = library.import_files(written(tmp_path / "a.jsonl", [line]))
    assert report.rejections[0].reason == "it says 'size', which this biblio does not know"

    with by_hand(place_of(library.url)) as connection:
        connection.execute("UPDATE rejections SET raw = replace(raw, '\"size\":1,', '')")
    again = library.retry(report.import_id or 0)

    assert (again.added, again.rejected) == (1, 0)
    assert exported(library) == [line_of(record, b"1" * 16)]
