"""Whatever a check finds, the command that it names mends."""

# ruff: noqa: S608 - the statements are the test's own
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from db.seeded import empty_the_index
from dumps import contents, dump
from importing.snapshots import line
from importing.test_running import importing
from stores import ENGINE, Database, copied, unguarded

import biblio
from biblio.changes.repair import MendReport, mend
from biblio.db.engine import url_of
from biblio.db.engines.sqlite.backups import backup
from biblio.db.maintenance import RESTORE, check
from biblio.errors import DatabaseError
from biblio.model.identifiers import ArxivId

FIRST, TAKEN = (ArxivId(each).rank for each in ("2101.00001", "2101.00002"))
SECOND = "(SELECT id FROM papers WHERE arxiv_id = '2101.00002')"
OF_A_PAPER = (
    *("identifiers", "paper_versions", "paper_categories", "authorships", "author_lists"),
    *("translations", "sources"),
)
DISAGREES = "the search index does not agree with the papers"
# Statements that break a database, and what is found then. Nothing is lost with the first ones.
WHOLE = {
    "UPDATE identifiers SET value = '2101.09999' WHERE value = '2101.00002'": [
        "1 papers have the arXiv identifier of another",
        "1 papers lack their identifier",
    ],
    "DELETE FROM identifiers": ["4 papers lack their identifier"],
    "UPDATE papers SET primary_category = 'astro-ph'": [
        "the primary category of 4 papers is not the first of their categories"
    ],
    "UPDATE papers SET primary_category = NULL": [
        "the primary category of 4 papers is not the first of their categories"
    ],
    "UPDATE paper_categories SET listed_on = 7 WHERE ordinal = 1": [
        "the categories of 4 papers have another day than the paper"
    ],
    "UPDATE authorships SET listed_on = 7": [
        "the author lists of 4 papers have another day than the paper"
    ],
    "INSERT INTO author_lists (paper_id, places, members)"
    " SELECT p.id, 3, s.digest FROM papers AS p JOIN sources AS s ON s.paper_id = p.id"
    " WHERE arxiv_id = '2101.00001'": [
        "the packed author lists of 1 papers are not those of `authorships`"
    ],
    "UPDATE papers SET latest_version = 1 WHERE arxiv_id = '2101.00003'": [
        "1 papers have a version above their latest"
    ],
    "INSERT INTO authors (id, keyname, name, name_key, keyname_key, initials, german_key)"
    " VALUES (999, 'Nobody', 'Nobody', 'nobody', 'nobody', '', 'nobody')": [
        "1 author names belong to no paper"
    ],
    "UPDATE authors SET name_key = '', german_key = 'x', initials = 'zz' WHERE id = 1": [
        "1 author names have other search keys than their own"
    ],
    "DELETE FROM paper_search": [DISAGREES],
    "DROP VIEW paper_search_documents; DROP VIEW paper_list": [
        "2 views are missing or changed: paper_list, paper_search_documents"
    ],
    "DROP VIEW version_list; CREATE VIEW version_list AS SELECT 1 AS paper_id": [
        "1 views are missing or changed: version_list"
    ],
    # The first takes the number of the second, which is somewhere else.
    "UPDATE papers SET id = 7 WHERE arxiv_id = '2101.00002';"
    + "".join(f"UPDATE {table} SET paper_id = 7 WHERE paper_id = {TAKEN};" for table in OF_A_PAPER)
    + f"UPDATE papers SET id = {TAKEN} WHERE arxiv_id = '2101.00001';"
    + "".join(
        f"UPDATE {table} SET paper_id = {TAKEN} WHERE paper_id = {FIRST};" for table in OF_A_PAPER
    ): ["2 papers have another number than that of their identifier"],
    "DROP INDEX ix_authorships_author_id_listed_on_paper_id": [
        "1 indexes are missing: ix_authorships_author_id_listed_on_paper_id"
    ],
    "UPDATE imports SET sources_seen = 'x' WHERE id = 1": [
        "`sources_seen` of 1 imports cannot be read"
    ],
    "UPDATE imports SET rejections_seen = '[[1]]' WHERE id = 1": [
        "`rejections_seen` of 1 imports cannot be read"
    ],
    "INSERT INTO annotation_changes (id, uuid, changed_at, action)"
    " VALUES (1, 'a', '2024-01-02', 'tag'), (2, 'b', '2024-01-02', 'tag');"
    "INSERT INTO annotations (change_id, ordinal, scheme, value, kind, name, name_key, is_set,"
    " changed_at, is_current) SELECT id, 1, 'arxiv', '2101.00001', 'tag', 'x', 'x', id - 1,"
    " changed_at, 2 - id FROM annotation_changes": [
        "1 annotations are marked as holding and do not",
        "1 annotations hold and are not marked",
    ],
    "INSERT INTO annotation_changes (id, uuid, changed_at, action)"
    " VALUES (1, 'a', '2024-01-02', 'tag');"
    "INSERT INTO annotations (change_id, ordinal, scheme, value, kind, name, name_key, is_set,"
    " changed_at, is_current) VALUES (1, 1, 'arxiv', '2101.00001', 'tag', 'Öl', 'Öl', 1,"
    " '2024-01-02', 1);"
    "INSERT INTO saved_queries (id, name, name_key, changed_at)"
    " VALUES (1, 'Öl', 'Öl', '2024-01-02');"
    "INSERT INTO citation_keys VALUES ('Chen14', 'Chen14', 'arxiv', '2101.00001', '2024-01-02')": [
        "1 tags and lists are found by another name than their own",
        "1 saved queries are found by another name than their own",
        "1 citation keys are found by another name than their own",
    ],
}
# The same where an engine keeps it in its own way.
WHOLE |= {
    "sqlite": {
        "INSERT INTO paper_search (paper_search) VALUES ('delete-all')": [DISAGREES],
        "UPDATE paper_search_data SET block = x'00' WHERE id = 10": [DISAGREES],
        "DROP TRIGGER search_papers_after_insert": [
            "1 triggers are missing or changed: search_papers_after_insert"
        ],
    },
    "postgresql": {
        "UPDATE paper_search SET document = '' WHERE rowid = (SELECT min(id) FROM papers)": [
            DISAGREES
        ],
        "DROP TRIGGER biblio_papers_after_insert ON papers": [
            "1 triggers are missing or changed: biblio_papers_after_insert"
        ],
        "DROP FUNCTION biblio_is_extra; DELETE FROM identifiers": [
            "1 triggers are missing or changed: biblio_is_extra"
        ],
    },
}[ENGINE]
# With these something is: what is found then, the papers that go, and from how many inputs.
ORPHANS = "rows point to rows that are gone"
LOST = {
    "UPDATE authorships SET ordinal = 9 WHERE paper_id = SECOND AND ordinal = 1": (
        ["the author lists of 1 papers have gaps"],
        ["2101.00002"],
        1,
    ),
    "DELETE FROM paper_categories WHERE paper_id = SECOND AND ordinal = 1": (
        [
            "the category lists of 1 papers have gaps",
            "the primary category of 1 papers is not the first of their categories",
        ],
        ["2101.00002"],
        1,
    ),
    "UPDATE sources SET differences = '[' WHERE paper_id = SECOND": (
        ["what 1 sources say otherwise cannot be read"],
        ["2101.00002"],
        1,
    ),
    "UPDATE sources SET differences = '{\"title\":7}' WHERE paper_id = SECOND": (
        ["what 1 sources say otherwise cannot be read"],
        ["2101.00002"],
        1,
    ),
    "UPDATE papers SET extra = 'x' WHERE id = SECOND": (
        ["what 1 papers say in `extra` cannot be read"],
        ["2101.00002"],
        1,
    ),
    "UPDATE authorships SET affiliations = '{}' WHERE paper_id = SECOND AND ordinal = 1": (
        ["affiliations of 1 papers cannot be read"],
        ["2101.00002"],
        1,
    ),
    "UPDATE floating_records SET record = '['": (
        ["what 1 sources say otherwise cannot be read"],
        [],
        1,
    ),
    """DELETE FROM authors WHERE name = 'Ada O''Brien'""": (
        [f"2 {ORPHANS}"],
        ["2101.00002", "2101.00003"],
        1,
    ),
    "DELETE FROM papers WHERE id = SECOND": ([], [], 0),  # a trigger takes along what is its own
    "INSERT INTO translations (paper_id, language, title) VALUES (7, 'hu', 'x')": (
        [f"1 {ORPHANS}"],
        [],
        0,
    ),
    "DELETE FROM imports WHERE id = 1": (
        [{"sqlite": f"6 {ORPHANS}", "postgresql": f"5 {ORPHANS}"}[ENGINE]],  # a sighting goes along
        [f"2101.0000{number}" for number in range(1, 5)],
        0,  # the input's name went with the run
    ),
}


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two inputs: of four papers and a record that is rejected, and of a held record."""
    folder = tmp_path_factory.mktemp("inputs")
    one, two = folder / "one.jsonl", folder / "two.txt"
    third = line(3).replace(
        '"versions": [',
        '"versions": [{"version": "v2", "created": "Tue, 5 Jan 2021 10:00:00 GMT"}, ',
    )
    one.write_text("\n".join([line(1), line(2), third, line(23), line(4)]))
    two.write_text(
        "About nothing that anybody wrote, in the words of this test.\n翻译:无人写过。\n"
    )
    return one, two


@pytest.fixture(scope="module")
def imported(
    tmp_path_factory: pytest.TempPathFactory, empty_database: Database, inputs: tuple[Path, Path]
) -> Database:
    """A database of those inputs."""
    database = copied(empty_database, tmp_path_factory.mktemp("imported") / "biblio.db")
    import_all(database, inputs)
    return database


@pytest.fixture
def whole(imported: Database, tmp_path: Path) -> Database:
    """The same, for one test."""
    return copied(imported, tmp_path / "biblio.db")


def found(database: Database) -> list[str]:
    return [each.what for each in check(url_of(database))]


def breaking(database: Database, statements: str) -> None:
    with unguarded(database) as connection:
        connection.executescript(statements)


def import_all(database: Database, inputs: tuple[Path, Path]) -> None:
    with biblio.open(database) as library:
        library.import_files(*inputs)


def test_a_good_library_is_left_alone(whole: Database) -> None:
    before = contents(whole)

    assert mend(url_of(whole)) == MendReport()
    assert contents(whole) == before


@pytest.mark.parametrize("statements", WHOLE)
def test_what_the_tables_tell_is_mended(whole: Database, statements: str) -> None:
    before = dump(whole)
    breaking(whole, statements)
    assert found(whole) == WHOLE[statements]

    report = mend(url_of(whole))

    assert report.mended == tuple(WHOLE[statements])
    assert (report.papers, report.sources, report.left) == ((), (), ())
    if isinstance(whole, Path):
        assert report.copy == whole.with_name("biblio.db.before-mend")
        assert found(report.copy) == WHOLE[statements]
    else:
        assert report.copy is None
    assert (found(whole), dump(whole)) == ([], before)


@pytest.mark.parametrize("statements", LOST)
def test_what_is_lost_comes_back_when_its_source_does(
    whole: Database, inputs: tuple[Path, Path], statements: str
) -> None:
    before = dump(whole)
    breaking(whole, statements.replace("SECOND", SECOND))
    what, papers, sources = LOST[statements]
    assert found(whole) == what

    report = mend(url_of(whole))

    assert (list(report.papers), len(report.sources), report.left) == (papers, sources, ())
    assert found(whole) == []
    import_all(whole, inputs)
    assert (found(whole), dump(whole)) == ([], before)


def test_an_index_that_lost_a_row_is_made_anew(whole: Database) -> None:
    before = dump(whole)
    empty_the_index(whole)
    assert found(whole) != []

    report = mend(url_of(whole))

    assert report.left == ()
    assert all("ix_papers_announced" in each for each in report.mended)
    assert (found(whole), dump(whole)) == ([], before)


def test_counts_that_do_not_add_up_go_with_their_import(
    whole: Database, inputs: tuple[Path, Path]
) -> None:
    before = dump(whole)
    breaking(whole, "UPDATE imports SET added = 7 WHERE id = 1")
    (finding,) = mend(url_of(whole)).left

    assert finding.mend.startswith("take it back with `biblio imports undo 1`, and import its")
    with biblio.open(whole) as library:
        library.undo(1)
    import_all(whole, inputs)

    assert (found(whole), dump(whole)) == ([], before)


@pytest.mark.sqlite("a file is replaced by a copy")
def test_a_damaged_file_is_replaced(whole: Path, tmp_path: Path) -> None:
    before = dump(whole)
    copy = tmp_path / "copy.db"
    backup(url_of(whole), copy)
    breaking(whole, "PRAGMA ignore_check_constraints = ON; UPDATE papers SET withdrawn = 7")
    report = mend(url_of(whole))

    assert {each.mend for each in report.left} == {RESTORE}
    assert (report.copy, report.mended) == (None, ())
    copy.replace(whole)
    assert (found(whole), dump(whole)) == ([], before)


def test_nothing_is_mended_under_an_import(database: Database) -> None:
    with importing(database):
        breaking(database, "DELETE FROM identifiers")

        with pytest.raises(DatabaseError, match="import 1 is still running"):
            mend(url_of(database))


@pytest.mark.parametrize(
    ("statement", "ask"),
    [
        *(
            (f"UPDATE imports SET sources_seen = {text}", ask)
            for text in ("'x'", "'[1]'", "'[[2,1]]'")
            for ask in (
                lambda library: library.import_run(1),
                lambda library: library.paper("2101.00001"),
                lambda library: library.undo(1),
            )
        ),
        (
            "UPDATE sources SET differences = '[' WHERE paper_id IS NOT NULL",
            lambda library: library.paper("2101.00001"),
        ),
        ("UPDATE papers SET extra = 'x'", lambda library: library.paper("2101.00001")),
        ("UPDATE authorships SET affiliations = '7'", lambda library: library.paper("2101.00001")),
    ],
)
def test_what_cannot_be_read_is_a_sentence_that_names_the_check(
    whole: Database, statement: str, ask: Callable[[biblio.Library], object]
) -> None:
    breaking(whole, statement)

    with (
        biblio.open(whole) as library,
        pytest.raises(DatabaseError, match=r" cannot be read; `biblio db check` tells"),
    ):
        ask(library)
