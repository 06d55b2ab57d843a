"""A check finds on PostgreSQL what it finds on SQLite, and mends it there."""

# ruff: noqa: S608 - the statements are the test's own
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from changes.test_repair import LOST, ORPHANS, SECOND, WHOLE
from importing.snapshots import line
from postgresql import Server, connect
from sqlalchemy import URL

import biblio
from biblio.changes.repair import MendReport, mend
from biblio.db.consistency import FORGET
from biblio.db.maintenance import check
from biblio.db.revisions import upgrade

OF_BOTH = (
    *("UPDATE papers SET id", "UPDATE paper_categories", "INSERT INTO authors"),
    *("DROP INDEX", "DROP VIEW version_list"),
)
# Some of the statements that break a file, of those that PostgreSQL takes too.
BREAKING = [
    *(
        each
        for each in WHOLE
        if each.startswith(OF_BOTH)
        or each in {"DELETE FROM identifiers", "DELETE FROM paper_search"}
    ),
    *(each for each in LOST if "'{}'" in each or "extra" in each or "DELETE FROM authors" in each),
]
NOBODY_LOOKED = "SET LOCAL session_replication_role = replica;"


@pytest.fixture(scope="module")
def whole(
    postgresql: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[URL, Path]]:
    """A library of four papers and their inputs, which each test leaves as whole as it was."""
    folder = tmp_path_factory.mktemp("inputs")
    third = line(3).replace(
        '"versions": [',
        '"versions": [{"version": "v2", "created": "Tue, 5 Jan 2021 10:00:00 GMT"}, ',
    )
    (folder / "one.jsonl").write_text("\n".join([line(1), line(2), third, line(23), line(4)]))
    (folder / "two.txt").write_text(
        "About nothing that anybody wrote, in the words of this test.\n翻译:无人写过。\n"
    )
    with postgresql.empty() as url:
        upgrade(url)
        import_all(url, folder)
        yield url, folder


def import_all(url: URL, folder: Path) -> None:
    with biblio.open(url.render_as_string(hide_password=False)) as library:
        library.import_files(folder / "one.jsonl", folder / "two.txt")


def breaking(url: URL, statements: str) -> None:
    with connect(url) as connection:
        connection.execute(statements.encode())


def found(url: URL) -> list[str]:
    return [each.what for each in check(url)]


def test_nothing_is_wrong_with_a_good_library(whole: tuple[URL, Path]) -> None:
    url, _ = whole

    assert check(url) == []
    assert mend(url) == MendReport()


@pytest.mark.parametrize("statements", BREAKING)
def test_what_is_wrong_is_found_and_mended(whole: tuple[URL, Path], statements: str) -> None:
    url, folder = whole
    by_hand = statements.replace("SECOND", SECOND)
    breaking(url, f"SET CONSTRAINTS ALL DEFERRED; {by_hand}" if "SET id" in statements else
             f"{NOBODY_LOOKED} {by_hand}")  # fmt: skip
    what, papers, _ = LOST.get(statements, (WHOLE.get(statements), [], 0))
    findings = check(url)
    assert [each.what for each in findings] == what
    assert FORGET not in {each.mend for each in findings}  # there is no file to copy

    report = mend(url)

    assert list(report.papers) == papers
    assert (report.copy, report.left) == (None, ())
    if statements in LOST:
        import_all(url, folder)
    assert found(url) == []


def test_functions_that_are_gone_are_put_back_first(whole: tuple[URL, Path]) -> None:
    url, _ = whole
    breaking(url, f"{NOBODY_LOOKED} DROP FUNCTION biblio_is_extra; DELETE FROM identifiers")

    assert found(url) == ["1 triggers are missing or changed: biblio_is_extra"]
    assert mend(url).left == ()
    assert found(url) == []


def test_an_index_that_was_never_built_is_made_anew(whole: tuple[URL, Path]) -> None:
    url, _ = whole
    breaking(
        url,
        "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'ix_papers_announced'::regclass",
    )

    assert found(url) == ["integrity: index ix_papers_announced: it was never built to its end"]
    assert mend(url).left == ()
    assert found(url) == []


def test_a_key_that_holds_for_new_rows_alone_is_looked_at(whole: tuple[URL, Path]) -> None:
    url, _ = whole
    breaking(
        url,
        f"{NOBODY_LOOKED} INSERT INTO translations (paper_id, language, title)"
        " VALUES (7, 'hu', 'x');",
    )

    assert found(url)[0] == f"1 {ORPHANS}"
    assert mend(url).left == ()
    assert found(url) == []
