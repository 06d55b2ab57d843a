"""What the machine can do: a bare program that fills the same tables from the same lines.

    python benchmarks/floor.py medium.jsonl floor.db

It parses with orjson and inserts with sqlite3's `executemany`, has the rows, indexes and search
index that biblio has (`biblio/db/models.py`), builds them at the end, and leaves away all that a
database is trusted for: no journal, no synchronous writes, no constraint beyond the keys that
`WITHOUT ROWID` needs, no foreign keys, no transactions to return to. Names are taken as the
source splits them, keys are what a line of code makes, nothing is merged, and every name's id
stays in memory. The search index is not merged while it is built, which halves its time.
"""

from __future__ import annotations

import argparse
import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Any

import orjson

AT_ONCE = 5_000  # records between two rounds of inserts

TABLES = """
CREATE TABLE imports (id INTEGER PRIMARY KEY, source TEXT, format TEXT, status TEXT, started TEXT,
    read INTEGER);
CREATE TABLE papers (id INTEGER PRIMARY KEY, arxiv_id TEXT, announced TEXT, submitted TEXT,
    revised TEXT, listed_submitted TEXT, listed_revised TEXT, latest_version INTEGER,
    withdrawn INTEGER, deleted INTEGER, authors_cut INTEGER, names_version INTEGER,
    primary_category TEXT, title TEXT, authors_text TEXT, comments TEXT, journal_ref TEXT,
    doi TEXT, report_no TEXT, license TEXT, submitter TEXT, extra TEXT, abstract TEXT);
CREATE TABLE identifiers (scheme TEXT, value TEXT, paper_id INTEGER,
    PRIMARY KEY (scheme, value, paper_id)) WITHOUT ROWID;
CREATE TABLE paper_versions (paper_id INTEGER, version INTEGER, submitted TEXT, size INTEGER,
    PRIMARY KEY (paper_id, version)) WITHOUT ROWID;
CREATE TABLE paper_categories (paper_id INTEGER, ordinal INTEGER, category TEXT,
    listed_on INTEGER, PRIMARY KEY (paper_id, ordinal)) WITHOUT ROWID;
CREATE TABLE authors (id INTEGER PRIMARY KEY, keyname TEXT, forenames TEXT, suffix TEXT,
    is_collaboration INTEGER, name TEXT, name_key TEXT, keyname_key TEXT, initials TEXT,
    german_key TEXT);
CREATE TABLE authorships (paper_id INTEGER, ordinal INTEGER, author_id INTEGER,
    printed_name TEXT, affiliations TEXT, listed_on INTEGER,
    PRIMARY KEY (paper_id, ordinal)) WITHOUT ROWID;
CREATE TABLE sources (id INTEGER PRIMARY KEY, paper_id INTEGER, import_id INTEGER, format TEXT,
    datestamp TEXT, digest BLOB, abstract_key INTEGER, differences TEXT);
"""
INDEXES = """
CREATE UNIQUE INDEX uq_papers_arxiv_id ON papers (arxiv_id);
CREATE INDEX ix_papers_listed_submitted ON papers (listed_submitted);
CREATE INDEX ix_papers_listed_revised ON papers (listed_revised);
CREATE INDEX ix_papers_announced ON papers (announced);
CREATE INDEX ix_identifiers_paper_id ON identifiers (paper_id);
CREATE UNIQUE INDEX uq_paper_categories ON paper_categories (category, listed_on, paper_id);
CREATE UNIQUE INDEX uq_authors ON authors (keyname, forenames, suffix, is_collaboration);
CREATE INDEX ix_authors_name_key ON authors (name_key);
CREATE INDEX ix_authors_keyname_key_initials ON authors (keyname_key, initials);
CREATE INDEX ix_authors_german_key ON authors (german_key);
CREATE INDEX ix_authorships ON authorships (author_id, listed_on, paper_id);
CREATE UNIQUE INDEX uq_sources_digest ON sources (digest);
CREATE INDEX ix_sources_paper_id ON sources (paper_id);
CREATE INDEX ix_sources_abstract_key ON sources (abstract_key);
"""
SEARCH = """
CREATE VIRTUAL TABLE paper_search USING fts5 (title, abstract, authors_text, content = 'papers',
    content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO paper_search (paper_search, rank) VALUES ('automerge', 0);
INSERT INTO paper_search (paper_search, rank) VALUES ('crisismerge', 900);
INSERT INTO paper_search (paper_search, rank) VALUES ('hashsize', 16777216);
INSERT INTO paper_search (paper_search) VALUES ('rebuild');
INSERT INTO paper_search (paper_search, rank) VALUES ('automerge', 4);
INSERT INTO paper_search (paper_search, rank) VALUES ('crisismerge', 16);
"""
WIDTHS = {
    "papers": 23,
    "identifiers": 3,
    "paper_versions": 4,
    "paper_categories": 4,
    "authors": 10,
    "authorships": 6,
    "sources": 8,
}
MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTHS = {name: f"{number:02}" for number, name in enumerate(MONTH_NAMES, start=1)}

Rows = dict[str, list[tuple[Any, ...]]]


class Floor:
    """The rows of the records that come, and the ids of the names that came."""

    def __init__(self) -> None:
        self.author_ids: dict[tuple[str, str, str], int] = {}
        self.archives: dict[str, int] = {}
        self.records = 0

    def rows(self, lines: list[bytes]) -> Rows:
        """The rows of *lines*, by table."""
        rows: Rows = {table: [] for table in WIDTHS}
        for line in lines:
            self.records += 1
            self._add(rows, line, orjson.loads(line))
        return rows

    def _add(self, rows: Rows, line: bytes, record: dict[str, Any]) -> None:
        arxiv_id = record["id"]
        paper_id, announced = self._place(arxiv_id)
        versions = [
            (paper_id, int(each["version"][1:]), _instant(each["created"]), None)
            for each in record["versions"]
        ]
        categories = record["categories"].split()
        submitted, revised = versions[0][2], versions[-1][2]
        day = date.fromisoformat(submitted[:10]).toordinal() - 719_163
        abstract = " ".join(record["abstract"].split())
        rows["papers"].append(
            (
                paper_id,
                arxiv_id,
                announced,
                submitted,
                revised,
                submitted,
                revised,
                versions[-1][1],
                None,
                None,
                0,
                1,
                categories[0],
                " ".join(record["title"].split()),
                record["authors"],
                record["comments"],
                record["journal-ref"],
                record["doi"],
                record["report-no"],
                record["license"],
                record["submitter"],
                None,
                abstract,
            )
        )
        rows["identifiers"].append(("arxiv", arxiv_id, paper_id))
        if record["doi"]:
            rows["identifiers"].append(("doi", record["doi"].lower(), paper_id))
        rows["paper_versions"] += versions
        rows["paper_categories"] += [
            (paper_id, ordinal, each, day) for ordinal, each in enumerate(categories, start=1)
        ]
        self._add_authors(rows, (paper_id, day), record["authors_parsed"])
        key = blake2b(abstract.lower().encode(), digest_size=8).digest()
        rows["sources"].append(
            (
                self.records,
                paper_id,
                1,
                "snapshot",
                record["update_date"],
                blake2b(line, digest_size=16).digest(),
                int.from_bytes(key, "big", signed=True),
                None,
            )
        )

    def _add_authors(self, rows: Rows, paper: tuple[int, int], split: list[list[str]]) -> None:
        paper_id, day = paper
        for ordinal, row in enumerate(split, start=1):
            keyname, forenames, suffix = identity = (row[0], row[1], row[2])
            name = " ".join(filter(None, (forenames, keyname, suffix)))
            author_id = self.author_ids.get(identity)
            if author_id is None:
                author_id = self.author_ids[identity] = len(self.author_ids) + 1
                keyname_key = keyname.lower()
                name_key = f"{keyname_key}, {forenames.lower()}"
                initials = "".join([each[0] for each in forenames.lower().split()])
                rows["authors"].append(
                    (
                        author_id,
                        keyname,
                        forenames,
                        suffix,
                        0,
                        name,
                        name_key,
                        keyname_key,
                        initials,
                        name_key,
                    )
                )
            affiliations = orjson.dumps(row[3:]).decode() if len(row) > 3 else None  # noqa: PLR2004 - the name's parts
            rows["authorships"].append((paper_id, ordinal, author_id, name, affiliations, day))

    def _place(self, arxiv_id: str) -> tuple[int, str]:
        """A number in arXiv's order, and the month, of an identifier."""
        archive, _, number = arxiv_id.rpartition("/")
        year, month, rest = number[:2], number[2:4], number[4:].lstrip(".")
        full_year = ("19" if archive and year > "90" else "20") + year
        place = (int(full_year) - 1991) * 12 + int(month)
        archive_place = self.archives.setdefault(archive, len(self.archives))
        return (place << 6 | archive_place) << 17 | int(rest), f"{full_year}-{month}"


def _instant(text: str) -> str:
    _, day, month, year, time, _ = text.split()
    return f"{year}-{MONTHS[month]}-{day:0>2}T{time}Z"


def chunks(source: Path) -> Iterator[list[bytes]]:
    """The lines of *source*, many at a time."""
    with source.open("rb") as lines:
        while part := list(islice(lines, AT_ONCE)):
            yield part


def build(source: Path, database: Path) -> int:
    """Fill a new *database* from *source*; the number of records."""
    connection = sqlite3.connect(database, isolation_level=None)
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE",
                   "cache_size = -262144", "temp_store = MEMORY"):  # fmt: skip
        connection.execute(f"PRAGMA {pragma}")
    connection.executescript(TABLES)
    floor = Floor()
    connection.execute("BEGIN")
    for lines in chunks(source):
        for table, rows in floor.rows(lines).items():
            marks = ", ".join("?" * WIDTHS[table])
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - names of this file
    connection.execute(
        "INSERT INTO imports VALUES (1, ?, 'snapshot', 'complete', ?, ?)",
        (str(source), datetime.now(UTC).isoformat(), floor.records),
    )
    connection.execute("COMMIT")
    connection.executescript(INDEXES)
    connection.executescript(SEARCH)
    connection.close()
    return floor.records


def main() -> None:
    """Fill a new database from a file of JSON lines."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("database", type=Path)
    arguments = parser.parse_args()
    arguments.database.unlink(missing_ok=True)
    print(f"{build(arguments.source, arguments.database):,} records")


if __name__ == "__main__":
    main()
