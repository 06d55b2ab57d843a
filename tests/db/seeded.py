"""One valid row of each table, and plain connections to put them in by hand."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import stores
from stores import Database

from biblio.db.packed import pack

Row = Mapping[str, Any]

# Parents first. Each row fills every stored column, so that none is exempt from the tests.
ROWS: Mapping[str, Row] = {
    "imports": {
        "id": 1,
        "source": "papers.jsonl",
        "format": "snapshot",
        "status": "complete",
        "process": "host:1",
        "started": "2024-01-01T00:00:00Z",
        "last_written": "2024-01-01T00:00:01Z",
        "finished": "2024-01-01T00:00:01Z",
        "size": 10,
        "checksum": "00",
        "read": 2,
        "added": 1,
        "updated": 0,
        "unchanged": 0,
        "held": 0,
        "rejected": 1,
        "warnings": 0,
        "program_version": "0",
        "parser_version": 1,
        "sources_seen": "[[1,1]]",
        "rejections_seen": "[[1,1]]",
        "as_of": "2024-01-01T00:00:00.000000Z",
        "library": "thesis",
    },
    "papers": {
        "id": 1,
        "arxiv_id": "2101.00001",
        "anchor": "doi:10.1000/1",
        "submitted": "2021-01-01T00:00:00Z",
        "revised": "2021-02-01",
        "latest_version": 2,
        "withdrawn": 0,
        "deleted": 0,
        "authors_cut": 0,
        "authors_shifted": 0,
        "names_version": 1,
        "primary_category": "math.CO",
        "title": "On graphs",
        "authors_text": "Pál Erdős",
        "comments": "3 pages",
        "journal_ref": "J. Combin. 1",
        "doi": "10.1000/1",
        "report_no": "R-1",
        "license": "https://example.org/licence",
        "submitter": "Pál Erdős",
        "kind": "article",
        "container_title": "Annals of Combinatorial Works",
        "container_short": "Ann. Comb. Works",
        "series": "Works on Graphs",
        "volume": "1",
        "issue": "2",
        "pages": "1-3",
        "article_number": "e7",
        "publisher": "The Graph Society",
        "place": "Budapest",
        "edition": "2nd",
        "issued": "2021-03",
        "issued_printed": "Spring 2021",
        "isbn": "9780306406157",
        "issn": "0378-5955",
        "url": "https://example.org/graphs",
        "language": "en",
        "retracted": 0,
        "extra": "{}",
        "abstract": "We draw them.",
    },
    "authors": {
        "id": 1,
        "keyname": "Erdős",
        "forenames": "Pál",
        "suffix": "",
        "is_collaboration": 0,
        "name": "Pál Erdős",
        "name_key": "erdos, pal",
        "keyname_key": "erdos",
        "initials": "p",
        "german_key": "erdos, pal",
    },
    "authorships": {
        "paper_id": 1,
        "ordinal": 1,
        "author_id": 1,
        "printed_name": "P\\'al Erd\\H{o}s",
        "affiliations": '["Budapest"]',
        "listed_on": 18628,
    },
    "contributors": {
        "paper_id": 1,
        "ordinal": 1,
        "role": "editor",
        "author_id": 1,
        "printed_name": "P. Erdős",
        "affiliations": '["Budapest"]',
    },
    "author_lists": {"paper_id": 1, "places": 1, "members": pack([1])},
    "identifiers": {"scheme": "arxiv", "value": "2101.00001", "paper_id": 1},
    "paper_versions": {"paper_id": 1, "version": 1, "submitted": "2021-01-01", "size": 0},
    "paper_categories": {"paper_id": 1, "ordinal": 1, "category": "math.CO", "listed_on": 18628},
    "translations": {
        "paper_id": 1,
        "language": "hu",
        "title": "Gráfokról",
        "abstract": "Lerajzoljuk őket.",
    },
    "paper_keywords": {"paper_id": 1, "ordinal": 1, "keyword": "graphs"},
    "paper_references": {
        "paper_id": 1,
        "ordinal": 1,
        "scheme": "doi",
        "value": "10.1000/2",
        "printed": "P. Erdős, On trees",
        "also": '[["pmid","7"]]',
    },
    "cited_identifiers": {"paper_id": 1, "scheme": "pmid", "value": "7"},
    "author_identifiers": {
        "paper_id": 1,
        "source_ordinal": 1,
        "printed_name": "P. Erdős",
        "scheme": "orcid",
        "value": "0000-0002-1825-0097",
        "ordinal": 1,
    },
    "identifier_links": {
        "paper_id": 1,
        "scheme": "doi",
        "value": "10.1000/1",
        "target_scheme": "arxiv",
        "target_value": "2101.00001",
    },
    "sources": {
        "id": 1,
        "paper_id": 1,
        "import_id": 1,
        "format": "snapshot",
        "datestamp": "2021-02-01",
        "library": "thesis",
        "digest": b"1" * 16,
        "abstract_key": -1,
        "content_key": -2,
        "is_joined": 0,
        "differences": "{}",
    },
    "floating_records": {
        "id": 2,
        "import_id": 1,
        "format": "bibtex",
        "datestamp": "2021-02-01",
        "library": "thesis",
        "digest": b"4" * 16,
        "record": '{"title":"On graphs"}',
    },
    "floating_identifiers": {"scheme": "doi", "value": "10.1000/1", "record_id": 2},
    "floating_papers": {"record_id": 2, "paper_id": 1},
    "sightings": {
        "import_id": 1,
        "ordinal": 1,
        "as_of": "2024-01-01T00:00:00.000000Z",
        "first_source": 1,
        "last_source": 1,
    },
    "highest_ids": {"of_table": "authors", "highest": 1},
    "generations": {"of_table": "papers", "stamp": b"7" * 16},
    "annotation_changes": {
        "id": 1,
        "uuid": "0f4b7a9c-8d1e-4f4c-9c56-0a6f0c1b2d3e",
        "changed_at": "2024-01-01T00:00:00.000000Z",
        "action": "note",
        "undone_at": None,
    },
    "annotations": {
        "change_id": 1,
        "ordinal": 1,
        "scheme": "arxiv",
        "value": "2101.00001",
        "kind": "note",
        "name": "",
        "name_key": "",
        "text": "Read it again.",
        "is_set": 1,
        "changed_at": "2024-01-01T00:00:00.000000Z",
        "is_current": 1,
    },
    "citation_keys": {
        "folded": "erdos2021graphs",
        "citation_key": "Erdos2021graphs",
        "scheme": "arxiv",
        "value": "2101.00001",
        "first_written": "2024-01-01T00:00:00Z",
    },
    "saved_queries": {
        "id": 1,
        "name": "Graphs",
        "name_key": "graphs",
        "asks": '{"query":"graphs"}',
        "changed_at": "2024-01-01T00:00:00.000000Z",
        "asked_at": "2024-01-01T00:00:00.000000Z",
        "records_seen": 1,
    },
    "people_decisions": {
        "id": 1,
        "uuid": "3c0c5d3e-1f0e-4c59-8e9c-6f3f2d1a7b10",
        "decided_at": "2024-01-01T00:00:00.000000Z",
        "action": "same",
        "text": None,
        "note": "He told me.",
        "undone_at": None,
    },
    "people_decision_sides": {
        "decision_id": 1,
        "side": 1,
        "scheme": None,
        "value": None,
        "ordinal": None,
        "printed_name": None,
        "also_at": None,
        "keyname": "Erdős",
        "forenames": "Pál",
        "suffix": "",
    },
    "persons": {
        "id": -1,
        "display": "Paul Erdős",
        "orcid": "0000-0002-1825-0097",
        "chance": 990,
        "block": "erdos|p",
    },
    "person_spellings": {"name_key": "erdos, pal", "suffix": "", "person_id": -1},
    "person_exceptions": {"paper_id": 1, "ordinal": 1, "person_id": -1},
    "people_runs": {
        "id": 1,
        "ran_at": "2024-01-01T00:00:00.000000Z",
        "cause": "decision",
        "import_id": None,
        "decision_id": 1,
        "method": None,
        "changed": 1,
        "undone_at": None,
    },
    "people_run_changes": {
        "run_id": 1,
        "number": 1,
        "name": "Pál Erdős",
        "name_key": "erdos, pal",
        "suffix": "",
        "scheme": None,
        "value": None,
        "ordinal": None,
        "was": "person:2101.00001#1",
        "was_id": None,
        "became": "person:2101.00001#1",
        "became_id": -1,
    },
    "people_doubts": {
        "block": "erdos|p",
        "number": 1,
        "one": "person:2101.00001#1",
        "other": "person:2101.00002#1",
        "chance": 200,
    },
    "people_stale_blocks": {"block": "erdos|p", "since": "2024-01-01T00:00:00.000000Z"},
    "told_papers": {"query_id": 1, "scheme": "arxiv", "value": "2101.00001"},
    "harvests": {
        "id": 1,
        "url": "https://example.org/oai",
        "metadata_prefix": "arXivRaw",
        "set_spec": "cs",
        "last_answer": "2024-01-01T00:00:00.000000Z",
        "completed": "2024-01-01T00:00:00Z",
        "failed": None,
        "failure": None,
        "process": None,
        "last_sign": None,
    },
    "harvest_runs": {
        "import_id": 1,
        "harvest_id": 1,
        "continues": None,
        "goes_on": 0,
        "from_day": None,
        "until_day": None,
        "pages": 1,
        "seen": "2023-12-31",
        "is_ordered": 1,
        "token": None,
        "answered": "2024-01-01T00:00:00.000000Z",
        "is_complete": 1,
        "reached": "2023-12-31",
    },
    "rejections": {
        "id": 1,
        "import_id": 1,
        "place": "line 7",
        "identifier": "2101.00002",
        "reason": "broken JSON",
        "format": "snapshot",
        "raw": "{",
        "digest": b"2" * 16,
    },
}


@contextmanager
def by_hand(database: Path, *, foreign_keys: bool = True) -> Iterator[sqlite3.Connection]:
    """A connection as a careful user of plain SQL opens one; each statement commits."""
    connection = sqlite3.connect(database, isolation_level=None)
    try:
        connection.execute(f"PRAGMA foreign_keys = {int(foreign_keys)}")
        yield connection
    finally:
        connection.close()


@contextmanager
def untriggered(connection: sqlite3.Connection) -> Iterator[None]:
    """No trigger acts meanwhile, as where somebody has dropped them."""
    triggers = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid"
    ).fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    yield
    for _, sql in triggers:
        connection.execute(sql)


def insert(connection: sqlite3.Connection, table: str, **values: object) -> None:
    """Insert the valid row of *table*, with *values* in place of its own."""
    row = {**ROWS[table], **values}
    marks = ", ".join("?" * len(row))
    connection.execute(
        f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})",  # noqa: S608 - our names
        tuple(row.values()),
    )


def seed(connection: sqlite3.Connection, paper: int = 1) -> None:
    """Insert one row into each table, the paper's under the number *paper*."""
    for table, row in ROWS.items():
        insert(connection, table, **dict.fromkeys(row.keys() & {"paper_id"}, paper))
        if table == "papers":
            connection.execute("UPDATE papers SET id = ?", (paper,))
    insert(connection, "identifiers", scheme="doi", value="10.1000/1", paper_id=paper)


def seed_as_it_was(connection: sqlite3.Connection) -> None:
    """Insert one row into each table that an older schema has, of the columns that it has there."""
    for table, row in ROWS.items():
        there = {each[1] for each in connection.execute(f"PRAGMA table_info({table})")}
        if names := sorted(there & row.keys()):
            connection.execute(
                f"INSERT INTO {table} ({', '.join(names)}) "  # noqa: S608 - our names
                f"VALUES ({', '.join('?' * len(names))})",
                [row[name] for name in names],
            )


def empty_the_index(database: Database) -> None:
    """Damage the database: one index of `papers` loses what it holds."""
    if not isinstance(database, Path):
        with stores.by_hand(database) as server:
            server.execute(
                "UPDATE pg_index SET indisvalid = false"
                " WHERE indexrelid = 'ix_papers_announced'::regclass"
            )
        return
    with by_hand(database) as connection:
        root = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'ix_papers_announced'"
        ).fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        connection.execute("PRAGMA journal_mode = DELETE")
    with database.open("r+b") as file:
        # An empty leaf of an index: type 10, no free block, no cell, content at the page's end.
        file.seek((root - 1) * size)
        file.write(bytes((10, 0, 0, 0, 0, size >> 8 & 255, size & 255, 0)))
