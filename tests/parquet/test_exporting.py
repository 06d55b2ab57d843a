"""A library as a folder of Parquet files: the same rows, of one moment, and again what changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from parquet.fields import LATER, RECORDS, digests, files, rows_in, rows_of
from stores import Database, by_hand

import biblio
from biblio.db.revisions import HEAD
from biblio.errors import InvalidQuery, OutOfTime, UnreadableSource
from biblio.library.exports import ExportProgress
from biblio.parquet.manifest import NAME, read_manifest
from biblio.parquet.tables import SOURCES


@pytest.fixture
def field(library: biblio.Library) -> biblio.Library:
    """A library of the records."""
    library.import_records(RECORDS)
    return library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "exported"


def test_rows_are_those_of_the_tables_under_their_years(
    field: biblio.Library, database: Database, folder: Path
) -> None:
    field.same("Hopper", "Somerville")
    done = field.export_parquet(folder)

    for source in SOURCES:
        is_of_papers = source.paper is not None
        expected = rows_of(database, source.name, is_of_papers=is_of_papers)
        assert rows_in(folder, source.name) == expected, source.name
    assert done.papers == len(RECORDS)
    assert read_manifest(folder).years_of() == ("0000", "2007", "2008", "2009")
    assert {each.name for each in folder.iterdir()} == {NAME, *(each.name for each in SOURCES)}


def test_the_manifest_tells_what_is_there_and_of_when(field: biblio.Library, folder: Path) -> None:
    field.export_parquet(folder)
    manifest = read_manifest(folder)
    papers = manifest.tables["papers"]

    assert (manifest.schema, manifest.years) == (HEAD, None)
    assert manifest.last_import is not None
    assert (manifest.last_import.import_id, manifest.last_import.status) == (1, "complete")
    assert manifest.last_import.started <= manifest.moment
    assert [(part.year, part.rows) for part in papers.parts] == [
        ("0000", 1),
        ("2007", 2),
        ("2008", 2),
        ("2009", 5),
    ]
    assert papers.columns[0] == ("id", "int64", False, papers.columns[0].doc)
    schema = pq.read_schema(folder / papers.parts[0].file)
    assert [(each.name, str(each.type), each.nullable) for each in schema] == [
        each[:3] for each in papers.columns
    ]
    compressed = pq.ParquetFile(folder / papers.parts[0].file).metadata.row_group(0).column(0)
    assert compressed.compression == "ZSTD"


def undo(library: biblio.Library, _: Database) -> None:
    library.undo(2)


def written_by_hand(_: biblio.Library, database: Database) -> None:
    with by_hand(database) as connection:
        connection.execute(
            "UPDATE authorships SET printed_name = 'Ada L.' WHERE paper_id IN"
            " (SELECT id FROM papers WHERE arxiv_id = '0801.0003') AND ordinal = 1"
        )


def to_another_year(_: biblio.Library, database: Database) -> None:
    with by_hand(database) as connection:
        connection.execute(
            "UPDATE papers SET submitted = '2009-01-01' WHERE arxiv_id = '0801.0003'"
        )


def gone(_: biblio.Library, database: Database) -> None:
    with by_hand(database, foreign_keys=True) as connection:
        connection.execute("DELETE FROM papers WHERE listed_submitted LIKE '2008%'")


def people(library: biblio.Library, _: Database) -> None:
    library.same("person:0704.0001#1", "person:0903.0005#1")


def nothing(library: biblio.Library, _: Database) -> None:
    library.set_note("0704.0001", "It is no part of any table that goes out.")


CHANGES: dict[Callable[[biblio.Library, Database], None], list[str]] = {
    undo: [f"{name} 2008" for name in ("authorships", "identifiers", "paper_categories", "papers")],
    written_by_hand: ["authorships 2008"],
    to_another_year: [
        f"{name} {year}"
        for name in ("authorships", "identifiers", "paper_categories", "papers")
        for year in (2008, 2009)
    ],
    gone: [],
    people: ["person_spellings None", "persons None"],
    nothing: [],
}
"""What is written to a library, and the tables and years of which that changes what is left."""


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_again_only_what_changed_is_written(
    field: biblio.Library,
    database: Database,
    folder: Path,
    tmp_path: Path,
    change: Callable[[biblio.Library, Database], None],
) -> None:
    field.import_records([LATER])
    before = digests(field.export_parquet(folder).manifest)
    old = files(folder)
    change(field, database)

    again = field.export_parquet(folder)
    new, fresh = files(folder), field.export_parquet(tmp_path / "fresh")

    # What it holds is what a first export has, whatever was there.
    assert again.manifest.tables == fresh.manifest.tables
    assert new.keys() - {NAME} == again.manifest.files()
    # And what was the same before is the same file.
    after = digests(again.manifest)
    same = {
        part.file
        for name, table in again.manifest.tables.items()
        for part in table.parts
        if before.get(f"{name} {part.year}") == part.digest
    }
    assert {each: new[each] for each in same} == {each: old[each] for each in same}
    written = sorted(key for key in after if before.get(key) != after[key])
    assert written == CHANGES[change]


def test_an_export_that_fails_leaves_the_folder_as_it_was(
    field: biblio.Library, folder: Path
) -> None:
    field.export_parquet(folder)
    old = files(folder)
    field.import_records([LATER])

    def stop(progress: ExportProgress) -> None:
        if progress.done == progress.total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        field.export_parquet(folder, watcher=stop)
    with pytest.raises(OutOfTime):
        field.export_parquet(folder, seconds=1e-9)

    assert files(folder) == old
    assert [each.name for each in folder.parent.iterdir() if each.name.startswith(".biblio")] == []


def test_all_is_of_one_moment_while_others_import(
    field: biblio.Library, database: Database, folder: Path
) -> None:
    told: list[ExportProgress] = []

    def import_meanwhile(progress: ExportProgress) -> None:
        if not told:
            with biblio.open(database) as other:
                other.import_records([LATER])
        told.append(progress)

    done = field.export_parquet(folder, watcher=import_meanwhile)

    assert {row[2] for row in rows_in(folder, "papers")} == {each.arxiv_id for each in RECORDS}
    assert done.manifest.last_import is not None
    assert done.manifest.last_import.import_id == 1
    assert field.export_parquet(folder).papers == len(RECORDS) + 1
    assert (told[-1].done, told[-1].total) == (len(RECORDS), len(RECORDS))


def test_tables_and_years_may_be_chosen_and_grow(field: biblio.Library, folder: Path) -> None:
    field.export_parquet(folder, tables=["authorships"], years=["2008-2009"])
    first = files(folder)

    more = field.export_parquet(folder, tables=["papers", "authorships"], years=["2000-2009"])

    assert [*more.manifest.tables] == ["papers", "authorships"]
    assert more.manifest.years == tuple(map(str, range(2000, 2010)))
    assert more.papers == len(RECORDS) - 1
    kept = first.keys() - {NAME}
    assert {each: files(folder)[each] for each in kept} == {each: first[each] for each in kept}


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"tables": ["nothing"]}, "there is no table nothing to export; there are: author_"),
        ({"tables": []}, "no table is named to export"),
        ({"years": ["nineteen"]}, "a year is 2024, several are 2015-2024, not 'nineteen'"),
        ({"years": ["2009-2007"]}, "2009-2007 ends before it begins"),
        ({"tables": ["papers"]}, "has author_identifiers and 14 more too, which would go"),
        ({"years": ["2008"]}, "has 0000 and 2 more too, which would go: ask for all of it"),
    ],
)
def test_what_cannot_be_asked_for_is_refused_and_nothing_goes(
    field: biblio.Library, folder: Path, asked: dict[str, Any], sentence: str
) -> None:
    field.export_parquet(folder)
    old = files(folder)

    with pytest.raises(InvalidQuery, match=sentence):
        field.export_parquet(folder, **asked)

    assert files(folder) == old


def test_a_folder_of_others_is_left_alone(field: biblio.Library, folder: Path) -> None:
    folder.mkdir()
    (folder / "thesis.tex").write_text("Chapter 1")
    with pytest.raises(UnreadableSource, match="is no folder that `biblio export parquet` wrote"):
        field.export_parquet(folder)

    (folder / "thesis.tex").unlink()
    field.export_parquet(folder)  # an empty one is taken
    (folder / "papers" / "notes.txt").write_text("Of mine")
    with pytest.raises(UnreadableSource, match=r"has papers/notes\.txt, which no export wrote"):
        field.export_parquet(folder)

    assert (folder / "papers" / "notes.txt").read_text() == "Of mine"


def test_what_was_written_into_is_written_anew(field: biblio.Library, folder: Path) -> None:
    done = field.export_parquet(folder)
    damaged = folder / done.manifest.tables["authors"].parts[0].file
    damaged.write_bytes(b"PAR1")
    (folder / done.manifest.tables["papers"].parts[0].file).unlink()

    again = field.export_parquet(folder)

    assert again.written == 2
    assert again.manifest.tables == done.manifest.tables
    assert len(rows_in(folder, "authors")) == done.manifest.tables["authors"].rows


def test_a_library_without_papers_has_all_tables(library: biblio.Library, folder: Path) -> None:
    done = library.export_parquet(folder)

    assert (done.papers, done.manifest.last_import) == (0, None)
    for name, table in done.manifest.tables.items():
        (part,) = table.parts
        assert pq.read_schema(folder / part.file).names == [each.name for each in table.columns]
        assert rows_in(folder, name) == []
    assert library.export_parquet(folder).written == 0
