"""Every constraint refuses what it is there to refuse, in plain SQL on a migrated file."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from db.seeded import ROWS, by_hand, insert, seed
from sqlalchemy import (
    CheckConstraint,
    Column,
    Constraint,
    ForeignKeyConstraint,
    Index,
    Table,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import ColumnCollectionConstraint, CreateIndex, CreateTable

from biblio.db.models import Base

TABLES: dict[str, Table] = dict(Base.metadata.tables)
UNIQUE: list[Index] = [each for table in TABLES.values() for each in table.indexes if each.unique]
CONSTRAINTS: dict[str, Constraint | Index] = {
    str(each.name): each for table in TABLES.values() for each in table.constraints
} | {str(each.name): each for each in UNIQUE}
STORED: list[Column[Any]] = [
    column for table in TABLES.values() for column in table.columns if column.computed is None
]

# A change of the valid rows that breaks the constraint; each breaks no other.
NEW_PAPER = {"id": 2, "arxiv_id": "2101.00002", "anchor": None}
NEW_AUTHOR = {"id": 2, "keyname": "Turán"}
NEW_SOURCE = {"id": 2, "digest": b"3" * 16}
NEW_FLOATING = {"id": 3, "digest": b"5" * 16}
NEW_TAG = {"ordinal": 2, "kind": "tag", "name": "New", "name_key": "new", "text": None}
NEW_KEY = {"folded": "turan2021trees", "value": "2101.00002"}
NEW_QUERY = {"id": 2, "name": "Trees", "name_key": "trees"}
NEW_DECISION = {"id": 2, "uuid": "2"}
NEW_PLACE = {"scheme": "arxiv", "value": "2101.00001", "ordinal": 1}
NEW_SIDE = {"side": 2, "printed_name": "Erd\\H{o}s"} | NEW_PLACE
NEW_CHANGE = {"number": 2} | NEW_PLACE
# What must be there for a second row of a table, where each belongs to another.
NEEDED = {"harvest_runs": ("imports", {"id": 2})}
BREAKS: dict[str, dict[str, Any]] = {
    "ck_imports_status_is_known": {"id": 2, "status": "done"},
    "ck_sightings_as_of_not_empty": {"ordinal": 2, "as_of": ""},
    "ck_sightings_last_not_before_first": {"ordinal": 2, "last_source": 0},
    "ck_highest_ids_highest_not_negative": {"of_table": "sources", "highest": -1},
    "ck_generations_of_table_not_empty": {"of_table": ""},
    "ck_annotation_changes_uuid_not_empty": {"id": 2, "uuid": ""},
    "ck_annotation_changes_changed_at_not_empty": {"id": 2, "uuid": "2", "changed_at": ""},
    "ck_annotation_changes_action_not_empty": {"id": 2, "uuid": "2", "action": ""},
    "ck_annotation_changes_undone_at_not_empty": {"id": 2, "uuid": "2", "undone_at": ""},
    "pk_annotation_changes": {"uuid": "2"},
    "uq_annotation_changes_uuid": {"id": 2},
    "ck_annotations_ordinal_from_1": NEW_TAG | {"ordinal": 0},
    "ck_annotations_scheme_not_empty": NEW_TAG | {"scheme": ""},
    "ck_annotations_value_not_empty": NEW_TAG | {"value": ""},
    "ck_annotations_kind_is_known": NEW_TAG | {"kind": "star"},
    "ck_annotations_name_but_of_notes": NEW_TAG | {"name": ""},
    "ck_annotations_name_key_but_of_notes": NEW_TAG | {"name_key": ""},
    "ck_annotations_text_of_notes_alone": NEW_TAG | {"text": "Read it."},
    "ck_annotations_text_not_empty": {"ordinal": 2, "value": "2101.00002", "text": ""},
    "ck_annotations_is_set_is_boolean": NEW_TAG | {"is_set": 2},
    "ck_annotations_changed_at_not_empty": NEW_TAG | {"changed_at": ""},
    "ck_annotations_is_current_is_boolean": NEW_TAG | {"is_current": 2},
    "fk_annotations_change_id": NEW_TAG | {"change_id": 9},
    "pk_annotations": NEW_TAG | {"ordinal": 1},
    "uq_annotations_scheme_value_kind_name_key_change_id": {"ordinal": 2, "is_current": 0},
    "ck_citation_keys_citation_key_not_empty": NEW_KEY | {"citation_key": ""},
    "ck_citation_keys_scheme_not_empty": NEW_KEY | {"scheme": ""},
    "ck_citation_keys_value_not_empty": NEW_KEY | {"value": ""},
    "ck_citation_keys_first_written_not_empty": NEW_KEY | {"first_written": ""},
    "pk_citation_keys": NEW_KEY | {"folded": "erdos2021graphs"},
    "uq_citation_keys_scheme_value": {"folded": "turan2021trees"},
    "ck_saved_queries_name_not_empty": NEW_QUERY | {"name": ""},
    "ck_saved_queries_name_key_not_empty": NEW_QUERY | {"name_key": ""},
    "ck_saved_queries_asks_not_empty": NEW_QUERY | {"asks": ""},
    "ck_saved_queries_changed_at_not_empty": NEW_QUERY | {"changed_at": ""},
    "ck_saved_queries_asked_at_not_empty": NEW_QUERY | {"asked_at": ""},
    "ck_saved_queries_records_seen_not_negative": NEW_QUERY | {"records_seen": -1},
    "pk_saved_queries": NEW_QUERY | {"id": 1},
    "uq_saved_queries_name_key": {"id": 2},
    "ck_told_papers_scheme_not_empty": {"scheme": ""},
    "ck_told_papers_value_not_empty": {"value": ""},
    "pk_told_papers": {},
    "fk_told_papers_query_id": {"query_id": 9},
    "ck_harvests_url_not_empty": {"id": 2, "url": ""},
    "ck_harvests_metadata_prefix_not_empty": {"id": 2, "metadata_prefix": ""},
    "pk_harvests": {"set_spec": "math"},
    "uq_harvests_url_metadata_prefix_set_spec": {"id": 2},
    "ck_harvest_runs_token_not_empty": {"import_id": 2, "token": ""},
    "ck_harvest_runs_pages_not_negative": {"import_id": 2, "pages": -1},
    "ck_harvest_runs_is_ordered_is_boolean": {"import_id": 2, "is_ordered": 2},
    "ck_harvest_runs_is_complete_is_boolean": {"import_id": 2, "is_complete": 2},
    "ck_harvest_runs_goes_on_is_boolean": {"import_id": 2, "goes_on": 2},
    "fk_harvest_runs_import_id": {"import_id": 9},
    "fk_harvest_runs_harvest_id": {"import_id": 2, "harvest_id": 9},
    "fk_harvest_runs_continues": {"import_id": 2, "continues": 9},
    "pk_harvest_runs": {"pages": 2},
    "ck_people_decisions_uuid_not_empty": NEW_DECISION | {"uuid": ""},
    "ck_people_decisions_decided_at_not_empty": NEW_DECISION | {"decided_at": ""},
    "ck_people_decisions_action_is_known": NEW_DECISION | {"action": "guess"},
    "ck_people_decisions_text_where_it_says_one": NEW_DECISION | {"text": "P. Erdős"},
    "ck_people_decisions_text_not_empty": NEW_DECISION | {"action": "display", "text": ""},
    "ck_people_decisions_note_not_empty": NEW_DECISION | {"note": ""},
    "ck_people_decisions_undone_at_not_empty": NEW_DECISION | {"undone_at": ""},
    "pk_people_decisions": NEW_DECISION | {"id": 1},
    "uq_people_decisions_uuid": {"id": 2},
    "ck_people_decision_sides_side_is_1_or_2": {"side": 3},
    "ck_people_decision_sides_scheme_not_empty": NEW_SIDE | {"scheme": ""},
    "ck_people_decision_sides_value_not_empty": NEW_SIDE | {"value": ""},
    "ck_people_decision_sides_ordinal_from_1": NEW_SIDE | {"ordinal": 0},
    "ck_people_decision_sides_keyname_not_empty": NEW_SIDE | {"keyname": ""},
    "ck_people_decision_sides_value_of_places": NEW_SIDE | {"value": None},
    "ck_people_decision_sides_ordinal_of_places": NEW_SIDE | {"ordinal": None},
    "ck_people_decision_sides_printed_name_of_places": NEW_SIDE | {"printed_name": None},
    "ck_people_decision_sides_also_at_of_places": {"side": 2, "also_at": "[3]"},
    "pk_people_decision_sides": {},
    "fk_people_decision_sides_decision_id": {"decision_id": 9},
    "ck_persons_display_not_empty": {"id": -2, "display": ""},
    "ck_persons_orcid_not_empty": {"id": -2, "orcid": ""},
    "ck_persons_chance_in_thousandths": {"id": -2, "chance": 1001},
    "ck_persons_block_not_empty": {"id": -2, "block": ""},
    "ck_persons_id_below_0": {"id": 2},
    "pk_persons": {},
    "ck_person_spellings_name_key_not_empty": {"name_key": ""},
    "pk_person_spellings": {},
    "fk_person_spellings_person_id": {"name_key": "turan, pal", "person_id": -9},
    "ck_person_exceptions_ordinal_from_1": {"ordinal": 0},
    "pk_person_exceptions": {},
    "fk_person_exceptions_paper_id": {"paper_id": 9},
    "fk_person_exceptions_person_id": {"ordinal": 2, "person_id": -9},
    "ck_people_doubts_block_not_empty": {"block": ""},
    "ck_people_doubts_number_from_1": {"number": 0},
    "ck_people_doubts_one_not_empty": {"number": 2, "one": ""},
    "ck_people_doubts_other_not_empty": {"number": 2, "other": ""},
    "ck_people_doubts_chance_in_thousandths": {"number": 2, "chance": 1001},
    "pk_people_doubts": {},
    "ck_people_runs_ran_at_not_empty": {"id": 2, "ran_at": ""},
    "ck_people_runs_cause_not_empty": {"id": 2, "cause": ""},
    "ck_people_runs_method_not_empty": {"id": 2, "method": ""},
    "ck_people_runs_changed_not_negative": {"id": 2, "changed": -1},
    "ck_people_runs_undone_at_not_empty": {"id": 2, "undone_at": ""},
    "pk_people_runs": {},
    "ck_people_run_changes_number_from_1": {"number": 0},
    "ck_people_run_changes_scheme_not_empty": NEW_CHANGE | {"scheme": ""},
    "ck_people_run_changes_value_not_empty": NEW_CHANGE | {"value": ""},
    "ck_people_run_changes_ordinal_from_1": NEW_CHANGE | {"ordinal": 0},
    "ck_people_run_changes_name_not_empty": NEW_CHANGE | {"name": ""},
    "ck_people_run_changes_name_key_not_empty": NEW_CHANGE | {"name_key": ""},
    "ck_people_run_changes_value_of_places": NEW_CHANGE | {"value": None},
    "ck_people_run_changes_ordinal_of_places": NEW_CHANGE | {"ordinal": None},
    "pk_people_run_changes": {},
    "fk_people_run_changes_run_id": {"run_id": 9},
    "ck_people_stale_blocks_block_not_empty": {"block": ""},
    "ck_people_stale_blocks_since_not_empty": {"block": "turan|p", "since": ""},
    "pk_people_stale_blocks": {},
    "pk_sightings": {"last_source": 2},
    "pk_highest_ids": {"highest": 2},
    "pk_generations": {},
    "fk_sightings_import_id": {"import_id": 9},
    "ck_papers_arxiv_id_not_empty": NEW_PAPER | {"arxiv_id": ""},
    "ck_papers_latest_version_from_1": NEW_PAPER | {"latest_version": 0},
    "ck_papers_withdrawn_is_boolean": NEW_PAPER | {"withdrawn": 2},
    "ck_papers_deleted_is_boolean": NEW_PAPER | {"deleted": 2},
    "ck_papers_authors_cut_is_boolean": NEW_PAPER | {"authors_cut": 2},
    "ck_papers_authors_shifted_is_boolean": NEW_PAPER | {"authors_shifted": 2},
    "ck_papers_submitted_is_a_date": NEW_PAPER | {"submitted": "1 Jan 2021"},
    "ck_papers_revised_is_a_date": NEW_PAPER | {"revised": "2021"},
    "ck_identifiers_scheme_not_empty": {"scheme": ""},
    "ck_identifiers_value_not_empty": {"value": ""},
    "ck_paper_versions_version_from_1": {"version": 0},
    "ck_paper_versions_size_not_negative": {"version": 2, "size": -1},
    "ck_paper_versions_submitted_is_a_date": {"version": 2, "submitted": "yesterday"},
    "ck_paper_categories_ordinal_from_1": {"ordinal": 0, "category": "cs.DM"},
    "ck_paper_categories_category_not_empty": {"ordinal": 2, "category": ""},
    "ck_authors_keyname_not_empty": NEW_AUTHOR | {"keyname": ""},
    "ck_authors_is_collaboration_is_boolean": NEW_AUTHOR | {"is_collaboration": 2},
    "ck_authorships_ordinal_from_1": {"ordinal": 0},
    "ck_translations_language_not_empty": {"language": ""},
    "ck_papers_anchor_not_empty": NEW_PAPER | {"anchor": ""},
    "ck_papers_is_identified": NEW_PAPER | {"arxiv_id": None},
    "ck_papers_kind_is_known": NEW_PAPER | {"kind": "novel"},
    "ck_papers_retracted_is_boolean": NEW_PAPER | {"retracted": 2},
    "ck_papers_issued_is_a_date": NEW_PAPER | {"issued": "2021-02-30"},
    "ck_contributors_role_not_empty": {"ordinal": 2, "role": ""},
    "ck_contributors_ordinal_from_1": {"ordinal": 0},
    "ck_paper_keywords_ordinal_from_1": {"ordinal": 0},
    "ck_paper_keywords_keyword_not_empty": {"ordinal": 2, "keyword": ""},
    "ck_paper_references_ordinal_from_1": {"ordinal": 0},
    "ck_cited_identifiers_scheme_not_empty": {"scheme": ""},
    "ck_cited_identifiers_value_not_empty": {"value": ""},
    "ck_author_identifiers_source_ordinal_from_1": {"source_ordinal": 0},
    "ck_author_identifiers_scheme_not_empty": {"scheme": ""},
    "ck_author_identifiers_value_not_empty": {"value": ""},
    "ck_sources_is_joined_is_boolean": NEW_SOURCE | {"is_joined": 2},
    "ck_floating_identifiers_scheme_not_empty": {"scheme": ""},
    "ck_floating_identifiers_value_not_empty": {"value": ""},
    "ix_papers_anchor": {"id": 2, "arxiv_id": None},
    "uq_floating_records_digest": {"id": 3},
    "pk_contributors": {"role": "translator"},
    "pk_paper_keywords": {"keyword": "trees"},
    "pk_paper_references": {"value": "10.1000/3"},
    "pk_cited_identifiers": {},
    "pk_author_identifiers": {"ordinal": 2},
    "pk_identifier_links": {},
    "pk_floating_records": NEW_FLOATING | {"id": 2},
    "pk_floating_identifiers": {},
    "pk_floating_papers": {},
    "fk_contributors_paper_id": {"paper_id": 9},
    "fk_contributors_author_id": {"ordinal": 2, "author_id": 9},
    "fk_paper_keywords_paper_id": {"paper_id": 9},
    "fk_paper_references_paper_id": {"paper_id": 9, "scheme": None, "value": None},
    "fk_cited_identifiers_paper_id": {"paper_id": 9},
    "fk_author_identifiers_paper_id": {"paper_id": 9},
    "fk_identifier_links_paper_id": {"paper_id": 9},
    "fk_floating_records_import_id": NEW_FLOATING | {"import_id": 9},
    "fk_floating_identifiers_record_id": {"record_id": 9},
    "fk_floating_papers_record_id": {"record_id": 9},
    "fk_floating_papers_paper_id": {"paper_id": 9},
    "uq_papers_arxiv_id": {"id": 2, "anchor": None},
    "uq_authors_keyname_forenames_suffix_is_collaboration": {"id": 2},
    "ix_sources_digest": {"id": 2},
    "ix_paper_categories_category_listed_on_paper_id": {"ordinal": 2},
    "uq_rejections_digest": {"id": 2},
    "pk_imports": {"source": "again.jsonl"},
    "pk_papers": NEW_PAPER | {"id": 1},
    "pk_identifiers": {},
    "pk_paper_versions": {"size": 7},
    "pk_paper_categories": {"category": "cs.DM"},
    "pk_authors": NEW_AUTHOR | {"id": 1},
    "pk_author_lists": {"places": 300},
    "pk_authorships": {"printed_name": "P. Erdős"},
    "pk_translations": {"title": "Gráfok"},
    "pk_sources": NEW_SOURCE | {"id": 1},
    "pk_rejections": {"digest": b"3" * 16},
    "fk_identifiers_paper_id": {"paper_id": 9},
    "fk_paper_versions_paper_id": {"paper_id": 9},
    "fk_paper_categories_paper_id": {"paper_id": 9},
    "fk_author_lists_paper_id": {"paper_id": 9},
    "fk_authorships_paper_id": {"paper_id": 9},
    "fk_authorships_author_id": {"ordinal": 2, "author_id": 9},
    "fk_translations_paper_id": {"paper_id": 9},
    "fk_sources_paper_id": NEW_SOURCE | {"paper_id": 9},
    "fk_sources_import_id": NEW_SOURCE | {"import_id": 9},
    "fk_rejections_import_id": {"id": 2, "digest": b"3" * 16, "import_id": 9},
}
WRONG_TYPE = {"INTEGER": "one", "TEXT": b"\x00", "BLOB": "text"}


@pytest.fixture
def seeded(database: Path) -> Iterator[sqlite3.Connection]:
    with by_hand(database) as connection:
        seed(connection)
        yield connection


def name_of(column: Column[Any]) -> str:
    return f"{column.table.name}.{column.name}"


def is_rowid(column: Column[Any]) -> bool:
    """Whether SQLite gives the column a value of its own where none is given."""
    return column.primary_key and column.name == "id"


def refusal(constraint: Constraint | Index) -> str:
    """What SQLite says when *constraint* is broken."""
    if isinstance(constraint, CheckConstraint):
        return f"CHECK constraint failed: {constraint.name}"
    if isinstance(constraint, ForeignKeyConstraint):
        return "FOREIGN KEY constraint failed"
    assert isinstance(constraint, ColumnCollectionConstraint | Index)
    columns = ", ".join(name_of(each) for each in constraint.columns)
    return f"UNIQUE constraint failed: {columns}"


def need(connection: sqlite3.Connection, table: str) -> None:
    """Write what a second row of *table* needs."""
    if table in NEEDED:
        needed, values = NEEDED[table]
        insert(connection, needed, **values)


def test_every_constraint_has_a_name() -> None:
    every = [each for table in TABLES.values() for each in table.constraints]

    assert [each for each in every if each.name is None] == []
    assert len(CONSTRAINTS) == len(every) + len(UNIQUE)


def test_every_constraint_is_broken_here() -> None:
    assert sorted(BREAKS) == sorted(CONSTRAINTS)


def test_every_table_and_column_has_a_valid_row_here() -> None:
    assert {table: set(row) for table, row in ROWS.items()} == {
        name: {each.name for each in table.columns if each.computed is None}
        for name, table in TABLES.items()
    }


@pytest.mark.parametrize("name", BREAKS)
def test_constraint_refuses(seeded: sqlite3.Connection, name: str) -> None:
    constraint = CONSTRAINTS[name]
    assert isinstance(constraint.table, Table)
    need(seeded, constraint.table.name)

    with pytest.raises(sqlite3.IntegrityError) as refused:
        insert(seeded, constraint.table.name, **BREAKS[name])

    assert str(refused.value) == refusal(constraint)


@pytest.mark.parametrize("name", [name for name in BREAKS if name.startswith("fk_")])
def test_foreign_key_alone_refuses(database: Path, name: str) -> None:
    constraint = CONSTRAINTS[name]
    assert isinstance(constraint, ForeignKeyConstraint)
    table = constraint.table.name

    with by_hand(database, foreign_keys=False) as connection:
        seed(connection)
        need(connection, table)
        insert(connection, table, **BREAKS[name])
        found = connection.execute("PRAGMA foreign_key_check").fetchall()
        keys = connection.execute(f"PRAGMA foreign_key_list({table})").fetchall()

    columns = {number: column for number, _, _, column, *_ in keys}
    assert [(row[0], columns[row[3]]) for row in found] == [(table, constraint.column_keys[0])]


@pytest.mark.parametrize(
    "column",
    [each for each in STORED if not each.nullable and not is_rowid(each)],
    ids=name_of,
)
def test_value_is_required(seeded: sqlite3.Connection, column: Column[Any]) -> None:
    with pytest.raises(
        sqlite3.IntegrityError, match=f"^NOT NULL constraint failed: {name_of(column)}$"
    ):
        seeded.execute(f"UPDATE {column.table.name} SET {column.name} = NULL")  # noqa: S608 - our names


@pytest.mark.parametrize(
    "column", [each for each in STORED if each.nullable and not each.foreign_keys], ids=name_of
)
def test_value_may_be_missing(seeded: sqlite3.Connection, column: Column[Any]) -> None:
    seeded.execute(f"UPDATE {column.table.name} SET {column.name} = NULL")  # noqa: S608 - our names


@pytest.mark.parametrize("column", STORED, ids=name_of)
def test_type_is_strict(seeded: sqlite3.Connection, column: Column[Any]) -> None:
    kind = {row[1]: row[2] for row in seeded.execute(f"PRAGMA table_info({column.table.name})")}[
        column.name
    ]

    with pytest.raises(
        sqlite3.IntegrityError, match=r"cannot store (TEXT|BLOB) value in|datatype mismatch"
    ):
        seeded.execute(
            f"UPDATE {column.table.name} SET {column.name} = ?",  # noqa: S608 - our names
            (WRONG_TYPE[kind],),
        )


def test_every_table_is_strict_and_those_keyed_by_their_columns_have_no_rowid(
    seeded: sqlite3.Connection,
) -> None:
    found = {
        name: (bool(without_rowid), bool(strict))
        for _, name, _, _, without_rowid, strict in seeded.execute("PRAGMA main.table_list")
        if name in TABLES
    }

    assert found == {name: ("id" not in table.columns, True) for name, table in TABLES.items()}


def test_parts_go_with_their_paper(seeded: sqlite3.Connection) -> None:
    seeded.execute("DELETE FROM papers")

    left = {
        table: seeded.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - our names
        for table in TABLES
    }
    assert {table for table, count in left.items() if count} == {
        *("imports", "authors", "rejections", "sightings", "highest_ids", "generations"),
        *("floating_records", "floating_identifiers"),
        *("annotation_changes", "annotations", "citation_keys", "harvests", "harvest_runs"),
        *("saved_queries", "told_papers", "people_decisions", "people_decision_sides", "persons"),
        *("person_spellings", "people_runs", "people_run_changes", "people_doubts"),
        "people_stale_blocks",
    }


@pytest.mark.parametrize("table", ["authors", "imports"])
def test_what_is_in_use_cannot_go(seeded: sqlite3.Connection, table: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY constraint failed"):
        seeded.execute(f"DELETE FROM {table}")  # noqa: S608 - our names


def test_papers_may_share_a_doi(seeded: sqlite3.Connection) -> None:
    insert(seeded, "papers", **NEW_PAPER)

    insert(seeded, "identifiers", scheme="doi", value="10.1000/1", paper_id=2)

    shared = seeded.execute("SELECT paper_id FROM identifiers WHERE value = '10.1000/1'")
    assert shared.fetchall() == [(1,), (2,)]


@pytest.mark.parametrize(
    ("arxiv_id", "announced"),
    [
        ("hep-th/9107001", "1991-07"),
        ("math/9912001", "1999-12"),
        ("astro-ph/0001001", "2000-01"),
        ("cs/0703141", "2007-03"),
        ("0704.0001", "2007-04"),
        ("1412.9999", "2014-12"),
        ("2501.00001", "2025-01"),
    ],
)
def test_dates_of_listings_are_never_null(database: Path, arxiv_id: str, announced: str) -> None:
    asked = "SELECT announced, listed_submitted, listed_revised FROM papers"
    with by_hand(database) as connection:
        connection.execute("INSERT INTO papers (id, arxiv_id) VALUES (1, ?)", (arxiv_id,))
        nothing_known = connection.execute(asked).fetchone()
        connection.execute("UPDATE papers SET submitted = '2007-04-02'")
        submitted_known = connection.execute(asked).fetchone()
        connection.execute("UPDATE papers SET revised = '2008-01-01T00:00:00Z'")
        all_known = connection.execute(asked).fetchone()

    assert nothing_known == (announced, announced, announced)
    assert submitted_known == (announced, "2007-04-02", "2007-04-02")
    assert all_known == (announced, "2007-04-02", "2008-01-01T00:00:00Z")


def test_computed_columns_cannot_be_written(seeded: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.OperationalError, match="generated column"):
        seeded.execute("UPDATE papers SET announced = '1999-01'")


def test_every_table_and_column_is_documented() -> None:
    models = {each.local_table: each.class_ for each in Base.registry.mappers}

    assert all((model.__doc__ or "").strip() for model in models.values())
    assert [
        name_of(each) for table in TABLES.values() for each in table.columns if not each.doc
    ] == []


def test_no_column_has_a_name_that_other_engines_stumble_over() -> None:
    names = {column.name for table in TABLES.values() for column in table.columns}

    assert names & {"key", "position"} == set()


def test_core_is_plain_enough_for_postgresql() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy's own
    tables = Base.metadata.sorted_tables
    ddl = "\n".join(
        [str(CreateTable(table).compile(dialect=dialect)) for table in tables]
        + [str(CreateIndex(each).compile(dialect=dialect)) for t in tables for each in t.indexes]
    )

    of_sqlite = {name for name in CONSTRAINTS if name.endswith("_is_a_date")}
    sqlite_only = r"STRICT|ROWID|AUTOINCREMENT|PRAGMA|FTS|JSON_|GLOB|IFNULL|COLLATE|STRFTIME|BLOB"
    assert re.findall(rf"\b({sqlite_only})", ddl, re.IGNORECASE) == []
    # What tells a date are functions of SQLite's, so that those constraints are its own.
    assert {
        name for name in CONSTRAINTS if not re.search(rf"(CONSTRAINT|UNIQUE INDEX) {name} ", ddl)
    } == of_sqlite
