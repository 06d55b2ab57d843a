"""A field that never was: names in several spellings, a collaboration, years and no year."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from factories import paper
from stores import Database, by_hand

from biblio.model.records import PaperRecord
from biblio.parquet.manifest import Manifest, read_manifest


def _listed(arxiv_id: str, authors: str, year: int) -> PaperRecord:
    return paper(arxiv_id, authors, submitted=f"{year}-04-02T10:00:00Z")


RECORDS = (
    _listed("0704.0001", "Ada Lovelace, Emma de Oña Wilhelmi", 2007),
    _listed(
        "0704.0002", "A. Lovelace, Emma De Ona Wilhelmi, Paul Erdős, ATLAS Collaboration", 2007
    ),
    _listed("0801.0003", "Ada Lovelace, Emma De Ona Wilhelmi, Charles Babbage", 2008),
    _listed("0801.0004", "Mary Somerville", 2008),
    _listed("0903.0005", "Grace Hopper, Alan Turing", 2009),
    _listed("0903.0006", "Grace Hopper, Alan Turing, Alan Turing", 2009),
    _listed("0903.0007", "Emma de Oña Wilhelmi, Charles Babbage, Paul Erdos, Ada Lovelace", 2009),
    _listed("0903.0008", "Charles Babbage, Charles Babbage Jr.", 2009),
    _listed("0903.0009", "ATLAS Collaboration", 2009),
    paper(
        *(None, "Alan Turing"),
        format="bibtex",
        submitted=None,
        title="Of no date",
        doi="10.5555/b",
    ),
)
LATER = _listed("0801.0010", "Alan Turing, Ada Lovelace", 2008)


def rows_in(folder: Path, name: str) -> list[tuple[Any, ...]]:
    """All rows of the table *name*, and the year that each stands under, in order."""
    found: list[tuple[Any, ...]] = []
    for part in read_manifest(folder).tables[name].parts:
        read = pq.ParquetFile(folder / part.file).read()
        assert read.num_rows == part.rows
        found += [(part.year, *row.values()) for row in read.to_pylist()]
    return sorted(found, key=repr)


def rows_of(database: Database, name: str, *, is_of_papers: bool) -> list[tuple[Any, ...]]:
    """The same as plain SQL has them."""
    owner = "t.id" if name == "papers" else "t.paper_id"
    year, join = "NULL", ""
    if is_of_papers:
        year, join = "substr(p.listed_submitted, 1, 4)", f"JOIN papers p ON p.id = {owner}"
    with by_hand(database) as connection:
        rows = connection.rows(f"SELECT {year}, t.* FROM {name} t {join}")  # noqa: S608 - ours
    return sorted(rows, key=repr)


def digests(manifest: Manifest) -> Mapping[str, str]:
    """The digest of each file with rows."""
    return {
        f"{name} {part.year}": part.digest
        for name, table in manifest.tables.items()
        for part in table.parts
        if part.rows
    }


def files(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Each file below *folder*: which it is, when it was written, and what it holds."""
    return {
        each.relative_to(folder).as_posix(): (
            each.stat().st_ino,
            each.stat().st_mtime_ns,
            each.read_bytes(),
        )
        for each in sorted(folder.rglob("*"))
        if each.is_file()
    }
