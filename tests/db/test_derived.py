"""Dates beside categories and authors, and packed lists: kept by triggers, written by the importer.

All through the `sqlite3` program, as anybody may write.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from db.shell import change, needs_sqlite3, refusal, rows
from factories import paper

import biblio
from biblio.db.packed import unpack
from biblio.merging import rows as import_rows

pytestmark = needs_sqlite3

PAPERS = """
INSERT INTO papers (id, arxiv_id, submitted)
VALUES (1, '2101.00001', '2021-01-04T23:59:59Z'), (2, 'hep-th/9901001', NULL);
INSERT INTO authors (id, keyname, name, name_key, keyname_key, initials, german_key)
VALUES (1, 'Sato', 'Sato', 'sato', 'sato', '', 'sato'), (2, 'Ito', 'Ito', 'ito', 'ito', '', 'ito');
INSERT INTO authorships (paper_id, ordinal, author_id, printed_name)
VALUES (1, 1, 1, 'Sato'), (2, 1, 1, 'Sato'), (2, 2, 2, 'Ito');
INSERT INTO paper_categories (paper_id, ordinal, category) VALUES (1, 1, 'cs.DM'), (2, 1, 'hep-th');
"""
# Each row, and the day on which its paper is listed.
DAYS = """
SELECT 'author' AS what, paper_id, ordinal, date(listed_on * 86400, 'unixepoch') AS day
FROM authorships
UNION ALL
SELECT 'category', paper_id, ordinal, date(listed_on * 86400, 'unixepoch') FROM paper_categories
ORDER BY 1, 2, 3
"""


@pytest.fixture
def written(database: Path) -> Path:
    change(database, PAPERS)
    return database


def lists(database: Path) -> list[tuple[int, set[int]]]:
    return [
        (each["places"], unpack(bytes.fromhex(each["members"])))
        for each in rows(database, "SELECT places, hex(members) AS members FROM author_lists")
    ]


def days(database: Path) -> list[tuple[str, int, int, str]]:
    return [tuple(each.values()) for each in rows(database, DAYS)]


def test_rows_made_by_hand_are_dated(written: Path) -> None:
    assert days(written) == [
        ("author", 1, 1, "2021-01-04"),
        ("author", 2, 1, "1999-01-01"),
        ("author", 2, 2, "1999-01-01"),
        ("category", 1, 1, "2021-01-04"),
        ("category", 2, 1, "1999-01-01"),
    ]


def test_a_changed_date_goes_along(written: Path) -> None:
    change(written, "UPDATE papers SET submitted = '1998-12-31' WHERE id = 2")
    change(written, "UPDATE papers SET submitted = NULL WHERE id = 1")

    assert {(paper, day) for _, paper, _, day in days(written)} == {
        (1, "2021-01-01"),
        (2, "1998-12-31"),
    }


def test_a_row_that_changes_its_paper_takes_its_date(written: Path) -> None:
    change(written, "UPDATE authorships SET paper_id = 1 WHERE ordinal = 2")
    change(written, "UPDATE paper_categories SET paper_id = 2, ordinal = 2 WHERE paper_id = 1")

    assert days(written) == [
        ("author", 1, 1, "2021-01-04"),
        ("author", 1, 2, "2021-01-04"),
        ("author", 2, 1, "1999-01-01"),
        ("category", 2, 1, "1999-01-01"),
        ("category", 2, 2, "1999-01-01"),
    ]


def test_a_reference_made_by_hand_counts_as_cited(written: Path) -> None:
    change(
        written,
        """
        INSERT INTO identifiers VALUES ('doi', '10.5555/m', 2), ('pmid', '9', 2);
        INSERT INTO paper_references (paper_id, ordinal, scheme, value)
        VALUES (1, 1, 'doi', '10.5555/m'), (1, 2, NULL, NULL), (1, 3, 'doi', '10.5555/n');
        UPDATE paper_references SET scheme = 'pmid', value = '9' WHERE ordinal = 3;
        """,
    )

    assert rows(written, "SELECT citing_id, cited_id FROM citations") == [
        {"citing_id": 1, "cited_id": 2}
    ]


def test_a_category_stands_once_on_a_paper(written: Path) -> None:
    again = "INSERT INTO paper_categories (paper_id, ordinal, category) VALUES (1, 2, 'cs.DM')"

    assert "UNIQUE constraint failed" in refusal(written, again)


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO authorships (paper_id, ordinal, author_id, printed_name) VALUES (2, 3, 1, '')",
        "UPDATE authorships SET author_id = 2 WHERE paper_id = 2",
        "UPDATE authorships SET paper_id = 2, ordinal = 3 WHERE paper_id = 1",
        "UPDATE authorships SET paper_id = 1 WHERE paper_id = 2 AND ordinal = 2",
        "DELETE FROM authorships WHERE paper_id = 2 AND ordinal = 1",
        "DELETE FROM papers WHERE id = 2",
    ],
)
def test_a_packed_list_goes_when_its_rows_change(written: Path, sql: str) -> None:
    change(written, "INSERT INTO author_lists VALUES (2, 2, x'00')")

    change(written, sql)

    assert rows(written, "SELECT * FROM author_lists") == []


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE authorships SET printed_name = 'Anna Sato'",
        "UPDATE papers SET submitted = '1999-01-02', title = 'On strings' WHERE id = 2",
        "DELETE FROM authorships WHERE paper_id = 1",
    ],
)
def test_a_packed_list_stays_when_others_change(written: Path, sql: str) -> None:
    change(written, "INSERT INTO author_lists VALUES (2, 2, x'00')")

    change(written, sql)

    assert len(rows(written, "SELECT * FROM author_lists")) == 1


def test_the_importer_writes_what_the_triggers_would(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_rows, "LONG_LIST", 2)
    with biblio.open(database) as library:
        library.import_records(
            [
                paper("hep-th/9901001", "A. Sato, B. Ito", submitted=None),
                paper("2101.00001", "A. Sato", submitted="2021-01-31"),
            ]
        )
    unknown = days(database)
    with biblio.open(database) as library:
        library.import_records([paper("hep-th/9901001", "A. Sato, B. Ito", submitted="1999-02-07")])
    dated = days(database)
    packed = lists(database)
    touch = "UPDATE {} SET paper_id = paper_id"
    change(database, f"{touch.format('authorships')}; {touch.format('paper_categories')}")

    assert [day for *_, day in unknown] == [
        *("1999-01-01", "1999-01-01", "2021-01-31"),
        *("1999-01-01", "2021-01-31"),
    ]
    assert [day for *_, day in dated] == [
        *("1999-02-07", "1999-02-07", "2021-01-31"),
        *("1999-02-07", "2021-01-31"),
    ]
    assert days(database) == dated
    assert [(places, len(members)) for places, members in packed] == [(2, 2)]


def test_a_packed_list_follows_the_imports(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_rows, "LONG_LIST", 2)

    def after(authors: str, **fields: object) -> list[int]:
        with biblio.open(database) as library:
            library.import_records([paper("2101.00001", authors, **fields)])
        return [places for places, _ in lists(database)]

    assert after("A. Sato, B. Ito") == [2]
    assert after("A. Sato, B. Ito, C. Kim", datestamp="2022-01-01") == [3]
    assert lists(database)[0][1] == {
        each["author_id"] for each in rows(database, "SELECT author_id FROM authorships")
    }
    assert after("A. Sato", datestamp="2022-01-02") == []
    with biblio.open(database) as library:
        library.undo(3)
        library.undo(2)
    assert [places for places, _ in lists(database)] == [2]
