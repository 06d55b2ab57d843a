"""A database as plain values, ids aside: equal dumps are equal databases."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from stores import Database, by_hand, tables_of

from biblio.db.engine import url_of
from biblio.db.engines import care

QUERIES = {
    "papers": "SELECT * FROM papers",
    "identifiers": "SELECT * FROM identifiers",
    "paper_versions": "SELECT * FROM paper_versions",
    "paper_categories": "SELECT * FROM paper_categories",
    "translations": "SELECT * FROM translations",
    "authors": "SELECT keyname, forenames, suffix, is_collaboration, name, name_key,"
    " keyname_key, initials, german_key FROM authors",
    "authorships": "SELECT s.paper_id, s.ordinal, a.keyname, a.forenames, a.suffix,"
    " a.is_collaboration, s.printed_name, s.affiliations, s.listed_on"
    " FROM authorships AS s JOIN authors AS a ON a.id = s.author_id",
    "author_lists": "SELECT paper_id, places FROM author_lists",
    "contributors": "SELECT s.paper_id, s.ordinal, s.role, a.keyname, a.forenames, a.suffix,"
    " a.is_collaboration, s.printed_name, s.affiliations"
    " FROM contributors AS s JOIN authors AS a ON a.id = s.author_id",
    "paper_keywords": "SELECT * FROM paper_keywords",
    "paper_references": "SELECT * FROM paper_references",
    "cited_identifiers": "SELECT * FROM cited_identifiers",
    "author_identifiers": "SELECT * FROM author_identifiers",
    "identifier_links": "SELECT * FROM identifier_links",
    "sources": "SELECT paper_id, format, datestamp, library, digest, abstract_key, content_key,"
    " is_joined, differences FROM sources",
    "floating_records": "SELECT format, datestamp, library, digest, record FROM floating_records",
    "floating_identifiers": "SELECT r.digest, i.scheme, i.value FROM floating_identifiers AS i"
    " JOIN floating_records AS r ON r.id = i.record_id",
    "floating_papers": "SELECT r.digest, f.paper_id FROM floating_papers AS f"
    " JOIN floating_records AS r ON r.id = f.record_id",
    "rejections": "SELECT place, identifier, reason, format, raw FROM rejections",
    "search": "SELECT id FROM papers WHERE id IN (SELECT rowid FROM paper_search)",
}


def dump(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Every table of *database*, its rows sorted; the search index must be whole.

    The numbers of papers that arXiv does not know are of one database; their anchors stand for
    them.
    """
    assert care(url_of(database)).search_agrees(url_of(database))
    with by_hand(database) as connection:
        anchors = dict(
            connection.execute("SELECT id, anchor FROM papers WHERE arxiv_id IS NULL").fetchall()
        )
        return {
            name: sorted(
                (tuple(anchors.get(value, value) for value in row) for row in rows), key=repr
            )
            for name, query in QUERIES.items()
            for rows in [connection.execute(query).fetchall()]
        }


OF_RUNS = frozenset({"imports", "sightings", "highest_ids", "generations"})  # what every run writes


def everything(
    database: Database, *, but: Collection[str] = OF_RUNS
) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but those in *but*, ids included."""
    with by_hand(database) as connection:
        return {
            name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr)  # noqa: S608 - names from the schema
            for name in tables_of(database)
            if name not in but
        }


def contents(database: Database) -> object:
    """What shows whether anything at all was written: the bytes of a file, or all rows."""
    return database.read_bytes() if isinstance(database, Path) else everything(database, but=())
