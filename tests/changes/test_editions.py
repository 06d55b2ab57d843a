"""A library by name, and a new edition that takes the place of the old one."""

from __future__ import annotations

from pathlib import Path

import pytest
from dumps import contents, dump
from sqlalchemy import select
from stores import Database, by_hand, copied

import biblio
from biblio.db.models import Source
from biblio.errors import InvalidQuery, UnreadableSource
from biblio.importing.runs import Watchers
from biblio.model.identifiers import Identifier
from biblio.model.records import PaperRecord

ENTRY = "@article{{{key},\n  title = {{{title}}},\n  journal = {{J}}, year = 2001\n}}\n"


def bib(path: Path, **titles: str) -> Path:
    path.write_text("".join(ENTRY.format(key=key, title=title) for key, title in titles.items()))
    return path


def titles(database: Database) -> list[tuple[str, str]]:
    """The keys of all papers, with their titles."""
    with by_hand(database) as connection:
        return connection.execute(
            "SELECT i.value, p.title FROM papers AS p JOIN identifiers AS i ON i.paper_id = p.id"
            " WHERE i.scheme = 'key' ORDER BY 1, 2"
        ).fetchall()


def test_a_key_tells_papers_within_its_library_alone(
    library: biblio.Library, database: Database, tmp_path: Path
) -> None:
    old = bib(tmp_path / "old.bib", doe="Sums", roe="Products")
    new = bib(tmp_path / "new.bib", doe="Sums of numbers")

    library.import_files(old, library="zoo")
    library.import_files(new, library="zoo")
    library.import_files(bib(tmp_path / "farm.bib", doe="Sums of sheep"), library="farm")
    library.import_files(bib(tmp_path / "other.bib", doe="Sums of goats"))

    assert [key for key, _ in titles(database)] == ["doe", "farm/doe", "zoo/doe", "zoo/roe"]


def test_the_name_is_part_of_the_digest(library: biblio.Library, tmp_path: Path) -> None:
    source = bib(tmp_path / "a.bib", doe="Sums")

    reports = [library.import_files(source, library=name)[0] for name in ("zoo", "farm", "zoo")]

    assert [(each.added, each.unchanged) for each in reports] == [(1, 0), (1, 0), (0, 1)]
    with library.session() as session:
        rows = session.execute(select(Source.library).order_by(Source.library)).scalars()
        assert list(rows) == ["farm", "zoo"]


@pytest.mark.parametrize("name", ["", " ", "a/b", "a\nb", "\x1b[1m"])
def test_what_cannot_be_the_name_of_a_library(
    library: biblio.Library, tmp_path: Path, name: str
) -> None:
    source = bib(tmp_path / "a.bib", doe="Sums")

    with pytest.raises(InvalidQuery, match="cannot be the name of a library"):
        library.import_files(source, library=name)


@pytest.mark.parametrize("named", ["zoo", None])
def test_a_new_edition_takes_the_place_of_the_old(
    tmp_path: Path, empty_database: Database, named: str | None
) -> None:
    replaced, alone = (copied(empty_database, tmp_path / name) for name in ("a.db", "b.db"))
    source = bib(tmp_path / "a.bib", doe="Sums", roe="Products", poe="Ravens")
    with biblio.open(replaced) as library:
        library.import_files(source, library=named)
        bib(source, doe="Sums of numbers", poe="Ravens")
        (report,) = library.import_files(source, library=named, replace=True)
        runs = [each.import_id for each in library.imports()]
    with biblio.open(alone) as library:
        library.import_files(source, library=named)

    assert dump(replaced)["papers"] == dump(alone)["papers"]
    assert titles(replaced) == titles(alone)
    assert runs == [2]
    assert report.notes == (
        f"takes the place of import 1 ({source}): 2 of its records are in it no more",
    )


def test_only_its_own_library_or_file_is_replaced(
    library: biblio.Library, database: Database, tmp_path: Path
) -> None:
    first, second = bib(tmp_path / "a.bib", doe="Sums"), bib(tmp_path / "b.bib", roe="Products")
    library.import_files(first)
    library.import_files(second, library="zoo")
    library.import_files(first, library="farm")
    bib(first, poe="Ravens")
    bib(second, goe="Geese")

    library.import_files(first, replace=True)
    library.import_files(first, second, library="zoo", replace=True)

    assert [key for key, _ in titles(database)] == ["farm/doe", "poe", "zoo/goe", "zoo/poe"]


def test_an_edition_that_cannot_be_read_replaces_nothing(
    library: biblio.Library, database: Database, tmp_path: Path
) -> None:
    source = bib(tmp_path / "a.bib", doe="Sums")
    library.import_files(source, library="zoo")
    source.write_text("@article{doe, title = {Sums")

    (report,) = library.import_files(source, library="zoo", replace=True)

    assert (report.read, report.rejected, report.notes) == (1, 1, ())
    assert titles(database) == [("zoo/doe", "Sums")]


def test_what_cannot_be_read_leaves_the_old_edition_and_no_run(
    library: biblio.Library, database: Database, tmp_path: Path
) -> None:
    source = bib(tmp_path / "a.bib", doe="Sums")
    library.import_files(source, library="zoo")

    with pytest.raises(UnreadableSource):
        library.import_files(source, tmp_path / "none.bib", library="zoo", replace=True)

    assert titles(database) == [("zoo/doe", "Sums")]
    assert [each.import_id for each in library.imports()] == [1]


def test_readers_see_the_old_edition_or_the_new(
    library: biblio.Library, database: Database, tmp_path: Path
) -> None:
    source = bib(tmp_path / "a.bib", doe="Sums")
    library.import_files(source, library="zoo")
    bib(source, roe="Products")
    seen = []

    def look(_: object) -> None:
        seen.append(titles(database))

    library.import_files(source, library="zoo", replace=True, watchers=Watchers(look))

    assert seen
    assert all(each == [("zoo/doe", "Sums")] for each in seen)
    assert titles(database) == [("zoo/roe", "Products")]


def test_a_dry_run_tells_and_keeps(
    library: biblio.Library, database: Database, tmp_path: Path
) -> None:
    source = bib(tmp_path / "a.bib", doe="Sums")
    library.import_files(source)
    before = contents(database)
    bib(source, roe="Products")

    (report,) = library.import_files(source, replace=True, dry_run=True)

    assert report.notes == (
        f"takes the place of import 1 ({source}): 1 of its records are in it no more",
    )
    assert titles(database) == [("doe", "Sums")]
    assert contents(database) == before


def test_standard_input_replaces_nothing_without_a_name(library: biblio.Library) -> None:
    with pytest.raises(InvalidQuery, match="name its library"):
        library.import_files("-", replace=True)


def test_records_of_a_script_have_libraries_too(
    library: biblio.Library, database: Database
) -> None:
    def record(title: str) -> PaperRecord:
        return PaperRecord(
            format="mine", title=title, issued="2001", identifiers=(Identifier("key", "doe"),)
        )

    library.import_records([record("Sums")], library="zoo")
    library.import_records([record("Sums of numbers")], library="zoo", replace=True)

    assert titles(database) == [("zoo/doe", "Sums of numbers")]


def test_what_was_rejected_is_tried_again_in_its_library(
    library: biblio.Library, database: Database, tmp_path: Path
) -> None:
    source = tmp_path / "a.bib"
    source.write_text(
        "@string{j = {J}}\n@article{doe, title = {Sums}, journal = j}\n@misc{roe, }\n"
    )
    library.import_files(source, library="zoo")
    with by_hand(database) as connection:
        connection.execute(
            "UPDATE rejections SET raw = '@misc{roe, title = {Products}, year = 2001}'"
        )

    report = library.retry(1)

    assert report.added == 1
    assert titles(database) == [("zoo/doe", "Sums"), ("zoo/roe", "Products")]
    assert library.import_run(1).rejections[0].stored_by == 2
